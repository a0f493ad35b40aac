"""The part of a drawer's style sheet that says something of this drawing, in the colours of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nisshi.diagrams.allowed import LONG_NUMBER, NO_PAINT, PAINTS, PROPERTIES, VALUE
from nisshi.diagrams.palette import ground, line, read_colour
from nisshi.diagrams.tree import classes, local

_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_TAG = re.compile(r"(?:^|[\s>+~])([a-z]+)\b")
_SELECTOR = re.compile(r"[\w\s.#>-]+")
_SHORT = r"\1"
_GROUND = re.compile("label rect", re.IGNORECASE)
"""What lies below the label of a line, so that the line is not seen through it: drawers say 0.5."""
_OF_LINES = re.compile(r"text|span|label$|marker|arrow", re.IGNORECASE)


def style_rules(root: Element, root_id: str, ident: str) -> str:
    """Return rules of the root's <style>, each for this drawing only; "" when none is needed."""
    sheet = next((child.text or "" for child in root if local(child) == "style"), "")
    if not sheet or not root_id:
        return ""
    words = {name for element in root.iter() for name in classes(element)}
    tags = {local(element) for element in root.iter()}
    kept = []
    for rule in _RULE.finditer(sheet):
        if "!important" in rule[2] and "marker" not in rule[1].lower():
            continue  # the author's own stand at the elements as well; the others move
        selectors = [
            own
            for part in rule[1].split(",")
            if (own := _selector(part.strip(), root_id, ident, words, tags))
        ]
        body = ";".join(_declarations(rule[2], rule[1])) if selectors else ""
        if body:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def _selector(text: str, root_id: str, ident: str, words: set[str], tags: set[str]) -> str:
    head, _, rest = text.partition(" ")
    if head != f"#{root_id}" or not _SELECTOR.fullmatch(text):
        return ""
    if any(name not in words for name in _CLASS.findall(rest)) or "#" in rest:
        return ""
    if any(tag not in tags for tag in _TAG.findall(rest)):
        return ""
    return f"#{ident} {rest}".strip()


def _declarations(body: str, selector: str) -> Iterator[str]:
    for declaration in body.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        value, bang, _ = value.partition("!")
        value = value.strip()
        if name == "opacity" and _GROUND.search(selector):
            continue
        if name not in PROPERTIES or not VALUE.fullmatch(value) or "url" in value:
            continue
        if name in PAINTS and value.lower() not in NO_PAINT:
            colour = read_colour(value)
            if not colour:
                continue
            of_line = name != "fill" or _OF_LINES.search(selector)
            value = line(colour) if of_line else ground(colour)
        yield f"{name}:{LONG_NUMBER.sub(_SHORT, value)}{'!important' if bang else ''}"
