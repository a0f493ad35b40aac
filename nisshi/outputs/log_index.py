"""/logs/: every error that log excerpts show, by format, and the posts that quote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from nisshi.logs.words import label
from nisshi.model import Mention, Quoted
from nisshi.outputs.cards import CardShelf
from nisshi.outputs.frame import Frame
from nisshi.outputs.head import PageFacts, head
from nisshi.outputs.paths import LOG_INDEX
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text
from nisshi.outputs.views import FailureView, LogFormatView, LogIndexView, MentionView
from nisshi.permalink import output_file

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Inputs(msgspec.Struct, frozen=True):
    formats: tuple[LogFormatView, ...]  # by title


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield /logs/, where any excerpt shows an error."""
    failures = overview.site.failures
    if failures:
        yield Plan(
            output=output_file(LOG_INDEX),
            source="list of errors in logs",
            inputs=Inputs(tuple(_formats(failures, overview.cards, overview.settings.site.lang))),
            template="logs.html",
        )


def make(frame: Frame, inputs: Inputs, text: Text) -> LogIndexView:
    own, words = frame.settings.site, frame.words
    count = sum(len(format.failures) for format in inputs.formats)
    facts = PageFacts(
        url=frame.urls.path(LOG_INDEX),
        card=frame.urls.path(LOG_INDEX),
        title=words.logs,
        description=words.logs_description.format(site=own.title, count=words.failures(count)),
        lang=own.lang,
        noindex=True,
    )
    return LogIndexView(head=head(frame, facts), site=frame.site_view(facts.url), formats=inputs.formats)


def mentions(listed: Iterable[Mention], cards: CardShelf) -> tuple[MentionView, ...]:
    """Return posts that quote a failure as pages show them."""
    return tuple(MentionView(one.url, one.title, one.lang, cards.date(one.date)) for one in listed)


def _formats(failures: Iterable[Quoted], cards: CardShelf, lang: str) -> Iterator[LogFormatView]:
    for title, group in groupby(failures, lambda quoted: quoted.title):
        listed = tuple(
            FailureView(quoted.signature, quoted.message, mentions(quoted.mentions, cards))
            for quoted in group
        )
        yield LogFormatView(label(title, lang), listed)
