"""Cards in whole builds: made once, kept, the same from any number of processes, or left out."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nisshi.cache import FILE, Cache
from nisshi.cards.font_files import FOLDER
from nisshi.commands.build import NO_CARDS
from nisshi.pipeline import Request, build
from nisshi.settings_file import load_settings
from tests.blogs import NOW, blog, built, nisshi, post, tree
from tests.cards.fonts import card_settings, fetched

POSTS = {"a.md": post("一。", title="夜の再起動"), "b.md": post("二。", title="Disk full", tags="[Linux]")}


def made(root: Path, *words: str) -> int:
    """Build and return how many outputs were made."""
    run = nisshi(root, "build", "--json", *words)
    assert run.code == 0, run.words
    return int(json.loads(run.data)["counts"]["made"])


def cards(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root / "site/og").items() if path.endswith(".png")}


def test_a_font_in_its_place_is_found_and_what_is_made_stays(tmp_path: Path) -> None:
    root = blog(tmp_path, POSTS)
    without = nisshi(root)
    assert NO_CARDS in without.words and not (root / "site/og").exists()
    assert "0 warnings" not in without.words and "warning" not in without.words
    (root / FOLDER).mkdir(parents=True)
    for path in fetched().all:
        shutil.copy(path, root / FOLDER)
    assert NO_CARDS not in nisshi(root).words
    first = cards(root)
    assert {
        "a.png",
        "b.png",
        "index.png",
        "tags.png",
        "tag/Linux.png",
        "2026.png",
        "2026/01.png",
    } == first.keys()
    assert made(root) == 0


def test_only_the_card_whose_title_changed_is_drawn_and_an_undo_draws_none(tmp_path: Path) -> None:
    root = blog(tmp_path, POSTS, card_settings())
    built(root)
    first = cards(root)
    blog(root, {"a.md": post("一。", title="朝の再起動")}, card_settings())
    built(root)
    second = cards(root)
    assert [path for path in first if first[path] != second[path]] == ["a.png"]
    (root / "site/og/b.png").unlink()
    blog(root, {"a.md": POSTS["a.md"]}, card_settings())
    assert made(root) < 10  # small files; all pages and cards come from the cache
    assert cards(root) == first


def test_a_new_entry_in_a_menu_draws_no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = blog(tmp_path, POSTS, card_settings())
    built(root)
    first = cards(root)
    monkeypatch.setattr("nisshi.cards.draw.draw", lambda *_: pytest.fail("a card was drawn"))
    blog(root, POSTS, f"{card_settings()}[[site.nav]]\nlabel = 'x'\nurl = '/tags/'\n")
    built(root)
    assert cards(root) == first


def test_any_number_of_processes_draws_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for jobs in ("1", "3"):
        root = blog(tmp_path / jobs, POSTS, card_settings())
        sites.append(tree(built(root, "--jobs", jobs, "--no-cache")))
    assert sites[0] == sites[1]


def test_a_missing_character_is_a_warning_in_the_post_each_time(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("一。", title="祝🎉開店")}, card_settings())
    for _ in range(2):
        run = nisshi(root)
        assert run.code == 0
        assert "content/posts/a.md:2" in run.words
        assert "the social card leaves out what its font does not have: 🎉 (U+1F389)" in run.words


def test_a_check_draws_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nisshi.cards.draw.draw", lambda *_: pytest.fail("a card was drawn"))
    root = blog(tmp_path, POSTS, card_settings())
    assert nisshi(root, "check").code == 0


def test_a_preview_draws_none_and_shows_those_that_a_build_has_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = blog(tmp_path, POSTS, card_settings())
    built(root)
    blog(root, {"a.md": post("一。", title="朝の再起動")}, card_settings())
    monkeypatch.setattr("nisshi.cards.draw.draw", lambda *_: pytest.fail("a card was drawn"))
    request = Request(
        root=root, output=root / "preview", now=datetime.fromtimestamp(int(NOW), UTC), jobs=1, preview=True
    )
    with Cache(root / FILE) as cache:
        result = build(request, load_settings(root), lambda _: None, cache)
        assert build(request, load_settings(root), lambda _: None, cache).written is not None
    assert result.problems == () and result.written is not None
    assert (root / "preview/og/b.png").exists() and not (root / "preview/og/a.png").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("gone.ttf", None, "cards.font: the font gone.ttf cannot be read"),
        ("no.woff2", b"wOF2 and more", "cards.font: no.woff2: it is no TTF or OTF file"),
    ],
)
def test_a_font_that_is_none_is_an_error_in_plain_words(
    tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    root = blog(tmp_path, POSTS, f"[cards]\nfont = '{name}'\n")
    if data:
        (root / name).write_bytes(data)
    run = nisshi(root)
    assert run.code == 1 and words in run.words and "Traceback" not in run.words


def test_a_font_that_breaks_while_drawing_is_told_once(tmp_path: Path) -> None:
    root = blog(tmp_path, POSTS, "[cards]\nfont = 'half.ttf'\n")
    data = bytearray(Path(fetched().title).read_bytes())
    data[12 : 12 + 16 * 4] = data[12 : 12 + 16 * 4][::-1]  # a directory of tables that FreeType refuses
    (root / "half.ttf").write_bytes(data)
    run = nisshi(root)
    assert run.code == 1 and run.words.count("error") <= 3 and "Traceback" not in run.words


def test_cards_can_be_switched_off(tmp_path: Path) -> None:
    root = blog(tmp_path, POSTS, "[cards]\ndraw = false\n")
    assert "social cards" not in nisshi(root).words


def test_another_font_draws_every_card_again(tmp_path: Path) -> None:
    root = blog(tmp_path, POSTS, card_settings())
    built(root)
    first = cards(root)
    blog(root, {}, card_settings(font=fetched().text))
    built(root)
    second = cards(root)
    assert first.keys() == second.keys() and all(first[path] != second[path] for path in first)
