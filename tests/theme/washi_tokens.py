"""Reads the colours of a theme's tokens.css and computes contrasts (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import re
from pathlib import Path

THEMES = Path(__file__).resolve().parents[2] / "themes"

_DECLARATION = re.compile(r"--([\w-]+):\s*([^;]+);")
_HEX = re.compile(r"#[0-9a-f]{6}")


def colors(theme: str, scheme: str) -> dict[str, str]:
    """Return the colour tokens of `theme` in the scheme "light" or "dark", by name."""
    text = (THEMES / theme / "assets/css/tokens.css").read_text(encoding="utf-8")
    found = {}
    for name, value in _DECLARATION.findall(text):
        shades = _HEX.findall(value)
        if shades:
            found[name] = shades[-1] if scheme == "dark" else shades[0]
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
