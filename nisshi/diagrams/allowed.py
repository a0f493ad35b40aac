"""What may be in a drawing: elements, attributes and properties (SVG 2). All else is left out."""

from __future__ import annotations

import re

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
TEXTS = frozenset({"text", "tspan"})
ELEMENTS = SHAPES | TEXTS | {"g", "defs", "marker", "symbol", "use", "clipPath", "linearGradient", "stop"}
THROUGH = frozenset({"svg", "switch"})
"""What is in these is shown without them."""

_ATTRIBUTES = """
    d x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform viewBox offset gradientUnits
    gradientTransform refX refY markerWidth markerHeight markerUnits orient preserveAspectRatio textLength
    lengthAdjust rotate clipPathUnits
"""
_PROPERTIES = """
    stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity
    fill-opacity fill-rule opacity stop-opacity font-size font-weight font-style text-anchor
    dominant-baseline text-decoration letter-spacing marker-start marker-mid marker-end clip-path clip-rule
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
PAINTS = frozenset({"fill", "stroke", "stop-color", "color"})
PROPERTIES = PAINTS | frozenset(_PROPERTIES.split())
NO_PAINT = frozenset({"none", "transparent", "currentcolor", "inherit"})
PLAIN = {
    "opacity": "1", "fill-opacity": "1", "font-weight": "normal", "font-style": "normal", "clip-path": "none",
    "stroke-dashoffset": "0", "stroke-opacity": "1",
}  # fmt: skip
"""What these properties are anyway."""

VALUE = re.compile(r"[\w\s.,#%()+:/*-]*")
REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)[\"']?\s*\)")
LONG_NUMBER = re.compile(r"(\d\.\d\d)\d+(?!\d*e)")
MONOSPACE = re.compile(r"mono|courier|consolas|menlo", re.IGNORECASE)
