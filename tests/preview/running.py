"""A real preview in a process of its own, and an HTTP client to ask it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from tests.blogs import NOW, REPOSITORY

_Found = TypeVar("_Found")
LONG = 20.0  # seconds after which a test gives up


class Answer(msgspec.Struct, frozen=True):
    """What a request was answered with."""

    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Preview:
    """A running preview."""

    def __init__(self, process: subprocess.Popen[str], words: Path) -> None:
        self.process = process
        self._words = words
        self.address = eventually(lambda: re.search(r"http://\S+/", self.said()))[0]
        self.host = urlsplit(self.address).netloc

    def said(self) -> str:
        """Everything it has said so far."""
        return self._words.read_text(encoding="utf-8")

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path, encoded or not; an underscore in a header's name is a hyphen."""
        connection = http.client.HTTPConnection(self.host, timeout=LONG)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, quote(path, safe="/%?=&"), headers=names)
            response = connection.getresponse()
            given = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, given, response.read())
        finally:
            connection.close()

    def until(self, path: str, text: str) -> Answer:
        """Ask until the page holds `text`."""
        return eventually(lambda: answer if text in (answer := self.ask(path)).text else None)

    def editions(self) -> Iterator[dict[str, Any]]:
        """Yield what an open page is told."""
        connection = http.client.HTTPConnection(self.host, timeout=LONG)
        connection.request("GET", "/__nisshi/events")
        response = connection.getresponse()
        try:
            for line in response:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))
        finally:
            connection.close()

    def built(self) -> dict[str, Any]:
        """Return the first edition that a build has made."""
        return next(edition for edition in self.editions() if not edition["generation"].endswith(".0"))


def eventually(question: Callable[[], _Found | None]) -> _Found:
    """Ask again and again until the answer is something."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if found := question():
            return found
        time.sleep(0.01)
    raise AssertionError("it never came")


@contextmanager
def preview(root: Path, *options: str) -> Iterator[Preview]:
    """Run a preview of the blog at `root`, on any free port, until the block ends."""
    command = [sys.executable, "-m", "nisshi.cli", "serve", "--root", str(root), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1"}
    with tempfile.NamedTemporaryFile("w", suffix="-words.txt", dir=root.parent, delete=False) as file:
        process = subprocess.Popen(command, stderr=file, env=environment, text=True, start_new_session=True)
    try:
        yield Preview(process, Path(file.name))
    finally:
        process.terminate()
        process.wait(LONG)
