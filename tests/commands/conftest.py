"""A server that can misbehave, for the verbs that ask other hosts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.net.bad_server import BadServer, bad_server


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running
