"""Two outputs that cannot both be written are an error that names both."""

from __future__ import annotations

import unicodedata

from nisshi.errors import Place
from nisshi.model import Asset, Output
from nisshi.outputs.all_outputs import collisions, plan_outputs
from tests.outputs.sample import SETTINGS, Sketch, make_site


def output(path: str, source: str) -> Output:
    return Output(path, b"", source)


def test_outputs_on_different_paths_are_fine() -> None:
    site = make_site([Sketch(slug="a", tags=("x",)), Sketch(slug="2011/08/30", day="2011-08-30")])
    assert collisions(plan_outputs(site, SETTINGS).tasks, {}) == ()


def test_a_slug_may_not_be_an_archive_of_the_site() -> None:
    site = make_site([Sketch(slug="2011/08", day="2011-08-30")])
    (problem,) = collisions(plan_outputs(site, SETTINGS).tasks, {})
    assert problem.path == "content/posts/2011/08.md"
    assert problem.message == "content/posts/2011/08.md and archive 2011/08 both become 2011/08/index.html"
    assert problem.severity == "error"


def test_a_difference_of_case_is_none() -> None:
    (problem,) = collisions(
        [output("a/X.md", "content/posts/a.md"), output("a/x.md", "content/posts/b.md")], {}
    )
    assert problem.path == "content/posts/b.md"
    assert "content/posts/a.md becomes a/X.md and content/posts/b.md becomes a/x.md" in problem.message


def test_a_difference_of_unicode_form_is_none() -> None:
    composed, decomposed = "ログ", unicodedata.normalize("NFD", "ログ")
    assert len(collisions([output(composed, "one"), output(decomposed, "two")], {})) == 1


def test_a_file_and_a_folder_cannot_share_a_name() -> None:
    (problem,) = collisions(
        [output("note.md/index.html", "content/posts/b.md"), output("note.md", "content/posts/a.md")], {}
    )
    assert problem.path == "content/posts/b.md"
    assert "content/posts/a.md becomes the file note.md" in problem.message


def test_three_on_one_path_are_two_problems() -> None:
    assert len(collisions([output("a", "one"), output("a", "two"), output("a", "three")], {})) == 2


def test_published_files_count_too() -> None:
    (problem,) = collisions(
        [output("robots.txt", "robots"), Asset("content/static/robots.txt", "robots.txt")], {}
    )
    assert problem.path == "content/static/robots.txt"
    assert "robots and content/static/robots.txt" in problem.message


def test_the_problem_stands_where_the_slug_is_given() -> None:
    place = Place("content/posts/b.md", 2, 7, 1, "slug: a")
    (problem,) = collisions(
        [output("a", "content/posts/a.md"), output("a", "content/posts/b.md")], {place.path: place}
    )
    assert (problem.line, problem.column, problem.source) == (2, 7, "slug: a")


def test_a_post_is_told_of_the_file_that_it_meets() -> None:
    place = Place("content/posts/a.md", 2, 7, 1, "slug: a")
    file = Asset("content/static/a", "a")
    (problem,) = collisions([output("a", "content/posts/a.md"), file], {place.path: place})
    assert (problem.path, problem.line) == ("content/posts/a.md", 2)


def test_two_posts_that_meet_twice_are_told_once() -> None:
    outputs = [
        output(path, source)
        for source in ("content/posts/a.md", "content/posts/b.md")
        for path in ("a/index.html", "a.md")
    ]
    assert len(collisions(outputs, {})) == 1
