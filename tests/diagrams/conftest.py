"""One drawing process for all tests of drawings."""

from __future__ import annotations

import pytest

from nisshi.diagrams.desk import Desk


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()
