"""Small XML documents, indented.

The standard library's ElementTree would do, at several times the cost: it looks for namespaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import msgspec

# What a value may not hold as it stands (XML 1.0 sections 2.3 and 3.3.3).
_REFERENCES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#09;", "\n": "&#10;", "\r": "&#13;"
}  # fmt: skip
_UNSAFE = re.compile(f"[{''.join(_REFERENCES)}]")


class Element(msgspec.Struct):
    """An element, which holds text or other elements, never both; a name with a prefix is written as it stands."""

    name: str
    attributes: dict[str, str] = {}
    text: str = ""
    parts: list[Element] = []


def child(parent: Element, name: str, text: str = "", attributes: dict[str, str] | None = None) -> Element:
    """Append an element with text and return it."""
    element = Element(name, attributes or {}, text)
    parent.parts.append(element)
    return element


def xml_bytes(root: Element, more: Iterable[str] = ()) -> bytes:
    """Return an indented UTF-8 document; text is never touched.

    `more` are further children of `root`, which has some, as `xml_child` writes them.
    """
    end = f"</{root.name}>\n"
    document = _lines(root, "").removesuffix(end)
    return "".join(('<?xml version="1.0" encoding="utf-8"?>\n', document, *more, end)).encode()


def xml_child(element: Element) -> str:
    """Return an element as a line, or lines, below the root."""
    return _lines(element, "  ")


def _lines(element: Element, indent: str) -> str:
    name = element.name
    values = "".join(f' {key}="{_value(value)}"' for key, value in element.attributes.items())
    if element.parts:
        inner = "".join(_lines(part, indent + "  ") for part in element.parts)
        return f"{indent}<{name}{values}>\n{inner}{indent}</{name}>\n"
    if element.text:
        return f"{indent}<{name}{values}>{escape(element.text, quote=False)}</{name}>\n"
    return f"{indent}<{name}{values} />\n"


def _value(text: str) -> str:
    return _UNSAFE.sub(lambda match: _REFERENCES[match[0]], text)
