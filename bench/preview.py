"""From a save to the new page served: `python -m bench.preview [--posts 1000] [--hugo PATH]`.

Starts `serve` on a made-up blog, then changes one post again and again, each time asking for its page
as fast as it is answered until the change is in it: what a browser would wait for. The posts come
from `make_corpus.py` in NISSHI_BENCH (else ../shared/bench beside the project). With the path of Hugo's
program, `hugo server` is measured in the same way, on the same posts or on a ready site of your own.
"""

from __future__ import annotations

import argparse
import http.client
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from bench.made_site import PROJECT, bench_folder, made_site

LIMIT = 600.0  # seconds after which it gives up: a first build of very many posts takes long
PAUSE = 0.3  # seconds between two edits, as no writer is faster
POLL = 0.005  # seconds between two questions: more often would keep the server from its build


class Server(NamedTuple):
    """A preview server, and what it says of its first build."""

    name: str
    site: Path  # with posts in content/posts
    command: tuple[str | Path, ...]
    ready: str
    failed: str


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--hugo", type=Path, metavar="PATH", help="Hugo's program, to compare with")
    parser.add_argument(
        "--hugo-site", type=Path, metavar="FOLDER", help="a ready site for it, of as many posts"
    )
    wanted = parser.parse_args(argv)
    lines = [
        f"| save to served, {wanted.posts} posts, {wanted.edits} edits | median | fastest | slowest |",
        "|---|---:|---:|---:|",
    ]
    with made_site(wanted.posts) as site:
        lines.append(row("Nisshi", measured(nisshi(site), wanted.edits)))
        if wanted.hugo:
            hugo_site = wanted.hugo_site.resolve() if wanted.hugo_site else adapted(site)
            lines.append(row("`hugo server`", measured(hugo(wanted.hugo.resolve(), hugo_site), wanted.edits)))
    print("\n".join(lines))
    return 0


def row(name: str, seconds: Sequence[float]) -> str:
    """Lay out the figures of one server."""
    figures = (statistics.median(seconds), min(seconds), max(seconds))
    return " | ".join((f"| {name}", *(f"{figure * 1000:.0f} ms" for figure in figures))) + " |"


def nisshi(site: Path) -> Server:
    """Return our own preview of a blog."""
    command = (sys.executable, "-m", "nisshi.cli", "serve", "--root", site, "--port", "0")
    return Server("nisshi", site, command, r"\bwrote \d", "the pages stay as they were")


def hugo(program: Path, site: Path) -> Server:
    """Return Hugo's server, on a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (program, "server", "--source", site, "--port", str(port))
    return Server("hugo", site, command, "Web Server is available", r"(?m)^(Error|ERROR)")


def adapted(site: Path) -> Path:
    """Make a Hugo site of the same posts by `peers/adapt.py`, and return its folder."""
    copy = site / "hugo"
    adapt = bench_folder() / "peers" / "adapt.py"
    subprocess.run([sys.executable, adapt, "hugo", site / "content/posts", copy], check=True)
    return copy


def measured(server: Server, edits: int) -> list[float]:
    """Return the seconds of each edit, after one that is not counted; the post is as before then."""
    post = min((server.site / "content/posts").glob("*.md"))
    text = post.read_text(encoding="utf-8")
    path = page_path(post, text)
    seconds = []
    with running(server) as host:
        connection = http.client.HTTPConnection(host, timeout=LIMIT)
        try:
            for number in range(edits + 1):
                mark = f"edited-{number}-"
                post.write_text(f"{text}\n{mark}\n", encoding="utf-8")
                begin = time.perf_counter()
                wait_for(connection, path, mark.encode())
                seconds.append(time.perf_counter() - begin)
                time.sleep(PAUSE)
        finally:
            connection.close()
            post.write_text(text, encoding="utf-8")
    return seconds[1:]


def page_path(post: Path, text: str) -> str:
    """Return the encoded path of a post's page, which its front matter names."""
    found = re.search(r"^(?:slug|url): *[\"']?([^\"'\n]+)", text, re.MULTILINE)
    if found is None:
        raise SystemExit(f"{post} has neither slug nor url")
    return quote(f"/{found[1].strip('/')}/")


@contextmanager
def running(server: Server) -> Iterator[str]:
    """Run a server and yield its host and port when its first build has ended."""
    words = server.site / f"{server.name}-words.txt"
    with words.open("wb") as file:
        process = subprocess.Popen(server.command, cwd=PROJECT, stdout=file, stderr=file)
    try:
        yield host_of(server, process, words)
    finally:
        process.terminate()
        process.wait()
        words.unlink()


def host_of(server: Server, process: subprocess.Popen[bytes], words: Path) -> str:
    """Wait for the end of the first build. Raises SystemExit, with what was said, when it fails."""
    end = time.perf_counter() + LIMIT
    while time.perf_counter() < end:
        has_ended = process.poll() is not None
        said = words.read_text(encoding="utf-8", errors="replace")
        if has_ended or re.search(server.failed, said):
            raise SystemExit(f"the first build of {server.name} failed:\n{said}")
        if re.search(server.ready, said) and (found := re.search(r"http://([^/\s]+)/", said)):
            return found[1]
        time.sleep(0.05)
    raise SystemExit(f"the first build of {server.name} took more than {LIMIT:.0f} s")


def wait_for(connection: http.client.HTTPConnection, path: str, mark: bytes) -> None:
    """Ask for a page until `mark` is in it."""
    end = time.perf_counter() + LIMIT
    while time.perf_counter() < end:
        try:
            connection.request("GET", path)
            if mark in connection.getresponse().read():
                return
        except http.client.HTTPException:  # half an answer: the page was replaced meanwhile
            connection.close()
        time.sleep(POLL)
    raise SystemExit(f"{path} never showed the edit")


if __name__ == "__main__":
    sys.exit(main())
