"""Fences that are diagrams, and where they stand in what is made of a text."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from nisshi.diagrams import desk
from nisshi.diagrams.drawing import Drawing
from nisshi.markdown.convert import Converter
from nisshi.model import KnownBlock, MarkdownOptions, MarkdownText
from tests.diagrams.sources import DOT, FLOWCHART, SEQUENCE
from tests.markdown.converting import complaints, convert


def fence(source: str, info: str = "mermaid") -> str:
    return f"```{info}\n{source}```\n"


def test_a_diagram_is_a_figure_with_a_name_and_its_source() -> None:
    found = convert(fence(FLOWCHART))
    assert not found.problems and not found.once
    figure = re.fullmatch(
        r'<figure class="diagram" data-kind="mermaid"><div class="drawing"><svg role="img" aria-label="([^"]*)" '
        r'style="min-inline-size:\d+px" id="d[0-9a-f]{8}" '
        r'width="\d+" height="\d+" viewBox="[^"]*">.*</svg></div><details><summary>図のソース</summary>'
        r'<pre tabindex="0"><code class="language-mermaid">([^<]*)</code></pre></details></figure>\n',
        found.html,
        re.DOTALL,
    )
    assert figure
    assert figure[1].startswith("フローチャート: ") and "通った?" in figure[1]
    assert figure[2].startswith("flowchart TD\n    A[設計を書く&lt;br/&gt;レビューする]")
    assert found.counts.japanese == 0 and not found.text, "a source is no prose"


def test_the_authors_words_win() -> None:
    html = convert(fence(SEQUENCE, 'mermaid {alt="ログインの\\"流れ\\" <b>"}')).html
    assert 'aria-label="ログインの' in html and "<b>" not in html
    html = convert(fence(SEQUENCE, "mermaid:ログイン")).html
    assert 'aria-label="ログイン"' in html and "<figcaption>ログイン</figcaption></figure>" in html


def test_kinds_are_named_in_the_language_of_the_post() -> None:
    assert 'aria-label="Sequence diagram: ' in convert(fence(SEQUENCE), lang="en").html
    assert "<summary>Source of the diagram</summary>" in convert(fence(SEQUENCE), lang="en").html
    assert 'aria-label="図: ' in convert(fence(DOT, "dot")).html


@pytest.mark.parametrize("word", ["dot", "graphviz", "neato", "fdp", "circo", "twopi"])
def test_words_of_graphviz(word: str) -> None:
    assert (
        f'<figure class="diagram" data-kind="{word}"><div class="drawing"><svg'
        in convert(fence(DOT, word)).html
    )


def test_equal_diagrams_have_ids_of_their_own() -> None:
    html = convert(3 * (fence(FLOWCHART) + "\n") + fence(DOT, "dot")).html
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) and len(ids) > 4
    assert {
        name for pair in re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', html) for name in pair if name
    } <= set(ids)


def test_a_mistake_is_told_at_its_line_and_the_source_is_shown() -> None:
    found = convert("文章\n\n" + fence("flowchart TD\n  A --> B\n  B[foo --> C\n"), body_line=5)
    assert complaints(found) == [
        (10, 4, "this diagram cannot be drawn: Unterminated node label (missing `]`)")
    ]
    assert found.problems[0].severity == "warning" and found.problems[0].source == "  B[foo --> C"
    assert '<figure class="code" data-lang="mermaid">' in found.html and "B[foo --&gt; C" in found.html
    assert not found.blocks, "the Problem must be told each time"


@pytest.mark.parametrize(
    ("source", "info", "line", "marked"),
    [
        ("graph TD\n  B ->-> C\n", "mermaid", 3, "->"),
        ("nonsense\n", "mermaid", 2, "nonsense"),
        ("digraph {\n  a -> -> b\n}\n", "dot", 3, "->"),
        ("digraph {\n  a -> b\n", "dot", 3, "a -> b"),
    ],
)
def test_what_is_wrong_in_a_diagram_is_marked(source: str, info: str, line: int, marked: str) -> None:
    (problem,) = convert(fence(source, info)).problems
    assert (problem.line, problem.source[problem.column - 1 :][: problem.length]) == (line, marked)


def test_a_wide_diagram_can_be_scrolled_by_keyboard() -> None:
    wide = "flowchart LR\n" + "".join(f" N{n}[工程{n}] --> N{n + 1}\n" for n in range(12))
    html = convert(fence(wide)).html
    assert '<div class="drawing" tabindex="0" data-wide=""><svg' in html
    width, least = re.findall(r'min-inline-size:(\d+)px" id="\w+" width="(\d+)"', html)[0][::-1]
    assert int(least) == pytest.approx(0.8 * int(width), abs=1), "letters of 16 px are never below 12"
    assert "data-wide" not in convert(fence("flowchart LR\n A --> B\n")).html


def test_a_line_is_not_seen_through_its_label() -> None:
    html = convert(fence("flowchart LR\n A[受信] -->|はい| B[確認]\n")).html
    assert re.search(
        r'<rect [^>]*style="fill:var\(--diagram-paper, Canvas\);stroke:none"></rect><text[^>]*>はい<', html
    )
    assert "opacity" not in html


def test_a_word_that_is_not_understood_is_told_once() -> None:
    found = convert(fence(SEQUENCE, 'mermaid {colour="red"}'))
    assert [problem.message for problem in found.problems] == [
        '“colour="red"” in the info string of a code block is not understood'
    ]
    assert "<svg" in found.html


def test_an_edit_elsewhere_draws_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    converter = Converter(MarkdownOptions())
    body = fence(FLOWCHART) + "\n" + fence(FLOWCHART)
    first = converter.convert(MarkdownText(path="a.md", body=body, body_line=1))
    known = {
        block.key: KnownBlock(first.html[block.start : block.end], block.failures) for block in first.blocks
    }
    assert len(known) == 2

    def draw(*_: object) -> Drawing:
        raise AssertionError("drawn again")

    monkeypatch.setattr(desk.Desk, "draw", draw)
    edited = converter.convert(MarkdownText(path="a.md", body="新しい文。\n\n" + body, body_line=1), known)
    assert edited.html.endswith(first.html)


def test_without_the_drawers_the_source_is_shown_and_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "find_spec", lambda name: None if name == "merman" else find_spec(name))
    found = convert(fence(FLOWCHART) + "\n" + fence(SEQUENCE) + "\n" + fence(DOT, "dot"))
    assert found.html.count('<figure class="code" data-lang="mermaid">') == 2
    assert found.html.count('<figure class="diagram" data-kind="dot">') == 1
    assert not found.problems
    (told,) = found.once
    assert told.line == 1 and "nisshi[diagrams]" in told.hint


def test_a_text_without_diagrams_begins_no_process() -> None:
    html = convert("```text\nmermaid\n```\n\n    flowchart TD\n").html
    assert "<svg" not in html
