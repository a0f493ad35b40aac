"""From a save to the new page served: `python -m bench.preview [--posts 1000] [--edits 20]`.

Starts `serve` on a made-up blog, then changes one post again and again, each time asking for its page
as fast as it is answered until the change is in it: what a browser would wait for. The posts come
from `make_corpus.py` in NISSHI_BENCH (else ../shared/bench beside the project).
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO
from urllib.parse import quote

from bench.made_site import PROJECT, made_site

LIMIT = 600.0  # seconds after which it gives up: a first build of very many posts takes long
PAUSE = 0.3  # seconds between two edits, as no writer is faster
POLL = 0.005  # seconds between two questions: more often would keep the server from its build


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=20)
    wanted = parser.parse_args(argv)
    with made_site(wanted.posts) as site:
        command = [sys.executable, "-m", "nisshi.cli", "serve", "--root", str(site), "--port", "0"]
        with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            try:
                seconds = measure(site, process.stderr, wanted.edits)
            finally:
                process.terminate()
    print(f"| save to served, {wanted.posts} posts, {wanted.edits} edits | |\n|---|---:|")
    print(f"| median | {statistics.median(seconds) * 1000:.0f} ms |")
    print(f"| fastest | {min(seconds) * 1000:.0f} ms |")
    print(f"| slowest | {max(seconds) * 1000:.0f} ms |")
    return 0


def measure(site: Path, words: IO[str], edits: int) -> list[float]:
    """Return the seconds of each edit, after one that is not counted."""
    host = next(found[1] for line in words if (found := re.search(r"http://([^/]+)/", line)))
    next(line for line in words if "wrote" in line)  # the first build has ended
    post = min((site / "content/posts").glob("*.md"))
    text = post.read_text(encoding="utf-8")
    slug = re.search(r"^slug: *[\"']?([^\"'\n]+)", text, re.MULTILINE)
    assert slug is not None, f"{post} has no slug"
    path = quote(f"/{slug[1].strip('/')}/")
    connection = http.client.HTTPConnection(host, timeout=LIMIT)
    seconds = []
    for number in range(edits + 1):
        mark = f"edited-{number}-"
        post.write_text(f"{text}\n{mark}\n", encoding="utf-8")
        begin = time.perf_counter()
        wait_for(connection, path, mark.encode())
        seconds.append(time.perf_counter() - begin)
        time.sleep(PAUSE)
    connection.close()
    return seconds[1:]


def wait_for(connection: http.client.HTTPConnection, path: str, mark: bytes) -> None:
    """Ask for a page until `mark` is in it."""
    end = time.perf_counter() + LIMIT
    while time.perf_counter() < end:
        connection.request("GET", path)
        if mark in connection.getresponse().read():
            return
        time.sleep(POLL)
    raise SystemExit(f"{path} never showed the edit")


if __name__ == "__main__":
    sys.exit(main())
