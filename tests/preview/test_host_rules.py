"""`_redirects` and `_headers` are read as the hosts read them."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

import pytest

from nisshi.preview.host_rules import Answer, Headers, Redirects

RULES = Redirects(
    """\
# our own
/old/ /new/ 301
/%E5%8F%A4%E3%81%84 /new/
/sjis/%83%8D%83O/ /log/ 302
/ p=12 /twelve/ 301!
/literal%2A/ /star/
/blog/:year/:slug /:year/:slug/ 301
/news/* /press/:splat 301
/app/* /index.html 200
/away/* https://other.example/:splat 302!
/shop/* /closed/?why=moved 301
"""
)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/old/", Answer("/new/", 301)),
        ("/old", Answer("/new/", 301)),
        ("/古い/", Answer("/new/", 301)),
        ("/sjis/%83%8D%83O/", Answer("/log/", 302)),
        ("/literal*/", Answer("/star/", 301)),
        ("/literal-x/", None),
        ("/blog/2016/nas", Answer("/2016/nas/", 301)),
        ("/blog/2016/nas/more", None),
        ("/news", Answer("/press/", 301)),
        ("/news/a/b", Answer("/press/a/b", 301)),
        ("/newspaper", None),
        ("/app/x", Answer("/index.html", 200)),
        ("/away/日誌", Answer("https://other.example/%E6%97%A5%E8%AA%8C", 302)),
        ("/", None),
    ],
)
def test_a_request_goes_where_the_first_fitting_line_says(path: str, answer: Answer | None) -> None:
    assert RULES.answer(unquote_to_bytes(path), "", forced=False) == answer


def test_a_forced_line_wins_over_a_file_and_others_do_not() -> None:
    assert RULES.answer(b"/old/", "", forced=True) is None
    assert RULES.answer(b"/away/x", "", forced=True) == Answer("https://other.example/x", 302)


def test_parameters_that_a_line_names_must_be_there() -> None:
    assert RULES.answer(b"/", "p=12", forced=True) == Answer("/twelve/", 301)
    assert RULES.answer(b"/", "p=13", forced=True) is None


def test_other_parameters_go_along() -> None:
    assert RULES.answer(b"/old/", "a=1", forced=False) == Answer("/new/?a=1", 301)
    assert RULES.answer(b"/shop/x", "a=1", forced=False) == Answer("/closed/?why=moved", 301)


def test_a_request_takes_the_headers_of_every_block_that_fits() -> None:
    headers = Headers(
        "/*\n  X-A: 1\n/tag/:tag/atom.xml\n  Content-Type: application/atom+xml\n  X-A: 2\n# no\n"
    )
    assert headers.of(b"/") == {"x-a": "1"}
    assert headers.of("/tag/監視/atom.xml".encode()) == {
        "x-a": "1, 2",
        "content-type": "application/atom+xml",
    }
    assert headers.of(b"/tag/a/b/atom.xml") == {"x-a": "1"}
