"""A drawer's SVG as it may stand in a page: known elements only, no scripts, no addresses, its own ids."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, ParseError, XMLParser

from nisshi.diagrams.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    LONG_NUMBER,
    MONOSPACE,
    NO_PAINT,
    PAINTS,
    PLAIN,
    PROPERTIES,
    REFERENCE,
    SHAPES,
    TEXTS,
    THROUGH,
    VALUE,
)
from nisshi.diagrams.drawing import Drawing, Fault
from nisshi.diagrams.palette import PARTS, ground, line, read_colour, text_on
from nisshi.diagrams.style_rules import style_rules
from nisshi.diagrams.tree import classes, decoded, hrefs, local, number, own_ground, properties

DEEPEST = 200
_OWN = ("#000000", "#ffffff")  # may be what the author said of a text
_SIZES = ("width", "height")
_LABEL = "foreignobject-label"


def clean(svg: str, ident: str) -> Drawing | Fault:
    """Return the drawing; all its ids begin with `ident`. Text is in the fonts of the page."""
    parser = XMLParser()
    try:
        parser.feed(svg[svg.find("<svg") :] if "<svg" in svg[:2000] else svg)  # without a document type
        root = parser.close()
    except (ParseError, ValueError):
        return Fault("the drawer’s answer cannot be read")
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    if local(root) != "svg" or len(box) != 4 or not 0 < box[2] < 100_000 or not 0 < box[3] < 100_000:
        return Fault("the drawing has no size")
    writer = _Writer(root, ident)
    try:
        body = "".join(part for child in root for part in writer.write(child, "", False, 0))
    except RecursionError:
        return Fault("the drawing is too deep")
    rules = style_rules(root, root.get("id", ""), ident)
    style = f"<style>{escape(rules, quote=False)}</style>" if rules else ""
    width, height = round(box[2]), round(box[3])
    view = " ".join(f"{part:g}" for part in (round(part, 2) for part in box))
    head = f'<svg id="{ident}" width="{max(width, 1)}" height="{max(height, 1)}" viewBox="{view}">'
    return Drawing(f"{head}{style}{body}</svg>", width, height, tuple(writer.labels))


class _Writer:
    """Writes the elements of one drawing and collects its labels."""

    def __init__(self, root: Element, ident: str) -> None:
        self.labels: list[str] = []
        self._ident = ident
        self._by_id = {name: element for element in root.iter() if (name := element.get("id"))}
        self._names: dict[str, str] = {}
        self._used = self._references(root)

    def _references(self, root: Element) -> frozenset[str]:
        found: set[str] = set()
        for element in root.iter():
            found.update(name.removeprefix("#") for name in hrefs(element))
            for value in element.attrib.values():
                if "url(" in value:
                    found.update(REFERENCE.findall(value))
        return frozenset(found)

    def write(self, element: Element, on: str, in_marker: bool, depth: int) -> Iterator[str]:
        """Yield the element; `on` is the author's own colour below it, "" for the theme's."""
        tag = local(element)
        tag = "g" if tag == "a" else tag  # a link in a picture is none for the keyboard or a screen reader
        if depth > DEEPEST:
            raise RecursionError
        label = self._label_of(element, tag)
        if label is None and _LABEL in element.get("id", ""):
            return  # written where it is used
        if tag in THROUGH or label is not None or tag == "g":
            on = own_ground(element) or on
        if label is not None:
            element, tag = label, "g"
        elif tag in THROUGH:
            for child in element:
                yield from self.write(child, on, in_marker, depth + 1)
            return
        if tag not in ELEMENTS or self._is_idle(element, tag):
            return
        in_marker = in_marker or tag == "marker"
        inner = self._text(element, on, depth) if tag in TEXTS else ""
        if tag not in TEXTS:
            inner = "".join(part for child in element for part in self.write(child, on, in_marker, depth + 1))
        if not inner and tag in ("g", "defs", "text"):
            return
        if tag == "text" and (said := " ".join("".join(element.itertext()).split())):
            self.labels.append(said)
        yield f"<{tag}{self._attributes(element, tag, on, in_marker)}>{inner}</{tag}>"

    def _text(self, element: Element, on: str, depth: int) -> str:
        pieces = [escape(element.text or "", quote=False)]
        for child in element:
            pieces += self.write(child, on, False, depth + 1)
            pieces.append(escape(child.tail or "", quote=False))
        return "".join(pieces)

    def _label_of(self, element: Element, tag: str) -> Element | None:
        """merman keeps labels that were HTML in definitions, each used once: their place is here."""
        if tag == "use":
            for name in hrefs(element):
                if _LABEL in name:
                    return self._by_id.get(name.removeprefix("#"))
        return None

    def _is_idle(self, element: Element, tag: str) -> bool:
        """Whether nothing is shown: what nobody refers to, and the empty grounds of labels."""
        name = element.get("id", "")
        if tag in ("marker", "symbol", "clipPath", "linearGradient"):
            return name not in self._used
        return tag == "rect" and "opacity:0;" in element.get("style", "")

    def _attributes(self, element: Element, tag: str, on: str, in_marker: bool) -> str:
        kept: dict[str, str] = {}
        style: dict[str, str] = {}
        for name, value in element.attrib.items():
            if name in _SIZES and tag in SHAPES and tag != "rect":
                continue
            if name in ATTRIBUTES and VALUE.fullmatch(value):
                kept[name] = LONG_NUMBER.sub(r"\1", value)
            elif name in PROPERTIES and (said := self._said(tag, name, value, on, in_marker)):
                kept[name] = said
            elif name == "font-family" and MONOSPACE.search(value):
                kept[name] = "monospace"
        for name, value in properties(element):
            if name in PROPERTIES and (said := self._said(tag, name, value, on, in_marker)):
                style[name] = said
        if tag == "text" and "fill" not in kept and "fill" not in style and not classes(element):
            kept["fill"] = text_on(on) if on else PARTS["#2d2a24"]
        if names := classes(element):
            kept["class"] = " ".join(names)
        name = element.get("id", "")
        if name in self._used and _LABEL not in name:
            kept["id"] = self._own(name)
        if tag == "use":
            kept["href"] = "".join("#" + self._own(name.removeprefix("#")) for name in hrefs(element))
        if style:
            kept = {name: value for name, value in kept.items() if name not in style}
            kept["style"] = ";".join(f"{name}:{value}" for name, value in style.items())
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())

    def _said(self, tag: str, name: str, value: str, on: str, in_marker: bool) -> str:
        """What a property is to be, "" for nothing."""
        value, _, important = value.partition("!")
        value = decoded(value)
        if name in PAINTS:
            return self._paint(tag, name, value, on, in_marker) + ("!important" if important else "")
        if "url(" in value:
            found = REFERENCE.fullmatch(value)
            return f"url(#{self._own(found[1])})" if found and found[1] in self._by_id else ""
        if not VALUE.fullmatch(value) or PLAIN.get(name) == value:
            return ""
        return LONG_NUMBER.sub(r"\1", value)

    def _paint(self, tag: str, name: str, value: str, on: str, in_marker: bool) -> str:
        colour = read_colour(value)
        if value.lower() in NO_PAINT:
            return value.lower()
        if found := REFERENCE.fullmatch(value):
            return f"url(#{self._own(found[1])})" if found[1] in self._by_id else "none"
        if not colour:
            return value if value.isalpha() and value.isascii() else "inherit"
        if tag in TEXTS and on and name == "fill":
            return colour if colour not in PARTS or colour in _OWN else text_on(on)
        if tag in SHAPES and name == "fill" and colour == on:
            return colour
        return (
            ground(colour)
            if name in ("fill", "stop-color") and tag in SHAPES and not in_marker
            else line(colour)
        )

    def _own(self, name: str) -> str:
        return self._names.setdefault(name, f"{self._ident}-{len(self._names) + 1}")
