"""nisshi.toml: every setting has a default, every mistake its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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
        ("[site]\n\ntitle = 5", 3, "site.title: Expected `str`, got `int`"),
        ("[site]\npage_size = 0", 2, "site.page_size: Expected `int` >= 1"),
        ('[links]\ndead = "no"', 2, "links.dead: Invalid enum value 'no'"),
        ("site = 5", 1, "site: "),
        ('[site]\ntimezone = "Mars/Olympus"', 2, "there is no time zone 'Mars/Olympus'"),
        ('[site]\ntimezone = "../../etc/passwd"', 2, "there is no time zone"),
        ('[site]\ntimezone = ""', 2, "there is no time zone"),
        ('[site]\nlang = "ja_JP"', 2, "'ja_JP' is not a language"),
        ('[site]\nurl = "ftp://example.com/"', 2, "is not the address of a site"),
        ('[site]\nurl = "http://[x/"', 2, "is not the address of a site"),
        ("[toc]\nfrom_heading = 4\nto_heading = 2", 2, "toc.from_heading is a smaller heading"),
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


def test_a_near_name_is_suggested() -> None:
    (problem,) = problems_of('[links]\nold_host = ["a.example"]')
    assert problem.hint.startswith("Did you mean 'old_hosts'? ")


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
