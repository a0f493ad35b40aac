"""The icon that the settings name, which has to be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from posixpath import splitext
from urllib.parse import unquote

from nisshi.config import Settings
from nisshi.errors import Problem

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.ASCII | re.IGNORECASE)
_ENDINGS = (".svg", ".png", ".ico", ".jpg", ".jpeg", ".webp", ".gif", ".avif")


def icon_problems(settings: Settings, outputs: Iterable[str]) -> tuple[Problem, ...]:
    """Return a warning when `site.icon` is a path of this site at which nothing of `outputs` is published."""
    icon = settings.site.icon
    if not icon or icon.startswith("//") or _ELSEWHERE.match(icon):
        return ()
    path = unquote(icon.partition("?")[0].partition("#")[0]).lstrip("/")
    outputs = frozenset(outputs)
    if path in outputs and icon.startswith("/"):
        return ()
    if path in outputs:
        message, hint = f"site.icon is {icon}, which is another file on each page", f"Write '/{path}'."
        return (Problem("nisshi.toml", message=message, hint=hint, severity="warning"),)
    pictures = sorted(output for output in outputs if splitext(output)[1].lower() in _ENDINGS)
    near = get_close_matches(path, pictures, n=1)
    hint = f"Did you mean '/{near[0]}'?" if near else f"Put the picture at content/static/{path}."
    message = f"site.icon is {icon}, and there is no such file in content/static or in the theme"
    return (Problem("nisshi.toml", message=message, hint=hint, severity="warning"),)
