"""What raw HTML is made of: comments, elements that hold no markup, and tags."""

from __future__ import annotations

import re

_COMMENT = r"<!--(?:>|->|.*?(?:-->|\Z))"
# A browser reads no markup in these.
_VERBATIM = r"<(?P<element>script|style|textarea)\b.*?(?:(?P<end></(?P=element)\s*>)|\Z)"
_TAG = r"</?[a-zA-Z][^\s/>]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"

# The groups `verbatim` (with `element` and, where it is closed, `end`), `comment` and `tag`.
PIECE = re.compile(f"(?P<verbatim>{_VERBATIM})|(?P<comment>{_COMMENT})|(?P<tag>{_TAG})", re.I | re.S)
