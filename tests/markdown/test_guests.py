"""What a post's raw HTML runs or frames is known from its conversion."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys

import pytest

from nisshi.model import Guests
from tests.markdown.converting import convert


def guests_of(body: str) -> Guests:
    return convert(body).guests


def source_of(script: str) -> str:
    """The source expression that allows an inline script (CSP 3, 6.7.3.3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_markdown_alone_has_no_guests() -> None:
    assert guests_of("# a\n\n[b](https://example.net/) `<script>` *c*") == Guests()


def test_code_that_shows_a_script_runs_none() -> None:
    assert (
        guests_of("```html\n<script src='https://example.net/a.js'></script><iframe></iframe>\n```")
        == Guests()
    )


def test_an_inline_script_is_named_by_its_digest() -> None:
    assert guests_of('<script>alert("夜 & 朝")</script>').scripts == (source_of('alert("夜 & 朝")'),)


def test_scripts_are_sorted_and_named_once() -> None:
    body = "<script>b()</script>\n\n<script>a()</script>\n\n<script>b()</script>"
    assert guests_of(body).scripts == tuple(sorted((source_of("a()"), source_of("b()"))))


@pytest.mark.parametrize("source", ["https://example.net/a.js", "//example.net/a.js"])
def test_a_script_of_another_host_is_foreign(source: str) -> None:
    assert guests_of(f'<SCRIPT async src="{source}"></SCRIPT>') == Guests(foreign_script=True)


def test_a_script_of_the_blog_itself_is_not_foreign() -> None:
    assert (
        guests_of('<script src="/own.js"></script> <script src="own.js" type="module"></script>') == Guests()
    )


def test_data_in_a_script_element_is_not_run() -> None:
    assert guests_of('<script type="application/ld+json">{"a": 1}</script>') == Guests()


def test_a_frame_is_noted_without_any_script() -> None:
    assert guests_of('a <Iframe src="https://example.net/1"></Iframe>') == Guests(frame=True)


def test_text_without_scripts_asks_for_no_html_parser() -> None:
    code = "from nisshi.markdown.guests import guests; guests('<p>a</p>')"
    code += "; import sys; print('selectolax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
