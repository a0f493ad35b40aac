"""nisshi.toml: every setting has a default, every mistake its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args, get_origin

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import fields

from nisshi.config import NavEntry, Settings
from nisshi.errors import Problem, SiteError
from nisshi.settings_file import load_settings, parse_settings
from tests.blogs import REPOSITORY


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(SiteError) as error:
        parse_settings(text)
    return error.value.problems


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == parse_settings("") == Settings()


def test_the_settings_of_the_sample_blog_are_right() -> None:
    assert load_settings(REPOSITORY).site.timezone == "Asia/Tokyo"


def test_tables_lists_and_dotted_keys_are_read() -> None:
    settings = parse_settings(
        'site.title = "日誌"\nsite.page_size = 3\n[[site.nav]]\nlabel = "タグ"\nurl = "/tags/"\n'
        '[[redirects]]\nfrom = "/a/"\nto = "/b/"\n[params]\nmood = "good"\nyear = 2026\n'
    )
    assert (settings.site.title, settings.site.page_size) == ("日誌", 3)
    assert settings.site.nav == (NavEntry(label="タグ", url="/tags/"),)
    assert (settings.redirects[0].source, settings.redirects[0].status) == ("/a/", 301)
    assert settings.params == {"mood": "good", "year": 2026}


def test_line_ends_and_marks_of_editors_change_nothing(tmp_path: Path) -> None:
    text = '[site]\ntitle = "日誌"\n'
    (tmp_path / "nisshi.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_settings(tmp_path) == parse_settings(text)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "nisshi.toml").touch()
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(SiteError) as error:
        load_settings(tmp_path)
    assert error.value.problems[0].message == "the file cannot be read: Permission denied"


def test_a_file_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "nisshi.toml").write_bytes('[site]\ntitle = "日誌"\n'.encode("euc_jp"))
    with pytest.raises(SiteError) as error:
        load_settings(tmp_path)
    assert "not UTF-8" in error.value.problems[0].message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[site]\ntilte = "x"', 2, "there is no setting 'site.tilte'"),
        ("\n[sight]\nx = 1", 2, "there is no setting 'sight'"),
        ('site.tilte = "x"', 1, "there is no setting 'site.tilte'"),
        ("[site]\n\ntitle = 5", 3, "site.title takes text, in quotes"),
        ("[site]\npage_size = 0", 2, "site.page_size must be 1 or more"),
        ('[links]\ndead = "no"', 2, "links.dead is one of error, warn, ignore"),
        ("site = 5", 1, "site takes a table"),
        ('[site]\ntimezone = "Mars/Olympus"', 2, "there is no time zone 'Mars/Olympus'"),
        ('[site]\ntimezone = "../../etc/passwd"', 2, "there is no time zone"),
        ('[site]\ntimezone = ""', 2, "there is no time zone"),
        ('[site]\nlang = "ja_JP"', 2, "'ja_JP' is not a language"),
        ('[site]\nurl = "ftp://example.com/"', 2, "is not the address of a site"),
        ('[site]\nurl = "http://[x/"', 2, "is not the address of a site"),
        ('[site]\nlang = "jp"', 2, "'jp' is not a language"),
        ("[images]\npause = true", 2, "images.pause takes a number, such as 0.5"),
        ("[images]\npause = nan", 2, "images.pause takes a number, such as 0.5"),
        ("[images]\npause = 99.5", 2, "images.pause must be 60"),
        (
            '[images]\nbudget = "soon"',
            2,
            "images.budget takes a whole number with ms, s, m or h right behind it",
        ),
        ('[images]\nbudget = "20 s"', 2, 'such as "20s" or "5m"'),
        ('[images]\nbudget = "1.5m"', 2, 'such as "20s" or "5m"'),
        ('[images]\nbudget = "20s\\n"', 2, 'such as "20s" or "5m"'),
        ("[images]\nbudget = 20", 2, 'such as "20s" or "5m"'),
        ('[build]\noutput = "a\\u0000"', 2, "build.output holds the character U+0000"),
        ('[site]\ntimezone = "Asia"', 2, "there is no time zone 'Asia'"),
        ('[site]\npage_size = "10"', 2, "site.page_size takes a whole number, such as 10"),
        ("[toc]\nto_heading = 9", 2, "toc.to_heading must be 6 or less"),
        ('[site]\nnoindex = "true"', 2, "site.noindex is true or false, without quotes"),
        ('[site]\nfooter = "x"', 2, "site.footer takes entries"),
        ('[links]\nold_hosts = "a.example"', 2, "links.old_hosts takes a list"),
        ('tags = {aliases = "x"}', 1, "tags.aliases takes a table"),
        ("[params]\na = [1]", 2, "params.a takes text, a number, true or false"),
        ('[[site.nav]]\nlabel = "x"', 1, "this entry of site.nav has no url"),
        (
            '[[redirects]]\nfrom = "/a/"\nto = "/b/"\n[[redirects]]\nfrom = "/c/"\nto = 1',
            6,
            "redirects.to takes text",
        ),
        ('[site]\ntitle = "x"\ntitle = "y"\n[toc]', 3, "'title' is given twice, first in line 2"),
        ("[site]\n[toc]\n[site]", 3, "'site' is given twice, first in line 1"),
        ("[toc]\nfrom_heading = 4\nto_heading = 2", 2, "toc.from_heading is a smaller heading"),
        (
            '[build]\nexecutor = "tcp://here:8786"',
            2,
            "'tcp://here:8786' is not the address of a Dask scheduler",
        ),
        ("a = 1\nb = = 2\n", 2, "the TOML is not valid"),
        ('a = "open', 1, "the TOML is not valid"),
        ("[site]\nx = [1,\n", 3, "the TOML is not valid"),
        ("x = " + "9" * 5000, 1, "the TOML is not valid"),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, line: int, message: str) -> None:
    (problem,) = problems_of(text)
    assert problem.line == line
    assert message in problem.message
    assert problem.path == "nisshi.toml"
    assert problem.source == text.split("\n")[line - 1]


def test_all_mistakes_are_told_at_once_in_their_order() -> None:
    found = problems_of('theem = "x"\n[site]\nurl = "x"\npage_size = 0\n[links]\ndeed = "warn"\n')
    assert [problem.line for problem in found] == [1, 3, 4, 6]


def test_a_wrong_pattern_is_told_beside_the_other_mistakes() -> None:
    found = problems_of('[site]\ntitle = 5\n[images]\nbudget = "soon"\nquality = 0\n')
    assert [(problem.line, problem.column, problem.length) for problem in found] == [
        (2, 9, 1),
        (4, 10, 6),
        (5, 11, 1),
    ]


VALUES = (
    *('""', '"soon"', '"20 s"', '"\\u0000"', '"\\uffff"', f'"{"x" * 5000}"', '"20s\\n"', '"Asia"'),
    *("5", "-1", "99999999999999999999", "1.5", "nan", "-inf", "true"),
    *("[]", "[1]", '["x"]', "[[]]", "[{}]", "{}", "{x = 1}", "{x = []}"),
    *("2026-01-01", "2026-01-01T00:00:00Z", "01:00:00"),
)


def settings_in(struct: type[msgspec.Struct], head: str = "", path: str = "") -> Iterator[str]:
    """Yield for each setting a file that ends where its value is to stand."""
    for field in fields(struct):
        kind = get_args(field.type)[0] if get_origin(field.type) is Annotated else field.type
        name = field.encode_name
        yield f"{head}{name} = "
        inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            table = f"{path}.{name}".lstrip(".")
            yield from settings_in(inner, f"[{table}]\n" if inner is kind else f"[[{table}]]\n", table)


@pytest.mark.parametrize("beginning", list(settings_in(Settings)))
def test_a_value_of_any_kind_is_a_setting_or_a_problem_with_its_line(beginning: str) -> None:
    wrong = 0
    for value in VALUES:
        try:
            parse_settings(f"{beginning}{value}\n")
        except SiteError as error:
            wrong += 1
            assert all(problem.line and problem.column and problem.source for problem in error.problems)
    assert wrong > len(VALUES) / 2


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[links]\nold_host = ["a.example"]', "Did you mean 'old_hosts'?"),
        ('[links]\ndead = "wran"', "Did you mean 'warn'?"),
        ('[site]\nlang = "jp-JP"', "Did you mean 'ja'?"),
        ("page_size = 5", "'page_size' belongs below [site]."),
        ('title = "x"\n[site]\ntitle = "y"', "'title' belongs below [site]."),
        ('[toc]\nurl = "x"', "'url' belongs below [site] or [author]."),
        ('[site]\ntheme = "washi"', "'theme' belongs above the first [table]."),
        ('baseURL = "https://example.com/"', "Here it is called 'url', below [site]."),
        ('[site]\nbase_url = "https://example.com/"', "Here it is called 'url', below [site]."),
        ("[toc]\nzzz = 1", "Here one can set: from_heading, to_heading, exclude."),
        ('[site.nav]\nlabel = "x"\nurl = "/"', "Write [[site.nav]] with two brackets, once for each."),
        ("theme = washi", "Text goes in quotes."),
        ("noindex = True", "true and false are written small."),
        ("a b = 1", ""),
    ],
)
def test_the_hint_says_how_to_mend_it(text: str, hint: str) -> None:
    (problem,) = problems_of(text)
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('[site]\ntilte = "x"', "tilte"),
        ('[site]\ntimezone = "Asia/Tokio"  # where', '"Asia/Tokio"'),
        ("site.url = 'x'", "'x'"),
        ("[site]\npage_size = 0 # none", "0"),
        ("[links]\nold_hosts = [1]", "[1]"),
        ("[sight]", "sight"),
    ],
)
def test_the_caret_is_below_what_is_wrong(text: str, marked: str) -> None:
    (problem,) = problems_of(text)
    assert problem.source[problem.column - 1 :][: problem.length] == marked


TOML_LIKE = st.lists(
    st.sampled_from(["[", "]", "site", "title", "url", ".", " = ", '"x"', "5", "\n", "{", "}", ","])
)


@given(st.text() | TOML_LIKE.map("".join))
@example("[[site]]")
@example('[site]\nurl = "http://\u2100.example/"')
@example("[[redirects]]\nfrom = 1")
def test_any_text_is_settings_or_problems(text: str) -> None:
    try:
        parse_settings(text)
    except SiteError as error:
        assert error.problems


def test_the_names_of_other_generators_may_stand_at_the_top() -> None:
    text = 'title = "日誌"\nbase_url = "https://a.example"\nlanguage = "en"\ntimezone = "UTC"\n'
    flat = parse_settings(text)
    assert flat == parse_settings(
        '[site]\ntitle = "日誌"\nurl = "https://a.example"\nlang = "en"\ntimezone = "UTC"\n'
    )


def test_what_is_wrong_with_one_at_the_top_is_told_at_its_line() -> None:
    with pytest.raises(SiteError) as error:
        parse_settings('title = "日誌"\nlanguage = "japanese"\nbase_url = 5\n')
    assert [(problem.line, problem.column) for problem in error.value.problems] == [(2, 12), (3, 12)]
