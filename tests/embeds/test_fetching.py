"""What providers answer is not trusted: JSON, short texts and real pictures, or nothing."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nisshi.commands.desk import Voice
from nisshi.commands.embeds import fetch_all
from nisshi.embeds.fetching import Ask, Got
from nisshi.embeds.oembed import LARGEST, clean, read_answer
from nisshi.embeds.speaker_deck import SPEAKER_DECK
from nisshi.embeds.youtube import YOUTUBE
from nisshi.locks.embeds import EMBEDS_LOCK, LockedEmbed
from nisshi.locks.lock_file import LockFile
from tests.blogs import blog, post

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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    code = "```\nhttps://vimeo.com/1\n```"
    return blog(
        tmp_path, {"a.md": post(f"https://youtu.be/dQw4w9WgXcQ?t=5\n\n{code}\n\nhttps://github.com/a/b")}
    )


def test_title_author_and_picture_are_kept(root: Path) -> None:
    told = answer(title=" 夜\u202e の\n港 ", author_name="人", thumbnail_url=PICTURE, html="<script>")
    network = Network({ASKED: told, PICTURE: png()})
    done = fetch_all(root, network, Voice(quiet=True), again=False)
    assert (done.asked, done.fetched, done.faults) == (1, 1, ())
    embed = EMBEDS_LOCK.read(root)[URL]
    assert (embed.title, embed.author, embed.width, embed.height) == ("夜 の 港", "人", 8, 6)
    assert embed.thumbnail.startswith("content/remote/i.ytimg.com/embed-") and embed.thumbnail.endswith(
        ".png"
    )
    assert (root / embed.thumbnail).read_bytes() == png()
    assert [ask.size for ask in network.asked] == [LARGEST, 5_000_000]
    again = fetch_all(root, network, Voice(quiet=True), again=False)
    assert (again.asked, again.kept) == (0, 1)


def test_what_no_text_names_any_more_goes_with_its_picture(root: Path) -> None:
    network = Network({ASKED: answer(title="題", thumbnail_url=PICTURE), PICTURE: png()})
    fetch_all(root, network, Voice(quiet=True), again=False)
    file = root / EMBEDS_LOCK.read(root)[URL].thumbnail
    blog(root, {"a.md": post("文。")})
    assert fetch_all(root, network, Voice(quiet=True), again=False).dropped == 1
    assert EMBEDS_LOCK.read(root) == {} and not file.exists()


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
    assert fetch_all(root, many(root), Voice(quiet=True), again=False).fetched == 20
    assert written == [20] and len(EMBEDS_LOCK.read(root)) == 20


def test_what_has_come_is_kept_when_a_fetch_is_interrupted(root: Path) -> None:
    network = many(root)

    def ask(wish: Ask) -> Got:
        if len(network.asked) == 7:
            raise KeyboardInterrupt
        return network(wish)

    with pytest.raises(KeyboardInterrupt):
        fetch_all(root, ask, Voice(quiet=True), again=False)
    assert len(EMBEDS_LOCK.read(root)) == 7
    done = fetch_all(root, network, Voice(quiet=True), again=False)
    assert (done.kept, done.fetched) == (7, 13)


@pytest.mark.parametrize("data", [None, b"", b"<html>", b"[]", b'"a"', b"{}", b"{" * 100_000, b" " * 300_000])
def test_no_answer_leaves_no_line(root: Path, data: bytes | None) -> None:
    network = Network({} if data is None else {ASKED: data})
    done = fetch_all(root, network, Voice(quiet=True), again=False)
    assert len(done.faults) == 1 and EMBEDS_LOCK.read(root) == {}


@pytest.mark.parametrize("data", [b"", b"<svg onload='a()'/>", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\0" * 50])
def test_what_is_no_picture_is_not_kept(root: Path, data: bytes) -> None:
    network = Network({ASKED: answer(title="題", thumbnail_url=PICTURE), PICTURE: data})
    done = fetch_all(root, network, Voice(quiet=True), again=False)
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
