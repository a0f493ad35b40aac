"""A server that misbehaves in each way it can, and a fetch that is never harmed and always ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from nisshi import __version__
from nisshi.net.fetch import Fetched, Limits, Refusal, fetch
from tests.net.bad_server import PNG, BadServer, answer, bad_server, gzipped, redirect

SOON = 0.4  # seconds in all


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


def limits(server: BadServer, **changed: object) -> Limits:
    given = {
        "size": 50_000,
        "seconds": 5,
        "accept": ("image/",),
        "allow_hosts": (f"127.0.0.1:{server.port}",),
    }
    return Limits(**(given | changed))  # type: ignore[arg-type]


def refused(server: BadServer, path: str = "/a", **changed: object) -> Refusal:
    found = fetch(server.url(path), limits(server, **changed))
    assert isinstance(found, Refusal), found
    return found


def test_a_picture_is_had(server: BadServer) -> None:
    server.pages["/a%20b/%E7%B5%B5.png?x=1"] = answer()
    found = fetch(server.url("/a b/絵.png?x=1#part"), limits(server))
    url = server.url("/a%20b/%E7%B5%B5.png?x=1")
    assert found == Fetched(url, 200, "image/png", PNG)
    (request,) = server.asked
    assert f"User-Agent: Nisshi/{__version__} (" in request
    assert f"Host: 127.0.0.1:{server.port}\r\n" in request
    assert "Accept: image/*\r\n" in request
    assert "Cookie" not in request
    assert "Referer" not in request


def test_redirects_are_followed(server: BadServer) -> None:
    server.pages |= {"/a": redirect("b"), "/b": redirect("/絵", "301 Moved"), "/%E7%B5%B5": answer()}
    found = fetch(server.url("/a"), limits(server))
    assert isinstance(found, Fetched)
    assert (found.url, found.moved) == (server.url("/%E7%B5%B5"), "")  # the first may lead elsewhere tomorrow
    again = fetch(server.url("/b"), limits(server))
    assert isinstance(again, Fetched)
    assert again.moved == server.url("/%E7%B5%B5")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (answer(status="404 Not Found"), "is not there (404)"),
        (answer(status="410 Gone"), "is gone for good (410)"),
        (answer(status="403 Forbidden"), "the host forbids it (403)"),
        (answer(status="418 Teapot"), "(418)"),
        (answer(status="204 No Content"), "(204)"),
        (answer(status="304 Not Modified"), "(304)"),
        (answer(b"<!DOCTYPE html><p>removed", "image/png"), "is a web page and no picture"),
        (answer(b"\n <!-- x --><html>", "image/jpeg"), "is a web page and no picture"),
        (answer(b"%PDF-1.7", "image/png"), "is application/pdf and not a picture that is known"),
        (answer(b"secret words", "image/png"), "is something and not a picture that is known"),
        (answer(b"{}", "application/json"), "is application/json and not"),
        (answer(b""), "is empty"),
        (answer(b"x" * 60_000), "is larger than 0.05 MB"),
        (answer(b"x" * 60_000, Content_Length=""), "is larger than 0.05 MB"),
        (answer(Content_Length="9" * 30), "is larger than 0.05 MB"),
        (answer(Content_Length="49000"), "broke off in the middle"),
        (answer(gzipped(bytes(9_000_000)), Content_Encoding="gzip"), "is larger than 0.05 MB when unpacked"),
        (answer(b"\x1f\x8bnot", Content_Encoding="gzip"), "cannot be unpacked"),
        (answer(gzipped(PNG)[:-9], Content_Encoding="gzip"), "broke off in the middle"),
        (answer(Content_Encoding="br"), "packed in a way nobody asked for"),
        (answer(b"zz\r\n" + PNG, Content_Length="", Transfer_Encoding="chunked"), "broke off"),
        (b"", "ended the connection"),
        (b"\x00\xff garbage\r\n\r\n", "no proper HTTP"),
        (b"HTTP/1.1 abc\r\n\r\n", "no proper HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", "no proper HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "no proper HTTP"),
        (redirect(""), "leads nowhere"),
        (redirect("file:///etc/passwd"), "of the kind “file:”; only http and https"),
        (redirect("gopher://example.com/"), "of the kind “gopher:”"),
        (redirect("http://user:pass@example.com/"), "has a name or password in its address"),
        (redirect("http://[::1/"), "leads to an address that is none"),
        (redirect("http://exa mple.com/"), "without a host that can be asked"),
        (redirect("http://10.0.0.1/"), "an address inside this machine or its network"),
        (redirect("http://169.254.169.254/latest/meta-data/"), "an address inside this machine"),
        (redirect("http://[::ffff:127.0.0.1]/"), "an address inside this machine"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(server: BadServer, page: bytes, said: str) -> None:
    server.pages["/a"] = page
    assert said in refused(server).reason


def test_a_redirect_to_another_port_of_this_machine_is_refused(server: BadServer) -> None:
    with bad_server() as other:
        other.pages["/"] = answer()
        server.pages["/a"] = redirect(other.url("/"))
        assert "is at 127.0.0.1, an address inside" in refused(server).reason
        assert other.asked == []


@pytest.mark.parametrize(
    "page",
    [
        redirect("http://10.0.0.1/\x1b]0;x\x07\u0080"),
        redirect("x\x1b[2Jy://\x1b[2J"),
        redirect("http://\x1b[2J/"),
        answer(b"x", "te\x1b[2Jxt/plain"),
        answer(b"x", Content_Encoding="\x1b[2J"),
        answer(status="500 \x1b[2J"),
    ],
)
def test_no_server_writes_to_the_terminal(server: BadServer, page: bytes) -> None:
    server.pages["/a"] = page
    assert refused(server).reason.isprintable()


def test_circles_and_long_ways_end(server: BadServer) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "go in a circle" in refused(server).reason
    server.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(9)}
    before = len(server.asked)
    assert "more than 5 redirects" in refused(server, "/0").reason
    assert len(server.asked) - before == 6
    server.pages["/8"] = answer()
    assert isinstance(fetch(server.url("/3"), limits(server)), Fetched)


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 40000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_slow_drips_end(server: BadServer, head: bytes, rest: bytes) -> None:
    server.pages["/a"] = server.drip(head, rest)
    started = monotonic()
    found = refused(server, seconds=SOON)
    assert monotonic() - started < SOON + 1
    assert found.passing
    assert "was not there after 0.4 seconds" in found.reason


def test_silence_ends(server: BadServer) -> None:
    server.pages["/a"] = server.drip(b"", b"", every=3)
    assert "0.4 seconds" in refused(server, seconds=SOON).reason


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        CHUNKED + b"FFFFFFFFFFFF\r\n",
        CHUNKED + b"-1\r\n",
    ],
)
def test_endless_bodies_end_at_the_limit(server: BadServer, head: bytes) -> None:
    server.pages["/a"] = server.drip(head, b"x" * 10_000, every=0)
    assert "is larger than" in refused(server).reason


def test_a_lie_about_the_length_cuts_a_picture_where_it_says(server: BadServer) -> None:
    server.pages["/a"] = answer(Content_Length="20")  # measuring the picture finds that out
    found = fetch(server.url("/a"), limits(server))
    assert isinstance(found, Fetched)
    assert found.data == PNG[:20]


def test_a_reset_connection_may_pass(server: BadServer) -> None:
    server.pages["/a"] = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nxx"
    server.resets.add("/a")
    found = refused(server)
    assert found.passing


def test_a_host_that_is_not_there_may_come_back(server: BadServer) -> None:
    with bad_server() as gone:
        pass
    found = fetch(gone.url("/"), Limits(seconds=2, allow_hosts=(f"127.0.0.1:{gone.port}",)))
    assert isinstance(found, Refusal)
    assert (found.passing, "does not answer" in found.reason) == (True, True)


def test_a_packed_body_is_unpacked(server: BadServer) -> None:
    server.pages["/a"] = answer(gzipped(PNG), Content_Encoding="gzip")
    found = fetch(server.url("/a"), limits(server))
    assert isinstance(found, Fetched)
    assert found.data == PNG


def test_what_a_host_says_of_later_is_kept(server: BadServer) -> None:
    server.pages["/a"] = answer(status="429 Too Many Requests", Retry_After="7")
    found = refused(server)
    assert (found.status, found.passing, found.wait) == (429, True, 7)
    server.pages["/a"] = answer(status="503 No", Retry_After="Fri, 01 Jan 2100 00:00:00 GMT")
    assert refused(server).wait > 1e6
    server.pages["/a"] = answer(status="503 No", Retry_After="soon")
    assert refused(server).wait == 0


def test_no_thread_stays_behind(server: BadServer) -> None:
    server.pages["/a"] = server.drip(b"HTTP/1.1 200 OK\r\n\r\n")
    refused(server, seconds=0.1)
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if "(watch)" in name or "(ask)" in name]
