"""What is quoted from files stands in the Markdown that goes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.markdown.comments import without_comments
from nisshi.markdown.convert import Converter
from nisshi.markdown.filled import with_fillings
from nisshi.model import FileBeside, MarkdownOptions, MarkdownText
from tests.blogs import blog, built

ROWS = [
    "5 Mar 02:04:01 - LOCK: PX-S1UD (n=0)",
    "5 Mar 02:04:02 - ERROR: <cannot> open & read",
    "5 Mar 02:04:03 - UNLOCK: PX-S1UD (n=0)",
    "5 Mar 02:04:04 - LOCK: PX-S1UD (n=0)",
]
APP = "\n".join(ROWS) + "\n"
FILES = {"app.log": FileBeside("1", APP), "bad.log": FileBeside("2", "5 Mar 02:04:02 - ``` lost\n")}


def filled(body: str) -> str:
    text = MarkdownText(path="content/posts/a/index.md", body=body, body_line=1, lang="ja", files=FILES)
    converted = Converter(MarkdownOptions()).convert(text)
    assert not converted.problems
    return without_comments(*with_fillings(body, converted.fillings, converted.comments))


LOST = "5 Mar 02:04:02 - ``` lost"
PIECE = f"… 1 行を省略 …\n{ROWS[1]}\n{ROWS[2]}\n… 1 行を省略 …"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            'a\n\n```log {file="app.log" lines=2-3}\n```\n\nb\n',
            f'a\n\n```log {{file="app.log" lines=2-3}}\n{PIECE}\n```\n\nb\n',
        ),
        (
            '- a\n\n  ~~~log {file="app.log" lines=2-3}\n  ~~~\n',
            '- a\n\n  ~~~log {file="app.log" lines=2-3}\n'
            + PIECE.replace("… 1", "  … 1").replace("5 M", "  5 M")
            + "\n  ~~~\n",
        ),
        (
            '> ```log {file="app.log" lines=4}\n>\n> ```\n',
            f'> ```log {{file="app.log" lines=4}}\n> … 3 行を省略 …\n> {ROWS[3]}\n>\n> ```\n',
        ),
        (
            '```log {file="bad.log"}\n```\n',
            '````log {file="bad.log"}\n5 Mar 02:04:02 - ``` lost\n````\n',
        ),
        (
            '```log {files="app.log, bad.log" merge lines=1}\n```\n',
            f'````log {{files="app.log, bad.log" merge lines=1}}\n[app.log] {ROWS[0]}\n'
            f"… 3 行を省略 …\n[bad.log] {LOST}\n````\n",
        ),
        (
            '~~~log {files="app.log, bad.log" names="一, 二" lines=1 beside}\n~~~\n',
            '~~~log {files="app.log, bad.log" names="一, 二" lines=1 beside}\n'
            f"==> 一 <==\n{ROWS[0]}\n… 3 行を省略 …\n\n==> 二 <==\n5 Mar 02:04:02 - ``` lost\n~~~\n",
        ),
    ],
)
def test_a_fence_that_quotes_a_file_holds_what_is_shown(body: str, expected: str) -> None:
    assert filled(body) == expected


def test_notes_stay_below_and_comments_further_down_are_still_found() -> None:
    body = (
        '<!-- a -->\n```log {file="app.log" lines=1-2}\n```\n```notes\nERROR: ここから\n```\n'
        'b <!-- c -->\n\n```log {file="app.log" lines=1}\n```\n\n<!-- d -->\ne\n'
    )
    assert filled(body) == (
        f'```log {{file="app.log" lines=1-2}}\n{ROWS[0]}\n{ROWS[1]}\n… 2 行を省略 …\n```\n'
        f"```notes\nERROR: ここから\n```\n"
        f'b \n\n```log {{file="app.log" lines=1}}\n{ROWS[0]}\n… 3 行を省略 …\n```\n\ne\n'
    )


def test_a_fence_with_text_of_its_own_and_one_that_never_ends_stay() -> None:
    body = f'```log {{file="app.log"}}\n{ROWS[0]}\n```\n\n> ```log {{file="app.log"}}\n\nb\n'
    assert filled(body) == body


def test_a_twin_is_redacted_and_its_targets_lead_to_the_files_of_the_post(tmp_path: Path) -> None:
    post = (
        "---\ntitle: 題\ndate: 2026-03-05T02:00:00+09:00\nlogRedact: [ip]\n---\n\n"
        "![図](rack.png)\n\n`video: clip.mp4`\n\n"
        '<img src="rack.png" alt="図">\n\n`audio: a/音.mp3`\n\n![動画](clip.mp4)\n\n'
        '```log {file="app.log" lines=2}\n```\n'
    )
    log = "2026-03-05T02:00:00Z INFO a: ok\n2026-03-05T02:00:01Z ERROR a: 8.8.4.9 refused\n"
    files: dict[str, str | bytes] = {
        "content/posts/a/index.md": post,
        "content/posts/a/rack.png": b"\x89PNG",
        "content/posts/a/clip.mp4": b"1",
        "content/posts/a/a/音.mp3": b"2",
        "content/posts/a/app.log": log,
    }
    site = built(blog(tmp_path, files))
    (twin,) = [file for file in site.rglob("*.md") if "題" in file.read_text("utf-8")]
    base = "http://localhost:8000/" + twin.relative_to(site).as_posix().removesuffix(".md")
    assert twin.read_text("utf-8").split("---\n\n")[1] == (
        f"![図]({base}/rack.png)\n\n[clip.mp4]({base}/clip.mp4)\n\n"
        f'<img src="{base}/rack.png" alt="図">\n\n[音.mp3]({base}/a/%E9%9F%B3.mp3)\n\n![動画]({base}/clip.mp4)\n\n'
        '```log {file="app.log" lines=2}\n… 1 行を省略 …\n2026-03-05T02:00:01Z ERROR a: IP-1 refused\n```\n'
    )
