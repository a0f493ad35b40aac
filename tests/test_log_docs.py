"""Each example of docs/logs.md builds without a word from Nisshi, and has the picture it is shown with."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.cli import main
from tests.browser.log_examples import PAGE, examples, write_blog

OPTIONS = (
    *("mark=", "```notes", "file=", "around=", "host=", "cmd=", "tz=", "beside", "merge", "names="),
    *("from=", "to=", "level>=", "id=", "logRedact"),
)


def test_every_example_builds_in_strict_mode(tmp_path: Path) -> None:
    write_blog(tmp_path)

    assert main(["build", "--root", str(tmp_path), "--strict", "--quiet", "--no-cache"]) == 0


@pytest.mark.parametrize("name", examples())
def test_example_has_its_picture(name: str) -> None:
    assert (PAGE.parent / "images" / f"log-{name}.png").is_file()


@pytest.mark.parametrize("option", OPTIONS)
def test_option_has_an_example(option: str) -> None:
    assert any(option in text for text in examples().values())
