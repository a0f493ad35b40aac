"""No spelling, no name and no resolver leads a fetch into this machine or its network."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nisshi.net.address import Address, address_of
from nisshi.net.fetch import Fetched, Limits, Refusal, fetch
from nisshi.net.resolve import is_allowed, is_public
from tests.net.bad_server import PNG, answer, bad_server, redirect

CERTIFICATE = Path(__file__).with_name("pictures.example.com.pem")  # made for this test; trusted by nobody
PRIVATE = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
    "2002:a00:1::1", "2001:0:7f00:1::", "no address",
]  # fmt: skip


@pytest.mark.parametrize("word", PRIVATE)
def test_these_addresses_are_inside(word: str) -> None:
    assert not is_public(word)


@pytest.mark.parametrize(
    "word", ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_these_addresses_are_outside(word: str) -> None:
    assert is_public(word)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "localhost", "LOCALHOST", "127.0.0.1.", "１２７.0.0.1", "[fe80::1]",
    ],
)  # fmt: skip
def test_no_spelling_of_this_machine_is_asked(host: str) -> None:
    with bad_server() as server:
        server.pages["/"] = answer()
        found = fetch(server.url("/", host), Limits(seconds=5))
        assert isinstance(found, Refusal)
        assert (
            "inside this machine" in found.reason
            or "without a host" in found.reason
            or ("cannot be found" in found.reason)
        ), found
        server.pages["/a"] = redirect(server.url("/", host))
        assert isinstance(
            fetch(server.url("/a", "0.0.0.0"), Limits(seconds=5, allow_hosts=(f"0.0.0.0:{server.port}",))),
            Refusal,
        )
        assert server.paths == ["/a"]


def test_ipv6_works_where_it_is_allowed() -> None:
    with bad_server("::1") as server:
        server.pages["/"] = answer()
        found = fetch(server.url("/", "[::1]"), Limits(seconds=5, allow_hosts=(f"[::1]:{server.port}",)))
        assert isinstance(found, Fetched)
        assert f"Host: [::1]:{server.port}\r\n" in server.asked[0]


class Resolver:
    """Answers each look-up of a name with the next of the addresses, and addresses with themselves."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.names: list[str] = []
        self._true = socket.getaddrinfo

    def __call__(self, host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host[0].isdigit():
            return self._true(host, port, *rest, **more)
        self.names.append(host)
        return self._true(self.answers.pop(0), port, *rest, **more)


def test_a_name_is_looked_up_once_and_that_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver("127.0.0.1")  # a second look-up would raise IndexError
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with bad_server() as server:
        server.pages["/"] = answer()
        allowed = (f"pictures.example.com:{server.port}",)
        found = fetch(server.url("/", "pictures.example.com"), Limits(seconds=5, allow_hosts=allowed))
        assert isinstance(found, Fetched)
        assert resolver.names == ["pictures.example.com"]
        assert f"Host: pictures.example.com:{server.port}\r\n" in server.asked[0]


def test_a_name_that_means_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with bad_server() as server:
        server.pages["/"] = answer()
        monkeypatch.setattr(socket, "getaddrinfo", Resolver("127.0.0.1", "::ffff:127.0.0.1"))
        for _ in range(2):
            found = fetch(server.url("/", "rebound.example.com"), Limits(seconds=5))
            assert isinstance(found, Refusal)
            assert found.reason.startswith("is at rebound.example.com (")
        assert server.asked == []


def test_one_private_address_among_several_refuses_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    found = fetch("http://example.com/", Limits(seconds=1))
    assert isinstance(found, Refusal)
    assert "10.0.0.1" in found.reason


def test_a_slow_resolver_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(3) and [])
    found = fetch("http://example.com/", Limits(seconds=0.1))
    over.set()
    assert isinstance(found, Refusal)
    assert "could not be learned in time" in found.reason


@pytest.fixture
def context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_the_certificate_must_name_the_host_and_be_trusted(
    monkeypatch: pytest.MonkeyPatch, context: ssl.SSLContext
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Resolver(*["127.0.0.1"] * 3))
    names: list[str | None] = []
    context.sni_callback = lambda connection, name, context: names.append(name)
    with bad_server(context=context) as server:
        server.pages["/"] = answer()

        def ask(host: str) -> Fetched | Refusal:
            allowed = (f"{host}:{server.port}",)
            return fetch(server.url("/", host, "https"), Limits(seconds=5, allow_hosts=allowed))

        untrusted = ask("pictures.example.com")
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        found, other = ask("pictures.example.com"), ask("other.example.com")
    assert isinstance(found, Fetched)
    assert found.data == PNG
    for refusal in (untrusted, other):
        assert isinstance(refusal, Refusal)
        assert "certificate cannot be trusted" in refusal.reason
    assert names == ["pictures.example.com", "pictures.example.com", "other.example.com"]


def test_a_host_that_speaks_no_tls_is_told() -> None:
    with bad_server() as server:
        server.pages["/"] = answer()
        allowed = (f"127.0.0.1:{server.port}",)
        server.drip(b"")
        found = fetch(server.url("/", scheme="https"), Limits(seconds=0.5, allow_hosts=allowed))
    assert isinstance(found, Refusal)


@pytest.mark.parametrize(
    "url",
    [
        "", "x.png", "//example.com/x.png", "ftp://example.com/", "file:///etc/passwd", "data:image/png;base64,AA",
        "javascript:alert(1)", "http://", "http:///x", "http://a b/", "http://example.com:0/",
        "http://example.com:99999/", "http://example.com:x/", "http://user@example.com/", "http://:@example.com/",
        "http://[::1", "http://exa\\mple.com/", "http://" + "a" * 300 + ".example.com/", "http://..example.com/",
        "http://-/", "https://example.com/" + "a" * 9000,
        "http://例え" + "え" * 80 + ".example.com/",
    ],
)  # fmt: skip
def test_these_are_no_addresses(url: str) -> None:
    assert isinstance(fetch(url, Limits(seconds=1)), Refusal)


def test_an_address_is_encoded_once() -> None:
    address = address_of(" https://例え.example.com/a b/%E7%B5%B5.png?q=絵&r=%20\n#part ")
    assert isinstance(address, Address)
    assert address.url == "https://xn--r8jz45g.example.com/a%20b/%E7%B5%B5.png?q=%E7%B5%B5&r=%20"


@given(st.text() | st.text().map("http://".__add__) | st.text().map("http://example.com/".__add__))
@example("http://\ud800/")
@example("http://example.com/\ud800")
@example("http://example.com\u2100/")
def test_any_text_is_an_address_or_none(text: str) -> None:
    address = address_of(text)
    if isinstance(address, Address):
        assert address.url.isascii()
        assert not set(address.url) & set(' \r\n\t\0\\"<>')
        assert address_of(address.url) == address


@pytest.mark.parametrize(
    ("url", "allowed", "is_it"),
    [
        ("http://nas.example.com:8080/", "nas.example.com:8080", True),
        ("http://NAS.example.com:8080/", "nas.example.COM:8080", True),
        ("http://nas.example.com/", "nas.example.com", True),
        ("https://nas.example.com/", "nas.example.com:443", True),
        ("http://nas.example.com:8080/", "nas.example.com", False),
        ("http://nas.example.com/", "nas.example.com:8080", False),
        ("http://other.example.com/", "nas.example.com", False),
        ("http://[::1]:80/", "[::1]:80", True),
    ],
)
def test_a_host_is_allowed_with_its_port(url: str, allowed: str, is_it: bool) -> None:
    address = address_of(url)
    assert isinstance(address, Address)
    assert is_allowed(address, (allowed,)) is is_it
