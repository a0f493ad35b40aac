"""The colours a drawing is asked to have, and what stands for them in the page.

A drawer is given colours of our own choice, one for each part that a theme may dress. Where one of
them comes back, the theme's own takes its place; any other is turned for the night by its lightness.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

INK, LINE, BORDER = "#2d2a24", "#625b4f", "#8d8470"
BOX, GROUP, NOTE, PAPER = "#fffdf8", "#f3eee2", "#eae3d3", "#faf7f0"

PARTS: Mapping[str, str] = {
    INK: "var(--diagram-ink, currentColor)",
    LINE: "var(--diagram-line, currentColor)",
    BORDER: "var(--diagram-border, currentColor)",
    BOX: "var(--diagram-box, Canvas)",
    GROUP: "var(--diagram-group, Canvas)",
    NOTE: "var(--diagram-note, Canvas)",
    PAPER: "var(--diagram-paper, Canvas)",
    "#000000": "var(--diagram-ink, currentColor)",
    "#ffffff": "var(--diagram-paper, Canvas)",
}

_ROLES: Mapping[str, str] = {
    INK: "primaryTextColor secondaryTextColor tertiaryTextColor textColor titleColor nodeTextColor actorTextColor "
    "signalTextColor labelTextColor loopTextColor noteTextColor classText stateLabelColor taskTextColor "
    "taskTextDarkColor taskTextLightColor taskTextOutsideColor pieTitleTextColor pieSectionTextColor "
    "pieLegendTextColor transitionLabelColor attributeTextColor",
    LINE: "lineColor defaultLinkColor signalColor actorLineColor arrowheadColor transitionColor relationColor "
    "specialStateColor innerEndBackground",
    BORDER: "primaryBorderColor secondaryBorderColor tertiaryBorderColor nodeBorder clusterBorder actorBorder "
    "noteBorderColor activationBorderColor labelBoxBorderColor taskBorderColor activeTaskBorderColor "
    "doneTaskBorderColor gridColor compositeBorder",
    BOX: "primaryColor mainBkg actorBkg labelBoxBkgColor taskBkgColor stateBkg attributeBackgroundColorOdd",
    GROUP: "secondaryColor clusterBkg sectionBkgColor altBackground activationBkgColor compositeBackground "
    "compositeTitleBackground doneTaskBkgColor rowEven attributeBackgroundColorEven",
    NOTE: "tertiaryColor noteBkgColor activeTaskBkgColor sectionBkgColor2",
    PAPER: "background edgeLabelBackground labelBackgroundColor altSectionBkgColor rowOdd",
}
_SLICES = ("#b9c7dd", "#c8d6b0", "#e3c9a0", "#dcb8b0", "#b5d3cd", "#cdbfdd", "#d9d2b8", "#c3c9cf")

MERMAID_THEME: Mapping[str, str] = {
    **{role: colour for colour, roles in _ROLES.items() for role in roles.split()},
    **{f"pie{number}": _SLICES[(number - 1) % len(_SLICES)] for number in range(1, 13)},
    **{f"cScale{number}": _SLICES[number % len(_SLICES)] for number in range(12)},
    **{f"git{number}": _SLICES[number % len(_SLICES)] for number in range(8)},
    "fontFamily": "sans-serif",
    "fontSize": "16px",
}
"""Variables of Mermaid's theme `base` (mermaid.js.org, "Theme Configuration")."""

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}){1,2}")
_CALL = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "gray": "#808080", "grey": "#808080", "lightgrey": "#d3d3d3", "lightgray": "#d3d3d3", "yellow": "#ffff00",
    "orange": "#ffa500", "lightblue": "#add8e6", "pink": "#ffc0cb", "purple": "#800080", "navy": "#000080",
    "darkgreen": "#006400", "brown": "#a52a2a", "gold": "#ffd700", "cyan": "#00ffff", "magenta": "#ff00ff",
    "lightgreen": "#90ee90", "lightyellow": "#ffffe0", "darkblue": "#00008b", "darkred": "#8b0000",
}  # fmt: skip


def read_colour(text: str) -> str:
    """Return a colour of CSS as six figures, or "" for what is none that we know."""
    word = text.strip().lower()
    word = _NAMED.get(word, word)
    if _HEX.fullmatch(word):
        digits = word[1:]
        return f"#{digits[:6]}" if len(digits) >= 6 else "#" + "".join(2 * digit for digit in digits[:3])
    call = _CALL.fullmatch(word)
    if not call:
        return ""
    try:
        first, second, third = (
            float(part.strip("%deg")) for part in re.split(r"[\s,/]+", call[2].strip())[:3]
        )
    except ValueError:
        return ""
    if call[1] == "hsl":
        return _hex(colorsys.hls_to_rgb((first % 360) / 360, _unit(third / 100), _unit(second / 100)))
    return _hex((first / 255, second / 255, third / 255))


def ground(colour: str) -> str:
    """What stands for an area's colour: light by day, dark by night."""
    return PARTS.get(colour) or f"light-dark({colour}, {_turned(colour)})"


def line(colour: str) -> str:
    """What stands for the colour of a line or a text on the page's ground."""
    if colour in PARTS:
        return PARTS[colour]
    light = luminance(colour)
    if 0.15 < light < 0.35:  # seen on both
        return colour
    turned = _turned(colour)
    return f"light-dark({colour}, {turned})" if light <= 0.35 else f"light-dark({turned}, {colour})"


def text_on(colour: str) -> str:
    """Black or white, whichever is read better on a colour (WCAG 2.2, contrast ratio)."""
    return "#1b1b1b" if luminance(colour) > 0.19 else "#ffffff"


def luminance(colour: str) -> float:
    """Relative luminance of a six-figure colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _turned(colour: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    return _hex(colorsys.hls_to_rgb(hue, 0.12 + 0.8 * (1 - lightness), saturation * 0.7))


def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(_unit(part) * 255):02x}" for part in parts)
