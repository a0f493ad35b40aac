"""A web server for a built site, on loopback, that sends the headers of `_headers` as a host does."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Rules = tuple[tuple[re.Pattern[str], str, str], ...]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` while the block runs; gives the address, without a slash at its end."""
    rules = _read_rules(folder / "_headers")

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for path, name, value in rules:
                if path.fullmatch(self.path) and name != "Content-Type":  # Python names the type itself
                    self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing: the tests record what the browser asks for."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _read_rules(file: Path) -> Rules:
    """Read `_headers`: a path with `*` and `:names` in it, below it `Name: value` lines, indented."""
    rules = []
    path = re.compile("")
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            path = re.compile(re.sub(r":\w+", "[^/]+", re.escape(line.strip()).replace(r"\*", ".*")))
        elif ":" in line and line[0].isspace():
            name, _, value = line.strip().partition(":")
            rules.append((path, name, value.strip()))
    return tuple(rules)
