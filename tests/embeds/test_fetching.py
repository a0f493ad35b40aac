"""What providers answer is not trusted: JSON, short texts and real pictures, or nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nisshi.authoring.embed_uses import read_embeds
from nisshi.commands.desk import Voice
from nisshi.commands.embeds import Done, fetch_all
from nisshi.embeds.fetching import Ask, Got
from nisshi.embeds.oembed import LARGEST, clean, read_answer
from nisshi.embeds.speaker_deck import SPEAKER_DECK
from nisshi.embeds.youtube import YOUTUBE
from nisshi.locks.embeds import EMBEDS_LOCK, LockedEmbed
from nisshi.locks.lock_file import LockFile
from nisshi.settings_file import load_settings
from tests.blogs import blog, built, page, post

URL = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
ASKED = (
    "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ"
)
PICTURE = "https://i.ytimg.com/vi/a/hqdefault.jpg"


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 6)).save(data, "PNG")
    return data.getvalue()


def answer(**values: object) -> bytes:
    return msgspec.json.encode(values)


class Network:
    """Answers from a table and notes what was asked."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[Ask] = []

    def __call__(self, ask: Ask) -> Got:
        self.asked.append(ask)
        data = self.answers.get(ask.url)
        return Got(fault="is not there (404)") if data is None else Got(data)


def fetched(root: Path, ask: Callable[[Ask], Got]) -> Done:
    uses = read_embeds(root, load_settings(root))
    return fetch_all(root, uses, ask, Voice(quiet=True), again=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    code = "```\nhttps://vimeo.com/1\n```"
    return blog(
        tmp_path, {"a.md": post(f"https://youtu.be/dQw4w9WgXcQ?t=5\n\n{code}\n\nhttps://github.com/a/b")}
    )


def test_title_author_and_picture_are_kept(root: Path) -> None:
    told = answer(title=" 夜\u202e の\n港 ", author_name="人", thumbnail_url=PICTURE, html="<script>")
    network = Network({ASKED: told, PICTURE: png()})
    done = fetched(root, network)
    assert (done.asked, done.fetched, done.faults) == (1, 1, ())
    embed = EMBEDS_LOCK.read(root)[URL]
    assert (embed.title, embed.author, embed.width, embed.height) == ("夜 の 港", "人", 8, 6)
    assert embed.thumbnail.startswith("content/remote/i.ytimg.com/embed-") and embed.thumbnail.endswith(
        ".png"
    )
    assert (root / embed.thumbnail).read_bytes() == png()
    assert [ask.size for ask in network.asked] == [LARGEST, 5_000_000]
    again = fetched(root, network)
    assert (again.asked, again.kept) == (0, 1)


def test_what_no_text_names_any_more_goes_with_its_picture(root: Path) -> None:
    network = Network({ASKED: answer(title="題", thumbnail_url=PICTURE), PICTURE: png()})
    fetched(root, network)
    file = root / EMBEDS_LOCK.read(root)[URL].thumbnail
    blog(root, {"a.md": post("文。")})
    assert fetched(root, network).dropped == 1
    assert EMBEDS_LOCK.read(root) == {} and not file.exists()


AFTER_BLOCKS = {
    "after a block": "```sh\nls\n```\n\nhttps://youtu.be/dQw4w9WgXcQ",
    "after a table of contents": "```toc\n```\n\nhttps://youtu.be/dQw4w9WgXcQ",
    "after a list with a block": "- a\n\n  ```\n  ls\n  ```\n\nhttps://youtu.be/dQw4w9WgXcQ",
    "after a longer fence": "````\n```\n````\n~~~\n~~~~\nhttps://youtu.be/dQw4w9WgXcQ",
    "between blocks": "```\na\n```\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n```\nb\n```",
    "in a frame": '```\na\n```\n\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    "in a paragraph of two": "```\na\n```\n\nhttps://youtu.be/dQw4w9WgXcQ\nhttps://github.com/a/b",
    "with the line ends of Windows": "```\r\nls\r\n```\r\n\r\nhttps://youtu.be/dQw4w9WgXcQ\r\n",
}


@pytest.mark.parametrize("body", AFTER_BLOCKS.values(), ids=AFTER_BLOCKS.keys())
def test_an_embed_after_a_code_block_is_asked_for_and_shown(tmp_path: Path, body: str) -> None:
    root = blog(tmp_path, {"a.md": post(body)})
    assert fetched(root, Network({ASKED: answer(title="夜の港")})).asked == 1
    built(root)
    assert "夜の港" in page(root, "/a/")
    again = fetched(root, Network({}))
    assert (again.asked, again.kept, again.dropped) == (0, 1, 0)


def test_drafts_and_expired_posts_keep_what_is_known(root: Path) -> None:
    fetched(root, Network({ASKED: answer(title="題")}))
    for keys in ({"draft": "true"}, {"expiryDate": "2020-01-01"}, {"date": "2999-01-01"}):
        blog(root, {"a.md": post("```\n```\nhttps://youtu.be/dQw4w9WgXcQ", **keys)})
        assert (fetched(root, Network({})).dropped, list(EMBEDS_LOCK.read(root))) == (0, [URL])


@pytest.mark.parametrize("text", [b"---\ntitle: [\n---\n", "---\ntitle: 夜\n---\n".encode("utf-16")])
def test_nothing_is_dropped_while_a_post_cannot_be_read(root: Path, text: bytes) -> None:
    fetched(root, Network({ASKED: answer(title="題")}))
    blog(root, {"a.md": text})
    done = fetched(root, Network({}))
    assert (done.dropped, [problem.path for problem in done.unread]) == (0, ["content/posts/a.md"])
    assert list(EMBEDS_LOCK.read(root)) == [URL]
    blog(root, {"a.md": post("文。")})
    assert (fetched(root, Network({})).dropped, EMBEDS_LOCK.read(root)) == (1, {})


def test_what_is_written_by_hand_for_a_link_stays(root: Path) -> None:
    page = LockedEmbed("題", "", "", 0, 0, "2026-01-01")
    EMBEDS_LOCK.write(root, {"https://example.com/a": page, "https://example.com/b": page})
    blog(root, {"a.md": post("```sh\nls\n```\n\nhttps://example.com/a")})
    assert (fetched(root, Network({})).dropped, list(EMBEDS_LOCK.read(root))) == (
        1,
        ["https://example.com/a"],
    )


def many(root: Path) -> Network:
    """A blog of twenty films, and who tells of each."""
    blog(root, {"a.md": post("\n\n".join(f"https://vimeo.com/{number}" for number in range(1, 21)))})
    address = "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F"
    return Network({f"{address}{number}": answer(title=f"題 {number}") for number in range(1, 21)})


def test_the_lock_is_not_written_for_each_address(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    write = LockFile[LockedEmbed].write

    def counted(lock: LockFile[LockedEmbed], root: Path, embeds: dict[str, LockedEmbed]) -> None:
        written.append(len(embeds))
        write(lock, root, embeds)

    monkeypatch.setattr(LockFile, "write", counted)
    monkeypatch.setattr("nisshi.commands.embeds.SAVED_EVERY", float("inf"))
    assert fetched(root, many(root)).fetched == 20
    assert written == [20] and len(EMBEDS_LOCK.read(root)) == 20


def test_what_has_come_is_kept_when_a_fetch_is_interrupted(root: Path) -> None:
    network = many(root)

    def ask(wish: Ask) -> Got:
        if len(network.asked) == 7:
            raise KeyboardInterrupt
        return network(wish)

    with pytest.raises(KeyboardInterrupt):
        fetched(root, ask)
    assert len(EMBEDS_LOCK.read(root)) == 7
    done = fetched(root, network)
    assert (done.kept, done.fetched) == (7, 13)


@pytest.mark.parametrize("data", [None, b"", b"<html>", b"[]", b'"a"', b"{}", b"{" * 100_000, b" " * 300_000])
def test_no_answer_leaves_no_line(root: Path, data: bytes | None) -> None:
    network = Network({} if data is None else {ASKED: data})
    done = fetched(root, network)
    assert len(done.faults) == 1 and EMBEDS_LOCK.read(root) == {}


@pytest.mark.parametrize("data", [b"", b"<svg onload='a()'/>", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\0" * 50])
def test_what_is_no_picture_is_not_kept(root: Path, data: bytes) -> None:
    network = Network({ASKED: answer(title="題", thumbnail_url=PICTURE), PICTURE: data})
    done = fetched(root, network)
    assert len(done.faults) == 1 and EMBEDS_LOCK.read(root)[URL].thumbnail == ""
    assert not (root / "content/remote").exists()


def test_no_picture_is_asked_for_at_a_strange_address() -> None:
    for url in ("http://a.example/a.png", "file:///etc/passwd", "https://a@b.example/", 5, None):
        told = read_answer(answer(title="題", thumbnail_url=url), YOUTUBE)
        assert told and told.picture == ""


def test_the_player_of_a_talk_is_an_id_or_nothing() -> None:
    html = '<iframe src="//speakerdeck.com/player/0123456789abcdef0123456789abcdef"></iframe>'
    told = read_answer(answer(title="題", html=html), SPEAKER_DECK)
    assert told and told.player == "0123456789abcdef" * 2
    told = read_answer(answer(title="題", html="//speakerdeck.com/player/x<script>"), SPEAKER_DECK)
    assert told and told.player == ""


def test_no_space_is_left_where_a_character_went() -> None:
    told = read_answer(answer(title=" a\u0085\ud7fc b \x00 "), YOUTUBE)
    assert told and told.title == "a b"


@given(st.one_of(st.binary(max_size=50), st.dictionaries(st.sampled_from(["title", "author_name", "html"]),
       st.one_of(st.none(), st.integers(), st.text(), st.lists(st.integers()))).map(msgspec.json.encode)))  # fmt: skip
def test_any_answer_is_read_without_raising(data: bytes) -> None:
    told = read_answer(data, SPEAKER_DECK)
    assert told is None or (
        len(told.title) <= 300 and told.title.isprintable() == (told.title == clean(told.title))
    )
