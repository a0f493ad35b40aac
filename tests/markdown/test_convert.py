"""What a conversion hands on besides HTML, and that it is a pure function."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.code_lines import indented_code
from nisshi.markdown.convert import Converter
from nisshi.model import Heading, MarkdownOptions, MarkdownText, TocEntry
from tests.markdown.converting import convert, html_of

PIECES = [
    *("# ", "## ", "```toc\n", "```\n", "```js{1}\n", "- ", "> ", "1. ", "| a | b |\n", "|--|--|\n", "    "),
    *(
        "**",
        "*",
        "_",
        "~~",
        "`",
        "[",
        "](",
        ")",
        "![",
        "[^a]",
        "[^a]:",
        "<!--",
        "-->",
        "<a href='",
        "'>",
        "</a>",
    ),
    *(
        "https://",
        "<https://x>",
        "あ",
        "。",
        "「",
        "a",
        "1",
        " ",
        "\n",
        "\n\n",
        "\\",
        "&amp;",
        "$",
        "$$",
        ":",
        "|",
    ),
    *("from-heading: 2\n", "- [ ] ", "\t", "\x02", "\x030", "\x00", "\r", "　", "<script>", "<img src=x"),
]
any_text = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(any_text)
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    everything_on = MarkdownOptions(math=True, emoji=True, definition_lists=True, typographer=True)
    for options in (MarkdownOptions(), everything_on):
        converted = Converter(options).convert(MarkdownText(path="a.md", body=text, body_line=1))
        assert all(problem.path == "a.md" for problem in converted.problems)


@given(st.lists(any_text, min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_a_text_leaves_no_trace_in_the_next(bodies: list[str]) -> None:
    texts = tuple(MarkdownText(path=f"{n}.md", body=body, body_line=1) for n, body in enumerate(bodies))
    options = MarkdownOptions()
    alone = tuple(Converter(options).convert(text) for text in texts)
    one = Converter(options)
    assert tuple(map(one.convert, texts)) == alone
    assert tuple(map(one.convert, texts[::-1]))[::-1] == alone


@given(any_text)
@settings(deadline=None, max_examples=50)
def test_marks_in_the_html_are_exactly_those_of_the_links(text: str) -> None:
    converted = convert(text)
    marks = sorted(int(piece.split("\x03")[0]) for piece in converted.html.split("\x02")[1:])
    assert marks == sorted(set(marks))
    assert all(mark < len(converted.links) for mark in marks)


def test_headings() -> None:
    converted = convert("## **あ**と`b`[^1]\n\n[^1]: 注\n\n### [い](/x/) ![図](y.png)\n", body_line=4)
    assert converted.headings == (
        Heading(level=2, id="あとb", html="<strong>あ</strong>と<code>b</code>", text="あとb", line=4),
        Heading(level=3, id="い-", html="い", text="い", line=8),
    )


def test_raw_phrase_tags_in_a_heading_lose_their_attributes_in_the_list() -> None:
    (heading,) = convert('## <kbd id="k">Ctrl</kbd><a href="/x">次</a>\n').headings
    assert heading.html == "<kbd>Ctrl</kbd>次"


def test_toc_is_filled_only_where_the_author_placed_one() -> None:
    assert convert("## あ\n").toc == ()
    placed = convert("```toc\n```\n\n## あ\n### い\n").toc
    assert placed == (TocEntry("あ", "あ", (TocEntry("い", "い"),)),)


def test_bounds_of_the_site_hold_for_blocks_that_say_nothing() -> None:
    placed = convert("```toc\n```\n\n## あ\n### い\n### う\n", toc_from=3, toc_exclude=("う",)).toc
    assert placed == (TocEntry("い", "い"),)


def test_every_id_is_known_for_fragments() -> None:
    body = '## あ\n\n本文[^1]<a id="raw"></a>\n\n[^1]: 注\n\n<div id="block"></div>\n'
    assert sorted(convert(body).ids) == sorted(["あ", "fn-1", "fnref-1", "raw", "block"])


def test_interface_words_speak_the_language_of_the_post() -> None:
    body = "```toc\n```\n\n## A\n\nb[^1]\n\n[^1]: c\n\n- [ ] d\n"
    english = convert(body, lang="en").html
    assert 'aria-label="Contents"' in english
    assert 'aria-label="Footnotes"' in english
    assert 'aria-label="open"' in english


def test_external_links_open_in_a_new_tab_only_when_asked() -> None:
    link = "[a](https://example.org/)"
    assert "target" not in html_of(link)
    assert 'target="_blank" rel="noopener noreferrer"' in html_of(link, external_blank=True)


def test_an_own_host_may_have_a_port() -> None:
    uses = convert(
        "[a](http://localhost:8000/x) [b](//old.example/y)", own_hosts=("localhost", "old.example")
    )
    assert [use.target for use in uses.links] == ["http://localhost:8000/x", "//old.example/y"]


@pytest.mark.parametrize(
    ("option", "text", "on"),
    [
        ("math", "式$x^2$です", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("math", "$$\nx_1\n$$", '<div class="math" tabindex="0"><math'),
        ("emoji", ":tada: と :recv_timeout", "🎉 と :recv_timeout"),
        ("definition_lists", "語\n: 意味\n", "<dt>語</dt>"),
        ("typographer", 'a "quote" --prod ...', "“quote” --prod ..."),
    ],
)
def test_options_are_off_until_switched_on(option: str, text: str, on: str) -> None:
    assert on not in html_of(text)
    assert on in html_of(text, **{option: True})


def test_dollar_amounts_are_no_formula_even_with_math() -> None:
    text = "$5/100万トークン、出力が $25/100万トークン"
    assert html_of(text, math=True) == f"<p>{text}</p>\n"


def test_a_formula_that_cannot_be_read_is_shown_and_reported() -> None:
    converted = convert("a\n\n$\\begin{x}$\n", math=True)
    assert "<code>\\begin{x}</code>" in converted.html
    assert [(problem.line, problem.column) for problem in converted.problems] == [(3, 2)]


def test_control_characters_and_the_colours_of_a_terminal_are_left_out() -> None:
    assert html_of("a\x07b\x0cc\x7f `\x020\x03`\n") == "<p>abc <code>0</code></p>\n"
    log = html_of("```log\n2026-01-01 00:00:00 \x1b[1;31mERROR\x1b[0m disk full\n```\n")
    assert "\x1b" not in log and "[1;31m" not in log
    assert 'data-severity="error"' in log


def test_every_picture_of_a_srcset_is_a_picture_of_the_site() -> None:
    html = '<picture><source srcset="/a.webp 640w, https://cdn.example/b.webp?x=1&amp;y 2x"></picture>\n'
    assert html_of(html) == f"<p>{html.rstrip()}</p>\n"
    links = convert("図<img srcset='/a.png, /b.png 2x' src=/a.png>").links
    assert [(use.target, use.column, use.image) for use in links] == [
        ("/a.png", 15, True),
        ("/b.png", 23, True),
        ("/a.png", 38, True),
    ]


def test_a_definition_list_has_terms_and_one_meaning_or_more() -> None:
    html = html_of("用語\n: 説明です。\n: 二つめ\n", definition_lists=True)
    assert html == "<dl>\n<dt>用語</dt>\n<dd>説明です。</dd>\n<dd>二つめ</dd>\n</dl>\n"


def test_a_colon_below_a_list_is_a_face_and_no_definition() -> None:
    assert html_of("- x\n: 3\n") == "<ul>\n<li>x\n: 3</li>\n</ul>\n"


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ("> ", ">", "- ", "1. ", "<!--", "-->", "\n", "    ", "a", "```", "[^1]: ", ": ", "\t")
        )
    )
)
def test_a_text_may_end_anywhere(pieces: list[str]) -> None:
    body = "".join(pieces).rstrip("\n")  # a blank line at the end of an open fence is one of its lines
    assert html_of(body, definition_lists=True) == html_of(body + "\n", definition_lists=True)
    assert [code.strip() for _, code in indented_code(body)] == [
        code.strip() for _, code in indented_code(body + "\n")
    ]
