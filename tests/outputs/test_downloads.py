"""Whole files that posts quote and offer."""

from __future__ import annotations

import msgspec

from nisshi.cache import Cache
from nisshi.model import Output
from tests.incremental.builds import Asked, build_once, new_folder, write_files
from tests.incremental.first_blog import first_blog
from tests.outputs.sample import Sketch, made_of, make_site

LOG = "2026-03-05 02:04:02 INFO start\r\n2026-03-05 02:04:03 ERROR disk full\r\n"
HEAD = "---\ntitle: q\ndate: 2026-01-01\n---\n"


def built(post: str, path: str = "content/posts/q/index.md") -> dict[str, bytes]:
    """Build a blog with a post and two logs beside it; return the logs that are published."""
    root = new_folder() / "blog"
    folder = path.rpartition("/")[0]
    logs = {f"{folder}/app.log": LOG.encode(), f"{folder}/b.log": LOG.encode()}
    write_files(root, {**first_blog(), **logs, path: (HEAD + post).encode()})
    with Cache(None) as cache:
        outcome = build_once(root, root / "site", Asked(), cache)
    assert outcome.published
    assert [problem.message for problem in outcome.problems if problem.severity == "error"] == []
    site = root / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*.log"))}


def test_a_file_is_made_from_the_text_of_its_post() -> None:
    made = made_of(make_site((Sketch(slug="a", downloads=("app.log",)),)))
    found = [output for output in made if isinstance(output, Output) and output.path.endswith(".log")]
    assert [msgspec.structs.astuple(output)[:2] for output in found] == [("a/app.log", "記録\n".encode())]


def test_what_is_quoted_is_published_only_when_it_is_offered() -> None:
    assert built('```log {file="app.log"}\n```\n') == {"q/b.log": LOG.encode()}
    assert built('```log {file="app.log" download}\n```\n') == {
        "q/app.log": LOG.encode(),
        "q/b.log": LOG.encode(),
    }


def test_a_link_in_the_text_offers_it() -> None:
    assert "q/app.log" in built('[all](./app.log)\n\n```log {file="app.log" level>=error}\n```\n')


def test_a_post_in_one_file_quotes_what_lies_in_its_folder() -> None:
    post = '```log {file="app.log" download}\n```\n\n```log {file="b.log"}\n```\n'
    assert built(post, "content/posts/2026/flat.md") == {"flat/app.log": LOG.encode()}


def test_a_page_offers_files_too() -> None:
    post = '```log {file="app.log" download}\n```\n'
    assert "how/app.log" in built(post, "content/pages/how/index.md")
