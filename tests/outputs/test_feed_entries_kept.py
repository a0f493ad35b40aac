"""What feeds say of a post is made once, and made anew when anything in it is other than it was."""

from __future__ import annotations

import msgspec
import pytest

from nisshi.config import FeedSettings, Settings, SiteSettings
from nisshi.model import Body, Output
from nisshi.outputs.all_outputs import Maker, plan_outputs
from tests.outputs.sample import BODY, SETTINGS, Sketch, make_site

POSTS = (
    Sketch(slug="disk", title="ディスク", tags=("障害",)),
    Sketch(slug="ups", title="停電", tags=("障害",)),
)
MOVED = msgspec.structs.replace(SETTINGS, site=SiteSettings(url="https://example.org/", title="日誌"))
NAMED = msgspec.structs.replace(SETTINGS, feeds=FeedSettings(id_base="https://example.net/"))


class Entries:
    """Keeps entries as the cache does, by the texts they are made of."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], bytes] = {}

    def get(self, post: str, made_from: bytes) -> bytes | None:
        return self.kept.get((post, made_from))

    def put(self, post: str, made_from: bytes, entry: bytes) -> None:
        self.kept[post, made_from] = entry


def feeds(
    entries: Entries | None, settings: Settings = SETTINGS, posts: tuple[Sketch, ...] = POSTS
) -> tuple[dict[str, bytes], list[str]]:
    """Return the feeds, and the posts whose texts were asked for."""
    asked: list[str] = []

    def body(path: str) -> Body:
        asked.append(path)
        return BODY

    planned = plan_outputs(make_site(posts, settings=settings), settings)
    maker = Maker(planned.shared, body, entries=entries)
    made = (maker.make(task) for task in planned.tasks if task.kind == "feed")
    return {output.path: output.data for output in made if isinstance(output, Output)}, asked


def test_a_post_is_read_for_the_first_feed_it_stands_in_and_never_again() -> None:
    entries = Entries()
    first, asked = feeds(entries)
    assert sorted(asked) == ["content/posts/disk.md", "content/posts/ups.md"]
    again, asked = feeds(entries)
    assert asked == []
    assert again == first == feeds(None)[0]


def test_only_the_post_that_changed_is_read_again() -> None:
    entries = Entries()
    feeds(entries)
    renamed = (POSTS[0], msgspec.structs.replace(POSTS[1], title="瞬断"))
    made, asked = feeds(entries, posts=renamed)
    assert asked == ["content/posts/ups.md"]
    assert made == feeds(None, posts=renamed)[0]


@pytest.mark.parametrize("settings", [MOVED, NAMED], ids=["another host", "other ids"])
def test_entries_of_another_address_are_not_used(settings: Settings) -> None:
    entries = Entries()
    feeds(entries)
    made, asked = feeds(entries, settings)
    assert len(asked) == len(POSTS)
    assert made == feeds(None, settings)[0]
