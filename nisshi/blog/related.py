"""Related posts: the rarer a shared tag, the closer two posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

from nisshi.model import Card

MOST = 5
SCALE = 10**9
# Posts with a tag that are looked at on either side, in order of date: keeps the work linear in
# the number of posts however many share one tag.
NEIGHBOURS = 30


def related(cards: tuple[Card, ...]) -> tuple[tuple[Card, ...], ...]:
    """Return, for each card in order, at most five related ones, the closest first.

    A shared tag weighs log(posts / posts with the tag), as inverse document frequency does
    (Spärck Jones 1972). Equal weights go to the post nearer in time.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        for tag in card.tags:
            holders[tag.key].append(number)
    # Whole numbers: sums of the same weights are equal in whatever order they are added.
    weights = {key: round(SCALE * log(1 + len(cards) / len(numbers))) for key, numbers in holders.items()}
    ranks: dict[str, int] = dict.fromkeys(holders, 0)
    found = []
    for number, card in enumerate(cards):
        near = []
        for tag in card.tags:
            rank = ranks[tag.key]
            ranks[tag.key] += 1
            window = holders[tag.key][max(0, rank - NEIGHBOURS) : rank + NEIGHBOURS + 1]
            near.append((weights[tag.key], window))
        scores = joined(near)
        scores.pop(number, None)
        found.append(tuple([cards[other] for other in _closest(number, scores)]))
    return tuple(found)


def joined(near: Iterable[tuple[int, Sequence[int]]]) -> dict[int, int]:
    """Return what the lists weigh together in which a number stands, for each of their numbers."""
    scores: dict[int, int] = {}
    for weight, numbers in near:
        added = dict.fromkeys(numbers, weight)
        for number in scores.keys() & added.keys():  # few are in several lists
            added[number] += scores[number]
        scores |= added
    return scores


def _closest(number: int, scores: dict[int, int]) -> list[int]:
    """Return the best, of equal ones the nearest; what cannot be among them is not sorted."""
    least = min(sorted(scores.values())[-MOST:], default=0)
    ordered = sorted(
        [(-score, abs(other - number), other) for other, score in scores.items() if score >= least]
    )
    return [other for _, _, other in ordered[:MOST]]
