"""Blocks of an earlier conversion are taken again, and nothing in the result tells."""

from __future__ import annotations

import json
import subprocess
import sys
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nisshi.markdown.convert import Converter
from nisshi.model import Converted, KnownBlock, MarkdownOptions, MarkdownText
from tests.blogs import REPOSITORY
from tests.markdown.converting import convert

LOG = "Mar  5 02:04:02 srv01 sshd[2134]: Connection refused by 192.0.2.7"
FENCES = [
    "```python\nx = 1 < 2  # 時刻\n```\n",
    "~~~js:a.js{1}\nlet a = `x`\n\n~~~\n",
    f"```\n{LOG}\n{LOG}\n```\n",
    "```log\nsomething happened\n```\n",
    "- 項目\n\n  ```bash\n  $ ls\n  a & b\n  ```\n",
    "> ```diff\n> -a\n> +b\n> ```\n",
    "[^1] の注\n\n[^1]: 注\n\n    ```go\n    var x int\n    ```\n",
    "    indented <code>\n",
    "```pyhton\nunknown\n```\n",  # a Problem
    "```js{9}\nbeyond\n```\n",  # another
    "```toc\n```\n",
    "## 見出し\n",
    "English words only, without any doubt.\n",
    "日本語の文章です。\n",
    '<figure class="code">\n',
]
bodies = st.lists(st.sampled_from(FENCES), max_size=7).map("\n".join)
edits = st.tuples(
    st.integers(0, 400),
    st.integers(0, 12),
    st.sampled_from(
        ["", "a", "\n", "`", "```\n", "> ", "  ", "あ", "\n\n```python\nx = 1 < 2  # 時刻\n```\n"]
    ),
)


def known_of(converted: Converted) -> dict[str, KnownBlock]:
    return {
        block.key: KnownBlock(converted.html[block.start : block.end], block.failures)
        for block in converted.blocks
    }


@settings(deadline=None, max_examples=150)
@given(bodies, st.lists(edits, max_size=3), st.sampled_from(["", "ja", "en"]))
def test_the_result_is_that_of_a_fresh_conversion(
    body: str, changes: list[tuple[int, int, str]], lang: str
) -> None:
    known = known_of(convert(body))
    for start, length, new in changes:
        body = body[:start] + new + body[start + length :]
    text = MarkdownText(path="post.md", body=body, body_line=1, lang=lang)
    converter = Converter(MarkdownOptions())
    assert converter.convert(text, known) == converter.convert(text)


@settings(deadline=None, max_examples=100)
@given(bodies)
def test_spans_hold_the_figures_in_order_without_overlap(body: str) -> None:
    converted = convert(body)
    end = 0
    for block in converted.blocks:
        assert end <= block.start
        end = block.end
        html = converted.html[block.start : block.end]
        assert html.startswith("<figure class=") and html.endswith("</figure>\n")
        assert html.count("</figure>") == 1


@pytest.mark.parametrize("fence", FENCES[:8])
def test_each_kind_of_block_is_recorded_wherever_it_stands(fence: str) -> None:
    for body in (fence, f"段落\n\n{fence}\n段落\n\n{fence}"):
        converted = convert(body)
        assert len(converted.blocks) == converted.html.count("<figure class=")
        assert len(converted.blocks) == body.count(fence) or "[^1]" in fence


@pytest.mark.parametrize("fence", FENCES[8:10])
def test_a_block_with_a_mistake_is_not_recorded_so_that_it_is_told_each_time(fence: str) -> None:
    first = convert(fence)
    assert first.blocks == ()
    assert first.problems
    again = Converter(MarkdownOptions()).convert(
        MarkdownText(path="post.md", body="\n" + fence, body_line=1), known_of(first)
    )
    assert [problem.line for problem in again.problems] == [first.problems[0].line + 1]


def test_what_is_known_is_taken_as_it_is() -> None:
    (block,) = convert(FENCES[0]).blocks
    text = MarkdownText(path="post.md", body=FENCES[0], body_line=1)
    assert Converter(MarkdownOptions()).convert(text, {block.key: KnownBlock("known")}).html == "known"


@pytest.mark.parametrize(
    "other",
    [
        convert("```python\nx = 1 < 3  # 時刻\n```\n", lang="ja"),
        convert("```python:a.py\nx = 1 < 2  # 時刻\n```\n", lang="ja"),
        convert(FENCES[0], lang="en"),
        convert(FENCES[0], lang="ja", log_watch=("x",)),
    ],
    ids=["text", "info string", "language", "watched phrases"],
)
def test_the_key_tells_all_that_the_html_is_made_from(other: Converted) -> None:
    assert known_of(convert(FENCES[0], lang="ja")).keys().isdisjoint(known_of(other))


def test_what_failed_in_a_block_comes_with_it() -> None:
    first = convert(f"{FENCES[2]}\n段落\n")
    (failure,) = first.failures
    assert failure.message == "Connection refused by 192.0.2.7"
    text = MarkdownText(path="post.md", body=f"別の段落\n\n{FENCES[2]}\n{FENCES[3]}", body_line=1)
    assert Converter(MarkdownOptions()).convert(text, known_of(first)).failures == first.failures


SCRIPT = """
import json, sys
from nisshi.markdown.convert import Converter
from nisshi.model import KnownBlock, MarkdownOptions, MarkdownText
body, known = json.load(sys.stdin)
known = {key: KnownBlock(html) for key, html in known.items()}
html = Converter(MarkdownOptions()).convert(MarkdownText(path="a.md", body=body, body_line=1), known).html
heavy = [name for name in sys.modules if name.startswith(("pygments", "nisshi.logs"))]
json.dump([html, sorted(heavy)], sys.stdout)
"""


def run_fresh(body: str, known: dict[str, KnownBlock]) -> tuple[str, list[str]]:
    """The HTML made in a new process, and the modules for code and logs that it imported."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([body, {key: block.html for key, block in known.items()}]),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        cwd=REPOSITORY,
    )
    html, heavy = json.loads(run.stdout)
    return html, heavy


def test_nothing_for_code_is_imported_when_every_block_is_known() -> None:
    body = "\n".join(FENCES[:8])
    converted = convert(body)
    assert run_fresh(body, known_of(converted)) == (converted.html, [])
    assert "pygments" in run_fresh(body, {})[1]


def test_known_blocks_need_not_be_a_dict() -> None:
    body = FENCES[0]
    known = MappingProxyType(known_of(convert(body)))
    text = MarkdownText(path="post.md", body=body, body_line=1)
    assert Converter(MarkdownOptions()).convert(text, known) == convert(body)
