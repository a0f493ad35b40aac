"""Related posts: the rarer a shared tag, the closer two posts."""

from __future__ import annotations

from collections import defaultdict
from math import log

from nisshi.model import Card

MOST = 5
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
    weights = {key: log(1 + len(cards) / len(numbers)) for key, numbers in holders.items()}
    ranks: dict[str, int] = dict.fromkeys(holders, 0)
    found = []
    for number, card in enumerate(cards):
        scores: dict[int, float] = defaultdict(float)
        for tag in card.tags:
            rank = ranks[tag.key]
            ranks[tag.key] += 1
            for other in holders[tag.key][max(0, rank - NEIGHBOURS) : rank + NEIGHBOURS + 1]:
                if other != number:
                    scores[other] += weights[tag.key]
        closest = sorted(scores, key=lambda other: (-round(scores[other], 9), abs(other - number), other))
        found.append(tuple(cards[other] for other in closest[:MOST]))
    return tuple(found)
