"""LaTeX as MathML, which browsers draw without a script or a font (MathML Core, W3C).

The converter passes on what is in `\\text`, `\\href` or `\\style` as it is: its tree is written here, with
what is known to be harmless and nothing else.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 10_000
"""So many characters of a formula are read."""

_ELEMENTS = frozenset(
    {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "mstyle", "merror"}
    | {"mpadded", "mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"}
    | {"mprescripts", "none", "mtable", "mtr", "mtd", "menclose"}
)
_ATTRIBUTES = frozenset(
    {"accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "display"}
    | {"displaystyle", "fence", "form", "height", "largeop", "linebreak", "linethickness", "lspace"}
    | {"mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits"}
    | {"notation", "rowalign", "rowlines", "rowspacing", "rowspan", "rspace", "scriptlevel", "separator"}
    | {"stretchy", "symmetric", "voffset", "width"}
)
_VALUE = re.compile(r"[\w\s.,#%+-]{0,80}")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WRONG = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Formula(msgspec.Struct, frozen=True):
    """MathML, or in `wrong` why there is none; `piece` is what of the LaTeX is meant, "" for all of it."""

    mathml: str = ""
    wrong: str = ""
    piece: str = ""


def formula(latex: str, *, display: bool, alt: str = "") -> Formula:
    """Convert a formula. Never raises; its LaTeX, or `alt`, goes along for who cannot see MathML."""
    from latex2mathml.converter import convert_to_element

    if len(latex) > LONGEST:
        return Formula(wrong=f"it is longer than {LONGEST:,} characters")
    if not latex.strip():
        return Formula(wrong="it is empty")
    try:
        tree = convert_to_element(latex, display="block" if display else "inline")
        names = ((element.text or "").strip() for element in tree.iter("mi"))
        if unknown := next(filter(_COMMAND.fullmatch, names), ""):
            return Formula(wrong=f"“{unknown}” is not known", piece=unknown)
        inner = "".join(_written(child) for child in tree)
    except Exception as error:  # the converter has no common base class for its errors
        return Formula(wrong=_words(error))
    block = ' display="block"' if display else ""
    return Formula(f'<math{block} alttext="{escape(" ".join((alt or latex).split()))}">{inner}</math>')


def _words(error: Exception) -> str:
    """What an error's name says: these have no other words."""
    name = type(error).__name__.removesuffix("Error")
    return (
        _WRONG.sub(" ", name).lower()
        if type(error).__module__.startswith("latex2mathml")
        else "it makes no sense"
    )


def _written(element: Element) -> str:
    tag = element.tag
    inner = escape(unescape(element.text or ""), quote=False) + "".join(map(_written, element))
    if tag not in _ELEMENTS:
        return inner
    kept = "".join(
        f' {name}="{escape(value)}"'
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _VALUE.fullmatch(value)
    )
    return f"<{tag}{kept}>{inner}</{tag}>"
