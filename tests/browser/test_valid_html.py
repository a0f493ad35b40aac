"""Every page of the sample site is valid HTML in the eyes of the W3C's checker (Nu, vnu-jar)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.browser import tools


def test_every_page_is_valid_html(site: Path, pages: tuple[str, ...]) -> None:
    assert len(pages) > 20
    found = complaints(site)
    assert not found, "\n".join(found)


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="ja"><title>あ</title><img src="a.png"><p id=a><p id=a>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(complaints(tmp_path)) == 2


def complaints(folder: Path) -> list[str]:
    """Check every page below a folder in one run of the checker; returns `page:line: fault` lines."""
    jar = tools.node_module("vnu-jar/build/dist/vnu.jar")
    command = ["java", "-jar", str(jar), "--format", "json", "--errors-only", "--skip-non-html", str(folder)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{Path(unquote(urlsplit(said['url']).path)).relative_to(folder)}:{said.get('lastLine', 0)}: "
        f"{said['message']} {said.get('extract', '')!r}"
        for said in messages
    ]
