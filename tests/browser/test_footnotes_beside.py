"""Footnotes in the margin of a wide page: beside their marks, apart from each other, once for everybody."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nisshi.cli import main
from tests.browser.serve import served

POST = """---
title: 注の多い夜
date: 2026-03-01
---
一つめ[^a]、二つめ[^b]、三つめ[^c]の注が、おなじ行にあります。

{paragraphs}

おわり[^d]です。

[^a]: {words}
[^b]: {words}
[^c]: みじかい注。
[^d]: おしまいの注。
""".replace("{words}", "行のとなりに立つ、すこし長い注です。" * 4)
BOXES = """() => [...document.querySelectorAll('.footnotes li')].map(note => {
  const box = note.getBoundingClientRect();
  const mark = document.querySelector(note.querySelector('.footnote-back').hash).getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top, bottom: box.bottom, mark: mark.top, text: mark.left};
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("notes")
    posts = root / "content" / "posts"
    posts.mkdir(parents=True)
    (root / "nisshi.toml").write_text('[site]\nlang = "ja"\n', encoding="utf-8")
    text = POST.replace("{paragraphs}", "\n\n".join(["UPSは鳴りませんでした。" * 20] * 6))
    (posts / "notes.md").write_text(text, encoding="utf-8")
    assert main(["build", "--root", str(root), "--quiet", "--no-cache"]) == 0
    return root / "site"


def boxes(browser: Browser, folder: Path, width: int) -> list[dict[str, float]]:
    with served(folder) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{address}/notes/")
        return list(page.evaluate(BOXES))


def test_notes_stand_beside_their_marks_and_never_on_each_other(browser: Browser, folder: Path) -> None:
    found = boxes(browser, folder, 1440)
    assert all(0 <= box["left"] < box["right"] < box["text"] for box in found)
    assert all(above["bottom"] < below["top"] for above, below in pairwise(found))
    assert all(box["top"] >= box["mark"] - 1 for box in found)
    assert abs(found[-1]["top"] - found[-1]["mark"]) < 20


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_notes_stand_at_the_end_of_a_narrower_page(browser: Browser, folder: Path, width: int) -> None:
    found = boxes(browser, folder, width)
    assert found[0]["top"] > found[-1]["mark"]


def test_notes_are_printed_at_the_end(browser: Browser, folder: Path) -> None:
    with served(folder) as address:
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        page.goto(f"{address}/notes/")
        page.emulate_media(media="print")
        found = list(page.evaluate(BOXES))
        assert page.locator(".footnotes").is_visible()
    assert all(box["bottom"] > box["top"] > found[-1]["mark"] for box in found)
