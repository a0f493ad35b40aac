"""A file that was edited is prepared as if it were new, with less work."""

from __future__ import annotations

import msgspec
import pytest

from nisshi.content.reading import Rules
from nisshi.digest import digest_bytes
from nisshi.model import MarkdownOptions
from nisshi.steps.prepare import (
    Before,
    Recipe,
    Work,
    decode_leaf,
    decode_outline,
    decode_text,
    prepare_batch,
    prepare_key,
)

RECIPE = Recipe(Rules(zone="Asia/Tokyo", template_keys=("about-page", "blog-post")), MarkdownOptions())
HEADS = {
    "YAML": "---\ntitle: 夜\ndate: 2026-01-01\nmood: good\n---\n",
    "YAML, ended by dots": "---\ntitle: 夜\ndate: 2026-01-01\n...\n",
    "YAML below blank lines": "\n\n---\ntitle: 夜\ndate: 2026-01-01\n---   \n",
    "YAML with a mark": "\ufeff---\ntitle: 夜\ndate: 2026-01-01\n---\n",
    "TOML": '+++\ntitle = "夜"\ndate = 2026-01-01\n+++\n',
    "JSON": '{\n"title": "夜",\n"date": "2026-01-01"\n}\n',
    "an inner object": '{\n"title": "夜", "date": "2026-01-01",\n"x": {\n"y": 1\n}\n}\n',
}
BODIES = (
    "一。\n",
    "\n一。\n",
    "\n\n一。\n",
    "　\n一。\n",
    "一。",
    "",
    "\n",
    "---\n\n一。\n\n---\n",
    "+++\n",
    "}\n",
    "[x](/a/)\n\n## \n\n[y]()\n",
    "\n## 見出し\n\n```python\nprint(1)\n```\n",
    "\n## 別の\n\n一。\n\n```python\nprint(1)\n```\n\n```sh\nls\n```\n",
    "\r\n一。\r\n",
)


def work(text: str | bytes, before: Before | None = None) -> Work:
    data = text.encode() if isinstance(text, str) else text
    source = digest_bytes(data)
    key = prepare_key("engine", "recipe", "content/posts/a.md", source)
    return Work("content/posts/a.md", "post", data, source, key, before)


def prepared(text: str | bytes, before: Before | None = None) -> bytes:
    return prepare_batch(RECIPE, (work(text, before),))[0]


def before(text: str) -> Before:
    data = prepared(text)
    return Before(decode_leaf(data), decode_outline(data), decode_text(data))


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("first", BODIES)
def test_an_edit_gives_what_the_new_file_alone_gives(head: str, first: str) -> None:
    known = before(head + first)
    for body in BODIES:
        assert prepared(head + body, known) == prepared(head + body), body


@pytest.mark.parametrize(
    "other",
    [
        HEADS["YAML"].replace("夜", "朝") + "一。\n",
        HEADS["YAML"].replace("\n---\n", "\nslug: x\n---\n") + "一。\n",
        HEADS["YAML"].replace("---\n", "---", 1) + "一。\n",
        HEADS["TOML"] + "一。\n",
        "no front matter",
        "",
        HEADS["YAML"].encode() + b"\xff",
    ],
)
def test_an_edit_of_front_matter_gives_what_the_new_file_alone_gives(other: str | bytes) -> None:
    assert prepared(other, before(HEADS["YAML"] + "一。\n")) == prepared(other)


def test_front_matter_that_stays_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("front matter was read")

    head = HEADS["YAML"]
    known, expected = before(head + "一。\n"), prepared(head + "二。\n")
    monkeypatch.setattr("nisshi.content.front_matter.read_post", refuse)
    assert prepared(head + "二。\n", known) == expected
    with pytest.raises(AssertionError, match="front matter was read"):
        prepared(head.replace("夜", "朝") + "二。\n", known)


def test_problems_stand_at_their_lines_though_front_matter_was_not_read_again() -> None:
    head = HEADS["YAML"]
    leaf = decode_leaf(prepared(head + "\n一。\n\n## \n", before(head + "一。\n")))
    (unknown,) = leaf.unknown
    assert (unknown.line, unknown.source) == (4, "mood: good")
    (fault,) = leaf.faults
    assert fault.line == 9


def test_the_parts_can_be_had_one_by_one() -> None:
    data = prepared(HEADS["YAML"] + "[x](/a/)\n")
    leaf, outline, text = decode_leaf(data), decode_outline(data), decode_text(data)
    assert leaf.gate is not None
    assert (leaf.gate.title, outline.post.meta.title) == ("夜", "夜")
    assert [target.address for target in outline.targets] == [link.target for link in text.links] == ["/a/"]
    assert text.body.markdown == "[x](/a/)\n"


def test_a_file_with_an_error_gives_a_leaf_without_a_post() -> None:
    leaf = decode_leaf(prepared("---\ntitle: 夜\nslug: a/b\n---\n"))
    assert (leaf.gate, leaf.slug, len(leaf.problems)) == (None, "a/b", 1)


@pytest.mark.parametrize("damaged", [b"", b"junk", msgspec.msgpack.encode([1, 2, 3])])
def test_what_is_no_preparation_is_refused(damaged: bytes) -> None:
    for decode in (decode_leaf, decode_outline, decode_text):
        with pytest.raises(msgspec.DecodeError):
            decode(damaged)


def test_every_part_changes_the_key() -> None:
    parts = ("engine", "recipe", "path", "source", "files", "embeds")
    keys = {prepare_key(*parts)}
    for number in range(len(parts)):
        keys.add(prepare_key(*(part + "!" * (place == number) for place, part in enumerate(parts))))
    assert len(keys) == 1 + len(parts)


def test_a_change_of_the_text_alone_leaves_the_outline() -> None:
    def digests(text: str) -> tuple[str, str]:
        leaf = decode_leaf(prepared(HEADS["YAML"] + text))
        return leaf.outline_digest, leaf.body_digest

    first = digests("## 見出し\n\n一。二つ目の文。\n")
    same_outline = digests("## 見出し\n\n一。二つ目の文。\n\n```\nx\n```\n")
    other_heading = digests("## 別の\n\n一。二つ目の文。\n")
    assert first[0] == same_outline[0] != other_heading[0]
    assert len({first[1], same_outline[1], other_heading[1]}) == 3
