"""A blog whose pictures lie at a server on this machine, and the verb `images` in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from nisshi.locks.images import IMAGES_LOCK, RemoteImage
from tests.blogs import NOW, REPOSITORY, blog, nisshi, post
from tests.net.bad_server import BadServer, answer

SETTINGS = '[images]\npause = 0\nprivate_hosts = ["127.0.0.1:{port}"]\n'


def picture(colour: str = "teal", size: tuple[int, int] = (30, 20), form: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()


def picture_blog(root: Path, server: BadServer, more: str = "", **posts: str) -> Path:
    """Write posts by their stem; "HOST" in a text stands for the server's address."""
    files = {f"{name}.md": text.replace("HOST", server.url("")) for name, text in posts.items()}
    return blog(root, files, SETTINGS.format(port=server.port) + more)


def usual(root: Path, server: BadServer) -> Path:
    """Write a blog of two posts and three pictures, all of which the server has."""
    server.pages |= {
        "/a.png": answer(picture()),
        "/%E7%B5%B5.jpg": answer(picture("red", (10, 40), "JPEG"), "image/jpeg"),
        "/head.gif": answer(picture("navy", (9, 9), "GIF"), "text/plain"),
    }
    one = post(
        "最初の絵 ![夜の机](HOST/a.png) です。\n\n<img src='HOST/絵.jpg' alt='配線'>\n",
        headerImage="HOST/head.gif",
    )
    return picture_blog(root, server, a=one, b=post("![again](HOST/a.png)\n"))


def start(root: Path, *words: str) -> subprocess.Popen[bytes]:
    """Begin `images …` in the folder of the blog."""
    return subprocess.Popen(
        [sys.executable, "-m", "nisshi.cli", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": NOW, "GITHUB_ACTIONS": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(root: Path, *words: str) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of `images …`."""
    process = start(root, "images", *words)
    data, said = process.communicate(timeout=60)
    return process.returncode, data.decode(), said.decode()


def asked(root: Path, *words: str) -> tuple[int, dict[str, Any]]:
    """Return exit code and JSON of `images … --json`, run in this process."""
    done = nisshi(root, "images", *words, "--json")
    return done.code, json.loads(done.data)


def lock(root: Path) -> dict[str, RemoteImage]:
    """Return images.lock with paths instead of whole addresses."""
    return {"/" + url.split("/", 3)[3]: image for url, image in IMAGES_LOCK.read(root).items()}


def copies(root: Path) -> list[str]:
    folder = root / "content/remote"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
