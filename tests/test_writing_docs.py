"""Each example of docs/writing.md builds without a word from Nisshi, and has the picture it is shown with."""

from __future__ import annotations

from pathlib import Path

import pytest

from nisshi.cli import main
from tests.browser.markdown_examples import PAGE, examples, write_blog

CONSTRUCTS = (
    *("> [!NOTE]", "> [!TIP]", "> [!IMPORTANT]", "> [!WARNING]", "> [!CAUTION]", "```csv title="),
    *("[^a]: ", "[^c]:\n  ", "*[UPS]: ", "<details", "<kbd>", "<ruby>", "<mark>", "<sub>", "- [x] ", "\n: "),
    *(
        "https://youtu.be/",
        "<https://www.youtube.com/live/",
        "`https://www.youtube.com/embed/",
        "::github{repo=",
    ),
    *("```mermaid\n", "```mermaid:", "```dot", "```math", '.svg "', ")\n![", ".png)\nこの"),
)


def test_every_example_builds_in_strict_mode(tmp_path: Path) -> None:
    write_blog(tmp_path)

    assert main(["build", "--root", str(tmp_path), "--strict", "--quiet", "--no-cache"]) == 0


@pytest.mark.parametrize("name", examples())
def test_example_has_its_picture(name: str) -> None:
    assert (PAGE.parent / "images" / f"markdown-{name}.png").is_file()


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_construct_has_an_example(construct: str) -> None:
    assert any(construct in text for text in examples().values())
