"""What the drawers make of sources: right, the same each time, and told what is wrong."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image

from nisshi.diagrams.desk import Desk
from nisshi.diagrams.drawing import LONGEST, Drawing, Fault
from tests.diagrams.sources import DOT, FLOWCHART, MERMAID, SEQUENCE


def drawn(desk: Desk, engine: str, source: str, ident: str = "d1") -> Drawing:
    found = desk.draw(engine, source, ident)
    assert isinstance(found, Drawing), found
    return found


def test_a_flowchart_of_the_old_posts(desk: Desk) -> None:
    drawing = drawn(desk, "mermaid", FLOWCHART)
    assert {"設計を書く", "レビューする", "通った?", "はい", "いいえ", "実装"} == set(drawing.labels)
    assert "fill:#f9c74f!important" in drawing.svg  # the author's own colour, with a text that can be read
    own = re.search(r"<text[^>]*fill:(#\w+)[^>]*>設計を書く", drawing.svg)
    assert own and own[1] == "#1b1b1b"
    other = re.search(r"<text[^>]*fill:([^;]+);[^>]*>実装", drawing.svg)
    assert other and other[1] == "var(--diagram-ink, currentColor)"


def test_a_sequence_diagram_of_the_old_posts(desk: Desk) -> None:
    drawing = drawn(desk, "mermaid", SEQUENCE)
    assert {"利用者", "Server", "ここで待つ", "しばらく", "GET /index.html", "200 OK"} <= set(drawing.labels)


@pytest.mark.parametrize("kind", MERMAID)
def test_every_kind_of_mermaid(desk: Desk, kind: str) -> None:
    first, second = drawn(desk, "mermaid", MERMAID[kind]), drawn(Desk(), "mermaid", MERMAID[kind])
    assert first == second
    assert first.labels and 0 < first.width < 3000
    fromstring(first.svg)  # well-formed


def test_japanese_labels_have_room(desk: Desk) -> None:
    wide = drawn(desk, "dot", 'digraph { a [shape=box label="日本語のラベル"] }').width
    narrow = drawn(desk, "dot", 'digraph { a [shape=box label="ab"] }').width
    assert wide > 7 * 14 and narrow < 80
    for label in ("とても長い日本語のラベル", "長い" * 30):
        svg = drawn(desk, "mermaid", f"flowchart TD\n A[{label}]").svg
        (box,) = re.findall(r'<rect[^>]* width="([\d.]+)"', svg)
        assert float(box) > 16 * max(map(len, re.findall(r">([^<]*い[^<]*)</text>", svg)))


@pytest.mark.parametrize("engine", ["dot", "neato", "fdp", "circo", "twopi"])
def test_graphviz_with_all_its_layouts(desk: Desk, engine: str) -> None:
    drawing = drawn(desk, engine, DOT)
    assert set(drawing.labels) == {"日本語のラベル", "b", "矢印"}
    assert 'fill="#f9c74f"' in drawing.svg
    assert drawing == drawn(Desk(), engine, DOT), "the first graph of a process is read like any other"


def test_widths_come_from_no_font_of_the_machine(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/dev/null")
    assert drawn(Desk(), "dot", DOT) == drawn(desk, "dot", DOT)


@pytest.mark.parametrize(
    ("engine", "source", "words", "line"),
    [
        ("mermaid", "flowchart TD\n  A --> B\n  B[foo --> C\n", "Unterminated node label", 3),
        ("mermaid", "no such thing\n A\n", "No Mermaid diagram type detected", 1),
        ("mermaid", 'pie\n "a" : x\n', "unexpected pie statement", 2),
        ("mermaid", " \n", "nothing to draw", 0),
        ("dot", "digraph {\n a -> ;\n}\n", "syntax error", 2),
        (
            "dot",
            'digraph {\n a [label=<<table><tr><td><IMG src="x"/></td></tr></table>>] }',
            "pictures inside",
            2,
        ),
        ("dot", "not a graph", "syntax error", 1),
        ("mermaid", "flowchart TD\n" + "A-->B\n" * LONGEST, "longer than 20,000", 0),
    ],
)
def test_mistakes_are_told_with_their_line(
    desk: Desk, engine: str, source: str, words: str, line: int
) -> None:
    found = desk.draw(engine, source, "d1")
    assert isinstance(found, Fault)
    assert words.lower() in found.message.lower()
    assert found.line == line


def test_what_hangs_is_ended_and_what_follows_is_drawn() -> None:
    desk = Desk(seconds=2.0)
    edges = " ".join(f"n{a} -- n{b};" for a in range(60) for b in range(a) if (a * b) % 3)[: LONGEST - 100]
    found = desk.draw("dot", f"graph {{ nslimit=100000; mclimit=100000; {edges.rpartition(';')[0]} }}", "d1")
    assert found == Fault("it takes longer than 2 seconds", passing=True)
    assert isinstance(Desk.draw(desk, "mermaid", "flowchart TD\n A", "d2"), Drawing)


def test_no_file_of_the_machine_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    source = f'digraph {{ a [shape=none label="" image="{picture}"] }}'
    before = drawn(desk, "dot", source)
    Image.new("RGB", (300, 200)).save(picture)
    assert drawn(Desk(), "dot", source) == before and "x.png" not in before.svg


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = Desk()
    drawn(own, "dot", DOT)
    process = own._process
    assert process and len(list(tmp_path.iterdir())) == 1
    del own
    gc.collect()
    assert process.poll() is not None and not list(tmp_path.iterdir())


def test_a_drawer_that_crashes_takes_nothing_along(desk: Desk) -> None:
    own = Desk()
    drawn(own, "dot", DOT)
    process = own._process
    assert process
    process.kill()
    process.wait()
    assert isinstance(own.draw("dot", DOT, "d1"), Drawing)
