"""Finds in an SVG what drawing programs hide there, and what seems private and has to be told."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

from nisshi.drawings.allowed import NOTES, SHAPES, SVG, XHTML, XLINK, XML
from nisshi.images.svg_data import ADDRESSES, Clean, Cleaned, is_data, of_attribute, of_css
from nisshi.images.svg_words import FAR, FAR_SHEET, SOURCE, cut, names_a_machine

_INKSCAPE = ("http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/")
_OWN = ("export-filename", "docname", "docbase", "absref", "output_extension")
_HIDDEN = (
    "http://ns.adobe.com/",
    "http://schemas.microsoft.com/visio/",
)  # Illustrator's whole file, Visio's data
_WORDLESS = frozenset(("metadata", "title", "desc"))  # of SVG, and nothing of the drawing
_DRAWING = SHAPES - _WORDLESS | {"script", "link"}  # what in an element forbids to empty it
_TOLD = frozenset(("metadata", "title", "desc", "style"))  # whose words are told
_MOST = 10  # places that are told
_DEEPEST = 1000  # elements in one another
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG = re.compile(rb"<[^\s/>]+")
_END = re.compile(rb"\s*/?>")


class OddError(Exception):
    """The bytes are not where the parser says."""


class _Open(NamedTuple):
    """An element that is open."""

    space: str
    name: str
    spaces: dict[str, str]  # prefix -> namespace
    inner: int  # where its content begins


class Reader:
    """Finds what to cut."""

    def __init__(self, data: bytes, clean: Clean) -> None:
        self._data, self._clean = data, clean
        self._open: list[_Open] = []
        self._emptied = 0  # the depth of the outermost element that is to be emptied, 0 for none
        self._draws = False  # whether something in it could be drawn, so that it stays
        self._styled = 0  # where the last style sheet ended, which may hold others
        self._waiting: list[tuple[int, str]] = []  # what is to be told if it stays
        self.cuts: list[tuple[int, int, bytes]] = []  # start, end and what takes its place
        self.told: list[tuple[int, str]] = []
        self.parser = parser = expat.ParserCreate()
        parser.ordered_attributes = parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.EndDoctypeDeclHandler = self._doctype

    def _start(self, written: str, listed: list[str]) -> None:
        names, values = listed[::2], listed[1::2]
        spaces = self._open[-1].spaces if self._open else {"": "", "xml": XML}
        pairs = zip(names, values, strict=True)
        own = {name[6:]: value for name, value in pairs if name[:6] in ("xmlns", "xmlns:")}
        spaces = spaces | own if own else spaces
        prefix, _, name = written.rpartition(":")
        space = spaces.get(prefix, "") or ("" if prefix else SVG)
        if len(self._open) == _DEEPEST or (not self._open and name != "svg"):
            raise OddError
        at = self.parser.CurrentByteIndex
        inner = self._attributes(at, _Open(space, name, spaces, at), names, values)
        self._open.append(_Open(space, name, spaces, inner))
        if self._emptied:
            self._draws |= space in (SVG, XHTML) and name in _DRAWING
        elif space.startswith(_HIDDEN) or (space == SVG and name == "metadata"):
            self._emptied, self._draws = len(self._open), False

    def _end(self, _: str) -> None:
        element, stop = self._open[-1], self.parser.CurrentByteIndex
        if element.name == "style" and stop > element.inner:
            start = max(element.inner, self._styled)
            self._pictures(start, of_css(self._data[start:stop], self._clean), "<style>")
            self._styled = stop
        if self._emptied == len(self._open):
            self._emptied = 0
            if self._draws:
                self.told += self._waiting[: _MOST - len(self.told)]
            elif stop > element.inner:
                self.cuts.append((element.inner, stop, b""))
            self._waiting.clear()
        self._open.pop()

    def _attributes(self, at: int, element: _Open, names: list[str], values: list[str]) -> int:
        """Judge the attributes of the tag that begins there; returns where the tag ends."""
        data = self._data
        tag = _TAG.match(data, at)
        if tag is None:
            raise OddError  # it comes out of an entity
        end = tag.end()
        for name, value in zip(names, values, strict=True):
            found = _ATTRIBUTE.match(data, end)
            if found is None or found[1] != name.encode():
                raise OddError
            end = found.end()
            self._attribute(element, name, value, found)
        last = _END.match(data, end)
        if last is None:
            raise OddError
        return last.end()

    def _attribute(self, element: _Open, written: str, value: str, found: re.Match[bytes]) -> None:
        prefix, _, name = written.rpartition(":")
        space = element.spaces.get(prefix, "") if prefix else ""
        if name == "href" and space in ("", XLINK) and FAR.match(value) and element.name == "a":
            self.cuts.append((*found.span(2), b'"#"'))  # still a link, and drawn as one
        elif (
            (space.startswith(_INKSCAPE) and (name in _OWN or name.startswith("window-")))
            or (space.startswith(NOTES) and names_a_machine(value))
            or (name == "href" and space in ("", XLINK) and FAR.match(value))
            or (name == "base" and space == XML and FAR.match(value))
            or (name == "content" and not self._open and SOURCE.match(value))
        ):
            self.cuts.append((*found.span(), b""))
        else:
            self._pictures(
                found.start(2) + 1, of_attribute(name, value, found[2][1:-1], self._clean), written
            )
            is_link = name == "href" and element.name == "a"  # of the site, perhaps
            is_other = prefix == "xmlns" or (name in ADDRESSES and is_data(value))
            if not is_link and not is_other and names_a_machine(value):
                self._tell(f"names a folder of your machine in {written}")

    def _pictures(self, start: int, found: Cleaned, where: str) -> None:
        """Note what was found in a piece that begins there."""
        self.cuts += [(start + one, start + end, instead) for one, end, instead in found.cuts]
        if found.stays:
            self._stays(where)

    def _comment(self, text: str) -> None:
        if names_a_machine(text):
            self._cut_or_tell(b"<!--", b"-->", "a comment")

    def _instruction(self, target: str, text: str) -> None:
        """Judge `<?target text?>`, of which browsers heed style sheets alone."""
        if names_a_machine(text):
            is_far = text.count("href") == 1 and FAR_SHEET.search(text)
            stays = target == "xml-stylesheet" and not is_far
            self._cut_or_tell(b"\0" if stays else b"<?", b"?>", f"<?{target}?>")

    def _cut_or_tell(self, opening: bytes, closing: bytes, where: str) -> None:
        at = self.parser.CurrentByteIndex
        if self._data.startswith(opening, at):
            end = self._data.index(closing, at + len(opening)) + len(closing)
            self.cuts.append((at, end, b""))
        else:  # it comes out of an entity, or a page may need it
            self._tell(f"names a folder of your machine in {where}")

    def _doctype(self) -> None:
        """Judge the document type as a whole, for it may declare entities by other files."""
        before = cut(self._data[: self.parser.CurrentByteIndex], self.cuts)
        if names_a_machine(before.rpartition(b"<!DOCTYPE")[2].decode("utf-8", "replace")):
            self._tell("names a folder of your machine in <!DOCTYPE>")

    def _text(self, text: str) -> None:
        element = self._open[-1]
        is_note = element.name in _TOLD or (self._emptied and element.space != SVG)
        is_grown = self._data.startswith(b"&", self.parser.CurrentByteIndex)
        if element.name == "style" and is_grown and "data:" in text.lower():
            self._stays("<style>")
        if is_note and names_a_machine(text):
            self._tell(f"names a folder of your machine in <{element.name}>")

    def _stays(self, where: str) -> None:
        self._tell(f"holds a picture in {where} that may be private")

    def _tell(self, what: str) -> None:
        told = self._waiting if self._emptied else self.told
        if len(told) < _MOST:
            told.append((self.parser.CurrentLineNumber, what))
