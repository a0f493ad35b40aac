"""`images fetch` against a server that has its days."""

from __future__ import annotations

import signal
import time
from hashlib import sha256
from pathlib import Path

import pytest

from nisshi.authoring.bring_home import Asker, Wish, bring_home
from nisshi.net.fetch import Fetched, Refusal
from tests.blogs import built, nisshi, post, tree
from tests.commands.picture_blog import (
    asked,
    copies,
    lock,
    picture,
    picture_blog,
    run,
    start,
    usual,
)
from tests.net.bad_server import BadServer, answer, bad_server, redirect
from tests.test_start_up import HEAVY, imported


def test_pictures_come_home(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    code, data, said = run(root, "fetch")
    assert (code, data) == (0, "")
    assert said.startswith("3 pictures of other hosts: 3 pictures fetched (0.0 MB), in ")
    assert sorted(server.paths) == ["/%E7%B5%B5.jpg", "/a.png", "/head.gif"]
    found = lock(root)
    assert list(found) == ["/%E7%B5%B5.jpg", "/a.png", "/head.gif"]
    image = found["/a.png"]
    assert (root / image.file).read_bytes() == picture()
    assert image.digest == sha256(picture()).hexdigest()
    assert image.file == f"content/remote/127.0.0.1_{server.port}/a-{image.digest[:8]}.png"
    assert (image.type, image.size, image.width, image.height) == ("image/png", len(picture()), 30, 20)
    assert image.seen == "2026-06-01"
    assert found["/head.gif"].type == "image/gif"  # whatever the server says
    assert found["/%E7%B5%B5.jpg"].file.rpartition("/")[2].startswith("picture-")
    assert len(copies(root)) == 3


def test_what_is_here_is_not_fetched_again(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    run(root, "fetch")
    before = tree(root / "content/remote"), (root / "images.lock").read_bytes()
    server.asked.clear()
    code, data = asked(root, "fetch")
    assert (code, data["fetched"], data["kept"]) == (0, 0, 3)
    assert server.asked == []
    (root / lock(root)["/a.png"].file).write_bytes(b"damaged")
    (root / lock(root)["/head.gif"].file).unlink()
    code, data = asked(root, "fetch")
    assert (code, data["fetched"], data["kept"]) == (0, 2, 1)
    code, data = asked(root, "fetch", "--again")
    assert (code, data["fetched"], data["kept"]) == (0, 3, 0)
    assert (tree(root / "content/remote"), (root / "images.lock").read_bytes()) == before


def test_only_what_is_named(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    assert asked(root, "fetch", "b")[1]["fetched"] == 1
    assert server.paths == ["/a.png"]
    assert asked(root, "fetch", "--again", server.url("/絵.jpg"))[1]["fetched"] == 1
    assert asked(root, "fetch", "content/posts/a.md", "-q")[1]["fetched"] == 1
    code, data = asked(root, "fetch", "c")
    assert (code, data["problems"][0]["path"]) == (1, "c")
    assert len(server.asked) == 3


def test_a_new_picture_takes_the_place_of_the_old(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    run(root, "fetch")
    before = lock(root)["/a.png"].file
    server.pages["/a.png"] = answer(picture("lime"))
    assert asked(root, "fetch", "--again")[0] == 0
    assert lock(root)["/a.png"].file != before
    assert not (root / before).exists()
    assert len(copies(root)) == 3


def test_what_cannot_be_had_is_named_where_it_stands(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    server.pages["/%E7%B5%B5.jpg"] = answer(status="404 No")
    server.pages["/head.gif"] = answer(b"<html>sign in</html>", "image/gif")
    code, _, said = run(root, "fetch")
    assert code == 1
    assert "content/posts/a.md:4:" in said  # the header image
    assert "could not be fetched: it is a web page and no picture" in said
    assert "content/posts/a.md:8:11: error: the picture" in said
    assert "it is not there (404)" in said
    assert "1 picture fetched" in said
    assert "2 could not be had" in said
    assert list(lock(root)) == ["/a.png"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (answer(picture()[:60]), "it is broken or no picture at all"),
        (answer(b"<svg><script/></svg>"), "is a drawing that holds a script"),
        (answer(b"II*\x00 tiff"), "is image/tiff and not a picture that is known"),
        (redirect("http://169.254.169.254/"), "an address inside this machine"),
    ],
)
def test_what_is_no_picture_is_not_kept(tmp_path: Path, server: BadServer, page: bytes, said: str) -> None:
    root = picture_blog(tmp_path, server, a=post("![夜の机](HOST/x.png)\n"))
    server.pages["/x.png"] = page
    code, data = asked(root, "fetch")
    assert code == 1
    assert said in data["problems"][0]["message"]
    assert ("private_hosts" in data["problems"][0]["hint"]) == ("inside this machine" in said)
    assert copies(root) == []
    assert not (root / "images.lock").exists()


def test_a_private_host_that_is_not_named_is_not_asked(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    (root / "nisshi.toml").write_text('theme = "bare"\n')
    code, data = asked(root, "fetch")
    assert (code, len(data["problems"])) == (1, 4)  # one of the three is named twice
    assert server.asked == []
    named = f'private_hosts = ["127.0.0.1:{server.port}"]'
    assert {problem["hint"] for problem in data["problems"]} == {
        f"If that is meant, write {named} below [images] in nisshi.toml."
    }


def test_drafts_wait_and_later_posts_do_not(tmp_path: Path, server: BadServer) -> None:
    server.pages |= {f"/{name}.png": answer(picture()) for name in "abc"}
    draft, later = post("![夜の机](HOST/a.png)", draft="true"), post("![b](HOST/b.png)", date="2030-01-01")
    expired = post("![c](HOST/c.png)", expiryDate="2026-02-01")
    root = picture_blog(tmp_path, server, a=draft, b=later, c=expired)
    assert asked(root, "fetch")[0] == 0
    assert list(lock(root)) == ["/b.png"]
    assert asked(root, "fetch", "-DE")[0] == 0
    assert list(lock(root)) == ["/a.png", "/b.png", "/c.png"]
    assert len({image.digest for image in lock(root).values()}) == 1


def test_what_only_looks_like_a_picture_is_none(tmp_path: Path, server: BadServer) -> None:
    text = (
        "`![夜の机](HOST/a.png)`\n\n```html\n<img src=HOST/b.png>\n```\n\n"
        "[link](HOST/c.png) <!-- <img src=HOST/d.png> -->\n"
        "\n![own](/e.png) ![data](data:image/png;base64,AA)\n\n<script>x = '<img src=HOST/f.png>'</script>\n"
        "\n![ref][r] [![in a link](HOST/g.png)](HOST/h.png)\n\n[r]: HOST/i.png\n"
    )
    root = picture_blog(tmp_path, server, a=post(text))
    code, data = asked(root, "fetch")
    assert code == 1
    assert sorted(server.paths) == ["/g.png", "/i.png"]
    assert [problem["line"] for problem in data["problems"]] == [17, 19]


def test_no_copy_notes_what_the_page_needs(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    assert asked(root, "fetch", "--no-copy")[0] == 0
    assert copies(root) == []
    assert lock(root)["/a.png"].file == ""
    assert lock(root)["/a.png"].width == 30
    assert asked(root, "fetch", "--no-copy")[1]["kept"] == 3
    assert asked(root, "fetch")[1]["fetched"] == 3
    assert len(copies(root)) == 3


def test_an_interrupted_fetch_goes_on_where_it_was(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    server.pages["/head.gif"] = server.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n")
    process = start(root, "images", "fetch")
    for _ in range(200):
        if "/head.gif" in server.paths:
            break
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "the same command goes on from here" in said.decode()
    assert "Traceback" not in said.decode()
    assert list(lock(root)) == ["/%E7%B5%B5.jpg", "/a.png"]
    server.pages["/head.gif"] = answer(picture())
    assert asked(root, "fetch")[1]["fetched"] == 1


def test_a_broken_lock_is_told_and_stays(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    (root / "images.lock").write_text('{"version": 1, "images": {\n<<<<<<< HEAD\n')
    for what in ("fetch", "check"):
        code, _, said = run(root, what)
        assert code == 1
        assert "images.lock:2:1: error: a merge has left its marks here" in said
    assert server.asked == []
    assert "<<<<<<<" in (root / "images.lock").read_text()


def test_copies_are_no_static_files(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    run(root, "fetch")
    site = built(root)
    assert not [path for path in site.rglob("*") if "remote" in path.name]


def test_a_build_fetches_where_that_is_set(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    built(root)
    assert server.asked == []
    settings = (root / "nisshi.toml").read_text()
    (root / "nisshi.toml").write_text(f"{settings}fetch = true\n")
    server.pages["/head.gif"] = answer(status="404 No")
    done = nisshi(root, "build", "--strict")
    assert done.code == 0, done.words
    assert "warning: the picture" in done.words
    assert "2 pictures fetched" in done.words
    assert len(copies(root)) == 2
    assert nisshi(root, "check").code == 0
    assert len(server.asked) == 3
    server.pages["/new.png"] = answer(picture())
    (root / "content/posts/b.md").write_text(post(f"![new]({server.url('/new.png')})"), encoding="utf-8")
    assert "1 picture fetched" in nisshi(root, "build").words
    assert server.paths[3:] == ["/head.gif", "/new.png"]


def test_a_build_with_nothing_to_fetch_reads_no_text(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    (root / "nisshi.toml").write_text(f"{(root / 'nisshi.toml').read_text()}fetch = true\n")
    built(root)
    assert imported(root, "build") & {*HEAVY, "PIL", "urllib3"} == set()
    assert "3 pictures fetched" not in nisshi(root, "build").words
    assert len(server.asked) == 3
    assert nisshi(root, "build", "--no-cache").code == 0
    assert len(server.asked) == 3


def test_a_host_that_is_down_is_given_up(tmp_path: Path) -> None:
    with bad_server() as gone:
        pass
    text = "".join(f"![x](HOST/{number}.png)\n\n" for number in range(6))
    root = picture_blog(tmp_path, gone, a=post(text))
    wish = Wish(day="2026-06-01", pause=0, private_hosts=(f"127.0.0.1:{gone.port}",), first_pause=0)
    brought = bring_home(root, [gone.url(f"/{number}.png") for number in range(6)], wish, lambda _: None)
    reasons = list(brought.refused.values())
    assert reasons[:3] == ["is at a host that does not answer"] * 3
    assert reasons[3:] == ["was not asked for: its host failed 3 times in a row"] * 3


def test_a_busy_host_gets_its_pauses(tmp_path: Path, server: BadServer) -> None:
    server.pages |= {f"/{number}.png": answer(picture()) for number in range(4)}
    wish = Wish(day="2026-06-01", pause=0.1, private_hosts=(f"127.0.0.1:{server.port}",))
    started = time.monotonic()
    urls = [server.url(f"/{number}.png") for number in range(4)]
    assert bring_home(tmp_path, urls, wish, lambda _: None).fetched == 4
    assert time.monotonic() - started >= 0.3


def test_what_stands_for_a_deleted_picture_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    removed = Fetched("https://i.imgur.com/removed.png", 200, "image/png", picture())
    monkeypatch.setattr("nisshi.authoring.bring_home.fetch_patiently", lambda *_: removed)
    found = Asker(Wish(day="2026-06-01"))("https://i.imgur.com/cRHAJbo.png", lambda _: None)
    assert isinstance(found, Refusal)
    assert (found.status, "shows “removed”" in found.reason) == (404, True)


def test_options_of_the_other_kind_are_wrong_usage(tmp_path: Path, server: BadServer) -> None:
    root = usual(tmp_path, server)
    for words in (("fetch", "--offline"), ("check", "--again"), ("--no-copy",)):
        done = nisshi(root, "images", *words)
        assert (done.code, "does not take" in done.words) == (2, True)
    assert server.asked == []
