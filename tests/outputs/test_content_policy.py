"""The Content-Security-Policy opens only for what the author put into a post."""

from __future__ import annotations

from nisshi.model import Guests
from nisshi.outputs.content_policy import content_policy

PLAIN = Guests()


def policy(guests: Guests) -> dict[str, str]:
    """Return the policy of a site with these guests, by directive."""
    return dict(part.split(" ", 1) for part in content_policy(guests).split("; "))


def test_a_site_of_plain_posts_runs_its_own_scripts_only() -> None:
    made = policy(PLAIN)
    assert made["default-src"] == made["script-src"] == made["frame-src"] == made["connect-src"] == "'self'"
    assert made["object-src"] == made["frame-ancestors"] == "'none'"
    assert made["style-src"] == "'self' 'unsafe-inline'"
    assert made["img-src"] == "'self' https: http: data:"


def test_a_script_of_another_host_in_a_post_opens_scripts_and_frames() -> None:
    made = policy(Guests(foreign_script=True))
    assert made["script-src"] == "'self' https:"
    assert made["frame-src"] == "'self' https:"


def test_a_frame_in_a_post_opens_frames_alone() -> None:
    made = policy(Guests(frame=True))
    assert made["script-src"] == "'self'"
    assert made["frame-src"] == "'self' https:"


def test_inline_scripts_of_posts_are_allowed_one_by_one() -> None:
    made = policy(Guests(scripts=("'sha256-a='", "'sha256-b='")))
    assert made["script-src"] == "'self' 'sha256-a=' 'sha256-b='"


def test_scripts_are_never_allowed_by_unsafe_inline() -> None:
    every = Guests(scripts=("'sha256-a='",), foreign_script=True, frame=True)
    assert "unsafe-inline" not in policy(every)["script-src"]


def test_players_that_wait_for_a_click_open_frames_for_their_hosts_alone() -> None:
    made = policy(Guests(players=("https://player.example.com", "https://www.example.org")))
    assert made["frame-src"] == "'self' https://player.example.com https://www.example.org"
    assert made["script-src"] == "'self'"
