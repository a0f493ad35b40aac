"""What holds for every page of the sample site, in light and dark, from a telephone to a desk."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.visit import Visit


def complaints(visits: tuple[Visit, ...], kind: Callable[[Visit], tuple[str, ...]]) -> str:
    """List what is wrong, one line each, with the page and the scheme."""
    return "\n".join(f"{visit.path} ({visit.scheme}) {words}" for visit in visits for words in kind(visit))


def test_axe_finds_no_violation(visits: tuple[Visit, ...]) -> None:
    found = complaints(visits, lambda visit: visit.violations)
    assert not found, found


def test_no_page_scrolls_sideways(visits: tuple[Visit, ...]) -> None:
    found = complaints(visits, lambda visit: visit.sticking_out)
    assert not found, found


def test_nothing_is_asked_of_another_host(visits: tuple[Visit, ...]) -> None:
    found = complaints(visits, lambda visit: visit.elsewhere)
    assert not found, found


def test_the_console_stays_empty_under_the_sites_own_content_policy(visits: tuple[Visit, ...]) -> None:
    found = complaints(visits, lambda visit: visit.console)
    assert not found, found
