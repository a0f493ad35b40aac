"""URL -> bytes, or why not: each address on the way is judged, and everything has an end.

No proxy is used, for it would choose the address behind a name itself; no cookie and no referrer is sent.
"""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from urllib.parse import quote, urljoin

import msgspec

from nisshi.net.address import Address, address_of
from nisshi.net.exchange import Answer, exchange
from nisshi.net.magic import type_of
from nisshi.net.resolve import resolve
from nisshi.net.retry_after import seconds_of
from nisshi.net.unpack import unpacked
from nisshi.net.values import Fetched, Limits, Refusal

__all__ = ["Fetched", "Limits", "Refusal", "fetch"]

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_PASSING = (408, 425, 429, 500, 502, 503, 504)  # what a server says of now and not of ever
_WORDS = {
    401: "may be seen by nobody who is not signed in",
    403: "may not be had: the host forbids it",
    404: "is not there",
    410: "is gone for good",
    429: "is refused for now: the host was asked too often",
    451: "is held back for legal reasons",
}


class _Redirect(msgspec.Struct, frozen=True):
    here: str
    onward: str
    status: int


def fetch(url: str, limits: Limits = Limits()) -> Fetched | Refusal:  # noqa: B008 (frozen)
    """Fetch once, following redirects. Never raises for what a server, a resolver or a URL does."""
    deadline = monotonic() + limits.seconds
    seen: set[str] = set()
    moved, is_for_good = "", True
    while True:
        found = _step(url, limits, deadline)
        if isinstance(found, Fetched):
            return msgspec.structs.replace(found, moved=moved)
        if isinstance(found, Refusal):
            return _by_way_of(url, found) if seen else found
        seen.add(found.here)
        to = address_of(found.onward)
        if isinstance(to, Address) and to.url in seen:
            return Refusal("is at an address whose redirects go in a circle")
        if len(seen) > limits.redirects:
            return Refusal(f"is behind more than {limits.redirects} redirects")
        url = to.url if isinstance(to, Address) else found.onward
        is_for_good = is_for_good and found.status in _FOR_GOOD
        moved = url if is_for_good else moved


def _step(url: str, limits: Limits, deadline: float) -> Fetched | Refusal | _Redirect:
    """Ask once."""
    address = address_of(url)
    if isinstance(address, Refusal):
        return address
    ips = resolve(address, limits.allow_hosts, deadline)
    if isinstance(ips, Refusal):
        return ips
    answer = _first_answer(address, ips, limits, deadline)
    if isinstance(answer, Refusal):
        return answer
    if answer.status in _REDIRECTS:
        return _onward(address, answer)
    return _judged(address, answer, limits)


def _first_answer(
    address: Address, ips: tuple[str, ...], limits: Limits, deadline: float
) -> Answer | Refusal:
    """Ask the addresses of a host in turn until one answers, for not every network has IPv6."""
    found: Answer | Refusal = Refusal(f"is at {address.host}, a host that cannot be found")
    for number, ip in enumerate(ips):
        share = (deadline - monotonic()) / (len(ips) - number)
        found = exchange(address, ip, limits, monotonic() + share)
        if isinstance(found, Answer) or not found.passing:
            break
    return found


def _onward(address: Address, answer: Answer) -> Refusal | _Redirect:
    location = answer.headers.get("location", "")
    with suppress(UnicodeError):  # http.client reads headers as Latin-1, and servers write UTF-8
        location = location.encode("latin-1").decode()
    try:
        onward = urljoin(address.url, location)
    except ValueError:
        return Refusal("leads to an address that is none")
    return _Redirect(address.url, onward, answer.status) if location else Refusal("leads nowhere")


def _judged(address: Address, answer: Answer, limits: Limits) -> Fetched | Refusal:
    """Return an answer that is wanted, or what is wrong with it."""
    if answer.status != 200:
        words = _WORDS.get(answer.status, "is kept by a host that is in trouble or refuses")
        wait = seconds_of(answer.headers.get("retry-after", ""))
        return Refusal(f"{words} ({answer.status})", answer.status, answer.status in _PASSING, wait)
    data = unpacked(answer.data, answer.headers.get("content-encoding", ""), limits.size)
    if isinstance(data, Refusal):
        return data
    if not data:
        return Refusal("is empty")
    kind = type_of(data, answer.headers.get("content-type", ""))
    if limits.accept and not any(
        kind == one or (one.endswith("/") and kind.startswith(one)) for one in limits.accept
    ):
        return Refusal(_of_another_type(kind, limits.accept))
    return Fetched(address.url, answer.status, kind, data)


def _of_another_type(kind: str, accept: tuple[str, ...]) -> str:
    is_picture = all(one.startswith("image/") for one in accept)
    wanted = "a picture that is known" if is_picture else " or ".join(accept)
    if kind == "text/html":
        return "is a web page" + (" and no picture" if is_picture else f" and not {wanted}")
    return f"is {kind or 'something'} and not {wanted}"


def _by_way_of(url: str, refusal: Refusal) -> Refusal:
    """Say where a redirect led; a server may have put anything there, control characters too."""
    return msgspec.structs.replace(refusal, reason=f"leads to {_shown(url)}, which {refusal.reason}")


def _shown(url: str) -> str:
    return quote(url[:200], "%/:=&?~+!$,;'@()*[]|-._#")
