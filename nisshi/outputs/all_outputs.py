"""Every kind of output, in the order in which they are planned. A new kind is a new line in `KINDS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from nisshi.cards.social_card import CARD
from nisshi.config import Settings
from nisshi.model import Output, Page, Site, Task
from nisshi.outputs import (
    archive_pages,
    downloads,
    feeds,
    finished_files,
    fixed_pages,
    home_pages,
    log_index,
    markdown_twins,
    not_found_page,
    post_pages,
    social_cards,
    tag_list,
    tag_pages,
)
from nisshi.outputs.collisions import collisions
from nisshi.outputs.frame import Frame
from nisshi.outputs.kinds import Kind
from nisshi.outputs.shared import Entries, Shared, Text

if TYPE_CHECKING:
    from nisshi.cards.font_files import FontFiles

__all__ = ["KINDS", "Maker", "Planned", "Shared", "collisions", "plan_outputs"]

KINDS: tuple[Kind[Any], ...] = (
    Kind("home", home_pages.plan, home_pages.Inputs, home_pages.make),
    Kind("post", post_pages.plan, post_pages.Inputs, post_pages.make),
    Kind("page", fixed_pages.plan, fixed_pages.Inputs, fixed_pages.make),
    Kind("tags", tag_list.plan, tag_list.Inputs, tag_list.make),
    Kind("logs", log_index.plan, log_index.Inputs, log_index.make),
    Kind("tag", tag_pages.plan, tag_pages.Inputs, tag_pages.make),
    Kind("archive", archive_pages.plan, archive_pages.Inputs, archive_pages.make),
    Kind("404", not_found_page.plan, not_found_page.Inputs, not_found_page.make),
    Kind("twin", markdown_twins.plan, markdown_twins.Inputs, markdown_twins.make),
    Kind("download", downloads.plan, downloads.Inputs, downloads.make),
    Kind("feed", feeds.plan, feeds.Inputs, feeds.make),
    Kind(CARD, social_cards.plan, social_cards.Inputs, social_cards.make),
    Kind("finished", finished_files.plan, bytes, finished_files.make),
)


class Planned(msgspec.Struct, frozen=True):
    """All that decides what is written, but for the texts of posts and the theme."""

    shared: Shared
    tasks: tuple[Task, ...]


def plan_outputs(site: Site, settings: Settings, fonts: tuple[str, ...] = ()) -> Planned:
    """Return a task for every page and file of `site`, in an order that depends on nothing else.

    `fonts` are the digests of the fonts of social cards; without them there are no cards.
    """
    from nisshi.outputs.overview import Overview

    overview = Overview(site, settings, fonts)
    return Planned(overview.shared(), tuple(task for kind in KINDS for task in kind.tasks(overview)))


class Maker:
    """Makes outputs from tasks. It remembers what several outputs show, which changes none of them."""

    def __init__(
        self, shared: Shared, body: Text, fonts: FontFiles | None = None, entries: Entries | None = None
    ) -> None:
        """`body` gives the text of a post by its path; each task asks for those it names, no others.

        `fonts` are those of social cards, `entries` keeps what feeds say of posts for the next build.
        """
        self._frame = Frame(shared, fonts, entries)
        self._body = body
        self._kinds = {kind.name: kind for kind in KINDS}

    def make(self, task: Task) -> Page | Output:
        """Return a page for a template, or finished bytes where no template takes part."""
        made = self._kinds[task.kind].made(self._frame, task.inputs, self._body)
        if isinstance(made, bytes):
            return Output(task.output, made, task.source)
        return Page(output=task.output, template=task.template, view=made, source=task.source)
