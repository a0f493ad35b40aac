"""What a writer sees in the browser while saving: the page follows and stays where it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.blogs import REPOSITORY, post
from tests.preview.running import Preview, preview

BODY = """\
段落その一。

<details><summary>くわしく</summary>なかみ</details>

<form><input name="memo" aria-label="memo"></form>

```sh
$ uptime
```

{filler}

## おわり

最後の段落。
"""
FILLER = "\n\n".join(f"行{number}。" for number in range(200))


class Desk:
    """A blog that is written, and the page a writer has open."""

    def __init__(self, root: Path, running: Preview, page: Page) -> None:
        self.root = root
        self.preview = running
        self.page = page
        self.loads = 0
        page.on("load", lambda _: self._count())

    def _count(self) -> None:
        self.loads += 1

    def open(self, path: str) -> None:
        """Go to a page and wait until it listens."""
        with self.page.expect_request("**/__nisshi/events"):
            self.page.goto(self.preview.address.rstrip("/") + path)
        self.page.wait_for_load_state("load")
        self.loads = 0

    def save(self, name: str, text: str) -> None:
        """Save a post, as an editor that writes beside and renames."""
        self.replace(f"content/posts/{name}", text)

    def replace(self, name: str, text: str) -> None:
        """Save any file of the blog so."""
        path = self.root / name
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)


def long_post(**change: str) -> str:
    body = BODY.format(filler=FILLER)
    for old, new in change.items():
        body = body.replace(old, new)
    return post(body, slug="long")


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[Desk]:
    root = tmp_path / "blog"
    (root / "content/posts").mkdir(parents=True)
    (root / "nisshi.toml").write_text('[site]\ntitle = "試し書き"\n', encoding="utf-8")
    (root / "content/posts/long.md").write_text(long_post(), encoding="utf-8")
    shutil.copytree(REPOSITORY / "themes/washi", root / "themes/washi")
    with preview(root, "--follow") as running:
        running.built()
        page = browser.new_page(viewport={"width": 1000, "height": 600})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security" in line.text else None)
        yield Desk(root, running, page)
        page.close()
        assert errors == []


def test_an_edit_is_shown_in_place_and_nothing_the_reader_did_is_lost(desk: Desk) -> None:
    desk.open("/long/")
    page = desk.page
    page.locator("summary", has_text="くわしく").click()
    page.locator("input[name=memo]").fill("書きかけ")
    page.locator(".copy").first.wait_for(state="attached")
    buttons = page.locator(".copy").count()
    page.evaluate("() => { window.mark = 1; scrollTo({top: 3000, behavior: 'instant'}) }")
    place = page.evaluate("() => scrollY")
    assert place > 1000
    desk.save("long.md", long_post(最後の段落="書き直した段落", 行150="直した行"))
    expect(page.locator(".body")).to_contain_text("書き直した段落。")
    expect(page.locator(".body")).to_contain_text("直した行。")
    assert page.evaluate("() => scrollY") == place
    assert page.evaluate("() => window.mark") == 1, "the page was not loaded anew"
    assert page.locator("details[open]", has_text="なかみ").count() == 1
    assert page.locator("input[name=memo]").input_value() == "書きかけ"
    assert page.evaluate("() => document.activeElement.name") == "memo"
    assert page.locator(".copy").count() == buttons, "what the theme's script added stays"
    assert desk.loads == 0


def test_paragraphs_come_and_go_in_their_places(desk: Desk) -> None:
    desk.open("/long/")
    desk.page.locator(".copy").first.wait_for(state="attached")
    desk.save(
        "long.md", long_post(行7="行7。\n\n新しい行。\n\n## 見出し\n\n行七半", 行12="", 行30="**行30**")
    )
    expect(desk.page.locator(".body")).to_contain_text("新しい行。")
    shown = desk.page.locator(".body").inner_html()
    desk.page.reload()
    desk.page.locator(".copy").first.wait_for(state="attached")
    assert shown == desk.page.locator(".body").inner_html(), "in place is the same as anew"


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(desk: Desk) -> None:
    desk.open("/long/")
    page = desk.page
    desk.save("long.md", long_post().replace("2026-01-01", "2026-02-31<b>"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("content/posts/long.md:3:7")
    expect(dialog.locator("mark")).to_have_text("2026-02-31<b>")
    expect(page.locator(".body")).to_contain_text("最後の段落。")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator("nisshi-preview button.problems").click()
    expect(dialog).to_be_visible()
    desk.save("long.md", long_post(最後="終わり"))
    expect(page.locator(".body")).to_contain_text("終わりの段落。")
    expect(dialog).to_have_count(0)
    expect(page.locator("nisshi-preview .badge")).to_have_count(0)
    assert desk.loads == 0


@pytest.mark.parametrize(
    ("name", "damage"),
    [("themes/washi/templates/blog-post.html", "{% if %}"), ("nisshi.toml", "[site"),
     ("themes/washi/theme.toml", "[")],
)  # fmt: skip
def test_a_broken_template_theme_or_settings_lie_over_the_page_until_mended(
    desk: Desk, name: str, damage: str
) -> None:
    desk.open("/long/")
    text = (desk.root / name).read_text(encoding="utf-8")
    desk.replace(name, damage)
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{name}:")
    desk.save("long.md", long_post(最後="終わり"))
    expect(desk.page.locator(".body")).to_contain_text("最後の段落。")
    desk.replace(name, text)
    expect(dialog).to_have_count(0)
    expect(desk.page.locator(".body")).to_contain_text("終わりの段落。")
    assert desk.loads == 0


def test_a_page_that_is_opened_later_shows_the_mistake_too(desk: Desk) -> None:
    desk.save("long.md", "no front matter at all")
    desk.open("/long/")
    expect(desk.page.get_by_role("dialog")).to_contain_text("content/posts/long.md")


def test_a_style_is_swapped_in_place(desk: Desk) -> None:
    desk.open("/long/")
    sheet = desk.root / "themes/washi/assets/css/base.css"
    sheet.write_text(
        sheet.read_text(encoding="utf-8") + "\nbody { outline: 7px solid red }\n", encoding="utf-8"
    )
    expect(desk.page.locator("body")).to_have_css("outline-width", "7px")
    expect(desk.page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert desk.loads == 0


def test_a_new_post_appears_on_the_home_page_and_a_deleted_one_is_404(desk: Desk) -> None:
    desk.open("/")
    (desk.root / "content/posts/new.md").write_text(post(title="増えた記事", slug="new"), encoding="utf-8")
    desk.page.wait_for_url("**/new/")  # --follow goes to the post that is edited
    desk.open("/")
    expect(desk.page.locator("main")).to_contain_text("増えた記事")
    (desk.root / "content/posts/new.md").unlink()
    expect(desk.page.locator("main")).not_to_contain_text("増えた記事")
    desk.save("new.md", post(title="増えた記事", slug="new"))
    desk.page.wait_for_url("**/new/")
    with desk.page.expect_navigation():
        (desk.root / "content/posts/new.md").unlink()
    assert desk.preview.ask("/new/").status == 404
    expect(desk.page.locator("h1")).not_to_contain_text("増えた記事")


def test_a_draft_carries_a_badge_as_long_as_it_is_one(desk: Desk) -> None:
    desk.save("draft.md", post("あ", slug="draft", draft="true"))
    desk.preview.until("/draft/", "badge=draft")
    desk.open("/draft/")
    badge = desk.page.locator("nisshi-preview .badge")
    expect(badge).to_contain_text("Draft")
    desk.save("draft.md", post("あ", slug="draft"))
    expect(badge).to_have_count(0)
    desk.save("draft.md", post("あ", slug="draft", date="2030-01-01"))
    expect(badge).to_contain_text("Scheduled")
    assert desk.loads == 0


def test_a_page_that_slept_catches_up_when_the_server_is_back(tmp_path: Path, desk: Desk) -> None:
    desk.open("/long/")
    port = desk.preview.host.partition(":")[2]
    desk.preview.process.terminate()
    desk.preview.process.wait(10)
    desk.save("long.md", long_post(最後="目覚め"))
    with preview(desk.root, "--port", port):
        expect(desk.page.locator(".body")).to_contain_text("目覚めの段落。", timeout=15_000)


def test_a_theme_script_that_changes_loads_the_page_anew(desk: Desk) -> None:
    desk.open("/long/")
    script = desk.root / "themes/washi/assets/nisshi.js"
    with desk.page.expect_navigation():
        script.write_text("document.title = 'anew';", encoding="utf-8")
    expect(desk.page).to_have_title("anew")
