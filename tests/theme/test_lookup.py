"""A theme's files: the nearest layer that has a name wins, and each file is read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.errors import Problem, SiteError
from nisshi.theme.lookup import load_theme, template_keys
from tests.blogs import REPOSITORY, blog, nisshi, page, post
from tests.theme.themes import render, write_theme


def refused(root: Path, name: str) -> Problem:
    with pytest.raises(SiteError) as error:
        load_theme(root, name)
    (problem,) = error.value.problems
    return problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_theme(
        tmp_path, "paper", {"page.html": "paper {% include 'part.html' %}", "part.html": "part of paper"}
    )
    write_theme(tmp_path, "night", {"part.html": "part of night"}, 'inherits = "paper"\n')
    return tmp_path


def test_a_theme_that_inherits_changes_single_files(root: Path) -> None:
    assert render(root, "paper") == ("paper part of paper", ())
    assert render(root, "night") == ("paper part of night", ())


def test_overrides_win_over_every_theme(root: Path) -> None:
    write_theme(root, "overrides", {"part.html": "part of mine"})
    assert render(root, "night")[0] == render(root, "paper")[0] == "paper part of mine"


def test_an_override_can_add_to_the_file_it_overrides(root: Path) -> None:
    write_theme(
        root,
        "overrides",
        {"part.html": "{% include '!night/part.html' %}, {% include '!paper/part.html' %} and mine"},
    )
    assert render(root, "night")[0] == "paper part of night, part of paper and mine"
    write_theme(root, "base", {"page.html": "<{% block body %}base{% endblock %}>"})
    write_theme(
        root,
        "overrides",
        {"page.html": "{% extends '!base/page.html' %}{% block body %}{{ super() }}+{% endblock %}"},
    )
    assert render(root, "base")[0] == "<base+>"


def test_a_theme_of_the_site_wins_over_one_that_comes_with_nisshi(root: Path) -> None:
    write_theme(root, "washi", {"page.html": "my own washi"})
    assert render(root, "washi")[0] == "my own washi"


def test_the_themes_that_come_with_nisshi_are_found_from_anywhere(tmp_path: Path) -> None:
    washi, yoru = load_theme(tmp_path, "washi"), load_theme(tmp_path, "yoru")
    assert [layer.name for layer in yoru.layers] == ["yoru", "washi"]
    declaration = washi.find("theme.toml")
    assert declaration is not None
    assert declaration.path == "themes/washi/theme.toml"
    assert template_keys(yoru) == template_keys(washi) == ("about-page", "blog-post")


def test_a_theme_of_ones_own_may_have_more_kinds_of_posts(root: Path) -> None:
    write_theme(root, "paper", {"photo-post.html": "", "_hidden-post.html": "", "contact-page.html": ""})
    assert template_keys(load_theme(root, "night")) == ("contact-page", "photo-post")


def test_a_missing_theme_suggests_a_near_one(root: Path) -> None:
    problem = refused(root, "papre")
    assert (problem.path, problem.message) == ("nisshi.toml", "there is no theme 'papre'")
    assert problem.hint.startswith("Did you mean 'paper'? Themes there are: night, paper, washi, yoru")


def test_a_missing_parent_is_told_where_it_is_named(root: Path) -> None:
    write_theme(root, "night", {}, 'inherits = "papre"\n')
    assert refused(root, "night").path == "themes/night/theme.toml"


def test_a_theme_may_not_inherit_itself(root: Path) -> None:
    write_theme(root, "paper", {}, 'inherits = "night"\n')
    assert refused(root, "night").message == "the theme inherits itself: night → paper → night"


def test_a_broken_theme_toml_is_a_problem(root: Path) -> None:
    (root / "themes/night/theme.toml").write_text("name = night")
    problem = refused(root, "night")
    assert problem.path == "themes/night/theme.toml"
    assert (problem.line, problem.source) == (1, "name = night")
    assert "the TOML is not valid" in problem.message


def test_the_bytes_that_were_digested_are_the_bytes_that_are_used(root: Path) -> None:
    theme = load_theme(root, "paper")
    before = theme.find("templates/part.html")
    (root / "themes/paper/templates/part.html").write_text("saved in between")
    assert theme.find("templates/part.html") == before
    assert before is not None
    assert before.data == b"part of paper"


def test_hidden_files_are_no_part_of_a_theme(root: Path) -> None:
    write_theme(root, "paper", {"assets/.DS_Store": "x", "assets/a.css": ""})
    assert load_theme(root, "paper").names("assets") == ("a.css",)


def test_files_come_in_the_order_of_their_paths_folder_by_folder(root: Path) -> None:
    write_theme(root, "paper", {"assets/a/z.css": "", "assets/a-b.css": "", "assets/b/a.css": ""})
    assert list(load_theme(root, "paper").layers[0].files) == [
        "assets/a/z.css",
        "assets/a-b.css",
        "assets/b/a.css",
        "templates/page.html",
        "templates/part.html",
        "theme.toml",
    ]


def test_the_theme_setting_dresses_the_site(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    (root / "nisshi.toml").write_text('theme = "yoru"\n', encoding="utf-8")
    assert nisshi(root).code == 0
    yoru = page(root, "/a/")
    (root / "nisshi.toml").unlink()
    assert nisshi(root).code == 0
    assert page(root, "/a/") != yoru
    assert len(list((REPOSITORY / "themes/yoru").rglob("*.*"))) == 3  # two files change it, one names it
