"""LaTeX as MathML, in fences always and between dollars where that is switched on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.markdown.formulas import LONGEST, formula
from tests.markdown.converting import complaints, convert

MONEY = "入力が $5/100万トークン、出力が $25/100万トークン。合計 $40.992 と$5か$25か。"


def test_a_fence_is_a_formula_without_any_setting() -> None:
    found = convert("```math\n\\frac{a}{b}\n```\n")
    assert found.html == (
        '<div class="math" tabindex="0"><math display="block" alttext="\\frac{a}{b}">'
        "<mrow><mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac></mrow></math></div>\n"
    )
    assert not found.problems and not found.text


def test_the_authors_words_win() -> None:
    assert 'alttext="aとbの比"' in convert('```math {alt="aとbの比"}\n\\frac{a}{b}\n```\n').html


@pytest.mark.parametrize("math", [False, True])
def test_amounts_of_money_are_no_formulas(math: bool) -> None:
    found = convert(MONEY + "\n\n| 費用 |\n|---|\n| $40.992 と $12.5 |\n", math=math)
    assert "<math" not in found.html and not found.problems
    assert found.html.startswith(f"<p>{MONEY}</p>")


def test_dollars_are_formulas_where_that_is_switched_on() -> None:
    assert "<math" not in convert("$x^2$").html
    html = convert("$x^2$ と\n\n$$\ny\n$$\n", math=True).html
    assert '<p><math alttext="x^2"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> と</p>' in html
    assert '<div class="math" tabindex="0"><math display="block" alttext="y">' in html


@pytest.mark.parametrize(
    ("latex", "words", "line", "column"),
    [
        ("a\n+ \\foo{b}", "“\\foo” is not known", 5, 3),
        ("\\begin{matrix}a", "missing end", 3, 0),
        ("x^2^3", "double superscripts", 3, 0),
        ("", "it is empty", 3, 0),
        ("{" * LONGEST + "a", "it is longer than 10,000 characters", 3, 0),
        ("{" * 5000, "it makes no sense", 3, 0),
    ],
)
def test_mistakes_are_told_with_their_line(latex: str, words: str, line: int, column: int) -> None:
    found = convert(f"文\n\n```math\n{latex}\n```\n")
    assert complaints(found) == [(line, column, f"this formula cannot be read: {words}")]
    assert '<figure class="code" data-lang="math">' in found.html


def test_a_mistake_between_dollars() -> None:
    found = convert("文\n\nここに $\\foo x$ と書く\n", math=True)
    assert complaints(found) == [(3, 6, "this formula cannot be read: “\\foo” is not known")]
    assert "<code>\\foo x</code>" in found.html


@pytest.mark.parametrize(
    "latex",
    [
        "\\text{<script>alert(1)</script>}", "\\text{&lt;script&gt;}", "\\href{javascript:alert(1)}{x}",
        "\\style{background:url(//192.0.2.1)}{y}", '\\class{a" onload="x}{y}', '\\color{red" onload="x}{x}',
        "<img src=x onerror=y>", "\\mathbf{<b>}", "\\begin{array}{c\" onclick=\"x}a\\end{array}",
    ],
)  # fmt: skip
def test_hostile_formulas(latex: str) -> None:
    harmless(formula(latex, display=True).mathml)


WORDS = (
    *("\\frac", "\\text", "\\href", "\\style", "\\left(", "\\right)", "{", "}", "^", "_", "&", "\\\\", "<b>"),
    *("\\begin{matrix}", "\\end{matrix}", "x", "1", "日", '"', "'", "\\sqrt[", "]", "\n", "\\", "%", "\x00"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_formula_raises_or_harms(parts: list[str]) -> None:
    harmless(formula("".join(parts), display=False).mathml)


def harmless(mathml: str) -> None:
    bare = re.sub(r">[^<]*<", "><", re.sub(r' alttext="[^"]*"', "", mathml))
    assert not re.search(
        r"<(?!/?m[a-z]+[\s>]|/?none>)|\s(on\w+|href|style|class|src)=|javascript|//", bare
    ), mathml
