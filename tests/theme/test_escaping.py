"""What templates print is escaped as MarkupSafe would, and only once."""

from __future__ import annotations

from pathlib import Path

import markupsafe
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from nisshi.outputs.views import Html
from nisshi.theme.escaping import escaped
from tests.theme.themes import render, write_theme


@given(some.text(some.sampled_from("&<>\"';#a夜\n"), max_size=20) | some.text(max_size=20))
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == markupsafe.escape(text)


class Shown(msgspec.Struct, frozen=True):
    text: str

    def __str__(self) -> str:
        return self.text


@pytest.mark.parametrize("value", [Html("<b>"), markupsafe.Markup("<b>"), Shown("<b>"), 1, None, ("<", '"')])
def test_other_values_are_too(value: object) -> None:
    assert escaped(value) == markupsafe.escape(value)


@pytest.mark.parametrize(
    "template",
    [
        "{% set kept %}{{ title }}{% endset %}{{ kept }}",
        "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(title) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ title }}{% endcall %}",
        "{% filter trim %}{{ title }}{% endfilter %}",
        "{{ title | escape }}",
        "{{ [title] | join }}",
        "{% from 'macros.html' import m %}{{ m(title) }}",
        "{% include 'title.html' %}",
        "{{ partial('title.html', title=title) }}",
        "{{ self.t() }}{% if false %}{% block t %}{{ title }}{% endblock %}{% endif %}",
    ],
)
def test_text_is_escaped_once_whatever_way_it_takes(tmp_path: Path, template: str) -> None:
    files = {"macros.html": "{% macro m(t) %}{{ t }}{% endmacro %}", "title.html": "{{ title }}"}
    write_theme(tmp_path, "mine", {"page.html": template, **files})
    assert render(tmp_path, "mine") == ("夜 &amp; &lt;朝&gt;", ())
