"""The page a host shows when there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import NOT_FOUND
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import CardView, NotFoundView
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview

NEWEST = 5  # posts offered instead


class Inputs(msgspec.Struct, frozen=True):
    newest: tuple[CardView, ...]


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield /404.html."""
    yield Plan(
        output=output_file(NOT_FOUND),
        source="404 page",
        inputs=Inputs(overview.cards.of(overview.site.articles[:NEWEST])),
        template="404.html",
    )


def make(frame: Frame, inputs: Inputs, text: Text) -> NotFoundView:
    facts = PageFacts(
        url=frame.urls.path(NOT_FOUND),
        title=frame.words.not_found,
        description=frame.words.not_found_description,
        lang=frame.settings.site.lang,
        noindex=True,
    )
    return NotFoundView(head=head(frame, facts), site=frame.site_view(), newest=inputs.newest)
