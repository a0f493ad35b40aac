"""`explain`: what made a page, why it would be made again, and what a change of a file leads to."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.blogs import blog, nisshi, post, tree

FILES = {
    "a.md": post("本文です。", title="甲", tags="[監視]"),
    "b.md": post("[甲へ](a.md)", title="乙", date="2026-01-02"),
    "content/posts/c/index.md": post("![猫](cat.svg)", title="丙", date="2026-01-03"),
    "content/posts/c/cat.svg": "<svg/>",
    "draft.md": post(draft="true"),
    "content/pages/about.md": post(date=""),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A blog that was built once."""
    root = blog(tmp_path, FILES)
    assert nisshi(root, "build").code == 0
    return root


def story(root: Path, what: str) -> dict[str, Any]:
    run = nisshi(root, "explain", what, "--json")
    assert run.code == 0, run.words
    return dict(json.loads(run.data))


def effect(root: Path, what: str, change: str) -> dict[str, Any]:
    (found,) = [found for found in story(root, what)["effects"] if found["change"] == change]
    return dict(found)


def test_a_log_that_is_quoted_changes_the_page_that_quotes_it(root: Path) -> None:
    (root / "content/posts/app.log").write_text("2026-01-10 03:10:04 ERROR disk full\n")
    path = root / "content/posts/a.md"
    path.write_text(path.read_text("utf-8") + '\n```log {file="app.log"}\n```\n', "utf-8")
    assert nisshi(root, "build").code == 0
    found = story(root, "content/posts/app.log")
    assert found["note"] == "It is quoted by content/posts/a.md."
    assert "a/index.html" in found["effects"][0]["again"]


def test_a_page_names_what_made_it(root: Path) -> None:
    found = story(root, "/b/")
    assert (found["output"], found["source"], found["fate"]) == (
        "b/index.html",
        "content/posts/b.md",
        "stays",
    )
    assert found["texts"] == ["content/posts/b.md"]
    assert "content/posts/a.md" in found["mentions"]
    assert {
        "name": "blog-post.html",
        "path": "themes/bare/templates/blog-post.html",
        "layer": "bare",
    } in found["templates"]
    assert (found["settings"], found["changed"], found["reasons"]) == (["nisshi.toml"], [], [])


@pytest.mark.parametrize(
    "word",
    ["/a/", "a", "a/", "https://example.com/a/", "https://elsewhere.example/a?x=1#y", "a/index.html", "/a"],
)
def test_an_address_is_known_with_and_without_its_host(root: Path, word: str) -> None:
    assert story(root, word)["output"] == "a/index.html"


def test_paths_are_known_from_where_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert story(root, str(root / "site/a/index.html"))["output"] == "a/index.html"
    assert story(root, str(root / "content/posts/a.md"))["file"] == "content/posts/a.md"
    assert story(root, "content/posts/a.md")["file"] == "content/posts/a.md"
    monkeypatch.chdir(root / "content/posts")
    assert story(root, "a.md")["file"] == "content/posts/a.md"
    assert story(root, "../../site/a/index.html")["output"] == "a/index.html"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_japanese_names_are_known_in_any_form(root: Path, form: Any) -> None:
    blog(root, {unicodedata.normalize("NFD", "ガラス.md"): post(slug="ガラス")})
    assert nisshi(root, "build").code == 0
    word = unicodedata.normalize(form, "ガラス")
    assert story(root, f"/{word}/")["output"] == "ガラス/index.html"
    assert story(root, "/%E3%82%AC%E3%83%A9%E3%82%B9/")["output"] == "ガラス/index.html"
    assert story(root, f"content/posts/{word}.md")["since"] == "as it was"


def test_a_blog_below_a_path_is_asked_about_with_and_without_it(root: Path) -> None:
    address = ("--base-url", "https://example.com/blog/")
    assert nisshi(root, "build", *address).code == 0
    for word in ("/blog/a/", "/a/", "https://example.com/blog/a/"):
        found = json.loads(nisshi(root, "explain", word, "--json", *address).data)
        assert (found["output"], found["fate"]) == ("a/index.html", "stays")


def test_what_is_unknown_is_told_with_the_nearest_name(root: Path) -> None:
    run = nisshi(root, "explain", "content/posts/aa.md")
    assert (run.code, run.data) == (1, "")
    assert "the blog has no such address or file" in run.words
    assert "Did you mean 'content/posts/a.md'?" in run.words


def test_without_a_build_there_is_nothing_to_explain(tmp_path: Path) -> None:
    root = blog(tmp_path, FILES)
    before = tree(root)
    run = nisshi(root, "explain", "/a/")
    assert run.code == 1
    assert "Build once first." in run.words
    assert tree(root) == before


def test_nothing_is_built_and_nothing_is_written(root: Path) -> None:
    blog(root, {"a.md": post("別の本文です。")})
    before = tree(root)
    for word in ("/a/", "content/posts/a.md", "nisshi.toml"):
        story(root, word)
    assert tree(root) == before


@pytest.mark.parametrize(
    ("files", "reason", "changed"),
    [
        (
            {"a.md": post("別の本文です。", title="甲", description="x", tags="[監視]")},
            "the text of a post that it shows has changed",
            "content/posts/a.md",
        ),
        (
            {"b.md": post("[甲へ](a.md)", title="新しい題", date="2026-01-02")},
            "what it shows of posts has changed (next",
            "content/posts/b.md",
        ),
        (
            {"overrides/templates/blog-post.html": "{{ page.title }}"},
            "the theme has changed: overrides/templates/blog-post.html",
            "overrides/templates/blog-post.html",
        ),
    ],
)
def test_the_reasons_say_what_has_changed(
    root: Path, files: dict[str, str], reason: str, changed: str
) -> None:
    blog(root, files)
    found = story(root, "/a/")
    assert found["fate"] == "made again"
    assert any(one.startswith(reason) for one in found["reasons"])
    assert changed in found["changed"]


def test_a_changed_setting_is_named(root: Path) -> None:
    blog(root, {}, '[site]\ntitle = "別の名前"\n')
    found = story(root, "/a/")
    assert found["reasons"] == ["settings have changed: site.title"]
    assert found["changed"] == ["nisshi.toml"]
    assert story(root, "nisshi.toml")["since"] == "changed"


def test_a_file_of_the_site_that_somebody_changed_is_told(root: Path) -> None:
    (root / "site/a/index.html").write_text("mine", encoding="utf-8")
    found = story(root, "/a/")
    assert found["fate"] == "brought back from the cache"
    assert found["reasons"] == ["the file in site/ is not as it was published"]


def test_new_and_gone_outputs(root: Path) -> None:
    blog(root, {"new.md": post()})
    (root / "content/posts/a.md").unlink()
    (root / "content/posts/b.md").unlink()  # links to it
    assert story(root, "/new/")["fate"] == "made"
    assert story(root, "/a/")["fate"] == "removed"
    assert story(root, "content/posts/a.md")["since"] == "gone"
    assert story(root, "content/posts/new.md")["since"] == "new"


def post_a(body: str = "本文です。", **keys: str) -> str:
    return post(body, **{"title": "甲", "tags": "[監視]", "description": "要約", **keys})


CHANGES = {
    "its text alone changes": post_a("別の文です。"),
    "its title changes": post_a(title="甲…"),
    "its description changes": post_a(description="別の要約"),
    "its date becomes a day later": post_a(date="2026-01-02"),
    "it gets a tag that is new": post_a(tags="[監視, …]"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_foretold_of_a_post_is_what_a_build_then_makes(root: Path, change: str) -> None:
    blog(root, {"a.md": post_a()})
    nisshi(root, "build")
    foretold = effect(root, "content/posts/a.md", change)
    before = tree(root / "site")
    blog(root, {"a.md": CHANGES[change]})
    result = json.loads(nisshi(root, "build", "--json").data)
    after = tree(root / "site")
    differing = {path for path in after if after[path] != before.get(path) and "manifest.json" not in path}
    assert {path for path in differing if after[path]} <= {*foretold["again"], *foretold["added"]}
    assert result["counts"]["made"] == len(foretold["again"]) + len(foretold["added"])


def test_a_template_concerns_the_pages_that_reach_it(root: Path) -> None:
    again = effect(root, "themes/bare/templates/blog-post.html", "it changes")["again"]
    assert sorted(again) == ["a/index.html", "b/index.html", "c/index.html"]


def test_a_shadowed_template_concerns_nobody(root: Path) -> None:
    blog(root, {"overrides/templates/blog-post.html": "{{ page.title }}"})
    nisshi(root, "build")
    found = story(root, "themes/bare/templates/blog-post.html")
    assert found["note"] == "overrides/templates/blog-post.html takes its place."
    assert found["effects"][0]["again"] == []


def test_a_picture_concerns_itself_alone(root: Path) -> None:
    found = effect(root, "content/posts/c/cat.svg", "it changes")
    assert (found["again"], found["added"], found["removed"]) == (["c/cat.svg"], [], [])


def test_settings_concern_every_page(root: Path) -> None:
    (found,) = story(root, "nisshi.toml")["effects"]
    pages = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*.html")}
    assert pages <= {*found["again"]}


def test_a_post_that_is_held_back_is_shown_by_nobody(root: Path) -> None:
    found = story(root, "content/posts/draft.md")
    assert found["note"] == "It is held back (draft): build -D shows it."
    assert found["effects"] == []


@pytest.mark.parametrize(
    ("keys", "reason", "option"),
    [
        ({"draft": "true"}, "draft", "-D"),
        ({"date": "2030-01-01"}, "future", "-F"),
        ({"expiryDate": "2026-02-01"}, "expired", "-E"),
    ],
)
def test_the_address_of_a_post_that_is_held_back_says_so(
    root: Path, keys: dict[str, str], reason: str, option: str
) -> None:
    blog(root, {"waits.md": post(**keys, slug="waits"), "a.md": post(**keys), "b.md": post()})
    words = f"held back ({reason}): build {option} shows it"
    assert (story(root, "/waits/")["fate"], story(root, "/waits/")["reasons"]) == ("held back", [words])
    assert (story(root, "/a/")["fate"], story(root, "/a/")["reasons"]) == ("removed", [words])
    assert nisshi(root, "build", option).code == 0
    assert (root / "site/waits/index.html").is_file()


def test_lists_are_short_in_a_terminal_and_whole_with_v(root: Path) -> None:
    words = nisshi(root, "explain", "nisshi.toml").data.splitlines()
    assert words[0] == "nisshi.toml: as at the last build"
    (more,) = [line for line in words if line.startswith("  … and ")]
    assert more.endswith(" more (-v shows all)")
    assert len(nisshi(root, "explain", "-v", "nisshi.toml").data.splitlines()) == len(words) - 1 + int(
        more.split()[2]
    )


def test_the_words_say_why(root: Path) -> None:
    blog(root, {"a.md": post("別の本文です。", title="甲", description="x", tags="[監視]")})
    words = nisshi(root, "explain", "/a/").data
    assert words.startswith("a/index.html: the next build makes it again\n  because ")
    assert "shows the text of: content/posts/a.md  (changed since the last build)\n" in words


def test_with_an_error_in_a_post_the_next_build_writes_nothing(root: Path) -> None:
    blog(root, {"a.md": post(date="2021-02-29")})
    before = tree(root / "site")
    for what in ("/a/", "/c/", "content/posts/c/index.md"):
        first = nisshi(root, "explain", what).data.splitlines()[0]
        assert first.startswith("the next build writes nothing: 1 error in content/posts/a.md; ")
    assert story(root, "/a/")["fate"] == "waits"
    assert nisshi(root, "build").code == 1
    assert tree(root / "site") == before


@pytest.mark.parametrize("broken", ["{% if %}", "{{ page.title | nosuchfilter }}"])
def test_with_a_broken_template_the_next_build_writes_nothing(root: Path, broken: str) -> None:
    blog(root, {"overrides/templates/blog-post.html": broken})
    (problem,) = story(root, "/a/")["stopped"]
    assert problem["path"] == "overrides/templates/blog-post.html"
    assert nisshi(root, "build").code == 1


def test_warnings_stop_a_build_only_where_it_is_strict(root: Path) -> None:
    blog(root, {"a.md": post(titel="x")})
    assert story(root, "/a/")["stopped"] == []
    run = nisshi(root, "explain", "/a/", "--strict")
    assert run.data.startswith("the next build writes nothing: ")
    assert nisshi(root, "build", "--strict").code == 1


def test_with_keep_going_it_plans_what_such_a_build_publishes(root: Path) -> None:
    blog(root, {"a.md": post(date="2021-02-29")})
    found = json.loads(nisshi(root, "explain", "/a/", "--json", "--keep-going").data)
    assert (found["fate"], found["stopped"]) == ("removed", [])
    nisshi(root, "build", "--keep-going")
    for what in ("/b/", "/c/", "/"):
        found = json.loads(nisshi(root, "explain", what, "--json", "--keep-going").data)
        assert found["fate"] == "stays"


def test_after_a_build_that_failed_the_published_site_is_what_counts(root: Path) -> None:
    changed = {"b.md": post("別の本文です。[甲へ](a.md)", title="新しい題", date="2026-01-02")}
    blog(root, {**changed, "a.md": post(date="2021-02-29")})
    assert nisshi(root, "build").code == 1
    blog(root, FILES | changed)
    found = story(root, "/b/")
    assert found["fate"] == "made again"
    assert "the text of a post that it shows has changed" in found["reasons"]
    assert any(reason.startswith("what it shows of posts has changed (") for reason in found["reasons"])
    assert found["changed"] == []
    assert story(root, "content/posts/b.md")["since"] == "unknown"
    blog(root, FILES)
    assert story(root, "/b/")["fate"] == "stays"
    nisshi(root, "build")
    assert story(root, "content/posts/b.md")["since"] == "as it was"


def test_what_is_no_address_is_told_in_words(root: Path) -> None:
    run = nisshi(root, "explain", "http://[bad")
    assert (run.code, run.data) == (1, "")
    assert "the blog has no such address or file" in run.words


@pytest.mark.parametrize("word", ["/old/", "/old", "/blog/old/", "https://example.com/blog/old/", "/古い/"])
def test_an_address_that_only_leads_elsewhere_says_where(tmp_path: Path, word: str) -> None:
    root = blog(tmp_path, {"a.md": post(aliases="[/old/, /古い/]")})
    address = ("--base-url", "https://example.com/blog/")
    assert nisshi(root, "build", *address).code == 0
    run = nisshi(root, "explain", word, "--json", *address)
    found = json.loads(run.data)
    assert (found["to"], found["status"]) == ("/blog/a/", "301")
    assert "only leads to /blog/a/ (301)" in nisshi(root, "explain", word, *address).data


def test_an_address_of_a_page_is_that_page_whatever_leads_there(root: Path) -> None:
    blog(root, {"b.md": post(aliases="[/gone/]")})
    assert "output" in story(root, "/a/")
    assert story(root, "/gone/")["to"] == "/b/"
