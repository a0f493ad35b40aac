"""A terminal's colours are shown in fenced blocks and are nowhere else in a page."""

from __future__ import annotations

from nisshi.markdown.convert import Converter
from nisshi.model import MarkdownOptions, MarkdownText

RED = "\x1b[31mred\x1b[0m"


def _html(body: str) -> str:
    text = MarkdownText(path="a.md", body=body, body_line=1)
    return Converter(MarkdownOptions(lang="en")).convert(text).html


def test_plain_block_is_painted() -> None:
    assert '<span class="ansi-red">red</span> &lt;plain&gt;' in _html(f"```text\n{RED} <plain>\n```\n")


def test_log_keeps_its_records_and_takes_the_colours() -> None:
    html = _html(
        "```\n2024-03-05 02:04:02 \x1b[31mERROR\x1b[0m cannot open\n2024-03-05 02:04:03 INFO on\n```\n"
    )

    assert '<figure class="log"' in html
    assert '<span class="level"><span class="ansi-red">ERROR</span></span>' in html


def test_prose_and_code_in_it_have_no_colours() -> None:
    assert _html(f"a {RED} `{RED}`\n\n    {RED}\n").count("red") == 3
    assert "\x1b" not in _html(f"a {RED} `{RED}` <b>{RED}</b>\n\n    {RED}\n\n> ~~~\n> {RED}\n")


def test_other_sequences_go_in_blocks_too() -> None:
    assert "[2K" not in _html("```\n\x1b[2K\x1b[1Gdone\n```\n")
