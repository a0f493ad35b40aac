"""Colours never change the code."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.lexer import Lexer
from pygments.token import Token, _TokenType

from nisshi.markdown.highlight import Highlighter
from nisshi.markdown.languages import ALIASES, LOGS, PLAIN, SESSIONS, find_language, nearest_language

HIGHLIGHTER = Highlighter()

SNIPPETS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["\n", "  ", "\t", '"', "'", "/*", "*/", "//", "#", "<b>", "&", "def f():", "{", "}", "あ"]
        ),
        max_size=20,
    ).map("".join),
)


def text_of(lines: list[str]) -> str:
    return html.unescape("\n".join(re.sub(r"<[^>]*>", "", line) for line in lines))


@settings(max_examples=200, deadline=None)
@given(
    SNIPPETS, st.sampled_from(["python", "js", "bash", "json", "yaml", "html", "diff", "php", "markdown", ""])
)
def test_without_its_tags_the_html_is_the_code(code: str, lexer: str) -> None:
    lines = HIGHLIGHTER.lines(code, lexer)
    assert text_of(lines) == code
    assert len(lines) == code.count("\n") + 1


@pytest.mark.parametrize("code", ["\n\nx = 1\n\n", "x", "x\n", "a\r\nb", "\tif x:\n\t\tpass", "", "\n"])
def test_line_ends_tabs_and_blank_lines_stay(code: str) -> None:
    assert text_of(HIGHLIGHTER.lines(code, "python")) == code


def test_neighbours_of_one_class_share_a_span_and_no_span_crosses_a_line() -> None:
    assert HIGHLIGHTER.lines('"""a\nb"""', "python") == [
        '<span class="sd">"""a</span>',
        '<span class="sd">b"""</span>',
    ]


def test_errors_plain_names_and_punctuation_have_no_class() -> None:
    assert HIGHLIGHTER.lines("{ // 中略\n}", "json5") == ['{ <span class="c1">// 中略</span>', "}"]
    assert HIGHLIGHTER.lines("x, y", "python") == ["x, y"]


class Changing(Lexer):
    """A lexer that loses what it is given."""

    def get_tokens(self, text: str, unfiltered: bool = False) -> Iterator[tuple[_TokenType, str]]:
        yield Token.Text, text.upper()


class Failing(Lexer):
    """A lexer with a fault."""

    def get_tokens(self, text: str, unfiltered: bool = False) -> Iterator[tuple[_TokenType, str]]:
        raise IndexError


@pytest.mark.parametrize("lexer", [Changing(), Failing()])
def test_a_lexer_that_fails_or_changes_the_text_is_not_used(lexer: Lexer) -> None:
    highlighter = Highlighter()
    highlighter._lexers["faulty"] = lexer
    assert highlighter.lines("a < b", "faulty") == ["a &lt; b"]


def test_every_alias_of_ours_leads_to_a_lexer() -> None:
    assert set(ALIASES.values()) <= set(HIGHLIGHTER.names)


def test_words_for_plain_blocks_are_known() -> None:
    assert PLAIN.keys() | ALIASES.keys() >= LOGS | SESSIONS


@pytest.mark.parametrize(
    ("written", "lang", "name"),
    [
        ("py", "ja", "Python"),
        ("Dockerfile", "ja", "Docker"),
        ("SQL", "ja", "SQL"),
        ("sh", "ja", "Bash"),
        ("", "ja", "テキスト"),
        ("", "en", "Text"),
        ("console", "ja", "コンソール"),
        ("mermaid", "ja", "Mermaid"),
        ("jsonc", "en", "jsonc"),
        ("diff-js", "en", "Diff"),
    ],
)
def test_labels(written: str, lang: str, name: str) -> None:
    language = find_language(written, HIGHLIGHTER.names, lang)
    assert (language.name, language.known) == (name, True)


COMMON_WORDS = (
    "sh bash zsh shell fish console shell-session js jsx ts tsx json jsonc json5 yaml yml toml ini conf env dotenv "
    "gitignore python py rb ruby go golang rust rs php perl lua c cpp c++ csharp c# java kotlin swift scala haskell "
    "elixir erlang clojure r julia sql mysql graphql html css scss sass less xml svg vue svelte astro markdown md mdx "
    "dockerfile docker makefile make cmake nginx apache apacheconf hcl terraform tf nix vim viml powershell ps1 cmd "
    "bat diff patch text txt plaintext plain none log output csv tsv mermaid dot graphviz plantuml math latex tex "
    "proto protobuf http regex awk sed groovy gradle dart zig solidity prisma cue vyos node shellscript git"
)


@pytest.mark.parametrize("written", COMMON_WORDS.split())
def test_common_words_are_known(written: str) -> None:
    assert find_language(written, HIGHLIGHTER.names, "ja").known


@pytest.mark.parametrize(
    ("written", "meant"), [("pyhton", "python"), ("javscript", "javascript"), ("qqqqqq", "")]
)
def test_did_you_mean(written: str, meant: str) -> None:
    assert nearest_language(written, HIGHLIGHTER.names) == meant
