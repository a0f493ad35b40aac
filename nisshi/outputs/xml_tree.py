"""Small XML documents, written with the standard library."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

# Names with a prefix ("atom:link") are written as they stand: a document declares its namespaces
# as attributes of the root, so nothing global is registered and the bytes are always the same.
Element = ElementTree.Element


def child(parent: Element, name: str, text: str = "", attributes: dict[str, str] | None = None) -> Element:
    """Append an element with text and return it."""
    element = ElementTree.SubElement(parent, name, attributes or {})
    element.text = text or None
    return element


def xml_bytes(root: Element, more: Iterable[str] = ()) -> bytes:
    """Return an indented UTF-8 document; text is never touched.

    `more` are further children of `root`, which has some, as `xml_child` writes them.
    """
    ElementTree.indent(root)
    document: str = ElementTree.tostring(root, encoding="unicode")
    end = f"</{root.tag}>"
    return "".join(
        ('<?xml version="1.0" encoding="utf-8"?>\n', document.removesuffix(end), *more, end, "\n")
    ).encode()


def xml_child(element: Element) -> str:
    """Return an element as a line, or lines, below the root."""
    ElementTree.indent(element, level=1)
    text: str = ElementTree.tostring(element, encoding="unicode")
    return f"  {text}\n"
