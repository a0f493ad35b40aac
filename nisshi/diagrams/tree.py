"""What is asked of an element of a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from nisshi.diagrams.allowed import NO_PAINT, SHAPES
from nisshi.diagrams.palette import read_colour

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,20})?")
_CLASS = re.compile(r"[A-Za-z][\w-]{0,60}")
_XLINK = "{http://www.w3.org/1999/xlink}href"


def local(element: Element) -> str:
    """Its name without the namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def number(text: str) -> float:
    """The number a value begins with, 0 where it begins with none."""
    found = _NUMBER.match(text.strip())
    return float(found[0]) if found else 0.0


def hrefs(element: Element) -> tuple[str, ...]:
    """References into the drawing, with their `#`."""
    value = element.get("href") or element.get(_XLINK) or ""
    return (value,) if value.startswith("#") else ()


def classes(element: Element) -> tuple[str, ...]:
    """Its classes, those of Mermaid's HTML left out."""
    return tuple(
        name
        for name in element.get("class", "").split()
        if _CLASS.fullmatch(name) and not name.startswith("merman")
    )


def decoded(value: str) -> str:
    return unescape(value).strip()


def properties(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the declarations of its style attribute; `!important` stays with the value."""
    for declaration in element.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def own_ground(element: Element) -> str:
    """Return the colour that the author gave to the shape of this group, as six figures; "" for none."""
    for child in element:
        is_shape = local(child) == "g" and all(local(part) in SHAPES for part in child)
        shapes = tuple(child) if is_shape else ()
        for shape in (child, *shapes):
            if local(shape) in SHAPES and (colour := _own_fill(element, shape)):
                return colour
    return ""


def _own_fill(group: Element, shape: Element) -> str:
    for name, value in properties(shape):
        if name == "fill" and "!important" in value:
            return read_colour(value.partition("!")[0])
    fill = shape.get("fill", "")
    if local(shape) == "path" or not shape.get("stroke") or fill.lower() in NO_PAINT:
        return ""
    # Graphviz fills no node of itself; arrows stand in groups of the class `edge`, and on a cluster lie nodes.
    is_graphviz = (
        group.get("class") == "node" or group.get("id", "").startswith("a_node") or local(group) == "a"
    )
    return read_colour(fill) if is_graphviz else ""
