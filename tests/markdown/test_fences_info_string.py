"""Every notation of info strings that posts of other generators hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.markdown.info_string import FenceInfo, read_info

NOTATIONS: dict[str, FenceInfo] = {
    "": FenceInfo(),
    "python": FenceInfo(language="python"),
    "c++": FenceInfo(language="c++"),
    "objective-c": FenceInfo(language="objective-c"),
    "js{1,3-5}": FenceInfo(language="js", marked=((1, 1), (3, 5))),
    "js {1,3}": FenceInfo(language="js", marked=((1, 1), (3, 3))),
    "js{ 1, 3 - 5 }": FenceInfo(language="js", marked=((1, 1), (3, 5))),
    "bash{numberLines: 1}": FenceInfo(language="bash", first_number=1),
    "bash{numberLines: true}": FenceInfo(language="bash", first_number=1),
    "bash{numberLines: false}": FenceInfo(language="bash"),
    "bash{numberLines: 5}{3}": FenceInfo(language="bash", first_number=5, marked=((3, 3),)),
    "typescript{numberLines: 1}{1-7,21}": FenceInfo(
        language="typescript", first_number=1, marked=((1, 7), (21, 21))
    ),
    "shell{promptUser: taro}{promptHost: dev.localhost}": FenceInfo(
        language="shell", prompt_user="taro", prompt_host="dev.localhost"
    ),
    "shell{outputLines: 2-10,12}{promptUser: root}{3}": FenceInfo(
        language="shell", prompt_user="root", output=((2, 10), (12, 12)), marked=((3, 3),)
    ),
    'ts{file: "src/a b.ts"}': FenceInfo(language="ts", file="src/a b.ts"),
    "yaml{file: 'a.yaml'}": FenceInfo(language="yaml", file="a.yaml"),
    "json:title=.textlintrc": FenceInfo(language="json", file=".textlintrc"),
    "bash:title=npm": FenceInfo(language="bash", file="npm"),
    "yaml:name.yml": FenceInfo(language="yaml", file="name.yml"),
    "yaml:設定 ファイル.yml": FenceInfo(language="yaml", file="設定 ファイル.yml"),
    "tsx:app/[id]/page.tsx {2}": FenceInfo(language="tsx", file="app/[id]/page.tsx", marked=((2, 2),)),
    'text {hl_lines=["2-4"]}': FenceInfo(language="text", marked=((2, 4),)),
    'go {linenos=true,hl_lines=[1,"3-5"],linenostart=10}': FenceInfo(
        language="go", first_number=10, marked=((1, 1), (3, 5))
    ),
    'go {linenos=table,hl_lines=["1","2"]}': FenceInfo(
        language="go", first_number=1, marked=((1, 1), (2, 2))
    ),
    "rust,linenos,hl_lines=1 3-5": FenceInfo(language="rust", first_number=1, marked=((1, 1), (3, 5))),
    'js title="src/a b.js" showLineNumbers {2}': FenceInfo(
        language="js", file="src/a b.js", first_number=1, marked=((2, 2),)
    ),
    "{.python}": FenceInfo(language="python"),
    "{1}": FenceInfo(marked=((1, 1),)),
    'title="a.txt"': FenceInfo(file="a.txt"),
    "diff showLineNumbers": FenceInfo(language="diff", first_number=1),
    "diff js": FenceInfo(language="diff"),
    "diff js:a.js": FenceInfo(language="diff", file="a.js"),
}


@pytest.mark.parametrize("info", NOTATIONS)
def test_notation(info: str) -> None:
    assert read_info(info) == (NOTATIONS[info], ())


@pytest.mark.parametrize(
    ("info", "piece"),
    [
        ("js {wrap}", "wrap"),
        ("js{colour: red}", "colour: red"),
        ("js{0}", "0"),
        ("js{5-3}", "5-3"),
        ("js{hl_lines=all}", "hl_lines=all"),
        ("js{numberLines: many}", "numberLines: many"),
        ("js ???", "???"),
    ],
)
def test_what_is_not_understood_is_named_and_changes_nothing(info: str, piece: str) -> None:
    read, problems = read_info(info)
    assert read == FenceInfo(language="js")
    assert [problem.piece for problem in problems] == [piece]
    assert piece in problems[0].message
    assert problems[0].hint


@given(st.text(alphabet="ajs19 {}[]\"'=:,.-_あ", max_size=40) | st.text(max_size=40))
def test_any_text_is_read(info: str) -> None:
    _, problems = read_info(info)
    assert all(problem.piece in info for problem in problems)
