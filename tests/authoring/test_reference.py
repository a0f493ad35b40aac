"""The reference pages are the declarations, word for word."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nisshi.authoring.reference import settings_reference, settings_schema
from nisshi.config import Settings
from nisshi.content.keys import KEYS
from nisshi.model import Meta

DOCS = Path(__file__).parents[2] / "docs"


def test_the_settings_page_is_what_the_declarations_say() -> None:
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == settings_reference()


def test_the_schema_is_what_the_declarations_say() -> None:
    assert (DOCS / "nisshi.schema.json").read_text(encoding="utf-8") == settings_schema()


def test_every_setting_has_its_row() -> None:
    page = settings_reference()
    for table in msgspec.structs.fields(Settings):
        if isinstance(table.type, type) and issubclass(table.type, msgspec.Struct):
            for setting in msgspec.structs.fields(table.type):
                assert f"| `{setting.encode_name}` |" in page


def test_every_key_fills_a_field_of_the_post() -> None:
    attributes = set(Meta.__struct_fields__)
    assert {key.attribute for key in KEYS} == attributes - {"extra"}
