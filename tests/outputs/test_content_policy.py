"""The Content-Security-Policy opens only for what the author put into a post."""

from __future__ import annotations

import base64
import hashlib

from nisshi.outputs.content_policy import content_policy
from tests.outputs.dressed import dressed
from tests.outputs.sample import Sketch, make_site


def policy(html: str) -> dict[str, str]:
    """Return the policy of a site with this post, by directive."""
    site = dressed(make_site([Sketch(slug="a")]), "a", html=html)
    return dict(part.split(" ", 1) for part in content_policy(site).split("; "))


def test_a_site_of_plain_posts_runs_its_own_scripts_only() -> None:
    made = policy("<p>a</p>")
    assert made["default-src"] == made["script-src"] == made["frame-src"] == made["connect-src"] == "'self'"
    assert made["object-src"] == made["frame-ancestors"] == "'none'"
    assert made["style-src"] == "'self' 'unsafe-inline'"
    assert made["img-src"] == "'self' https: http: data:"


def test_a_script_of_another_host_in_a_post_opens_scripts_and_frames() -> None:
    made = policy('<p>a</p><script async src="https://social.example/widgets.js"></script>')
    assert made["script-src"] == "'self' https:"
    assert made["frame-src"] == "'self' https:"


def test_a_frame_in_a_post_opens_frames_alone() -> None:
    made = policy('<IFRAME src="https://video.example/1"></IFRAME>')
    assert made["script-src"] == "'self'"
    assert made["frame-src"] == "'self' https:"


def test_an_inline_script_of_a_post_is_allowed_by_its_digest() -> None:
    text = 'alert("夜 & 朝")'
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert policy(f"<script>{text}</script>")["script-src"] == f"'self' 'sha256-{digest}'"


def test_scripts_are_never_allowed_by_unsafe_inline() -> None:
    assert "unsafe-inline" not in policy('<p onclick="a()">b</p>')["script-src"]


def test_data_and_scripts_of_the_site_itself_ask_for_nothing() -> None:
    html = '<script type="application/json">{}</script><script src="/own.js"></script>'
    assert policy(html)["script-src"] == "'self'"
