"""Internal links in converted HTML: each is a mark until it is known where it leads (see `LinkUse`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile("\x02(\\d+)\x03")


def with_targets(html: str, targets: Sequence[str]) -> str:
    """Return `html` with the URL `targets[N]`, escaped for an attribute, in the place of the mark N."""
    if not targets:
        return html
    from html import escape

    escaped = [escape(target, quote=True) for target in targets]
    return _MARK.sub(lambda match: escaped[int(match[1])] if int(match[1]) < len(escaped) else "", html)
