"""Where the preview's script goes in a page."""

from __future__ import annotations

import pytest

from nisshi.preview.edition import Edition
from nisshi.preview.page_script import NOTHING_YET, with_script

SCRIPT = (
    b'<script type="module" src="/__nisshi/client.js?generation=a.2&amp;media=a.1&amp;badge=draft"></script>'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<html><head>", b"<meta charset=utf-8><script type=module src=/t.js></script></head><body>"),
        (b'<html><HEAD lang="ja">', b"</HEAD><header>x</header>"),
        (b"<header>x</header>", b""),
        (b"", b""),
    ],
)
def test_it_comes_first_in_the_head_so_that_it_runs_before_the_themes(before: bytes, after: bytes) -> None:
    edition = Edition(generation="a.2", media="a.1")
    assert with_script(before + after, edition, "draft") == before + SCRIPT + after


def test_nothing_of_an_address_can_end_the_tag() -> None:
    page = with_script(NOTHING_YET, Edition(generation='"><b>', media="a"), "")
    assert b"<b>" not in page
