"""Addresses are judged as browsers read them."""

from __future__ import annotations

import pytest

from nisshi.browser_address import as_browsers_read, runs_script


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "  javascript:alert(1)",
        "\x01\x1f javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\rj\ra\rvascript\t:alert(1)",
        "vbscript:a",
        "data:text/html,<script>alert(1)</script>",
        "da\tta:application/xhtml+xml,<a/>",
    ],
)
def test_what_runs(address: str) -> None:
    assert runs_script(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.com/javascript:a",
        "/javascript:",
        "#javascript:",
        "java script:alert(1)",
        "mailto:a@example.com",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml,<svg/>",
        "javascript",
    ],
)
def test_what_does_not(address: str) -> None:
    assert not runs_script(address)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\\\example.com\\a?b\\c", "//example.com/a?b\\c"),
        ("/\\example.com", "//example.com"),
        ("ht\ntps://example.com/ ", "https://example.com/"),
        ("mailto:a\\b", "mailto:a\\b"),
        ("a b", "a b"),
    ],
)
def test_an_address_as_browsers_read_it(written: str, read: str) -> None:
    assert as_browsers_read(written) == read
