"""Real blogs build: a post that moved over unchanged, and three others by way of aliases alone.

The corpus is not part of the project. NISSHI_CORPUS or ../shared/corpus names its folder.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.blogs import REPOSITORY, nisshi

CORPUS = Path(os.environ.get("NISSHI_CORPUS", REPOSITORY.parent / "shared" / "corpus"))
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real posts is not at {CORPUS}")

ALIASES = """
[front_matter.aliases]
path = "slug"
coverImage = "headerImage"
categories = "tags"
aiGenerated = "useAi"
published = "not draft"
author = ""
isCJKLanguage = ""
comments = ""
remote = ""
right_layout = ""
"""
# What is really wrong in these posts: pictures and pages that are not in the corpus, slips of the
# pen in code fences, emphasis, headings and raw HTML.
KNOWN = re.compile(
    r"dead (link|picture): |no highlighter knows the language|these asterisks are shown as they are"
    r"|<h3> is never closed|</blockquote> closes nothing|categories has one item, with a comma"
    r"|this heading is empty|this (link|picture) has no |tags has an empty item|Nisshi does not know the key"
    r"|this looks like a secret key or token"  # of k3s, to join a cluster
)
# What an author is asked about.
ASKED = re.compile(
    r"this picture has no text that says|the text “.*” of this picture does not say what it shows"
    r"|this (frame|script) makes every reader's browser ask "
    r"|(a public IP address|an e-mail address|somebody's home folder|a MAC address) will be published: "
)


def build(root: Path, source: str, settings: str = "") -> dict[str, Any]:
    """Build a folder of the corpus as the posts of a blog; returns what `build --json` says."""
    shutil.copytree(CORPUS / source, root / "content/posts")
    (root / "nisshi.toml").write_text(f'[links]\ndead = "warn"\n{settings}', encoding="utf-8")
    run = nisshi(root, "build", "--json", "--jobs", "1")
    found: dict[str, Any] = json.loads(run.data)
    assert run.code == 0, run.words
    assert found["ok"]
    return found


@pytest.mark.parametrize(("source", "posts"), [("seed", 1), ("original", 8)])
def test_the_blog_that_moves_over_builds_as_it_is(tmp_path: Path, source: str, posts: int) -> None:
    found = build(tmp_path, source)
    assert found["posts"] == posts
    messages = [problem["message"] for problem in found["problems"]]
    dead = ("dead link: ", "dead picture: ")
    assert [
        message for message in messages if not message.startswith(dead) and not ASKED.match(message)
    ] == []


@pytest.mark.parametrize(
    ("source", "posts"),
    [("ymmmtym+blog", 39), ("chroju+blog", 268), ("s-yoshiki+tech-blog.s-yoshiki.com", 326)],
)
def test_blogs_of_other_generators_build_by_aliases_alone(tmp_path: Path, source: str, posts: int) -> None:
    found = build(tmp_path, f"blogs/{source}", ALIASES)
    assert found["posts"] + len(found["heldBack"]) == posts
    messages = {problem["message"] for problem in found["problems"]}
    assert (
        sorted(message for message in messages if not KNOWN.match(message) and not ASKED.match(message)) == []
    )
