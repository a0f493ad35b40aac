"""What fails in the logs of several posts: who quotes which failure, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from nisshi.model import Card, Failure, Mention, Outline, Quoted, Seen

MOST = 5  # other posts that are named under a post; /logs/ names all


def seen_elsewhere(posts: Sequence[Outline], cards: Sequence[Card]) -> tuple[tuple[Seen, ...], ...]:
    """Return, for each post (newest first), the failures that other posts quote too, in its own order."""
    quoting: dict[str, dict[int, Failure]] = defaultdict(dict)
    for number, outline in enumerate(posts):
        for failure in outline.failures:
            if failure.signature:
                quoting[failure.signature].setdefault(number, failure)
    return tuple(
        tuple(
            _seen(number, cards, quoting[signature])
            for signature in dict.fromkeys(failure.signature for failure in outline.failures)
            if len(quoting.get(signature, ())) > 1
        )
        for number, outline in enumerate(posts)
    )


def _seen(number: int, cards: Sequence[Card], quoting: Mapping[int, Failure]) -> Seen:
    """Tell of one failure of the post with this number; `quoting` has it in each post that quotes it."""
    failure = quoting[number]
    posts = list(quoting)  # in order, for so they were gathered
    at = bisect_left(posts, number)
    # Older posts come first: who meets a failure again wants to know how it went then.
    older = posts[at + 1 : at + 1 + MOST]
    newer = posts[max(at - MOST + len(older), 0) : at]
    return Seen(
        url=f"#{failure.anchor}" if failure.anchor else "",
        message=failure.message,
        signature=failure.signature,
        others=tuple(_mention(cards[other], quoting[other]) for other in (*newer, *older)),
        before=bool(older),
    )


def quoted_failures(posts: Sequence[Outline], cards: Sequence[Card]) -> tuple[Quoted, ...]:
    """Return every failure with the posts that quote it, by the title of its format.

    In a format those come first that most posts quote, of equal ones the one quoted last. Posts that
    search engines are to leave out are left out here too.
    """
    groups: dict[tuple[str, str], dict[int, Failure]] = defaultdict(dict)
    for number, outline in enumerate(posts):
        if outline.post.meta.noindex:
            continue
        for failure in outline.failures:
            told_by = failure.signature or failure.message
            groups[failure.title, told_by].setdefault(number, failure)
    order = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), min(item[1]), item[0][1]))
    return tuple(_quoted(cards, by_post) for _, by_post in order)


def has_failures(posts: Sequence[Outline]) -> bool:
    """Whether `quoted_failures` would find any."""
    return any(outline.failures and not outline.post.meta.noindex for outline in posts)


def _quoted(cards: Sequence[Card], by_post: Mapping[int, Failure]) -> Quoted:
    newest = by_post[min(by_post)]
    return Quoted(
        format=newest.format,
        title=newest.title,
        message=newest.message,
        signature=newest.signature,
        mentions=tuple(_mention(cards[number], by_post[number]) for number in sorted(by_post)),
    )


def _mention(card: Card, failure: Failure) -> Mention:
    url = f"{card.url}#{failure.anchor}" if failure.anchor else card.url
    return Mention(url, card.title, card.lang, card.date)
