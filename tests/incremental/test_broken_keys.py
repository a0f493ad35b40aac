"""Each part of each key is needed: without it, some short sequence of edits builds a wrong site.

What `chosen.py` and the table below play passes with Nisshi as it is, and fails with the mistake.
"""

from __future__ import annotations

from typing import Any

import pytest

from nisshi.content.hold_back import Window
from nisshi.digest import digest_value
from nisshi.steps.shelf import Shelf
from tests.images.samples import picture
from tests.incremental import breaking
from tests.incremental.breaking import (
    Break,
    instead,
    keys_without,
    preparations_without,
    stamps_without,
    without,
)
from tests.incremental.chosen import ASKED, FILES, ONE, OUTPUT
from tests.incremental.playing import Differs, Edit, play, together
from tests.incremental.post_samples import EXCERPTS, LOGS, RECORDS

SMALL, LARGE = picture("PNG", (40, 30)), picture("PNG", (400, 300))
LOCK_FILE = (
    '{"version": 1, "images": {\n"https://pictures.example/a.png": {"file": "", "digest": "'
    + "0" * 64
    + '", '
    '"type": "image/png", "size": 9, "width": 640, "height": 480, "seen": "2026-11-28"}\n}}\n'
)

MORE: dict[str, tuple[Edit, ...]] = {
    "letters changed for as many under the old time": (
        lambda blog: blog.swap_words_and_put_the_time_back(ONE),
    ),
    "the host that links know the blog by": (
        lambda blog: blog.for_another_address("https://preview.example/"),
        lambda blog: blog.add_a_paragraph("one", "[二つ目](https://diary.example/two/)"),
        lambda blog: blog.configure('site.url = "https://other.example/"'),
    ),
    "why a post is held back": (
        lambda blog: blog.hold_back("two", "draft: true"),
        together(
            lambda blog: blog.hold_back("two", "draft: false"),
            lambda blog: blog.hold_back("two", "publishDate: 2026-06-10"),
        ),
    ),
    "a picture that a post shows is another": (
        lambda blog: blog.lay_a_picture("content/static/new.png", SMALL),
        lambda blog: blog.add_a_paragraph("one", "![棚](/new.png)"),
        lambda blog: blog.lay_a_picture("content/static/new.png", LARGE),
    ),
    "what is known of a picture elsewhere": (
        lambda blog: blog.add_a_paragraph("one", "![棚](https://pictures.example/a.png)"),
        lambda blog: blog.write("images.lock", LOCK_FILE),
        lambda blog: blog.write("images.lock", LOCK_FILE.replace("640", "320")),
    ),
    "a file more": (lambda blog: blog.write("content/static/new.pdf", "new"),),
    "a file more beside a post": (
        lambda blog: blog.on_another_day("2026-06-15"),
        lambda blog: blog.write("content/posts/旅/new.pdf", "new"),
    ),
    "an asset that a post links to": (
        lambda blog: blog.add_a_paragraph("one", "[様式](/assets/style.d283c696f5.css)"),
        lambda blog: blog.edit_a_stylesheet("themes/plain/assets/one.css", "white"),
    ),
    "what a template includes, then what that says": (
        lambda blog: blog.write(
            "overrides/templates/_foot.html", '{% include "_note.html" ignore missing %}'
        ),
        lambda blog: blog.write("overrides/templates/_note.html", "夜"),
        lambda blog: blog.write("overrides/templates/_note.html", "朝"),
    ),
    "a faulty text, then another edit": (
        lambda blog: blog.add_a_paragraph("one", "```toc\nfrom-heading: nine\n```"),
        lambda blog: blog.retitle("two", "朝"),
    ),
    "what is redacted": (
        lambda blog: blog.add_a_paragraph("one", "```\nfrom 54.12.3.9\n```"),
        lambda blog: blog.configure('logs.redact = ["ip"]'),
        lambda blog: blog.configure('logs.private = "ignore"'),
        lambda blog: blog.give("one", "logRedact: false"),
    ),
    "a key that nobody knows, then another edit": (
        lambda blog: blog.give("one", "titel: 夜"),
        lambda blog: blog.retitle("two", "朝"),
    ),
    "a log that a post quotes": (
        lambda blog: blog.quote_a_log("one", EXCERPTS[0], RECORDS[0]),
        lambda blog: blog.lay_a_log(LOGS[0], RECORDS[1]),
    ),
    "a log that is offered whole": (
        lambda blog: blog.quote_a_log("one", EXCERPTS[2], RECORDS[0]),
        lambda blog: blog.lay_a_log(LOGS[0], f"{RECORDS[0]}."),
    ),
    "a log that goes": (
        lambda blog: blog.quote_a_log("one", EXCERPTS[1], RECORDS[0]),
        lambda blog: blog.delete_a_log(LOGS[0]),
    ),
    "a log that comes": (
        lambda blog: blog.add_a_paragraph("one", EXCERPTS[0]),
        lambda blog: blog.lay_a_log(LOGS[0], RECORDS[0]),
    ),
    "a log of a folder that is quoted and then only lies there": (
        lambda blog: blog.on_another_day("2026-06-15"),
        lambda blog: blog.quote_a_log("旅", EXCERPTS[0], RECORDS[0]),
        lambda blog: blog.undo(1),
        lambda blog: blog.lay_a_log(LOGS[1], RECORDS[1]),
    ),
    "a warning, then nothing": (FILES["a warning"][0], lambda blog: blog.touch(ONE)),
    "a spoilt cache, then an edit that is undone": (
        lambda blog: blog.retitle("one", "朝"),
        lambda blog: blog.undo(1),
        together(lambda blog: blog.spoil_every_entry(), lambda blog: blog.retitle("one", "朝")),
    ),
}
EDITS = {**FILES, **ASKED, **OUTPUT, **MORE}
LOOK, PLAN, KEYS, PREPARE, ALL = (
    "steps.look",
    "steps.plan",
    "steps.keys",
    "steps.prepare",
    "steps.prepare_all",
)

BREAKS: dict[str, tuple[Break, str]] = {
    # What the file system says of a file
    "its size and times": (stamps_without("size changed moved"), "the text of a post"),
    "the time nobody can put back": (
        stamps_without("moved"),
        "letters changed for as many under the old time",
    ),
    # Whether anything has changed at all
    "state: settings": (without(LOOK, 1, 0, of=3), "a setting"),
    "state: what is included": (without(LOOK, 1, 1, of=3), "include"),
    "state: strictness": (without(LOOK, 1, 2, of=3), "strict"),
    "state: keep going": (without(LOOK, 1, 3, of=3), "keep_going"),
    "state: hosts": (without(LOOK, 1, 4, of=3), "the host that links know the blog by"),
    "state: files": (without(LOOK, 2, 0, of=3), "a picture"),
    "state: theme": (without(LOOK, 2, 2, of=3), "a template"),
    "state: pictures elsewhere": (without(LOOK, 2, 6, of=3), "what is known of a picture elsewhere"),
    "the time for which it holds": (
        lambda patch: patch.setattr(Window, "holds", lambda self, now: True),
        "now",
    ),
    "what was told": (breaking.results_without_problems, "a warning, then nothing"),
    # Files of content/
    "preparation: rules and options": (preparations_without(1), "an option of Markdown"),
    "preparation: what is redacted and told": (breaking.recipes_without_privacy, "what is redacted"),
    "preparation: path": (preparations_without(2), "the name of a file"),
    "preparation: the file itself": (preparations_without(3), "the text of a post"),
    "preparation: the files it quotes": (preparations_without(4), "a log that a post quotes"),
    "leaves: the files it quotes": (
        instead("steps.prepare_all._quotes_the_same", lambda leaf, quotes: True),
        "a log that a post quotes",
    ),
    "blocks: the files they quote": (without("markdown.fences", 4, of=7), "a log that a post quotes"),
    "leaves: rules and options": (without(ALL, 1, of=2), "an option of Markdown"),
    "leaves: faults of the text": (breaking.texts_without_their_faults, "a faulty text, then another edit"),
    "leaves: faults of front matter": (
        breaking.front_matter_without_its_faults,
        "a key that nobody knows, then another edit",
    ),
    "blocks: what failed in them": (
        breaking.blocks_without_their_failures,
        "an edit beside a log that fails",
    ),
    # The plan
    "plan: settings": (without(PLAN, 2, of="plan"), "a setting"),
    "plan: what is known of posts": (without(PLAN, 3, of="plan"), "the title of a post"),
    "plan: posts that are absent": (without(PLAN, 4, of="plan"), "why a post is held back"),
    "plan: files beside posts": (without(PLAN, 5, 0, of="plan"), "a file more beside a post"),
    "plan: static files": (without(PLAN, 5, 1, of="plan"), "a file more"),
    "plan: pictures": (without(PLAN, 7, of="plan"), "a picture that a post shows is another"),
    "plan: pictures elsewhere": (without(PLAN, 9, of="plan"), "what is known of a picture elsewhere"),
    "plan: assets of the theme": (without(PLAN, 6, of="plan"), "an asset that a post links to"),
    # Outputs
    "output: what all pages show": (without(KEYS, 1, of=2), "a setting"),
    "output: its template and what all pages show": (keys_without(0), "a setting"),
    "output: its own task": (keys_without(1), "the title of a post"),
    "output: its template": (instead("steps.propose.template_digests", lambda *given: {}), "a template"),
    "output: the texts it shows": (keys_without(2), "code in a post"),
    "feeds: the text of a post": (
        instead("steps.kept.KeptEntries._key", lambda kept, post, made_from: digest_value(made_from)),
        "code in a post",
    ),
    "feeds: what they say of a post": (without("steps.kept", 1, of=2), "the title of a post"),
    "template: what it extends": (
        instead("steps.keys.closures", lambda theme: {name: (name,) for name in theme.names("templates")}),
        "a template others extend",
    ),
    "template: names that are computed": (
        instead("theme.closure._reachable", lambda name, direct: (name, *(direct[name] or ()))),
        "a template whose name is computed",
    ),
    "template: files that are not there": (
        instead(
            "steps.keys.closure_digest",
            lambda theme, names, shared: str(
                [theme.template(name).digest for name in names or () if theme.template(name)] + [shared]
            ),
        ),
        "a template that a computed name asked for in vain",
    ),
    "template: words and assets": (
        instead("steps.keys.shared_digest", lambda theme, asset_urls: ""),
        "a word of the theme",
    ),
    "template: addresses of assets": (
        instead("steps.keys.shared_digest", lambda theme, asset_urls: str(theme.find("words.toml"))),
        "a stylesheet",
    ),
    "what templates reach: the templates": (
        instead("steps.keys.templates_digest", lambda theme: ""),
        "what a template includes, then what that says",
    ),
    # The output folder and the cache
    "folder: whether its files are there": (
        lambda patch: patch.setattr(Shelf, "is_whole", lambda self: True),
        "a built file that is gone",
    ),
    "folder: what its files hold": (
        lambda patch: patch.setattr(Shelf, "_holds", holds_if_there),
        "a built file that was altered",
    ),
    "folder: what its files were made from": (breaking.any_file_in_its_place, "the title of a post"),
    "cache: its checksums": (
        instead("cache.unsealed", lambda key, sealed: sealed[4:]),
        "a spoilt cache, then an edit that is undone",
    ),
}


def holds_if_there(self: Shelf, path: str, row: Any) -> bool:
    self._stamps.seen[path] = row.stamp
    return (self.folder / path).is_file()


@pytest.mark.parametrize("name", MORE)
@pytest.mark.parametrize("one_process", [False, True], ids=["a process each", "one process"])
def test_nisshi_makes_none_of_these_mistakes(name: str, one_process: bool) -> None:
    """`play` compares, and raises; here is seen to it that there was something to get wrong."""
    first, *later = play(*MORE[name], one_process=one_process)
    assert first[0].published
    assert len(later) == len(MORE[name])
    assert any(state != first for state in later), "no edit changes what is made or said"


@pytest.mark.parametrize("part", BREAKS)
def test_without_it_a_build_is_wrong(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_the_mistake, name = BREAKS[part]
    make_the_mistake(monkeypatch)
    with pytest.raises(Differs):
        play(*EDITS[name])
