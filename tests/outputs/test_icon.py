"""An icon that is not there is told of; one of another site is not looked for."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from nisshi.outputs.icon import icon_problems
from tests.blogs import blog, nisshi
from tests.outputs.sample import SETTINGS

FILES = ("icon.svg", "images/印.png", "a/index.html")


def hints(icon: str) -> list[str]:
    settings = msgspec.structs.replace(SETTINGS, site=msgspec.structs.replace(SETTINGS.site, icon=icon))
    return [problem.hint for problem in icon_problems(settings, FILES)]


@pytest.mark.parametrize(
    "icon",
    [
        *("", "/icon.svg", "/icon.svg?v=2", "/images/印.png", "/images/%E5%8D%B0.png"),
        *("https://example.com/a.png", "//example.com/a.png", "data:image/png;base64,AA"),
    ],
)
def test_an_icon_that_is_there_or_elsewhere_is_right(icon: str) -> None:
    assert hints(icon) == []


@pytest.mark.parametrize(
    ("icon", "hint"),
    [
        ("/favicon.ico", "Put the picture at content/static/favicon.ico."),
        ("/icons.svg", "Did you mean '/icon.svg'?"),
        ("/a/index.htm", "Put the picture at content/static/a/index.htm."),
        ("icon.svg", "Write '/icon.svg'."),
        ("/[", "Put the picture at content/static/[."),
    ],
)
def test_an_icon_that_is_not_there_is_told(icon: str, hint: str) -> None:
    assert hints(icon) == [hint]


def test_a_build_warns_of_it_and_goes_on(tmp_path: Path) -> None:
    root = blog(tmp_path, {}, '[site]\nicon = "/nope.svg"\n')
    for _ in range(2):  # also where the plan is kept
        run = nisshi(root, "build")
        assert run.code == 0
        assert "site.icon is /nope.svg, and there is no such file" in run.words
