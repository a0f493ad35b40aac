"""What fetching pictures came to, in words and as Problems where posts name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from nisshi.authoring.bring_home import Brought
from nisshi.authoring.picture_uses import PictureUse
from nisshi.errors import Problem, Severity
from nisshi.net.values import INSIDE
from nisshi.report import counted

_HINT = "Is the address right? Else take another picture, or ask again another day."


def refusals(brought: Brought, uses: Iterable[PictureUse], severity: Severity = "error") -> Iterator[Problem]:
    """Yield one Problem for each place that names a picture that could not be had, by place."""
    places = {(use.url, use.place): use.place for use in uses if use.url in brought.refused}
    for (url, _), place in places.items():
        words = f"the picture {url[:200]} could not be fetched: it {brought.refused[url]}"
        yield place.problem(words, _hint(url, brought.refused[url]), severity)


def _hint(url: str, reason: str) -> str:
    if INSIDE not in reason:
        return _HINT
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    named = host if re.search(r":\d+$", host) else f"{host}:{443 if parts.scheme == 'https' else 80}"
    if (parts.hostname or "") not in reason:  # it led on to another one
        named = "host:port"
    return f'If that is meant, write private_hosts = ["{named}"] below [images] in nisshi.toml.'


def outcome(brought: Brought) -> str:
    """Say what was done in one line."""
    done = [f"{counted(brought.fetched, 'picture')} fetched"]
    if brought.fetched:
        done[0] += f" ({brought.size / 1e6:.1f} MB)"
    if brought.kept:
        done.append(f"{brought.kept} here already")
    if brought.refused:
        done.append(f"{len(brought.refused)} could not be had")
    return ", ".join(done)
