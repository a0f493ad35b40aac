"""`list`: posts, held-back posts or tags, as lines or as JSON."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from nisshi.blog.taxonomy import Taxonomy
from nisshi.commands.desk import Voice, now, root_of, settings_of
from nisshi.config import Settings
from nisshi.content.hold_back import Include, gate_of, hold_back
from nisshi.content.read_all import read_all
from nisshi.content.reading import Rules
from nisshi.content.scan import scan
from nisshi.errors import SiteError
from nisshi.model import HeldBack, Post
from nisshi.permalink import post_path, urls_for
from nisshi.report import held_text, in_zone
from nisshi.stamps import Stamps
from nisshi.theme.lookup import load_theme, template_keys

_REASONS = {"drafts": "draft", "future": "future", "expired": "expired"}
Row = dict[str, object]


def list_posts(arguments: argparse.Namespace) -> int:
    """Print one line for each post, held-back post or tag. Returns the exit code."""
    voice = Voice(arguments.quiet)
    try:
        moment = now()
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        rules = Rules(
            zone=settings.site.timezone,
            aliases=settings.front_matter.aliases,
            template_keys=template_keys(load_theme(root, settings.theme)),
        )
        readings = read_all(root, scan(root, Stamps({})), rules)
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    found = [post for post in readings.posts if post.kind == "post"]
    held = hold_back(map(gate_of, found), moment, Include())
    absent = {post.path for post in held}
    posts = tuple(post for post in found if post.path not in absent)
    rows = _rows(arguments.what, posts, held, settings)
    if arguments.json:
        print(msgspec.json.encode([row for row, _ in rows]).decode())
    else:
        for _, line in rows:
            print(line)
    errors = [problem for problem in readings.problems if problem.severity == "error"]
    voice.complain(errors)
    return 1 if errors else 0


def _rows(
    what: str, posts: tuple[Post, ...], held: tuple[HeldBack, ...], settings: Settings
) -> list[tuple[Row, str]]:
    zone = ZoneInfo(settings.site.timezone)
    if what in _REASONS:
        return [
            ({"path": post.path, "title": post.title, "until": post.until}, held_text(post, zone))
            for post in (in_zone(post, zone) for post in held)
            if post.reason == _REASONS[what]
        ]
    if what == "tags":
        tags = Taxonomy(posts, settings.tags.aliases, urls_for(settings.site.url)).tags
        return [
            ({"name": tag.name, "count": tag.count, "url": tag.url}, f"{tag.count:>5}  {tag.name}")
            for tag in tags
        ]
    dated = [(post.meta.date.astimezone(zone), post) for post in posts if post.meta.date]
    dated.sort(key=lambda pair: (-pair[0].timestamp(), pair[1].path))
    return [
        (_row(date, post), f"{date:%Y-%m-%d}  {post_path(post.meta.slug)}  {post.meta.title}")
        for date, post in dated
    ]


def _row(date: datetime, post: Post) -> Row:
    return {"path": post.path, "title": post.meta.title, "slug": post.meta.slug, "date": date}
