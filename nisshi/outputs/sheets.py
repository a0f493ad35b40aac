"""Long lists cut into numbered pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from nisshi.model import Article
from nisshi.outputs.views import Pagination
from nisshi.permalink import Urls


class Sheet(msgspec.Struct, frozen=True):
    """One page of a list."""

    path: str  # unencoded
    articles: tuple[Article, ...]
    pagination: Pagination


def sheet_count(articles: int, size: int) -> int:
    """Return how many pages of `size` that many articles fill; an empty list is one empty page."""
    return max(1, -(-articles // size))


def sheets(
    articles: tuple[Article, ...], size: int, path_of: Callable[[int], str], urls: Urls
) -> Iterator[Sheet]:
    """Yield pages of `size` articles, numbered from 1."""
    total = sheet_count(len(articles), size)

    def url(number: int) -> str:
        return urls.path(path_of(number)) if 1 <= number <= total else ""

    for number in range(1, total + 1):
        part = articles[(number - 1) * size : number * size]
        yield Sheet(path_of(number), part, Pagination(number, total, url(number - 1), url(number + 1)))
