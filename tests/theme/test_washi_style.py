"""The theme's own rules: one stylesheet, every value declared once, nothing asked of another host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.theme.washi_tokens import THEMES, colors

WASHI = THEMES / "washi"
STYLES = sorted((WASHI / "assets/css").glob("*.css"))
TEMPLATES = sorted((WASHI / "templates").glob("*.html"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_one_stylesheet_holds_every_css_file_once() -> None:
    bundles = tomllib.loads(read(WASHI / "theme.toml"))["bundles"]
    assert list(bundles) == ["style.css"]
    assert sorted(bundles["style.css"]) == [f"css/{path.name}" for path in STYLES]


def test_every_custom_property_that_is_used_is_declared() -> None:
    text = "".join(map(read, STYLES))
    used = set(re.findall(r"var\(--([\w-]+)", text))
    assert used - set(re.findall(r"--([\w-]+):", text)) == set()


def test_every_token_is_used() -> None:
    text = "".join(map(read, STYLES))
    unused = [
        name
        for name in re.findall(r"--([\w-]+):", read(WASHI / "assets/css/tokens.css"))
        if f"var(--{name}" not in text
    ]
    assert unused == []


@pytest.mark.parametrize("path", [path for path in STYLES if path.stem not in {"tokens", "print"}], ids=str)
def test_colours_are_named_in_the_tokens_alone(path: Path) -> None:
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", read(path)) == []


@pytest.mark.parametrize(
    "path", [*STYLES, *TEMPLATES, WASHI / "assets/nisshi.js"], ids=lambda path: path.name
)
def test_nothing_is_asked_of_another_host(path: Path) -> None:
    assert re.findall(r"https?://|@import|@font-face", read(path).replace('a[href^="http"]', "")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_style_and_no_inline_program(path: Path) -> None:
    text = read(path)
    assert re.findall(r"\sstyle=|<style|\son\w+=", text) == []
    scripts = re.findall(r"<script([^>]*)>", text)
    assert [script for script in scripts if "src=" not in script and "ld+json" not in script] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_interface_word_is_there_in_both_languages(path: Path) -> None:
    words = tomllib.loads(read(WASHI / "words.toml"))
    asked = set(re.findall(r'word\("(\w+)"', read(path)))
    assert asked <= set(words["ja"])
    assert set(words["ja"]) == set(words["en"])


def test_every_interface_word_is_used() -> None:
    text = "".join(map(read, TEMPLATES))
    words = tomllib.loads(read(WASHI / "words.toml"))["ja"]
    assert [key for key in words if f'"{key}"' not in text] == []


def test_logs_are_set_in_faces_whose_full_width_characters_are_two_cells() -> None:
    faces = re.search(r"--face-log: (.+?);", read(WASHI / "assets/css/tokens.css"), re.DOTALL)
    assert faces is not None
    assert {'"BIZ UDGothic"', '"Osaka-Mono"', '"Noto Sans Mono CJK JP"'} <= set(faces[1].split(", "))


def test_yoru_is_washi_with_two_files_of_its_own() -> None:
    yoru = THEMES / "yoru"
    files = {path.relative_to(yoru).as_posix() for path in yoru.rglob("*") if path.is_file()}
    assert files == {"theme.toml", "assets/css/tokens.css", "templates/_colors.html"}
    assert set(colors("yoru", "dark")) == set(colors("washi", "dark"))


@pytest.mark.parametrize(("theme", "scheme"), [("washi", "light"), ("washi", "dark"), ("yoru", "dark")])
def test_the_browser_s_own_bar_wears_the_paper_of_the_theme(theme: str, scheme: str) -> None:
    assert colors(theme, scheme)["paper"] in read(THEMES / theme / "templates/_colors.html")


def test_the_margin_of_notes_has_a_class_of_its_own() -> None:
    """`.beside` is what stands beside a list, and is not printed; notes are."""
    shared = [path.name for path in STYLES if ".in-margin" in read(path)]
    assert shared == ["beside.css"]
    assert ".footnotes" not in read(WASHI / "assets/css/print.css")
