"""What a build tells of secrets and private values, and what it publishes instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.blogs import blog, nisshi, post
from tests.privacy.samples import KEY, SAMPLES

TOKEN = dict(SAMPLES)["a Slack token"]
HOME = "/home" + "/"
LOG = "```\nMar  5 02:04:02 web1 sshd[9]: Invalid user alice from 54.12.3.9 port 22\n54.12.3.10\n```\n"


def problems(root: Path, *words: str) -> list[dict[str, Any]]:
    found = json.loads(nisshi(root, *(words or ("check",)), "--json").data)["problems"]
    assert isinstance(found, list)
    return found


def texts(root: Path) -> str:
    return "".join(
        path.read_text("utf-8")
        for path in sorted((root / "site").rglob("*"))
        if path.suffix not in ("", ".png")
    )


def test_a_secret_stops_the_build_and_is_never_shown_whole(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(f"一。\n\nSLACK={TOKEN} [a](/gone/?t={TOKEN})\n")})
    run = nisshi(root, "build")
    assert run.code == 1
    assert "content/posts/a.md:7:7: error: this looks like a Slack token: xoxb…" in run.words
    assert "7 | SLACK=xoxb••••" in run.words
    assert TOKEN not in run.words
    assert TOKEN not in nisshi(root, "check", "--json").data


INDENTED = (
    "一。\n\n    Mar  5 02:04:02 web1 sshd[9]: Invalid user alice from 54.12.3.9 port 22\n    54.12.3.10\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "# h\n    @",
        "a\n===\n    @",
        "---\n    @",
        "```\n```\n    @",
        "-     @",
        "1.     @",
        "> # h\n>     @",
        "| a |\n|---|\n| b |\n\n\t@",
    ],
)
def test_code_by_its_indent_needs_no_blank_line(text: str, tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(text.replace("@", "ssh admin@54.12.3.9"), logRedact="[ip]")})
    assert nisshi(root, "build").code == 0
    assert "54.12.3.9" not in texts(root)


def test_what_is_indented_in_a_definition_is_no_code(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("語\n:   説明\n\n    続きは 54.12.3.9 で。\n")})
    settings = root / "nisshi.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[markdown]\ndefinition_lists = true\n", "utf-8")
    assert problems(root) == []


@pytest.mark.parametrize("before", ["", "> ", "- 一つ\n\n  "])
def test_code_by_its_indent_is_searched_as_fences_are(before: str, tmp_path: Path) -> None:
    inner = INDENTED.replace("\n", "\n" + ("> " if before == "> " else "  " if before else ""))
    root = blog(tmp_path, {"a.md": post(before + inner)})
    (told,) = problems(root)
    assert told["message"] == "a public IP address will be published: 54.12.3.9, and 1 more IP addresses"
    assert "54.12.3.9" in told["source"][told["column"] - 1 :]
    blog(root, {"a.md": post(before + inner, logRedact="[ip, user]")})
    assert nisshi(root, "build").code == 0
    assert "54.12.3" not in texts(root)
    assert "alice" not in texts(root)
    assert "Invalid user user-1 from IP-1" in (root / "site/a.md").read_text("utf-8")


def test_a_paragraph_in_a_list_is_no_code(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("10. 一つ\n\n    54.12.3.9 へ繋ぐ。\n")})
    assert problems(root) == []


@pytest.mark.parametrize(
    "line", [f"foo: {TOKEN}", f"logRedact: [{TOKEN}]", f'allowSecrets: ["{TOKEN}"]', f"date: 20 {TOKEN}"]
)
def test_a_secret_in_front_matter_is_never_shown_whole(line: str, tmp_path: Path) -> None:
    text = post("一。").replace("---\n", f"---\n{line}\n", 1)
    run = nisshi(blog(tmp_path, {"a.md": text}), "check")
    assert run.code == 1
    assert TOKEN not in run.words


def test_the_hint_is_the_line_that_allows_it(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(TOKEN)})
    (problem,) = problems(root)
    key, _, value = problem["hint"].rpartition("front matter: ")[2].partition(": ")
    blog(root, {"a.md": post(TOKEN, **{key: value})})
    assert problems(root) == []
    blog(root, {"a.md": post("一。", **{key: value})})
    (unused,) = problems(root)
    assert (unused["severity"], unused["line"]) == ("warning", 4)
    assert "no secret of this file has that digest" in unused["message"]


@pytest.mark.parametrize(
    ("text", "place"),
    [(post("一。", description=TOKEN), (4, 14)), (post(f"一。\n\n```\n{KEY}\n```\n"), (8, 1))],
)
def test_front_matter_and_keys_of_many_lines_have_their_place(
    tmp_path: Path, text: str, place: tuple[int, int]
) -> None:
    (problem,) = problems(blog(tmp_path, {"a.md": text}))
    assert (problem["line"], problem["column"]) == place


def test_a_draft_is_told_by_the_search_alone(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(TOKEN, draft="true")})
    assert problems(root) == []
    run = nisshi(root, "check", "secrets")
    assert run.code == 1
    assert "this looks like a Slack token: xoxb…" in run.words
    assert "looked at 1 post, 0 pages, 0 other texts" in run.words


def test_the_search_reads_files_beside_posts_and_the_allowances_of_these(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/a/index.md": post("一。"),
        "content/posts/a/app.log": f"{TOKEN}\nfrom 54.12.3.9\n",
        "content/posts/a/a.png": b"\x89PNG\r\n\x1a\n\0",
        "content/static/b.txt": "一",
    }
    root = blog(tmp_path, files)
    assert nisshi(root, "check").code == 0
    first, second = problems(root, "check", "secrets")
    assert (first["path"], first["severity"]) == ("content/posts/a/app.log", "error")
    assert second["message"] == "a public IP address will be published: 54.12.3.9"
    assert "passed over 1 file" in nisshi(root, "check", "secrets").words


def test_a_post_allows_what_stands_in_files_beside_it(tmp_path: Path) -> None:
    beside: dict[str, str | bytes] = {
        "content/posts/a/app.log": f"02:04:01 {TOKEN}\n02:04:02 from 54.12.3.9\n"
    }
    body = '一。\n\n```log {file="app.log" lines=2}\n```\n'
    root = blog(tmp_path, beside | {"content/posts/a/index.md": post(body, allowPrivate="true")})
    (problem,) = problems(root, "check", "secrets")
    _, digest, _ = problem["hint"].split('"')
    allowing = post(body, allowPrivate="true", allowSecrets=f'["{digest}"]')
    root = blog(tmp_path, beside | {"content/posts/a/index.md": allowing})
    assert problems(root, "check", "secrets") == problems(root, "check") == []


def test_private_values_are_told_once_for_each_kind(tmp_path: Path) -> None:
    body = f"54.12.3.8\n\n{LOG}\n```\n{HOME}carol 192.0.2.1 10.0.0.1 nginx v54.1.2.3 root@example.com\n```\n"
    root = blog(tmp_path, {"a.md": post(body)})
    assert [(problem["line"], problem["severity"], problem["message"]) for problem in problems(root)] == [
        (8, "warning", "a public IP address will be published: 54.12.3.9, and 1 more IP addresses"),
        (13, "warning", f"somebody's home folder will be published: {HOME}carol"),
    ]
    assert len(problems(blog(root, {"a.md": post(body, allowPrivate="[ip]")}))) == 1
    assert problems(blog(root, {"a.md": post(body, allowPrivate="true")})) == []
    assert problems(blog(root, {"a.md": post(body)}, '[logs]\nprivate = "ignore"\n')) == []


def test_of_a_quoted_file_what_is_shown_or_offered_is_told(tmp_path: Path) -> None:
    log = "02:04:01 from 54.12.3.9\n02:04:02 from 54.12.3.10\n02:04:03 done\n"
    files = {"content/posts/a/app.log": log, "content/posts/a/index.md": ""}

    def told(options: str) -> list[str]:
        quoting = post(f'一。\n\n```log {{file="app.log" {options}}}\n```\n')
        root = blog(tmp_path, files | {"content/posts/a/index.md": quoting})
        return [problem["message"] for problem in problems(root)]

    assert told("lines=3") == []
    assert told("lines=2-3") == ["a public IP address will be published: 54.12.3.10"]
    both = "a public IP address will be published: 54.12.3.9, and 1 more IP addresses"
    assert told("lines=3 download") == [both]
    assert told("") == [both]


def test_a_secret_in_a_quoted_file_is_told_though_its_line_is_not_shown(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/a/app.log": f"02:04:01 start\n02:04:02 {TOKEN}\n",
        "content/posts/a/index.md": post('一。\n\n```log {file="app.log" lines=1}\n```\n'),
    }
    (problem,) = problems(blog(tmp_path, files))
    assert (problem["path"], problem["line"]) == ("content/posts/a/app.log", 2)
    assert "its file lies beside the post" in problem["hint"]


def test_pseudonyms_are_in_all_that_is_published(tmp_path: Path) -> None:
    body = f"54.12.3.9 の alice。\n\n## 54.12.3.9\n\n{LOG}\n"
    settings = '[logs]\nredact = ["ip", "user"]\n'
    root = blog(tmp_path, {"a.md": post(body)}, settings)
    assert nisshi(root, "build").code == 0
    published = texts(root)
    assert "IP-1 の user-1" in published
    assert not any(value in published for value in ("54.12.3", "alice"))
    blog(root, {"a.md": post(body, logRedact="false", allowPrivate="true")}, settings)
    nisshi(root, "build")
    assert "54.12.3.9 の alice" in texts(root)
    blog(root, {"a.md": post(body, logRedact="[host]")}, settings)
    nisshi(root, "build")
    assert not any(value in texts(root) for value in ("54.12.3", "alice", "web1"))


def test_a_redacted_token_is_no_error(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(f"```\n{TOKEN}\n```\n", logRedact="[token]")})
    assert nisshi(root, "build").words.count("error") == 0
    assert TOKEN not in texts(root)


def test_what_front_matter_still_shows_is_told(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(LOG, title="aliceの夜", logRedact="[user, ip]")})
    (problem,) = problems(root)
    assert (problem["line"], problem["severity"]) == (2, "warning")
    assert problem["message"] == "'alice' is user-1 in the text and stands in front matter"


def test_other_problems_point_into_the_line_of_the_author(tmp_path: Path) -> None:
    body = f"{LOG}\n54.12.3.9 と 54.12.3.10 の [夜](/gone/)\n"
    (problem,) = problems(blog(tmp_path, {"a.md": post(body, logRedact="[ip]")}))
    assert problem["source"] == "54.12.3.9 と 54.12.3.10 の [夜](/gone/)"
    assert problem["source"][problem["column"] - 1 :].startswith(("[夜]", "/gone/"))


def test_a_kind_that_is_none_is_told(tmp_path: Path) -> None:
    (problem,) = problems(blog(tmp_path, {"a.md": post("一。", logRedact="[emial]")}))
    assert problem["message"] == "logRedact does not know 'emial'"
    assert "Did you mean 'email'?" in problem["hint"]
