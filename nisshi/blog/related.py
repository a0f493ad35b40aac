"""Related posts: the rarer a shared tag, the closer two posts."""

from __future__ import annotations

from collections import defaultdict
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
        scores: dict[int, int] = defaultdict(int)
        for tag in card.tags:
            rank = ranks[tag.key]
            ranks[tag.key] += 1
            weight = weights[tag.key]
            for other in holders[tag.key][max(0, rank - NEIGHBOURS) : rank + NEIGHBOURS + 1]:
                scores[other] += weight
        scores.pop(number, None)
        closest = sorted((-score, abs(other - number), other) for other, score in scores.items())
        found.append(tuple(cards[other] for _, _, other in closest[:MOST]))
    return tuple(found)
