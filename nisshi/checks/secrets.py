"""Everything that could be published, searched for secrets and private values: drafts and files too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from nisshi.config import Settings
from nisshi.content.front_matter import read_post
from nisshi.content.reading import Reading, Rules
from nisshi.content.scan import Sources, read, scan
from nisshi.errors import Problem
from nisshi.model import Kind, Post, SourceFile
from nisshi.privacy.options import Privacy, kinds_to_tell
from nisshi.privacy.secrets import secrets
from nisshi.privacy.told import Lines, private_problems, secret_problem
from nisshi.stamps import Stamps
from nisshi.steps.guard import guard
from nisshi.theme.lookup import load_theme, template_keys


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, in numbers of files, and what was found, sorted by place."""

    posts: int
    pages: int
    files: int  # texts beside posts and in content/static
    passed_over: int  # files that are no text, such as pictures
    problems: tuple[Problem, ...]


def search(root: Path, settings: Settings) -> Search:
    """Search all posts, pages and other files below content/. Raises SiteError for one that cannot be read."""
    sources = scan(root, Stamps({}))
    privacy = Privacy(redact=settings.logs.redact, private=settings.logs.private)
    readings = dict(_readings(root, sources, _rules(root, settings)))
    others = _others(sources, readings)
    texts = {path: text for path in others if (text := _text(root, path)) is not None}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    problems: list[Problem] = []
    for path, text in texts.items():
        post = others[path]
        beside[post.path if post else ""].update(secret.digest for secret in secrets(text))
        problems += _of_file(path, text, post, privacy)
    for path, (data, reading) in readings.items():
        if reading.post is None or reading.text is None:
            problems += _of_file(path, data.decode("utf-8-sig", "replace"), None, privacy)
        else:
            problems += guard(
                data,
                reading.post,
                reading.text,
                privacy,
                definition_lists=settings.markdown.definition_lists,
                beside=frozenset(beside[path]),
            ).problems
    return Search(
        posts=len(sources.posts),
        pages=len(sources.pages),
        files=len(texts),
        passed_over=len(others) - len(texts),
        problems=tuple(sorted(problems)),
    )


def _rules(root: Path, settings: Settings) -> Rules:
    return Rules(
        zone=settings.site.timezone,
        aliases=settings.front_matter.aliases,
        template_keys=template_keys(load_theme(root, settings.theme)),
    )


def _readings(root: Path, sources: Sources, rules: Rules) -> Iterator[tuple[str, tuple[bytes, Reading]]]:
    zone = ZoneInfo(rules.zone)
    kinds: tuple[tuple[Kind, tuple[SourceFile, ...]], ...] = (
        ("post", sources.posts),
        ("page", sources.pages),
    )
    for kind, files in kinds:
        for source in files:
            data = read(root, source).data or b""
            yield source.path, (data, read_post(source.path, data, kind, rules, zone))


def _others(sources: Sources, readings: Mapping[str, tuple[bytes, Reading]]) -> dict[str, Post | None]:
    """Return each file that is no post, and the post it lies beside: what that allows is allowed there."""
    found: dict[str, Post | None] = {asset.path: None for asset in sources.static}
    for index, paths in sources.beside.items():
        found |= dict.fromkeys(paths, readings[index][1].post)
    return dict(sorted(found.items()))


def _text(root: Path, path: str) -> str | None:
    """Return the text of a file, None where it is none."""
    data = read(root, SourceFile(path, None, "")).data or b""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")


def _of_file(path: str, text: str, post: Post | None, privacy: Privacy) -> Iterator[Problem]:
    """Yield what is wrong with a file that is published as it is, whatever is redacted in posts."""
    allowed = post.meta.allow_secrets if post else ()
    told = [secret for secret in secrets(text) if secret.digest not in allowed]
    lines = Lines(path, text, found=told)
    yield from (secret_problem(secret, lines, front=post is not None) for secret in told)
    kinds = kinds_to_tell(privacy, (), post.meta.allow_private if post else ())
    yield from private_problems([(0, text)], kinds, lines, front=False)
