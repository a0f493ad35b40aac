"""A real preview on loopback: what it serves, whom it refuses, what it tells, how it ends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blogs import REPOSITORY, blog, post
from tests.preview.running import LONG, Preview, eventually, preview

REDIRECTS = """
[[redirects]]
from = "/now/"
to = "/a/"

[[redirects]]
from = "/away/*"
to = "https://other.example/:splat"
status = 302
"""
FILES: dict[str, str | bytes] = {
    "a.md": post("本文。"),
    "b.md": post(draft="true"),
    "content/static/c.bin": bytes(range(100)),
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with preview(blog(tmp_path_factory.mktemp("server") / "blog", FILES, REDIRECTS)) as running:
        running.built()
        yield running


def test_a_page_comes_with_the_sites_headers_and_our_script(running: Preview) -> None:
    page = running.ask("/a/")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert '<script type="module" src="/__nisshi/client.js?generation=' in page.text
    assert "本文。" in page.text


@pytest.mark.parametrize("name", ["client.js", "overlay.js", "patch.js"])
def test_our_scripts_are_files_of_the_same_origin(running: Preview, name: str) -> None:
    script = running.ask(f"/__nisshi/{name}?generation=x")
    assert script.status == 200
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert running.ask("/__nisshi/live.py").status == 404


def test_assets_are_not_cached_although_the_host_would(running: Preview) -> None:
    page = running.ask("/_headers")
    assert page.status == 404
    assert running.ask("/rss.xml").headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert running.ask("/c.bin").headers["cache-control"] == "no-store"


def test_what_is_not_there_is_the_404_page(running: Preview) -> None:
    page = running.ask("/nowhere/")
    assert page.status == 404
    assert "/__nisshi/client.js" in page.text
    assert running.ask("/assets/").status == 404, "folders are not listed"


def test_redirects_lead_where_the_host_would_lead(running: Preview) -> None:
    for path, status, place in (
        ("/now", 301, "/a/"),
        ("/away/x?y=1", 302, "https://other.example/x?y=1"),
        ("/feed/", 301, "/rss.xml"),
        ("/a?x=1", 301, "/a/?x=1"),
        ("//a", 301, "/a/"),
    ):
        answer = running.ask(path)
        assert (answer.status, answer.headers["location"]) == (status, place)
        assert answer.headers["cache-control"] == "no-store"


def test_parts_of_a_file_can_be_asked_for(running: Preview) -> None:
    part = running.ask("/c.bin", range="bytes=10-19")
    assert (part.status, part.body) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/100"
    assert running.ask("/c.bin", range="bytes=200-").status == 416


def test_head_says_the_same_without_the_page(running: Preview) -> None:
    head = running.ask("/a/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert running.ask("/a/", "POST").status == 405


@pytest.mark.parametrize(
    "path",
    ["/../nisshi.toml", "/..%2fnisshi.toml", "/%2e%2e/%2e%2e/nisshi.toml", "/a/..%5c..%5cnisshi.toml",
     "/.nisshi-manifest.json", "/a%00", "/__nisshi/../nisshi.toml", "/__nisshi/%2e%2e/live.py"],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(running: Preview, path: str) -> None:
    answer = running.ask(path)
    assert answer.status == 404
    assert "bare" not in answer.text


def test_a_link_leads_out_of_the_folder_neither(tmp_path: Path) -> None:
    with preview(blog(tmp_path / "blog", FILES)) as running:
        running.built()
        folder = tmp_path / "blog/.nisshi/preview"
        (folder / "x.toml").symlink_to(tmp_path / "blog/nisshi.toml")
        (folder / "up").symlink_to(tmp_path / "blog", target_is_directory=True)
        assert running.ask("/x.toml").status == 404
        assert running.ask("/up/nisshi.toml").status == 404


def test_a_foreign_name_is_refused(running: Preview) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example:80"):
        for path in ("/a/", "/__nisshi/events"):
            assert running.ask(path, host=host).status == 403
    assert running.ask("/a/", host="localhost:1234").status == 200


def test_only_this_machine_reaches_it(running: Preview) -> None:
    assert running.host.startswith("127.0.0.1:")


def test_a_draft_is_served_and_marked(running: Preview) -> None:
    assert "badge=draft" in running.ask("/b/").text
    assert "badge=draft" not in running.ask("/a/").text


def test_a_save_is_served_and_told(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", FILES)
    with preview(root) as running:
        running.built()
        editions = running.editions()
        now = next(editions)
        (root / "content/posts/a.md").write_text(post("新しい本文。"), encoding="utf-8")
        then = next(editions)
        assert then["generation"] != now["generation"]
        page = running.ask("/a/").text
        assert "新しい本文。" in page
        assert f"generation={then['generation']}" in page
        (root / "content/posts/a.md").unlink()
        next(editions)
        assert running.ask("/a/").status == 404


def test_before_the_first_good_build_a_page_waits_for_it(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", {"a.md": post(date="")})
    with preview(root) as running:
        assert running.built()["complaints"]
        waiting = running.ask("/")
        assert waiting.status == 404
        assert "/__nisshi/client.js" in waiting.text


def test_200_readers_wait_for_nothing_and_all_are_told(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", FILES)
    with preview(root) as running:
        running.built()
        readers = [running.editions() for _ in range(200)]
        first = {next(reader)["generation"] for reader in readers}
        before = processor_time(running.process.pid)
        time.sleep(3)
        assert processor_time(running.process.pid) - before < 0.1, "about 0.02 s with or without readers"
        assert running.ask("/a/").status == 200
        (root / "content/posts/a.md").write_text(post("新しい本文。"), encoding="utf-8")
        told = {next(reader)["generation"] for reader in readers}
        assert len(first) == len(told) == 1
        assert first != told


def processor_time(process: int) -> float:
    """Return the seconds of processor a process has used (proc(5), stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_taken_port_is_said_and_the_next_one_used(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with preview(blog(tmp_path / "blog", FILES), "--port", str(port)) as running:
            assert f"Port {port} is taken; using " in running.said()
            assert not running.host.endswith(f":{port}")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_although_readers_wait(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with preview(blog(tmp_path / "blog", FILES)) as running:
        running.built()
        reader = running.editions()
        next(reader)
        begin = time.monotonic()
        running.process.send_signal(number)
        assert running.process.wait(LONG) == code
        assert time.monotonic() - begin < 3
        assert next(reader, None) is None
        assert "Traceback" not in running.said()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_no_worker_outlives_it(tmp_path: Path, number: signal.Signals) -> None:
    body = "段落。**強調**と`コード`。\n\n" * 50
    root = blog(tmp_path / "blog", {f"{count}.md": post(body) for count in range(1000)})
    with preview(root, "--jobs", "2") as running:
        workers = eventually(lambda: found if len(found := group_of(running.process.pid)) >= 3 else None)
        assert "wrote" not in running.said(), "the first build is under way"
        begin = time.monotonic()
        os.killpg(running.process.pid, number)
        assert running.process.wait(LONG) == 128 + number
        assert time.monotonic() - begin < 5
        assert workers
        assert eventually(lambda: not group_of(running.process.pid))
        assert "Traceback" not in running.said()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
def test_when_it_is_killed_its_workers_go_too(tmp_path: Path) -> None:
    body = "段落。**強調**と`コード`。\n\n" * 50
    root = blog(tmp_path / "blog", {f"{count}.md": post(body) for count in range(1000)})
    with preview(root, "--jobs", "2") as running:
        eventually(lambda: found if len(found := group_of(running.process.pid)) >= 3 else None)
        running.process.kill()
        running.process.wait(LONG)
        assert eventually(lambda: not group_of(running.process.pid))


def group_of(leader: int) -> list[int]:
    """Return the living processes of a group (proc(5), stat: state and group)."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[2]) == leader:
            found.append(int(place.parent.name))
    return found


def test_help_says_what_is_shown(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nisshi.cli", "serve", "--help"]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True)
    assert "Drafts and posts of a later date are shown too" in " ".join(run.stdout.split())


def test_a_build_needs_no_web_server(tmp_path: Path) -> None:
    root = blog(tmp_path / "blog", FILES)
    program = (
        "import sys; from nisshi.cli import main; main(sys.argv[1:]);"
        "print([name for name in ('uvicorn', 'starlette', 'watchfiles') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, "build", "-q", "--root", str(root)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "[]\n"


def test_a_request_without_a_name_is_refused(running: Preview) -> None:
    host, _, port = running.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=LONG) as connection:
        connection.sendall(b"GET /a/ HTTP/1.0\r\n\r\n")
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.status == 403
