"""Every colour is readable on every ground it stands on, by day and by night, in both themes."""

from __future__ import annotations

import pytest

from tests.theme.washi_tokens import colors, contrast

SCHEMES = [("washi", "light"), ("washi", "dark"), ("yoru", "dark")]
PAGE_GROUNDS = ("paper", "raised", "sunk", "bar")
CODE_GROUNDS = ("sunk", "line-marked", "line-inserted", "line-deleted")
LOG_GROUNDS = ("raised", "line-marked", "log-warning-ground", "log-error-ground")

every_scheme = pytest.mark.parametrize(("theme", "scheme"), SCHEMES)


def weakest(theme: str, scheme: str, inks: tuple[str, ...], grounds: tuple[str, ...]) -> tuple[float, str]:
    """Return the lowest contrast of these inks on these grounds, and which pair it is."""
    shades = colors(theme, scheme)
    return min(
        (contrast(shades[ink], shades[ground]), f"{ink} on {ground}") for ink in inks for ground in grounds
    )


def test_contrast_is_computed_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("theme", "scheme", "low", "high"), [("washi", "light", 11, 14)])
def test_text_by_day_is_ink_and_not_black(theme: str, scheme: str, low: float, high: float) -> None:
    shades = colors(theme, scheme)
    assert low <= contrast(shades["ink"], shades["paper"]) <= high


@pytest.mark.parametrize(("theme", "scheme"), [("washi", "dark"), ("yoru", "dark")])
def test_text_by_night_does_not_glare(theme: str, scheme: str) -> None:
    shades = colors(theme, scheme)
    assert 9.5 <= contrast(shades["ink"], shades["paper"]) <= 12.5


@every_scheme
def test_text_of_second_rank_and_links_reach_five_to_one(theme: str, scheme: str) -> None:
    assert weakest(theme, scheme, ("dim", "accent"), PAGE_GROUNDS) >= (5, "")


@every_scheme
def test_inline_code_reaches_seven_to_one(theme: str, scheme: str) -> None:
    assert weakest(theme, scheme, ("ink",), ("sunk",)) >= (7, "")


@every_scheme
def test_text_that_is_selected_or_pointed_at_stays_readable(theme: str, scheme: str) -> None:
    assert weakest(theme, scheme, ("ink", "accent"), ("selection", "accent-ground")) >= (4.5, "")


@every_scheme
def test_every_token_of_code_is_readable_on_every_line(theme: str, scheme: str) -> None:
    tokens = tuple(name for name in colors(theme, scheme) if name.startswith("tok-"))
    assert len(tokens) == 8
    assert weakest(theme, scheme, (*tokens, "ink", "dim", "accent"), CODE_GROUNDS) >= (4.5, "")


@every_scheme
def test_every_level_of_a_log_is_readable_on_every_record(theme: str, scheme: str) -> None:
    levels = ("log-error", "log-warning", "log-info", "ink")
    assert weakest(theme, scheme, levels, LOG_GROUNDS) >= (4.5, "")
    assert weakest(theme, scheme, ("log-debug",), ("raised",)) >= (4.5, "")


@every_scheme
def test_what_is_told_apart_in_a_message_is_readable_on_every_record(theme: str, scheme: str) -> None:
    tokens = ("tok-type", "tok-constant", "tok-number", "tok-string", "tok-function", "tok-keyword")
    assert weakest(theme, scheme, (*tokens, "dim", "accent"), LOG_GROUNDS) >= (4.5, "")


@every_scheme
def test_the_colours_of_a_terminal_are_readable_in_code_too(theme: str, scheme: str) -> None:
    assert weakest(theme, scheme, ("log-error", "log-warning"), ("sunk", "line-marked")) >= (4.5, "")


@every_scheme
def test_words_that_mean_failure_are_readable_on_their_ground(theme: str, scheme: str) -> None:
    assert weakest(theme, scheme, ("ink", "log-info"), ("log-failure-ground",)) >= (4.5, "")


@every_scheme
def test_bars_at_the_side_of_a_record_are_seen(theme: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.11: what carries a meaning without being text needs 3:1."""
    bars = ("log-error", "log-warning")
    assert weakest(theme, scheme, bars, LOG_GROUNDS) >= (3, "")


@every_scheme
def test_every_kind_of_alert_is_readable_on_paper_and_paper_on_its_shape(theme: str, scheme: str) -> None:
    """The word stands in the ink of the kind, the sign in the paper's colour on a shape of that ink."""
    inks = ("accent", "tok-type", "tok-constant", "log-warning", "log-error")
    assert weakest(theme, scheme, inks, ("paper",)) >= (4.5, "")
