"""The list of all tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from nisshi.outputs.cards import tag_cloud
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import LOG_INDEX, TAG_LIST
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import TagLink, TagListView
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Inputs(msgspec.Struct, frozen=True):
    tags: tuple[TagLink, ...]  # by descending count
    logs: str  # URL of the list of errors in logs, "" when there is none


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield /tags/."""
    yield Plan(
        output=output_file(TAG_LIST),
        source="tag list",
        inputs=Inputs(
            tags=tag_cloud(term.tag for term in overview.site.terms),
            logs=overview.urls.path(LOG_INDEX) if overview.site.failures else "",
        ),
        template="tags.html",
    )


def make(frame: Frame, inputs: Inputs, text: Text) -> TagListView:
    own, words = frame.settings.site, frame.words
    facts = PageFacts(
        url=frame.urls.path(TAG_LIST),
        card=frame.urls.path(TAG_LIST),
        title=words.tags,
        description=words.tag_list_description.format(site=own.title, count=len(inputs.tags)),
        lang=own.lang,
        noindex=True,
    )
    return TagListView(
        head=head(frame, facts), site=frame.site_view(facts.url), tags=inputs.tags, logs=inputs.logs
    )
