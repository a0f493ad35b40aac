"""The web manifest."""

from __future__ import annotations

import json

import msgspec

from tests.outputs.sample import SETTINGS, make_site, outputs_of, settings_at, with_site


def test_it_names_the_site_and_starts_at_its_home_page() -> None:
    made = outputs_of(make_site([]), settings_at("https://example.com/blog/"))
    manifest = json.loads(made["manifest.webmanifest"].data)
    assert manifest["name"] == "試験日誌"
    assert manifest["lang"] == "ja"
    assert manifest["start_url"] == manifest["scope"] == "/blog/"
    assert "icons" not in manifest
    assert "theme_color" not in manifest


def test_the_icon_of_the_site_is_its_icon() -> None:
    made = outputs_of(make_site([]), with_site(icon="/アイコン.svg"))
    assert json.loads(made["manifest.webmanifest"].data)["icons"] == [
        {"src": "/%E3%82%A2%E3%82%A4%E3%82%B3%E3%83%B3.svg", "sizes": "any", "type": "image/svg+xml"}
    ]


def test_colours_come_from_the_parameters_of_the_theme() -> None:
    settings = msgspec.structs.replace(SETTINGS, params={"theme_color": "#204060", "other": 1})
    manifest = json.loads(outputs_of(make_site([]), settings)["manifest.webmanifest"].data)
    assert manifest["theme_color"] == "#204060"
    assert "other" not in manifest
