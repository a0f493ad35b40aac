"""What other generators call our keys, to tell a newcomer which line of the settings maps a key."""

from __future__ import annotations

import json
import re

# Keys of Hugo, Zola, Jekyll, Hexo and the starters of Gatsby and Astro; "not " turns a flag round.
ELSEWHERE = {
    "categories": "tags",
    "category": "tags",
    "keywords": "tags",
    "tags": "tags",  # in a table, as Zola's [taxonomies]
    "image": "headerImage",
    "cover": "headerImage",
    "coverImage": "headerImage",
    "thumbnail": "headerImage",
    "path": "slug",
    "url": "slug",
    "permalink": "slug",
    "summary": "description",
    "excerpt": "description",
    "subtitle": "description",
    "layout": "templateKey",
    "template": "templateKey",
    "type": "templateKey",
    "published": "not draft",
}


def alias_line(theirs: str, ours: str) -> str:
    """Return the line of [front_matter.aliases] that maps their key to ours."""
    key = theirs if re.fullmatch(r"[A-Za-z0-9_-]+", theirs) else json.dumps(theirs, ensure_ascii=False)
    return f'{key} = "{ours}"'
