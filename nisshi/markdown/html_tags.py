"""Tags as a browser reads them (HTML, 13.2.5 "Tokenization"), whatever is odd in their attributes."""

from __future__ import annotations

import re
from html import unescape

_NAME = r"(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"
_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)"
# A name that is followed by an open quotation mark ends nowhere, and neither does its tag.
_PART = rf"(?:{_NAME}(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+{_VALUE}|(?![ \t\n\f\r]*+=[ \t\n\f\r]*+[\"'])))"
_ATTRIBUTE = re.compile(
    rf"({_NAME})(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)))?+",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"</?[a-zA-Z][^ \t\n\f\r/>]*+")

TAG = re.compile(rf"<(?P<slash>/?)(?P<name>[a-zA-Z][^ \t\n\f\r/>]*+)(?:[ \t\n\f\r/]++|{_PART})*+>")
"""A whole tag. Where one does not match, all that follows is in it: look no further, or time is quadratic."""


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a whole tag: names in small letters, values decoded; the first of a name counts."""
    start = _BEGINNING.match(tag)
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag, start.end() if start else 0, len(tag) - 1):
        values.setdefault(name.lower(), unescape(double or single or bare).strip())
    return values
