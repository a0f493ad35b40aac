"""Related posts: the rarer a shared tag, the closer two posts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nisshi.blog.related import MOST, joined, related
from nisshi.model import Card
from tests.blog.posts import cards_of


def numbers(cards: tuple[Card, ...]) -> list[int]:
    return [int(card.url.strip("/")) for card in cards]


def test_a_rare_tag_weighs_more_than_a_common_one() -> None:
    cards = cards_of("ab", "a", "a", "a", "b", "a")
    assert numbers(related(cards)[0])[0] == 4


def test_two_common_tags_may_outweigh_one() -> None:
    cards = cards_of("ab", "a", "b", "ab", "a", "b")
    assert numbers(related(cards)[0])[0] == 3


def test_equally_close_posts_stand_by_nearness_in_time() -> None:
    assert numbers(related(cards_of("a", "a", "a", "a"))[2]) == [1, 3, 0]


def test_no_post_is_related_to_itself_or_without_a_shared_tag() -> None:
    assert related(cards_of("a", "b", "")) == ((), (), ())
    assert related(()) == ()


def test_there_are_never_more_than_five() -> None:
    assert {len(found) for found in related(cards_of(*["a"] * 20))} == {MOST} == {5}


def test_the_answer_is_the_same_each_time() -> None:
    cards = cards_of(*("abc", "bcd", "cde", "abd", "ace") * 4)
    assert related(cards) == related(tuple(cards))


@pytest.mark.parametrize("tags", ["a", "ab", "abcdefgh"])
def test_the_work_grows_with_the_posts_and_not_with_their_square(
    tags: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counted(near: list[tuple[int, list[int]]]) -> dict[int, int]:
        nonlocal compared
        compared += sum(len(numbers) for _, numbers in near)
        return joined(near)

    monkeypatch.setattr("nisshi.blog.related.joined", counted)

    def work(size: int) -> int:
        nonlocal compared
        compared = 0
        related(cards_of(*[tags] * size))
        return compared

    assert 0 < work(2000) < 2.2 * work(1000)


def every_pair(cards: tuple[Card, ...]) -> Iterator[tuple[int, int]]:
    for number, found in enumerate(related(cards)):
        yield from ((number, other) for other in numbers(found))


def test_only_posts_that_share_a_tag_are_paired() -> None:
    tags = ("ab", "bc", "cd", "de", "ea", "x")
    pairs = list(every_pair(cards_of(*tags)))
    assert len(pairs) == 10, "each of five in a ring has two neighbours"
    for number, other in pairs:
        assert set(tags[number]) & set(tags[other])
