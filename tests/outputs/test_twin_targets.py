"""Every target that a page shows is absolute in its twin, however it is spelled."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from nisshi.outputs.markdown_twins import twin_of
from tests.markdown.converting import convert

BASE = "https://example.com/blog"


def targets(body: str) -> list[str]:
    """What the HTML of a text links to and shows, in order; a place of the text itself is none."""
    made = convert(body, definition_lists=True)
    html = re.sub("\x02(\\d+)\x03", lambda mark: escape(made.links[int(mark[1])].target), made.html)
    tree = LexborHTMLParser(f"<body>{html}")
    found = (node.attributes.get(name) or "" for node in tree.css("*") for name in ("href", "src"))
    return [target for target in found if target and not target.startswith("#")]


def published(target: str) -> str:
    """The absolute address of a target, as a site might publish it."""
    path = target if target.startswith("/") else f"/at/{target}"
    return BASE + quote(path, safe="/?:@-._~!$&*+,;=#%")


def twin_targets(body: str) -> tuple[list[str], list[str]]:
    """Return what the targets should be in the twin, and what they are."""
    written = {link.target for link in convert(body, definition_lists=True).links}
    moved = {target: published(target) for target in written if not target.startswith("/")}
    twin = twin_of(body, BASE, moved, definition_lists=True)
    return [published(it) if it in written else it for it in targets(body)], targets(twin)


SPELLINGS = [
    r"[a](x\_y.md)",
    "[a](x&amp;y.md)",
    "[a](x&#95;y.md#z)",
    r"![a](<x \_y.png>)",
    r"![a](<x\>y.png>)",
    "[a](<x y.md>)",
    r"[a](x\(y.md)",
    r"[a](x\)y.md 'z')",
    "[a](x(y).md)",
    "[a](\n  x.md)",
    "[a](x&amp;copy;y.md)",
    r"[a](x&amp;y.md?b=1&amp;copy=2)",
    r"[a](\/x.md)",
    "[a](&#47;x.md)",
    r"[a](x\\y.md)",
    "[a](&copy;.md)",
    "[a][b]\n\n[b]: x\\_y.md",
    "[a][b]\n\n[b]: <x y&amp;z.md> 'c'",
    "[a][b]\n\n[b]:\n  x.md",
    "[a][b\\]c]\n\n[b\\]c]: x.md",
    "[a][b]\n\n- [b]: x.md",
    "[a][b]\n\n> 1. [b]: /x.md",
    "<a href='x&amp;y.md'>a</a>",
    "<a href='x&amp;copy;y.md'>a</a>",
    "- ```\n[a](x.md)\n```",
    "- a\n\n  ```\n[a](x.md)\n```",
    "> ```\n[a](x.md)\n```",
    "[^1]: ```\n[a](x.md)\n```",
    "<pre>\n\n    <a href='x.md'>a</a>\n</pre>",
    r"<a href='x\_y.md'>a</a>",
    "[![a](x\\_y.png)](x&amp;y.md)",
]


@pytest.mark.parametrize("body", SPELLINGS)
def test_a_target_is_found_by_what_it_means(body: str) -> None:
    wanted, found = twin_targets(body)
    assert wanted and found == wanted


BLOCKS = [
    "[a](x.md)",
    "![a](x.png)",
    "    [a](x.md)",
    "- [a](x.md)",
    "- a\n\n      [a](x.md)",
    "- a\n\n  [a](x.md)",
    "```\n[a](x.md)\n```",
    "> [a](x.md)",
    "a\n    [a](x.md)",
    "<a href='x.md'>a</a>",
    "`[a](x.md)` [b](y.md)",
    "1. a\n\n       [a](x.md)",
    "語\n: [a](x.md)",
    "語\n\n:   [a](x.md)\n\n    [a](x.md)",
]
SIGNS = [": ", ":   ", "~ ", "  : ", ":\t", ":    ", ":      ", ": - ", ": 1. ", ": > "]


def defined(sign: str, blocks: list[str], indent: int) -> str:
    """A term and a definition of these blocks, each line but the first indented."""
    first, *lines = "\n\n".join(blocks).split("\n")
    more = (" " * indent + line if line else "" for line in lines)
    return "\n".join(("語", sign + first, *more))


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("indent", [2, 4, 6, 8])
def test_in_a_definition_too(block: str, sign: str, indent: int) -> None:
    wanted, found = twin_targets(defined(sign, ["意味", block, "[b](y.md)"], indent) + "\n\n[c](z.md)")
    assert wanted and found == wanted


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*SIGNS, "", "- ", "> ", "[^1]: "]),
            st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3),
            st.sampled_from([0, 2, 4, 5, 6, 8]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_stands_in_a_definition(parts: list[tuple[str, list[str], int]]) -> None:
    body = "\n\n".join(defined(*part) for part in parts)
    wanted, found = twin_targets(body)
    assert found == wanted, body


def test_code_in_a_definition_stays() -> None:
    body = "語\n\n:   意味\n\n        [a](/x)\n\n    [a](/x)\n\n語\n: 意味\n\n      [a](/x)\n"
    assert twin_of(body, BASE, {}, definition_lists=True) == (
        f"語\n\n:   意味\n\n        [a](/x)\n\n    [a]({BASE}/x)\n\n語\n: 意味\n\n      [a](/x)\n"
    )


def test_without_definition_lists_their_signs_are_text() -> None:
    body = "語\n\n: 意味\n\n    [a](/x)\n"
    assert twin_of(body, BASE, {}) == body
