"""DOT by Graphviz, which the wheel of pygraphviz carries. Runs in the process of `drawer.py` alone."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from nisshi.diagrams.drawing import Fault
from nisshi.diagrams.measuring_font import FAMILY, measuring_font

if TYPE_CHECKING:
    from pygraphviz import AGraph

_FONTS = '<?xml version="1.0"?><fontconfig><dir>{}</dir></fontconfig>'
_FILES = ("image", "shapefile")
_PICTURE = re.compile(r"<\s*img\b", re.IGNORECASE)
_LINE = re.compile(r"\bin line (\d+)")
_NEAR = re.compile(r" near '(.+)'$")


def use_measuring_font(folder: Path) -> None:
    """Let labels be measured by our font alone; to be called before Graphviz is loaded."""
    (folder / "measure.ttf").write_bytes(measuring_font())
    (folder / "fonts.conf").write_text(_FONTS.format(folder), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")


def draw(source: str, engine: str) -> str | Fault:
    """Return an SVG laid out by `dot`, `neato` or another engine of Graphviz."""
    if picture := _PICTURE.search(source):
        return Fault("pictures inside a diagram are not drawn", source.count("\n", 0, picture.start()) + 1)
    from pygraphviz import AGraph, graphviz

    # Only once there is a context, a node without a label shows its name: the first graph is read like all.
    graphviz.gvFreeContext(graphviz.gvContextWithBuiltins())
    with tempfile.TemporaryFile() as said:
        before = os.dup(2)
        sys.stderr.flush()
        os.dup2(said.fileno(), 2)  # it tells what is wrong in no other way
        try:
            graph = AGraph(string=source)
            _without_files(graph)
            defaults = (graph.graph_attr, graph.node_attr, graph.edge_attr)
            for attributes, name, value in (
                (graph.graph_attr, "bgcolor", "transparent"),
                *((attributes, "fontname", FAMILY) for attributes in defaults),
            ):
                if name not in attributes:
                    attributes[name] = value
            drawn = graph.draw(format="svg", prog=engine)
            return bytes(drawn or b"").decode() or Fault("nothing was drawn")
        except Exception as error:
            said.seek(0)
            return _fault(said.read().decode(errors="replace"), error)
        finally:
            os.dup2(before, 2)
            os.close(before)


def _without_files(graph: AGraph) -> None:
    """Take out what would be read from the disk of whoever builds."""
    for name in _FILES:
        if name in graph.node_attr:
            for node in graph.nodes():
                node.attr[name] = ""


def _fault(said: str, error: Exception) -> Fault:
    lines = [line for line in said.split("\n") if line.startswith("Error: ")]
    message = lines[0].removeprefix("Error: ") if lines else str(error) or type(error).__name__
    found, near = _LINE.search(message), _NEAR.search(message)
    return Fault(message, int(found[1]) if found else 0, piece=near[1] if near else "")
