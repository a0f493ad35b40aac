"""Whether a drawing only draws: it is read as XML, and only what is known to be harmless may be in it.

An SVG that is opened by itself is a page of the site it lies on (SVG 2, 15 "Scripting support").
"""

from __future__ import annotations

import re
from typing import Literal
from xml.parsers import expat

from nisshi.browser_address import as_browsers_read, scheme_of
from nisshi.drawings.allowed import (
    CROSS,
    DATA,
    FREE,
    GEOMETRY,
    LABELS,
    MOVED,
    MOVING,
    NOTES,
    PICTURES,
    PROPERTIES,
    SHAPES,
    SVG,
    XHTML,
    XLINK,
    XML,
)
from nisshi.drawings.harmless_css import is_harmless_css

DEEPEST = 256  # elements in one another
_MOST_INNER = 2  # drawings in a drawing, as data: a badge has a logo
_ENCODINGS = (
    "utf-8",
    "utf8",
    "us-ascii",
    "ascii",
    "iso-8859-1",
)  # as browsers read them, whatever a host says
_INNER = re.compile(r"data:image/svg\+xml((?:;[\w=\-]+)*),(.*)", re.IGNORECASE | re.DOTALL)

Verdict = Literal["harmless", "active", "broken"]


def judge(data: bytes, inner: int = 0) -> Verdict:
    """Return what a drawing is; "active" is whatever is not known to be harmless. Never raises.

    A document type may be named, as drawing programs do; one that declares anything is active, so no
    entity can grow. Links to other sites may stand in it: they are followed by readers alone.
    """
    if b"\0" in data:
        return "active"  # UTF-16, which is read otherwise where a host says so
    reader = _Reader(inner)
    try:
        reader.parser.Parse(data, True)
    except _Active:
        return "active"
    except (expat.ExpatError, ValueError, LookupError):
        return "broken"
    return "harmless"


class _Active(Exception):
    """What ends the reading."""


class _Reader:
    """Reads one drawing as far as it is harmless."""

    def __init__(self, inner: int) -> None:
        self._open: list[tuple[str, str]] = []  # namespace and name
        self._style: list[str] = []
        self._inner = inner
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = parser.SkippedEntityHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        _want((encoding or "utf-8").lower() in _ENCODINGS)

    def _document_type(self, name: str, system: str | None, public: str | None, declares: bool) -> None:
        _want(name.rpartition(":")[2] == "svg" and not declares)

    def _instruction(self, target: str, data: str) -> None:
        _want(not target.lower().startswith("xml"))  # a style sheet; browsers know no other

    def _start(self, written: str, attributes: dict[str, str]) -> None:
        space, _, name = written.rpartition(" ")
        _want(len(self._open) < DEEPEST and (bool(self._open) or name == "svg"))
        _want(not self._open or self._open[-1] != (SVG, "style"))  # whose text is judged in one piece
        space = space or SVG
        if space == SVG:
            _want(name in SHAPES)
        elif space == XHTML:
            _want(name in LABELS)
        else:
            _want(space.startswith(NOTES))
        self._open.append((space, name))
        if space in (SVG, XHTML):
            for attribute, value in attributes.items():
                self._attribute(name, attribute, value)
            changed = attributes.get("attributeName", "transform")
            _want(name not in MOVING or changed in PROPERTIES or changed in GEOMETRY)

    def _attribute(self, element: str, written: str, value: str) -> None:
        space, _, name = written.rpartition(" ")
        if space == XLINK:
            _want(name in CROSS or (name == "href" and self._leads_nowhere(element, value)))
        elif space == XML:
            _want(name in ("space", "lang", "id"))
        elif space:
            _want(space.startswith(NOTES))
        elif name == "href":
            _want(self._leads_nowhere(element, value))
        elif name == "style" or name in PROPERTIES or name in MOVED:
            _want(is_harmless_css(value))
        else:
            _want(name in GEOMETRY or name == "attributeName" or FREE.fullmatch(name) is not None)

    def _leads_nowhere(self, element: str, value: str) -> bool:
        """Whether an address is one in the drawing itself, or a link, which waits for a reader."""
        address = as_browsers_read(value)
        if address.startswith("#") or not address:
            return True
        if element == "a":
            return scheme_of(address) in ("http", "https")
        if element not in PICTURES:
            return False
        found = _INNER.fullmatch(address)
        return self._is_harmless(found) if found else DATA.fullmatch(address) is not None

    def _is_harmless(self, address: re.Match[str]) -> bool:
        """Judge a drawing that is shown as a picture in this one."""
        from base64 import b64decode
        from urllib.parse import unquote_to_bytes

        data = unquote_to_bytes(address[2])
        try:
            data = b64decode(data) if ";base64" in address[1].lower() else data
        except ValueError:
            return False
        return self._inner < _MOST_INNER and judge(data, self._inner + 1) == "harmless"

    def _end(self, written: str) -> None:
        if self._open.pop() == (SVG, "style"):
            _want(is_harmless_css("".join(self._style)))
            self._style = []

    def _text(self, text: str) -> None:
        if self._open[-1] == (SVG, "style"):
            self._style.append(text)


def _want(is_harmless: bool) -> None:
    if not is_harmless:
        raise _Active


def _refuse(*_: object) -> None:
    raise _Active
