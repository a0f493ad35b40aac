"""Every key of front matter, declared once: name, kind of value, default and one sentence.

From this list come the reading, the did-you-mean and the reference page in docs/.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from nisshi.content.elsewhere import ELSEWHERE, alias_line
from nisshi.errors import Problem, did_you_mean

NOT = "not "  # before a flag in [front_matter.aliases]: the other way round
KeyKind = Literal["text", "date", "flag", "list", "faq"]


class Key(msgspec.Struct, frozen=True):
    name: str
    attribute: str  # the field of model.Meta
    kind: KeyKind
    sentence: str
    default: str = ""  # in words, for the reference
    also: tuple[str, ...] = ()  # other spellings that are always understood


KEYS: tuple[Key, ...] = (
    Key("title", "title", "text", "Title of the post.", "required"),
    Key("date", "date", "date", "When the post was written.", "required in posts"),
    Key(
        "slug",
        "slug",
        "text",
        "Path of the post on the web, kept letter for letter; may hold slashes.",
        "the name of the file, or of the folder of an index.md",
    ),
    Key(
        "description",
        "description",
        "text",
        "One or two sentences for lists, feeds and search engines.",
        "the first sentences",
    ),
    Key("tags", "tags", "list", "Tags, always text.", "none"),
    Key(
        "headerImage",
        "header_image",
        "text",
        "Picture above the post and on its card: a path or a URL.",
        "none",
    ),
    Key(
        "templateKey",
        "template_key",
        "text",
        "Template of the theme that shows the post.",
        "blog-post, about-page for pages",
    ),
    Key(
        "updated",
        "updated",
        "date",
        "When the post last changed in a way a reader should know.",
        "none",
        ("updatedDate", "lastmod"),
    ),
    Key("draft", "draft", "flag", "Hold the post back.", "false"),
    Key("publishDate", "publish_date", "date", "Hold the post back until then.", "the date"),
    Key("expiryDate", "expiry_date", "date", "Take the post out from then on.", "never"),
    Key("aliases", "aliases", "list", "Older paths of the post; each redirects to it.", "none"),
    Key("lang", "lang", "text", "Language of the post (BCP 47).", "the site's, or seen from the text"),
    Key(
        "logWatch",
        "log_watch",
        "list",
        "Phrases that mean failure in the logs of this post, beside `[logs] watch`.",
        "none",
    ),
    Key(
        "noindex",
        "noindex",
        "flag",
        "Keep the post out of search engines, feeds and sitemaps.",
        "false",
    ),
    Key("useAi", "use_ai", "flag", "Say at the top that an AI helped to write the post.", "false"),
    Key("faq", "faq", "faq", "Questions and answers (`question`, `answer`) shown at the end.", "none"),
    Key("series", "series", "text", "Name of the series the post is a part of.", "none"),
    Key(
        "logRedact",
        "log_redact",
        "list",
        "What of the excerpts is published under a pseudonym, beside `[logs] redact`: `ip`, `email`, "
        "`token`, `user`, `host`, `home`, `mac`; `true` is all, `false` none.",
        "what the settings say",
    ),
    Key(
        "allowSecrets",
        "allow_secrets",
        "list",
        "Secrets the post may show, by the digests that the error names.",
        "none",
    ),
    Key(
        "allowPrivate",
        "allow_private",
        "list",
        "What the build does not warn of: `ip`, `email`, `home`, `mac`, or `true` for all.",
        "none",
    ),
    Key("id", "id", "text", "Identifier of the post for comment services; kept for templates.", "none"),
)


_SPELLINGS = MappingProxyType({name: key for key in KEYS for name in (key.name, *key.also)})


def spellings() -> Mapping[str, Key]:
    """Return the keys by every spelling that is understood without any setting."""
    return _SPELLINGS


def alias_problems(aliases: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return a Problem for each of [front_matter.aliases] that names no key, or turns round what is no flag."""
    known = spellings()
    flags = {name: key for name, key in known.items() if key.kind == "flag"}
    problems = []
    for theirs, name in aliases.items():
        ours = flags if name.startswith(NOT) else known
        if name and name.removeprefix(NOT) not in ours:
            message = f"[front_matter.aliases] maps {theirs!r} to {name!r}, which is no key of Nisshi"
            if theirs in known and not name.startswith(NOT):
                usual = ELSEWHERE.get(name, "")
                right = usual if usual.removeprefix(NOT) == theirs else theirs
                hint = f"The other way round: {alias_line(name, right)}."
            else:
                close = did_you_mean(name.removeprefix(NOT), ours)
                hint = f"{close}Keys there are: {', '.join(ours)}."
            problems.append(Problem("nisshi.toml", message=message, hint=hint))
    return tuple(problems)
