"""XML as feeds and sitemaps write it."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from nisshi.outputs.xml_tree import Element, child, xml_bytes, xml_child

_START = '<?xml version="1.0" encoding="utf-8"?>\n'
# A reader makes a line feed of each other line end in a text (XML 1.0 section 2.11), as it should.
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]) | st.sampled_from("&<>\"'\t\n"))


def test_a_document_is_indented_and_an_empty_element_has_no_end_tag() -> None:
    root = Element("a", {"xmlns:b": "urn:b"})
    inner = child(root, "b:c")
    child(inner, "d", "日誌")
    child(inner, "e")
    assert xml_bytes(root).decode() == (
        f'{_START}<a xmlns:b="urn:b">\n  <b:c>\n    <d>日誌</d>\n    <e />\n  </b:c>\n</a>\n'
    )


def test_children_written_before_follow_the_others() -> None:
    root = Element("a")
    child(root, "b")
    entry = Element("c")
    child(entry, "d", "1")
    assert xml_bytes(root, [xml_child(entry)]).decode() == (
        f"{_START}<a>\n  <b />\n  <c>\n    <d>1</d>\n  </c>\n</a>\n"
    )


@given(text=_TEXT, value=_TEXT)
def test_what_is_written_is_what_a_reader_gets(text: str, value: str) -> None:
    root = Element("a")
    child(root, "b", text, {"c": value})
    read = ElementTree.fromstring(xml_bytes(root))[0]
    assert ((read.text or ""), read.get("c")) == (text, value)
