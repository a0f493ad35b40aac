"""What a reader selects of a log or of code is the text of its source, and no line of a log is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from nisshi.cli import main as nisshi
from tests.browser.serve import served

LOGS = {
    "pauses": """\
Mar  5 02:04:02 db1 app[1]: start,  two spaces
Mar  5 02:04:03 db1 app[1]: waiting

Mar  5 02:09:02 db1 app[1]: failed
  more of it

Mar  5 02:09:03 db1 app[1]: done""",
    "session": """\
$ systemctl status app
● app.service - App
     Active: failed (Result: exit-code)

Mar 05 02:04:02 db1 app[2134]: cannot open /dev/x
$ journalctl -u app -n 1
Mar 05 02:04:02 db1 app[2134]: cannot open /dev/x""",
    "long": f"""\
2026-03-05T02:04:06.550+09:00 INFO  com.example.{"very.long." * 12}Factory: hello
2026-03-05T02:04:07.550+09:00 ERROR ingest: failed to parse /{"name/" * 80}""",
}
CODE = {
    "marked": ("python {1}", "a = 1\n\nb = 2\n\n\nc = 3"),
    "changed": ("diff", "-a\n\n+b"),
}
SELECTED = """(place) => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(place));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString();
}"""
OVERFLOW = """() => {
  const records = document.querySelector(".log .records");
  return records.scrollWidth - records.clientWidth;
}"""
EMPTY_STOREYS = """() => [...document.querySelectorAll(".record")].filter(record => {
  const range = document.createRange();
  range.selectNodeContents(record);
  const rows = [...range.getClientRects()].filter(box => box.width);
  return rows.length && rows[0].top - record.getBoundingClientRect().top > rows[0].height;
}).map(record => record.textContent)"""


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A blog with a post for each of these blocks."""
    root = tmp_path_factory.mktemp("logs")
    (root / "content" / "posts").mkdir(parents=True)
    for name, log in LOGS.items():
        front = f"---\nslug: {name}\ntitle: {name}\ndate: 2026-03-05\nlang: en\n---\n"
        notes = "```notes\nfailed: a note\n```\n" if name == "pauses" else ""
        post = root / "content" / "posts" / f"{name}.md"
        said = '{host="web1" cmd="journalctl -u"}' if name == "session" else ""
        post.write_text(f"{front}```log {said}\n{log}\n```\n{notes}", encoding="utf-8")
    for name, (info, code) in CODE.items():
        front = f"---\nslug: {name}\ntitle: {name}\ndate: 2026-03-05\nlang: en\n---\n"
        post = root / "content" / "posts" / f"{name}.md"
        post.write_text(f"{front}```{info}\n{code}\n```\n", encoding="utf-8")
    assert nisshi(["build", "--root", str(root), "--quiet", "--no-cache"]) == 0
    with served(Path(root) / "site") as address:
        yield address


@pytest.fixture(params=[320, 390, 1440])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page as wide as a telephone or a desk."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("name", LOGS)
def test_what_is_selected_is_the_source(page: Page, blog: str, name: str) -> None:
    page.goto(f"{blog}/{name}/")
    assert page.evaluate(SELECTED, ".log .records") == LOGS[name]


@pytest.mark.parametrize("name", CODE)
def test_what_is_selected_of_code_has_its_blank_lines(page: Page, blog: str, name: str) -> None:
    page.goto(f"{blog}/{name}/")
    assert page.evaluate(SELECTED, ".code pre") == CODE[name][1]


@pytest.mark.parametrize("name", LOGS)
def test_every_line_wraps(page: Page, blog: str, name: str) -> None:
    page.goto(f"{blog}/{name}/")
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("name", LOGS)
def test_no_storey_is_empty(page: Page, blog: str, name: str) -> None:
    page.goto(f"{blog}/{name}/")
    assert page.evaluate(EMPTY_STOREYS) == []


def test_what_can_be_pressed_in_the_bar_stays_together(page: Page, blog: str) -> None:
    page.goto(f"{blog}/session/")
    wrap, copy = page.locator(".log .wrap").bounding_box(), page.locator(".log .copy").bounding_box()
    assert wrap is not None and copy is not None
    assert copy["x"] > wrap["x"] and abs(copy["y"] - wrap["y"]) < wrap["height"] / 2
