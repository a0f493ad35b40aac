"""What is known to do nothing but draw: elements, attributes and functions of SVG 2, CSS and labels in HTML.

Besides the specifications, the lists have what Inkscape, draw.io, matplotlib, Mermaid and shields.io write.
"""

from __future__ import annotations

import re

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

# Notes of drawing programs and descriptions of a work. No browser does anything for these.
NOTES = (
    "http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/", "http://purl.org/dc/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
    "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/ns", "https://sketch.com/", "http://www.serif.com/",
    "https://boxy-svg.com", "http://www.figma.com/figma/ns", "http://vectornator.io", "adobe:ns:meta/",
    "http://www.openswatchbook.org/uri/2009/osb", "http://xml.openoffice.org/svg/export",
    "http://schemas.microsoft.com/visio/",
)  # fmt: skip

_SHAPES = """
    svg g defs symbol use switch a title desc metadata style path rect circle ellipse line polyline polygon
    text tspan textPath image marker pattern clipPath mask linearGradient radialGradient stop filter view
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate
    animateMotion animateTransform set mpath foreignObject font font-face glyph missing-glyph hkern vkern
    solidcolor solidColor meshgradient meshrow meshpatch hatch hatchpath flowRoot flowRegion flowPara flowDiv
    flowSpan
"""
SHAPES = frozenset(_SHAPES.split())
MOVING = frozenset({"animate", "animateMotion", "animateTransform", "set"})
PICTURES = frozenset({"image", "feImage"})
# Of <foreignObject>, in which draw.io and Mermaid write labels.
_LABELS = """
    div span p br b i u s em strong small font sub sup code pre hr ul ol li h1 h2 h3 h4 h5 h6 table thead
    tbody tr td th label center blockquote strike
"""
LABELS = frozenset(_LABELS.split())

# A CSS value stands in these; they can all be animated.
_PROPERTIES = """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor direction display dominant-baseline enable-background
    fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
    font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical
    image-rendering isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid
    marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering
    solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
    text-overflow text-rendering transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
"""
PROPERTIES = frozenset(_PROPERTIES.split())
# Numbers, names and words, whatever is in them.
_GEOMETRY = """
    accumulate additive amplitude attributeType azimuth baseFrequency baseProfile bias calcMode clipPathUnits
    crossorigin cx cy d diffuseConstant divisor dur dx dy edgeMode elevation end exponent filterRes
    filterUnits focusable fr fx fy gradientTransform gradientUnits height id in in2 intercept k1 k2 k3 k4
    kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle
    markerHeight markerUnits markerWidth maskContentUnits maskUnits max media method min mode name numOctaves
    offset operator order orient origin path pathLength patternContentUnits patternTransform patternUnits
    points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
    rel repeatCount repeatDur requiredExtensions requiredFeatures restart result role rotate rx ry scale seed
    side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
    surfaceScale systemLanguage tabindex tableValues target targetX targetY textLength title transform type
    version viewBox viewTarget width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan begin
    class content host agent etag pages dir align valign size face colspan rowspan border cellpadding
    cellspacing nowrap bgcolor start value unicode glyph-name horiz-adv-x horiz-origin-x horiz-origin-y
    vert-adv-y vert-origin-x vert-origin-y units-per-em ascent descent cap-height x-height bbox panose-1
    unicode-range underline-position underline-thickness u1 u2 g1 g2 k alphabetic ideographic mathematical
    hanging slope stemv stemh shape-inside shape-padding shape-margin pitch label-offset-y
"""
GEOMETRY = frozenset(_GEOMETRY.split())
MOVED = frozenset({"from", "to", "by", "values"})  # their value is that of the attribute they change
CROSS = frozenset({"type", "title", "show", "role", "arcrole", "actuate"})  # of XLink, without the address

# Functions of CSS that fetch nothing. `url` is looked at by itself.
_FUNCTIONS = """
    url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp round
    matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scale3d rotate
    rotatex rotatey rotatez rotate3d skew skewx skewy perspective cubic-bezier steps linear linear-gradient
    radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient blur brightness
    contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia path polygon circle ellipse inset
    rect format local and not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir
    media supports
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
RULES = frozenset({"keyframes", "-webkit-keyframes", "-moz-keyframes", "media", "font-face", "supports"})

FREE = re.compile(r"(?:data|aria)-[\w.\-]+")  # attributes that mean something to scripts and readers alone
DATA = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp|avif|bmp)(?:;[\w=\-]+)*,[A-Za-z0-9+/=%\s._~\-]*", re.IGNORECASE
)
DATA_FONT = re.compile(
    r"data:(?:font/[\w\-]+|application/(?:x-)?font-[\w\-]+|application/octet-stream)(?:;[\w=\-]+)*,"
    r"[A-Za-z0-9+/=%\s._~\-]*",
    re.IGNORECASE,
)
