"""Partials: a template made of its arguments alone is made once for equal ones, and only for equal ones."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.model import Page
from nisshi.theme.lookup import load_theme
from nisshi.theme.render import Renderer
from tests.theme.themes import SiteLike, View, render, write_theme


def rendered(root: Path, template: str, part: str, **files: str) -> str:
    write_theme(root, "mine", {"page.html": template, "part.html": part, **files})
    text, problems = render(root, "mine")
    assert problems == ()
    return text


def failed(root: Path, template: str, part: str) -> tuple[str, int, str]:
    write_theme(root, "mine", {"page.html": template, "part.html": part})
    _, (problem,) = render(root, "mine")
    return problem.path.rpartition("/")[2], problem.line, problem.message


def test_a_partial_shows_its_arguments_as_markup(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ partial('part.html', text=title) }}", "<b>{{ text }}</b>") == (
        "<b>夜 &amp; &lt;朝&gt;</b>"
    )


def test_a_partial_sees_nothing_of_the_page_around_it(tmp_path: Path) -> None:
    outer = "{% set near = 1 %}{{ partial('part.html') }}"
    for name in ("title", "near"):
        assert failed(tmp_path, outer, f"{{{{ {name} }}}}") == (
            "part.html",
            1,
            f"UndefinedError: '{name}' is undefined",
        )


def test_a_partial_sees_of_the_site_its_language_alone(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ partial('part.html') }}", "{{ site.lang }}") == "ja"
    assert "has no attribute 'home'" in failed(tmp_path, "{{ partial('part.html') }}", "{{ site.home }}")[2]


def test_an_argument_named_site_is_the_site(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ partial('part.html', site=site) }}", "{{ word('hi') }}", **WORDS) == "やあ"


WORDS = {"words.toml": '[ja]\nhi = "やあ"\n[en]\nhi = "Hi"\n'}


def test_words_of_a_partial_follow_the_site(tmp_path: Path) -> None:
    write_theme(
        tmp_path, "mine", {"page.html": "{{ partial('part.html') }}", "part.html": "{{ word('hi') }}"}
    )
    write_theme(tmp_path, "mine", WORDS)
    renderer = Renderer(load_theme(tmp_path, "mine"), {}, {})
    pages = [
        Page(output="", template="page.html", view=View(site=SiteLike(lang=lang)), source="")
        for lang in ("ja", "en", "ja")
    ]
    assert [renderer.render(page).decode() for page in pages] == ["やあ", "Hi", "やあ"]


def test_a_partial_is_made_once_for_equal_arguments(tmp_path: Path) -> None:
    made: list[str] = []

    class Card(msgspec.Struct, frozen=True):
        name: str

        def __html__(self) -> str:
            made.append(self.name)
            return self.name

    class Cards(View, frozen=True):
        cards: tuple[Card, ...] = (Card("a"), Card("b"), Card("a"))

    files = {
        "page.html": "{% for card in cards %}{{ partial('part.html', card=card) }}{% endfor %}",
        "part.html": "{{ card }}",
    }
    write_theme(tmp_path, "mine", files)
    renderer = Renderer(load_theme(tmp_path, "mine"), {}, {})
    page = Page(output="", template="page.html", view=Cards(), source="")
    assert [renderer.render(page), renderer.render(page)] == [b"aba", b"aba"]
    assert made == ["a", "b"]


def test_arguments_that_are_equal_but_look_different_are_kept_apart(tmp_path: Path) -> None:
    values = "[1, true, 1.0, '<', '<' | safe, (1, true), (true, 1), [1], [true]]"
    template = f"{{% for n in {values} %}}{{{{ partial('part.html', n=n) }}}} {{% endfor %}}"
    assert rendered(tmp_path, template, "{{ n }}") == ("1 True 1.0 &lt; < (1, True) (True, 1) [1] [True] ")


def test_a_partial_that_shows_itself_ends_as_a_problem(tmp_path: Path) -> None:
    assert "RecursionError" in failed(tmp_path, "{{ partial('part.html') }}", "{{ partial('part.html') }}")[2]
