"""Diagrams and formulas as a feed shows them: in words and by their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


def plain_diagram(tree: LexborHTMLParser, figure: LexborNode) -> None:
    """A diagram becomes what it is called and its source: readers drop what a drawing needs."""
    caption, drawing = figure.css_first("figcaption"), figure.css_first("svg")
    label = tree.create_node("p")
    name = caption.text() if caption is not None else drawing.attributes.get("aria-label") if drawing else ""
    label.insert_child(name or "")
    figure.insert_before(label)
    block, code = tree.create_node("pre"), tree.create_node("code")
    source = figure.css_first("pre")
    code.insert_child("" if source is None else source.text())
    block.insert_child(code)
    figure.replace_with(block)


def formula_source(tree: LexborHTMLParser, formula: LexborNode) -> None:
    """A formula becomes its LaTeX: most readers show the letters of MathML in a row, x2 for a square."""
    code = tree.create_node("code")
    code.insert_child(formula.attributes.get("alttext") or "")
    formula.replace_with(code)
