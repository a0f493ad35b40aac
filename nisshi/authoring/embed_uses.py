"""Which embeds the texts of a blog show, and which addresses they name at all."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.authoring.picture_uses import texts_of
from nisshi.config import Settings
from nisshi.content.front_matter import read_post
from nisshi.content.reading import Rules
from nisshi.content.scan import read, scan
from nisshi.embeds.fetching import can_be_asked
from nisshi.embeds.named import named_links
from nisshi.errors import Problem
from nisshi.markdown.convert import Converter
from nisshi.markdown.options import markdown_options
from nisshi.stamps import Stamps
from nisshi.theme.lookup import load_theme, template_keys


class EmbedUses(msgspec.Struct, frozen=True):
    """What all texts say, those that are not published too."""

    shown: tuple[str, ...] = ()  # keys of embeds.lock that a build would look up, sorted
    named: frozenset[str] = frozenset()  # these and all that stand in a line, perhaps of a code block
    unread: tuple[Problem, ...] = ()  # texts of which nobody can say what they name


def read_embeds(root: Path, settings: Settings) -> EmbedUses:
    """Read all texts below `root` as a build does. Raises SiteError for a file or theme that cannot be read."""
    keys = template_keys(load_theme(root, settings.theme))
    rules = Rules(zone=settings.site.timezone, aliases=settings.front_matter.aliases, template_keys=keys)
    zone, converter = ZoneInfo(rules.zone), Converter(markdown_options(settings))
    sources = scan(root, Stamps({}))
    shown: set[str] = set()
    named: set[str] = set()
    unread = []
    for kind, listed in texts_of(sources):
        data = read(root, listed).data or b""
        links = named_links(data.decode(errors="replace"))  # as Known.named says it to a build
        named.update(links)
        text = read_post(listed.path, data, kind, rules, zone).text
        if text is None:
            unread.append(_unread(listed.path))
        elif any(can_be_asked(link) for link in links):
            shown.update(converter.convert(text).embeds)
    return EmbedUses(tuple(sorted(shown)), frozenset(named | shown), tuple(unread))


def _unread(path: str) -> Problem:
    return Problem(
        path,
        message="this is no post that can be read, so nobody knows which embeds it shows",
        hint="Mend it; `check` says what is wrong. Until then embeds.lock drops nothing.",
        severity="warning",
    )
