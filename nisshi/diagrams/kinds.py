"""The kinds of diagrams: which words of a fence mean one, who draws it, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Mapping

ENGINES: Mapping[str, str] = {
    "mermaid": "mermaid",
    "dot": "dot",
    "graphviz": "dot",
    "neato": "neato",
    "fdp": "fdp",
    "circo": "circo",
    "twopi": "twopi",
}
"""The word behind a fence, and the layout it asks for."""

_MERMAID = {
    "flowchart": ("Flowchart", "フローチャート"),
    "graph": ("Flowchart", "フローチャート"),
    "sequenceDiagram": ("Sequence diagram", "シーケンス図"),
    "classDiagram": ("Class diagram", "クラス図"),
    "stateDiagram": ("State diagram", "状態遷移図"),
    "erDiagram": ("Entity relationship diagram", "ER図"),
    "gantt": ("Gantt chart", "ガントチャート"),
    "pie": ("Pie chart", "円グラフ"),
    "mindmap": ("Mind map", "マインドマップ"),
    "timeline": ("Timeline", "年表"),
    "gitGraph": ("Git graph", "Gitのグラフ"),
    "journey": ("User journey", "ユーザージャーニー"),
    "quadrantChart": ("Quadrant chart", "四象限の図"),
    "xychart": ("Chart", "グラフ"),
    "sankey": ("Sankey diagram", "サンキー図"),
}
_OTHER = ("Diagram", "図")
_NO_KIND = re.compile(r"\A\s*---[ \t]*\n.*?\n---[ \t]*\n|%%[^\n]*", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+")


def kind_name(engine: str, source: str, lang: str) -> str:
    """Return what the diagram is, in the language of the post."""
    names = _OTHER
    if engine == "mermaid" and (word := _WORD.search(_NO_KIND.sub("", source))):
        names = _MERMAID.get(word[0], _OTHER)
    return names[lang.startswith("ja")]


def drawer_of(engine: str) -> str:
    """Return the package that draws for an engine."""
    return "merman" if engine == "mermaid" else "pygraphviz"
