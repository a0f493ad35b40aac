"""Nothing of what an author can write comes through a drawing."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nisshi.diagrams.clean import clean
from nisshi.diagrams.desk import Desk
from nisshi.diagrams.drawing import Drawing, Fault
from tests.diagrams.sources import DOT, FLOWCHART, SEQUENCE

HOSTILE = [
    ("mermaid", 'flowchart TD\n A["<script>alert(1)</script>"] --> B\n click A "javascript:alert(1)"\n'),
    ("mermaid", 'flowchart TD\n A["<img src=x onerror=alert(1)>"]\n click A href "//192.0.2.1"\n'),
    ("mermaid", '%%{init: {"theme": "dark", "themeCSS": "@import url(//192.0.2.1);", "securityLevel": "loose"}}%%\n'
     "flowchart TD\n A --> B\n style A fill:url(//192.0.2.1/x),stroke:red\n"),
    ("mermaid", "---\nconfig:\n  theme: forest\n  themeCSS: '* { fill: url(//192.0.2.1/x) }'\n---\nflowchart TD\n A\n"),
    ("mermaid", "flowchart TD\n classDef x fill:#f00;}</style><script>alert(1)</script>\n A:::x\n"),
    ("mermaid", 'flowchart TD\n A@{ img: "https://192.0.2.1/x.png", label: "x" }\n'),
    ("dot", 'digraph { a [href="javascript:alert(1)" image="https://192.0.2.1/x.png" label="</svg><script>x"] }'),
    ("dot", 'digraph { a [label=<<table href="javascript:x"><tr><td><img src="/etc/passwd"/></td></tr></table>>] }'),
    ("dot", 'digraph { stylesheet="//192.0.2.1/x.css"; id="x\\" onload=\\"y"; class="a\\" onload=\\"b"; a }'),
    ("dot", 'digraph { a [fillcolor="red\\" onload=\\"x" style=filled fontname="x\\" onload=\\"y"] }'),
]  # fmt: skip


def harmless(svg: str) -> None:
    bare = re.sub(r">[^<]*<", "><", re.sub(r"<style>[^<]*</style>", "", svg))  # what is text may say anything
    assert not re.search(r"<(?!/?(svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|defs|marker"
                         r"|symbol|use|clipPath|linearGradient|stop)[\s>])", bare), bare  # fmt: skip
    assert not re.search(r"\son\w+=|javascript|https?:|//|@import|foreignObject|data:", bare, re.IGNORECASE)
    style = "".join(re.findall(r"<style>([^<]*)</style>", svg))
    assert not re.search(r"url\(|@|//|:\s*expression|\\", style)
    assert all(href.startswith("#") for href in re.findall(r'href="([^"]*)"', bare))
    assert all(name.startswith("d1") for name in re.findall(r'\bid="([^"]*)"', bare))
    assert "<!" not in svg and "<?" not in svg


@pytest.mark.parametrize(("engine", "source"), HOSTILE)
def test_hostile_sources(desk: Desk, engine: str, source: str) -> None:
    found = desk.draw(engine, source, "d1")
    if "/etc/passwd" in source:  # a picture that may not be read is a mistake
        assert isinstance(found, Fault)
    else:
        assert isinstance(found, Drawing)
        harmless(found.svg)


def test_themes_said_in_a_diagram_are_not_taken(desk: Desk) -> None:
    plain = desk.draw("mermaid", "flowchart TD\n A --> B\n", "d1")
    themed = desk.draw(
        "mermaid", '%%{init: {"theme": "dark", "look": "handDrawn"}}%%\nflowchart TD\n A --> B\n', "d1"
    )
    assert isinstance(plain, Drawing) and plain == themed


WORDS = (
    *(
        "A",
        "-->",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "|",
        '"',
        "'",
        "\n",
        " ",
        ";",
        ":",
        "日本",
        "😀",
        "<b>",
        "&amp;",
    ),
    *(
        "graph TD\n",
        "sequenceDiagram\n",
        "digraph ",
        "->",
        "label=",
        "style ",
        "fill:#",
        "end",
        "%%",
        "\t",
        "\\",
    ),
    *(
        "subgraph ",
        "Note over ",
        "->>",
        "<",
        "\x00",
        "\ud7ff",
        "\x0b",
        "---\n",
        "classDef x ",
        "click A ",
        "9" * 9,
    ),
)
pieces = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["mermaid", "dot"]), st.sampled_from(["", FLOWCHART, SEQUENCE, DOT[:-3]]), pieces)
def test_no_text_raises_or_harms(desk: Desk, engine: str, begin: str, rest: str) -> None:
    found = desk.draw(engine, begin + rest, "d1")
    assert isinstance(found, Drawing | Fault)
    if isinstance(found, Drawing):
        harmless(found.svg)


@pytest.mark.parametrize(
    "svg",
    ["", "<svg", "<svg/>", '<svg viewBox="0 0 0 0"/>', '<svg viewBox="0 0 900000 2"/>', "<html viewBox='0 0 1 1'/>",
     "<svg viewBox='0 0 9 9'>&x;</svg>", "<svg viewBox='0 0 9 9'>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>"],
)  # fmt: skip
def test_what_is_no_drawing_is_a_fault(svg: str) -> None:
    assert isinstance(clean(svg, "d1"), Fault)


def test_what_is_not_known_is_left_out() -> None:
    svg = (
        '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()">'
        "<script>x</script><style>* { fill: url(//192.0.2.1) }</style><foreignObject><b>y</b></foreignObject>"
        '<image href="x.png"/><animate/><!-- c --><rect width="5" height="5" onclick="x" fill="url(//192.0.2.1)"/>'
        '<a href="javascript:x"><text>w</text></a></svg>'
    )
    found = clean(svg, "d1")
    assert isinstance(found, Drawing)
    harmless(found.svg)
    assert found.labels == ("w",)
