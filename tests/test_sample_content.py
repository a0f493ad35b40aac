"""The sample diary is a specimen: each construct a post may use occurs in it, and nothing private does."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path

import pytest

CONTENT = Path(__file__).parent.parent / "content"
TEXTS = {path.relative_to(CONTENT).as_posix(): path.read_text("utf-8") for path in CONTENT.rglob("*.md")}
EVERYTHING = "\n".join(TEXTS[path] for path in sorted(TEXTS))

# Pattern by construct; each must be found in the source of some post or page.
CONSTRUCTS = {
    "slug with slashes": r"^slug: 2026/01/18/",
    "slug with unpadded numbers": r"^slug: 2025/6/3/",
    "slug with dashes": r"^slug: \d{4}-\d\d-\d\d-\w",
    "slug that is not ASCII": r"^slug: .*[぀-鿿]",
    "date with milliseconds and Z": r"^date: \S+\.\d{3}Z$",
    "date with +0900": r"^date: \S+\+0900$",
    "date with +0000": r"^date: \S+\+0000$",
    "date alone": r"^date: \d{4}-\d\d-\d\d$",
    "date as in mail": r"^date: [A-Z][a-z]{2}, \d\d ",
    "TOML front matter": r"^\+\+\+$",
    "JSON front matter": r"^\{\n  \"slug\": ",
    "updated": r"^updated: ",
    "updatedDate": r"^updatedDate: ",
    "draft": r"^draft: true",
    "publish date": r"^publishDate: ",
    "expiry date": r"^expiryDate: ",
    "aliases": r"^aliases:\n  - /",
    "language": r"^lang: en",
    "noindex": r"^noindex: true",
    "made with AI": r"^useAi: true",
    "questions and answers": r"^  - question: ",
    "series": r"^series: ",
    "id": r"^id: ",
    "template of a page": r"^templateKey: about-page",
    "tag that YAML reads as a truth": r"^tags: .*\"on\"",
    "tag that YAML reads as a number": r"^  - \"1\.0\"",
    "tag with a slash": r"^tags: .*CI/CD",
    "tag with a sharp": r"^tags: .*C#",
    "tag with a leading dot": r"^  - \.NET",
    "block of text in YAML": r"^description: \|",
    "contents with options": r"^```toc\nfrom-heading: ",
    "contents without an empty line": r"^```toc\n```",
    "contents under 目次": r"^## 目次\n\n```toc",
    "prose between heading and contents": r"^## Table of Contents\n\n[^`\n]+\n\n```toc",
    "first-level heading in the text": r"^# \S",
    "code in a heading": r"^##+ .*`",
    "emphasis in a heading": r"^##+ .*\*\*",
    "raw fragment": r"\]\(#[^)%]*[぀-鿿]",
    "percent-encoded fragment": r"\]\(#%E",
    "link to a file": r"\]\(\.?/?[\w-]+\.md\)",
    "link to a heading of a file": r"\.md#\S+\)",
    "link without the final slash": r"\]\(/2025/6/3/bad-gateway\)",
    "link to the old host": r"\]\(https://old\.example\.com/",
    "bare link before Japanese": r"https://\S+ です",
    "autolink": r"<security@",
    "emphasis closed after 」": r"」\*\*[぀-鿿]",
    "emphasis closed after 。": r"。\*\*[぀-鿿]",
    "emphasis closed after )": r"\)\*\*[぀-鿿]",
    "emphasis of one word": r"(?<!\*)\*[^*\n]+\*(?!\*)",
    "strike": r"~~\S",
    "footnote": r"^\[\^\w+\]: \S",
    "footnote on the next line": r"^\[\^\w+\]:\n  \S",
    "table with outer pipes": r"^\|.*\|\n\|[-:| ]+\|$",
    "table without outer pipes": r"^[^|\n`]+ \| [^\n]*\n[-: ]+\|[-:| ]+[^|\n]$",
    "task": r"^- \[x\] ",
    "quote with an ideographic space": r"^> 　",
    "list of three levels": r"^    +- ",
    "style in HTML": r"<span style=",
    "details": r"<details>",
    "keys": r"<kbd>",
    "ruby": r"<ruby>",
    "source of a quote": r"<cite>",
    "alert": r"^> \[!CAUTION\]\n> ",
    "separated values": r"^```csv title=",
    "abbreviation": r"^\*\[UPS\]: ",
    "end of the excerpt": r"^<!-- more -->$",
    "comment": r"<!-- textlint-disable",
    "template syntax in code": r"\$\{\{ ",
    "template syntax in prose": r"template, so this is .*\{\{",
    "price": r"月に\$5。",
    "time of day": r"9:00:00",
    "word after a colon": r"`:size`",
    "picture beside the post": r"!\[[^\]]{10,}\]\(rack\.svg\)",
    "picture of the site": r"!\[[^\]]{10,}\]\(/images/",
    "marked lines": r"^```\w+\{[\d,-]+\}$",
    "line numbers": r"^```\w+\{numberLines: \d+\}",
    "Hugo's marked lines": r"^```\w+ \{hl_lines=",
    "prompt": r"^```shell\{promptUser: \w+\}\{promptHost: ",
    "file": r"^```\w+\{file: \"",
    "title": r"^```\w+:title=",
    "name after a colon": r"^```\w+:[\w./-]+$",
    "diff": r"^```diff$",
    "session": r"^```console\n\$ ",
    "commands without a language": r"^```\n(?:sudo|ss|ncdu) ",
    "Python traceback": r"^Traceback \(most recent",
    "Java stack trace": r"^\tat com\.example\.",
    "kernel's log": r"^\[\d+\.\d+\] ",
    "syslog": r"^[A-Z][a-z]{2} [ \d]\d \S+ \w+ \w+\[\d+\]: ",
    "access log": r"^192\.0\.2\.\d+ - - \[",
    "error log of nginx": r"^\d{4}/\d\d/\d\d \S+ \[error\] ",
    "log of JSON lines": r"^\{\"time\":",
    "film of another site": r"^https://www\.youtube\.com/watch\?v=[\w-]+$",
    "card of a repository": r"^::github\{repo=\"[\w/-]+\" description=",
    "log of Kubernetes": r"^E0907 ",
}
FIGURES = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
ADDRESS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
HOST = re.compile(r"https?://([\w.-]+)")
PUBLIC_HOSTS = {"creativecommons.org", "pkg.go.dev", "www.youtube.com"}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_construct_occurs(construct: str) -> None:
    assert re.search(CONSTRUCTS[construct], EVERYTHING, re.MULTILINE)


def test_languages_occur() -> None:
    languages = set(re.findall(r"^```(\w+)", EVERYTHING, re.MULTILINE))
    assert {"bash", "console", "css", "dockerfile", "go", "html", "java", "js"} <= languages
    assert {"json", "nginx", "python", "rust", "shell", "sql", "ts", "yaml"} <= languages


def test_a_post_may_lack_slug_and_description() -> None:
    head = TEXTS["posts/reading-a-log-backwards.md"].split("---")[1]
    assert "slug:" not in head
    assert "description:" not in head


def test_a_file_name_is_japanese() -> None:
    assert any(not name.isascii() for name in TEXTS)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_pictures_exist_and_are_described(name: str) -> None:
    headers = re.findall(r"^\"?headerImage\"?(?::| =) \"?(/[^\"\n]+)", TEXTS[name], re.MULTILINE)
    figures = FIGURES.findall(TEXTS[name])
    for target in (*headers, *(target for _, target in figures)):
        folder = CONTENT / "static" if target.startswith("/") else (CONTENT / name).parent
        assert (folder / target.lstrip("/")).is_file()
    assert all(len(words) > 10 for words, _ in figures)


def test_addresses_are_made_for_examples() -> None:
    """RFC 5737, RFC 1918 and loopback; `is_private` covers them all."""
    addresses = ADDRESS.findall(EVERYTHING)
    assert addresses
    assert [text for text in addresses if not ipaddress.ip_address(text).is_private] == []


def test_hosts_are_made_for_examples() -> None:
    """RFC 2606 names, loopback, container names and the two public pages the diary links to."""
    hosts = {host for host in HOST.findall(EVERYTHING) if "." in host and not ADDRESS.fullmatch(host)}
    strange = {host for host in hosts if not re.search(r"(?:^|\.)example\.(?:com|org)$", host)}
    assert strange <= PUBLIC_HOSTS
