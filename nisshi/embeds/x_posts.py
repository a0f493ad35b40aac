"""X, formerly Twitter: single posts. The frame is the one X's own widget script would put in."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_USER = re.compile(r"[A-Za-z0-9_]{1,20}")
_ID = re.compile(r"\d{1,25}")


def _recognise(address: Address) -> Embed | None:
    if address.host == "platform.twitter.com":
        user, post = "i", address.query.get("id", "") if address.path == ("embed", "Tweet.html") else ""
    elif len(address.path) in (3, 5) and address.path[1] in ("status", "statuses"):
        if address.path[3:4] not in ((), ("photo",), ("video",)):
            return None
        user, post = address.path[0], address.path[2]
    else:
        return None
    if not _USER.fullmatch(user) or not _ID.fullmatch(post):
        return None
    return Embed(
        provider="x",
        name="X",
        kind="post",
        link=f"https://x.com/{user}/status/{post}",
        player=f"https://platform.twitter.com/embed/Tweet.html?id={post}&dnt=true",
        height=560,
    )


X_POSTS = Provider(
    recognise=_recognise,
    hosts=(
        "x.com",
        "www.x.com",
        "twitter.com",
        "www.twitter.com",
        "mobile.twitter.com",
        "platform.twitter.com",
    ),
    oembed="https://publish.twitter.com/oembed?omit_script=1&url=",
    scripts=("platform.twitter.com/", "platform.x.com/"),
)
