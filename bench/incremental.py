"""What a build takes that has little to do: `python -m bench.incremental [--posts 1000] [--hugo PATH]`.

Whole processes on made-up posts: with nothing changed, with a paragraph more in one post, with another
title of one post, and cold. With the path of Hugo's program, Hugo builds the same posts, and each figure
is also told as the number of times it is faster than that.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.made_site import bench_folder, made_site
from bench.process import UNTIL_FILES_ARE_TRUSTED, Run, build, cold_build, middle, settle, timed


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.incremental", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo", type=Path, metavar="PATH", help="Hugo's program, to compare with")
    wanted = parser.parse_args(argv)
    with made_site(wanted.posts) as site:
        figures = measure(site, wanted.runs)
        hugo = hugo_build(wanted.hugo.resolve(), site, wanted.runs) if wanted.hugo else None
    print(table(wanted.posts, wanted.runs, figures, hugo))
    return 0


def measure(site: Path, runs: int) -> dict[str, Run]:
    """Return the figures by what had changed."""
    posts = sorted((site / "content/posts").glob("*.md"))
    post = posts[len(posts) // 2]
    text = post.read_text(encoding="utf-8")
    cold = middle([cold_build(site) for _ in range(runs)])
    settle(site)
    nothing = middle([build(site) for _ in range(runs)])
    body, title = [], []
    for number in range(runs):
        body.append(edit_and_build(site, post, f"{text}\nA new paragraph, number {number}.\n"))
        new_title = re.sub(r"(?m)^title:.*$", f"title: Another title, number {number}", text, count=1)
        title.append(edit_and_build(site, post, new_title))
    return {
        "nothing": nothing,
        "the text of one post": middle(body),
        "the title of one post": middle(title),
        "cold": cold,
    }


def edit_and_build(site: Path, post: Path, text: str) -> Run:
    """Build after an edit of one post, long after the build before."""
    time.sleep(UNTIL_FILES_ARE_TRUSTED)
    build(site)
    post.write_text(text, encoding="utf-8")
    return build(site)


def hugo_build(program: Path, site: Path, runs: int) -> Run:
    """Let Hugo build the same posts from nothing, in a site that `peers/adapt.py` makes of them."""
    copy = site / "hugo"
    adapt = bench_folder() / "peers" / "adapt.py"
    subprocess.run([sys.executable, adapt, "hugo", site / "content/posts", copy], check=True)
    figures = []
    for _ in range(runs):
        shutil.rmtree(copy / "public", ignore_errors=True)
        figures.append(timed([program, "--quiet"], copy))
    return middle(figures)


def table(posts: int, runs: int, figures: dict[str, Run], hugo: Run | None) -> str:
    """Lay out the figures as a Markdown table."""
    ratio = " times faster than Hugo |" if hugo else ""
    lines = [
        f"| {posts} posts, median of {runs}; changed | whole process | peak memory |{ratio}",
        "|---|---:|---:|" + ("---:|" if hugo else ""),
    ]
    for name, run in figures.items():
        compared = f" {hugo.wall / run.wall:.1f} |" if hugo else ""
        lines.append(f"| {name} | {run.wall * 1000:.0f} ms | {run.memory:.0f} MB |{compared}")
    if hugo:
        lines.append(f"| Hugo, from nothing | {hugo.wall * 1000:.0f} ms | {hugo.memory:.0f} MB | 1 |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
