"""What drawing programs write into an SVG besides the drawing: paths of the machine, names, the program's own file.

Those parts are cut out of the bytes; all else stays as it was written. Elements are emptied and not taken away, for
a style sheet may count them. Nothing that browsers draw by changes.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from nisshi.drawings.allowed import NOTES, SHAPES, SVG, XHTML, XLINK, XML

_INKSCAPE = ("http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/")
_OWN = ("export-filename", "docname", "docbase", "absref", "output_extension")
_HIDDEN = (
    "http://ns.adobe.com/",
    "http://schemas.microsoft.com/visio/",
)  # Illustrator's whole file, Visio's data
_WORDLESS = frozenset(("metadata", "title", "desc"))  # of SVG, and nothing of the drawing
_OF_A_MACHINE = re.compile(
    r"\bfile:/|(?<![A-Za-z])[A-Za-z]:(?:\\|/(?=\w))|\\\\\w[\w.\-]*\\|"
    r"(?<![\w.:/\-])/(?:home|Users|root|tmp|private/var|mnt|Volumes)/\w",
    re.ASCII,
)
_DEEPEST = 1000  # elements in one another
_FAR = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/])", re.IGNORECASE)  # an address that no site can load
_SOURCE = re.compile(r"\s*(?:<|%3C)mx(?:file|GraphModel)\b")  # draw.io's own file, hidden pages and all
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG = re.compile(rb"<[^\s/>]+")
_END = re.compile(rb"\s*/?>")


class Notes(NamedTuple):
    """A drawing without notes, and what seems private and could not be taken out, with the lines of that."""

    data: bytes
    told: tuple[tuple[int, str], ...]


def without_notes(data: bytes, clean: Callable[[bytes], bytes]) -> Notes:
    """Return the drawing without what is hidden in it; one that cannot be read stays as it is. Never raises.

    `clean` cleans pictures that stand in it as data (`private.without_private`).
    """
    if b"\0" in data:
        return Notes(data, ((0, "is not written in UTF-8"),))
    reader = _Reader(data, clean)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        return Notes(data, ((error.lineno, "is not well-formed XML here"),))
    except (_OddError, ValueError, LookupError):
        return Notes(data, ((0, "is written in a way that is not understood"),))
    return Notes(_cut(data, reader.cuts), tuple(reader.told))


def is_svg(data: bytes) -> bool:
    """Whether a file may be a drawing: text that begins as XML does and names the element."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"svg" in data[:200_000]


class _OddError(Exception):
    """The bytes are not where the parser says."""


def _names_a_machine(text: str) -> bool:
    return ("/" in text or "\\" in text) and _OF_A_MACHINE.search(text) is not None


class _Open(NamedTuple):
    """An element that is open."""

    space: str
    name: str
    spaces: dict[str, str]  # prefix -> namespace
    inner: int  # where its content begins


class _Reader:
    """Finds what to cut."""

    def __init__(self, data: bytes, clean: Callable[[bytes], bytes]) -> None:
        self._data, self._clean = data, clean
        self._open: list[_Open] = []
        self._emptied = 0  # the depth of the outermost element that is emptied, 0 for none
        self._draws = False  # whether something in it could be drawn
        self.cuts: list[tuple[int, int, bytes]] = []  # start, end and what takes its place
        self.told: list[tuple[int, str]] = []
        self.parser = parser = expat.ParserCreate()
        parser.ordered_attributes = parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.CharacterDataHandler = self._text

    def _start(self, written: str, listed: list[str]) -> None:
        names, values = listed[::2], listed[1::2]
        spaces = self._open[-1].spaces if self._open else {"": "", "xml": XML}
        pairs = zip(names, values, strict=True)
        own = {name[6:]: value for name, value in pairs if name[:6] in ("xmlns", "xmlns:")}
        spaces = spaces | own if own else spaces
        prefix, _, name = written.rpartition(":")
        space = spaces.get(prefix, "") or ("" if prefix else SVG)
        if len(self._open) == _DEEPEST or (not self._open and name != "svg"):
            raise _OddError
        at = self.parser.CurrentByteIndex
        inner = self._attributes(at, _Open(space, name, spaces, at), names, values)
        self._open.append(_Open(space, name, spaces, inner))
        if self._emptied:
            self._draws |= space in (SVG, XHTML) and name in SHAPES and name not in _WORDLESS
        elif space.startswith(_HIDDEN) or (space == SVG and name == "metadata"):
            self._emptied, self._draws = len(self._open), False

    def _end(self, _: str) -> None:
        element = self._open[-1]
        if self._emptied == len(self._open):
            self._emptied = 0
            stop = self.parser.CurrentByteIndex
            if stop > element.inner and not self._draws:
                self.cuts.append((element.inner, stop, b""))
        self._open.pop()

    def _attributes(self, at: int, element: _Open, names: list[str], values: list[str]) -> int:
        """Judge the attributes of the tag that begins there; returns where the tag ends."""
        data = self._data
        tag = _TAG.match(data, at)
        if tag is None:
            raise _OddError  # it comes out of an entity
        end = tag.end()
        for name, value in zip(names, values, strict=True):
            found = _ATTRIBUTE.match(data, end)
            if found is None or found[1] != name.encode():
                raise _OddError
            end = found.end()
            self._attribute(element, name, value, found)
        last = _END.match(data, end)
        if last is None:
            raise _OddError
        return last.end()

    def _attribute(self, element: _Open, written: str, value: str, found: re.Match[bytes]) -> None:
        prefix, _, name = written.rpartition(":")
        space = element.spaces.get(prefix, "") if prefix else ""
        if name == "href" and value.startswith("data:"):
            if picture := _cleaned(value, self._clean):
                self.cuts.append((found.start(2) + 1, found.end(2) - 1, picture))
        elif name == "href" and space in ("", XLINK) and _FAR.match(value) and element.name == "a":
            self.cuts.append((*found.span(2), b'"#"'))  # still a link, and drawn as one
        elif (
            (space.startswith(_INKSCAPE) and (name in _OWN or name.startswith("window-")))
            or (space.startswith(NOTES) and _names_a_machine(value))
            or (name == "href" and space in ("", XLINK) and _FAR.match(value))
            or (name == "base" and space == XML and _FAR.match(value))
            or (name == "content" and not self._open and _SOURCE.match(value))
        ):
            self.cuts.append((*found.span(), b""))
        elif name != "href" and prefix != "xmlns" and _names_a_machine(value):
            self._tell(f"names a folder of your machine in {written}")

    def _comment(self, text: str) -> None:
        at = self.parser.CurrentByteIndex
        if _names_a_machine(text) and self._data.startswith(b"<!--", at):
            self.cuts.append((at, self._data.index(b"-->", at + 4) + 3, b""))

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if element.name in ("title", "desc") and not self._emptied and _names_a_machine(text):
            self._tell(f"names a folder of your machine in <{element.name}>")

    def _tell(self, what: str) -> None:
        if not self._emptied and len(self.told) < 10:
            self.told.append((self.parser.CurrentLineNumber, what))


def _cleaned(address: str, clean: Callable[[bytes], bytes]) -> bytes:
    """Return the address of a picture as data without what is private in it, "" where there is nothing or no such."""
    head, _, packed = address.partition(",")
    if not (head.startswith("data:image/") and head.endswith(";base64") and packed.isascii()):
        return b""
    try:
        data = b64decode("".join(packed.split()), validate=True)
    except ValueError:
        return b""
    less = clean(data)
    return b"" if less == data else f"{head},{b64encode(less).decode()}".encode()


def _cut(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    pieces: list[bytes] = []
    done = 0
    for start, end, instead in sorted(cuts):
        if start >= done:
            pieces += (data[done:start], instead)
        done = max(done, end)
    return b"".join((*pieces, data[done:]))
