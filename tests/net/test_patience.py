"""What may pass is asked for again, with pauses; what will not is asked for once."""

from __future__ import annotations

import pytest

from nisshi.net.fetch import Fetched, Limits, Refusal
from nisshi.net.patience import fetch_patiently
from tests.net.bad_server import BadServer, answer, bad_server

BUSY = answer(status="500 Oh")


def tried(server: BadServer, pages: list[bytes]) -> tuple[Fetched | Refusal, list[float]]:
    server.pages["/a"] = pages
    pauses: list[float] = []
    limits = Limits(seconds=2, allow_hosts=(f"127.0.0.1:{server.port}",))
    return fetch_patiently(server.url("/a"), limits, pauses.append), pauses


@pytest.mark.parametrize(
    ("pages", "good", "pauses"),
    [
        ([answer()], True, []),
        ([BUSY, answer()], True, [1]),
        ([BUSY, BUSY, answer()], True, [1, 2]),
        ([BUSY], False, [1, 2]),
        ([answer(status="404 No")], False, []),
        ([answer(status="429 Often", Retry_After="7"), answer()], True, [7]),
        ([answer(status="503 Later", Retry_After="3600"), answer()], False, []),
        ([b"", answer()], True, [1]),
        ([answer(Content_Length="900"), answer()], True, [1]),
    ],
)  # fmt: skip
def test_tries(pages: list[bytes], good: bool, pauses: list[float]) -> None:
    with bad_server() as server:
        found, waited = tried(server, pages)
        assert isinstance(found, Fetched) is good
        assert waited == pauses
        assert len(server.asked) == len(pauses) + 1


def test_a_host_that_asks_for_an_hour_is_let_alone() -> None:
    with bad_server() as server:
        found, _ = tried(server, [answer(status="429 Often", Retry_After="3600")])
    assert isinstance(found, Refusal)
    assert "asks to come back in 3600 seconds" in found.reason
