"""Code in a Markdown twin stays as its author wrote it, whatever it shows."""

from __future__ import annotations

import pytest

from nisshi.outputs.markdown_embeds import plain_embeds

FRAME = '<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>'
SCRIPT = '<script src="https://example.com/a.js"></script>'


@pytest.mark.parametrize("html", [FRAME, SCRIPT])
@pytest.mark.parametrize(
    "text", ["Use `{}` here.", "``{}``", "- a\n\n    ```html\n    {}\n    ```\n", "> ```\n> {}\n> ```\n"]
)
def test_markup_in_code_stays(text: str, html: str) -> None:
    written = text.replace("{}", html)
    assert plain_embeds(written) == written


@pytest.mark.parametrize("fence", ["```\na\n```\n", "~~~ sh\na\n~~~~\n", "```a``` b\n"])
def test_markup_below_a_fence_goes(fence: str) -> None:
    assert "iframe" not in plain_embeds(f"{fence}\n{FRAME}\n")
    code = "`https://youtu.be/aqz-KE-bpKQ`"
    assert code not in plain_embeds(f"{fence}\n{code}\n")


def test_markup_beside_code_goes() -> None:
    assert plain_embeds(f"`a` {SCRIPT}`b`") == "`a` `b`"
    assert "iframe" not in plain_embeds(f"`a`\n\n{FRAME}\n")


@pytest.mark.parametrize(
    "piece",
    ["<script src= ", "<script\n", '<iframe "', "<iframe src=", "<iframe>", "`a``b", "~~~", "::github{"],
)
def test_a_long_heap_of_beginnings_stays(piece: str) -> None:
    assert plain_embeds(piece * 20_000) == piece * 20_000


def test_a_script_of_ones_own_stays() -> None:
    assert plain_embeds("a <script>b()</script> <script data-src='c'></script>") == (
        "a <script>b()</script> <script data-src='c'></script>"
    )
    assert plain_embeds("a <SCRIPT async\n src = 'c.js' ></SCRIPT >b") == "a b"
