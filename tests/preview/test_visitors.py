"""Where the preview listens and whom it answers."""

from __future__ import annotations

import pytest

from nisshi.errors import SiteError
from nisshi.preview.visitors import address_of, is_open, is_own, listen


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with listen("127.0.0.1", 0) as first:
        taken = first.getsockname()[1]
        with listen("127.0.0.1", taken) as second:
            assert taken < second.getsockname()[1] <= taken + 100
            assert address_of(second) == f"http://127.0.0.1:{second.getsockname()[1]}/"


def test_an_address_of_another_machine_is_a_problem() -> None:
    with pytest.raises(SiteError, match=r"cannot listen on 192\.0\.2\.1"):
        listen("192.0.2.1", 8000)


@pytest.mark.parametrize(
    "header", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]:8000", "[::1]"]
)
def test_this_machine_is_answered_by_its_own_names(header: str) -> None:
    assert is_own(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "192.168.0.9",
    ],
)
def test_every_other_name_is_foreign(header: str) -> None:
    assert not is_own(header, "127.0.0.1")


def test_an_open_server_answers_to_addresses_but_not_to_names() -> None:
    assert is_open("0.0.0.0") and not is_open("127.0.0.2")
    assert is_own("192.168.0.9:8000", "0.0.0.0")
    assert is_own("diary.local:8000", "diary.local")
    assert not is_own("evil.example:8000", "0.0.0.0")
