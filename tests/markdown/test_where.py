"""A rule for some texts only."""

from __future__ import annotations

from markdown_it import MarkdownIt

from nisshi.markdown.where import where


def test_the_rule_sees_only_texts_that_hold_the_piece() -> None:
    seen: list[str] = []
    parser = MarkdownIt()
    parser.core.ruler.push("see", where("<", lambda state: seen.append(state.src)))
    parser.parse("a b")
    parser.parse("a < b")
    assert seen == ["a < b"]
