"""Joined rules give exactly the tokens that Pygments gives."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pygments.lexer import Lexer, RegexLexer, bygroups, default, include, this, using, words
from pygments.lexers import find_lexer_class_by_name, get_all_lexers, get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String, Text

from nisshi.markdown.languages import find_language
from nisshi.markdown.lexing import JoinedLexer, make_lexer

CORPUS = Path(os.environ.get("NISSHI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))

by_groups: Any = bygroups
lex_with: Any = using

NAMES = {alias: name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}

SAMPLE = """#!/bin/sh
#include <stdio.h>
import os, re as r  # 時刻
@decorated("x")
async def f(x: int = 0x1F, *args) -> str:
    '''doc "string"'''
    return f"{x!r:>{8}} {'a' if x else 1e5}" + rb'\\d' % None
cat <<'EOF' > "${HOME:-/root}/a" && echo $((1 + 2)) `date`
here
EOF
let a = `x${b.c}y`, re = /a[/]b/g; // note
/* block */ const T: Map<string, number> = {'k': [1, 2.5, true]};
func (s *S) Do(ctx context.Context) (err error) { defer s.mu.Unlock(); return nil }
fn main() -> Result<(), Box<dyn Error>> { println!("{}", 1_000u32); }
SELECT "a", count(*) FROM t WHERE b = 'c' AND d IS NULL -- end
<div class="a" id=b><!-- c --><script>f()</script>&amp;</div>
<?php $x = "y $z {$w[0]}"; ?>
[section]
key = value ; comment
- item: &anchor "value"
server { listen 80; location ~ ^/(a|b) { proxy_pass http://x; } }
FROM alpine:3 AS build
RUN apk add --no-cache \\
    git
%define x 1
\\begin{document} $x^2$ % tex
.class > a:hover, #id { color: #fff; margin: -1px; }
日本語\tと\u3000全角 \\ \x0b ~ ¬
"""


@cache
def lexers(alias: str) -> tuple[Lexer, Lexer]:
    plain = get_lexer_by_name(alias, stripnl=False, ensurenl=False)
    return plain, make_lexer(type(plain), stripnl=False, ensurenl=False)


def assert_same(alias: str, code: str) -> None:
    plain, quick = lexers(alias)
    assert list(quick.get_tokens_unprocessed(code)) == list(plain.get_tokens_unprocessed(code))


COMMON = """
bash js jsx ts tsx json5 toml ini python ruby go rust php perl lua c cpp csharp java kotlin swift scala haskell
elixir erlang clojure r julia sql mysql graphql html css scss less xml vue markdown docker make cmake nginx
apacheconf hcl nix vim powershell bat diff latex proto http awk groovy dart zig solidity django
"""


@pytest.mark.parametrize("alias", COMMON.split())
def test_a_mixed_text_in_each_language(alias: str) -> None:
    assert_same(alias, SAMPLE)
    for line in SAMPLE.splitlines(keepends=True):
        assert_same(alias, line)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["python", "js", "bash", "go", "ts", "rust", "php", "sql", "html", "css", "toml"]),
    st.lists(st.one_of(st.sampled_from(re.findall(r"\w+|\s+|.", SAMPLE)), st.text(max_size=3))).map("".join),
)
def test_any_text(alias: str, code: str) -> None:
    assert_same(alias, code)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus of real posts; NISSHI_CORPUS names one")
def test_the_fences_of_real_posts() -> None:
    parser, count = MarkdownIt(), 0
    for path in sorted(CORPUS.rglob("*.md")):
        for token in parser.parse(path.read_text("utf-8")):
            written = re.match(r"[\w+#-]+", token.info)
            lexer = find_language(written[0], NAMES, "en").lexer if written else ""
            if token.type == "fence" and lexer:
                assert_same(lexer, token.content)
                count += 1
    assert count > 500


class Odd(RegexLexer):
    """A grammar with all that cannot simply stand beside other rules."""

    flags = re.MULTILINE | re.VERBOSE
    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            include("space"),
            (r"(['\"]) [^'\"]* \1  # closed by what opened it", String),
            (r"(?P<a>x)(?P=a)", Number),
            (r"(?P<a>y)(?(a)z|q)", Number),
            (r"(?i)select \b # small or not", Keyword),
            (r"(\d+)(px)", by_groups(Number, Keyword)),
            (words(("in", "into")), Keyword),
            (r"< ([^>]*) >", by_groups(lex_with(this, state="inner"))),
            (r"\(", Text, "inner"),
            (r"\[", Text, ("inner", "#push", "#pop", "#push")),
            (r"\{", Text, "#push"),
            (r"\}", Text, "#pop:2"),
            (r"!", Text, "guess"),
            (r"[()]", Text, "#pop"),
        ],
        "space": [(r"[ ]+", Text)],
        "inner": [(r"[\])]", Text, "#pop"), (r"[]a-c)(]", Name), (r"\d(\d)", Number)],
        "guess": [(r"\#.*", Comment, "#pop"), default(("#pop", "inner"))],
    }


PIECES = """'a' ' "b" xx x yz y SELECT select 12px into <a1> < > ( ) [ ] { } ! #c a 12 あ"""
ODD = st.lists(st.sampled_from([*PIECES.split(), " ", "\n"])).map("".join)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_rules_that_count_groups_set_flags_or_change_states(code: str) -> None:
    lexer = Odd()
    quick = make_lexer(Odd)
    assert isinstance(quick, JoinedLexer)
    assert list(quick.get_tokens_unprocessed(code)) == list(lexer.get_tokens_unprocessed(code))


@pytest.mark.parametrize("alias", ["yaml", "json", "html+django", "pycon", "console", "csharp"])
def test_a_lexer_with_its_own_way_through_a_text_keeps_it(alias: str) -> None:
    plain, quick = lexers(alias)
    assert type(quick) is type(plain)


def test_only_the_states_a_text_enters_are_compiled() -> None:
    quick = make_lexer(find_lexer_class_by_name("js"))
    assert isinstance(quick, JoinedLexer)
    list(quick.get_tokens_unprocessed("a = 1"))
    assert set(quick._states) < set(quick._tokens)
