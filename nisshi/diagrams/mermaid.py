"""Mermaid by merman, without a browser. Everything that is known of its API stands here.

Runs in the process of `drawer.py` alone. Options: merman 0.9, docs/bindings/OPTIONS_JSON.md.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from nisshi.diagrams.drawing import Fault
from nisshi.diagrams.palette import MERMAID_THEME

# Without foreignObject, which is HTML in a drawing; and with limits on the work a text may ask for.
_OPTIONS = {
    "svg": {"pipeline": "resvg-safe"},
    "resources": {"profile": "constrained"},
    "site_config": {
        "theme": "base",
        "look": "classic",
        "securityLevel": "strict",
        "flowchart": {"wrappingWidth": 240},  # 15 full-width characters
        "themeVariables": dict(MERMAID_THEME),
    },
}
# The blog's colours are those of its theme, by day and by night: what a diagram says of themes is not taken.
_SAID = re.compile(r"%%\{.*?\}%%|\A\s*---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_THEME = re.compile(r"""(?<!\w)(?:theme|look)(?=\w*["']?\s*:)""")
_PLACE = re.compile(r"^Diagram parse error \([^()]*\): ")


def draw(source: str, ident: str) -> str | Fault:
    """Return an SVG whose ids begin with `ident`."""
    import merman

    said = _SAID.sub(lambda match: _THEME.sub(lambda word: "x" * len(word[0]), match[0]), source)
    engine = _engine()
    try:
        return str(engine.render_svg(said, json.dumps({"svg": {"diagram_id": ident}})))
    except merman.MermanError as error:
        message = _PLACE.sub("", getattr(error, "message", "") or str(error))
        return Fault(message, *_place(engine.analyze_json(said, None), source))


@cache
def _engine() -> Any:
    """One engine, which nothing that it draws changes: making it takes as long as a drawing."""
    import merman

    return merman.MermanEngine(json.dumps(_OPTIONS), None)


def _place(analysis: str, source: str) -> tuple[int, int, str]:
    """Return line, column and piece of the first error."""
    for found in json.loads(analysis).get("diagnostics", ()):
        if found.get("severity") != "error":
            continue
        span = found.get("span") or {}
        line, column = int(span.get("line") or 0), int(span.get("column") or 0)
        row = source.split("\n")[line - 1 : line] if line else []
        if span.get("end_line") == line and column and row:
            return line, column, row[0][column - 1 : int(span.get("end_column") or 0) - 1].strip()
        return line, column, ""
    return 0, 0, ""
