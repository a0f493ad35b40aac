"""Posts that quote the same failure name each other, and /logs/ lists what failed."""

from __future__ import annotations

import re
from pathlib import Path

from tests.blogs import blog, built, nisshi, page, post

REFUSED = "```\nMar  5 02:04:0{0} srv01 sshd[213{0}]: Connection refused by 192.0.2.{0}\n```\n"
DEVICE = "```\n2026-11-02 10:00:00,123 ERROR [main] a.B: cannot open frontend device\n```\n"
QUIET = "```\n2026-11-02 10:00:00,123 INFO [main] a.B: ready\n```\n"


def seen(root: Path, path: str) -> list[str]:
    """Return the words of the line in which a post of the bare theme tells what was seen elsewhere."""
    found = re.search(r"^seen:(.*)$", page(root, path), re.MULTILINE)
    assert found
    return re.sub("#log-[0-9a-f-]+", "#log", found[1]).split()


def test_posts_that_quote_one_failure_name_each_other(tmp_path: Path) -> None:
    files = {
        "old.md": post(REFUSED.format(1), date="2026-01-01"),
        "mid.md": post(f"{QUIET}\n{DEVICE}", date="2026-01-02"),
        "new.md": post(f"{DEVICE}\n{REFUSED.format(2)}\n{REFUSED.format(3)}", date="2026-01-03"),
    }
    root = blog(tmp_path, files)
    built(root)
    new, old = seen(root, "/new/"), seen(root, "/old/")
    assert [word for word in new if not word.startswith("/logs/#F-")] == [
        "#log", "True", "/mid/#log", "#log", "True", "/old/#log",
    ]  # fmt: skip
    assert [old[0], old[1], old[3]] == ["#log", "False", "/new/#log"]
    assert old[2] in new
    assert f"failure: {old[2].removeprefix('/logs/#F-')} Connection refused by 192.0.2.2" in page(
        root, "/logs/"
    )


def test_the_index_lists_formats_by_title_and_what_most_posts_quote_first(tmp_path: Path) -> None:
    files = {
        "a.md": post(f"{DEVICE}\n{REFUSED.format(1)}", date="2026-01-01"),
        "b.md": post(
            f"{REFUSED.format(2)}\n```\nMar  5 02:04:02 h cron[1]: no such file\n```\n", date="2026-01-02"
        ),
        "c.md": post(QUIET),
    }
    root = blog(tmp_path, files)
    built(root)
    lines = [line for line in page(root, "/logs/").splitlines() if line]
    assert [re.sub("#log-[0-9a-f-]+| [0-9a-f]{12} ", " ", line).split() for line in lines] == [
        ["format:", "log4j"],
        ["failure:", "cannot", "open", "frontend", "device"],
        ["quoted:", "2026-01-01", "/a/"],
        ["format:", "syslog"],
        ["failure:", "Connection", "refused", "by", "192.0.2.2"],
        ["quoted:", "2026-01-02", "/b/", "2026-01-01", "/a/"],
        ["failure:", "no", "such", "file"],
        ["quoted:", "2026-01-02", "/b/"],
    ]


def test_what_is_held_back_is_nowhere_and_what_is_noindex_not_on_the_index(tmp_path: Path) -> None:
    files = {
        "a.md": post(DEVICE, date="2026-01-01"),
        "b.md": post(DEVICE, date="2026-01-02", noindex="true"),
        "c.md": post(DEVICE, date="2026-01-03", draft="true"),
        "d.md": post(DEVICE, date="2027-01-01"),
        "content/pages/about.md": post(DEVICE, date=""),
    }
    root = blog(tmp_path, files)
    built(root)
    assert [word for word in seen(root, "/a/") if word.startswith("/") and "logs" not in word] == ["/b/#log"]
    assert "quoted: 2026-01-01 /a/#" in page(root, "/logs/")
    assert "/b/" not in page(root, "/logs/")


def test_without_errors_there_is_no_index_and_links_to_it_are_dead(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(f"{QUIET}\n[一覧](/logs/)")})
    assert "/logs/" in nisshi(root, "check").words
    root = blog(tmp_path, {"a.md": post(f"{DEVICE}\n[一覧](/logs/)")})
    built(root)
    assert (root / "site/logs/index.html").is_file()


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    files = {name: post(DEVICE) for name in ("a.md", "b.md")}
    root = blog(tmp_path, files, "[logs]\nindex = false\n")
    site = built(root)
    assert seen(root, "/a/") == []
    assert not (site / "logs").exists()


def test_a_post_that_wants_the_address_is_told(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(DEVICE, slug="logs")})
    run = nisshi(root, "build")
    assert run.code == 1
    assert "logs/index.html" in run.words


def test_an_edit_of_a_message_remakes_the_other_post_and_one_beside_it_does_not(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(DEVICE, date="2026-01-01"), "b.md": post(DEVICE, date="2026-01-02")})
    site = built(root)
    before = (site / "b/index.html").read_bytes()
    blog(tmp_path, {"a.md": post(f"{DEVICE}\n夜が明けた。", date="2026-01-01")})
    built(root)
    assert (site / "b/index.html").read_bytes() == before
    assert len(seen(root, "/a/")) == 4
    blog(tmp_path, {"a.md": post(DEVICE.replace("frontend", "tuner"), date="2026-01-01")})
    built(root)
    assert seen(root, "/b/") == seen(root, "/a/") == []
    assert "tuner" in page(root, "/logs/")
