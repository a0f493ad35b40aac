"""The candidates of a `srcset` (HTML, 4.8.4.2.1)."""

from __future__ import annotations

import re
from collections.abc import Callable

# An address without spaces, then perhaps a width or density.
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])((?:\s+[^,]+)?\s*(?:,|$))")


def with_addresses(srcset: str, change: Callable[[str], str]) -> str:
    """Return a srcset with each of its addresses changed; all else stays as written."""
    return _CANDIDATE.sub(lambda match: change(match[1]) + match[2], srcset)
