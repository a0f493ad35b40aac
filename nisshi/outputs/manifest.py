"""/manifest.webmanifest (W3C Web Application Manifest): name, colours and icon for a home screen."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

import msgspec

from nisshi.config import Settings
from nisshi.model import Output, Site
from nisshi.outputs.paths import MANIFEST, home_path
from nisshi.outputs.site_view import link_url
from nisshi.permalink import Urls, output_file

_ICON_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".ico": "image/x-icon"}


def manifest(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the manifest; colours are the theme's own affair and come from `[params]` where given."""
    own = settings.site
    document: dict[str, object] = {
        "name": own.title,
        "short_name": own.title,
        "lang": own.lang,
        "id": urls.path(home_path()),
        "start_url": urls.path(home_path()),
        "scope": urls.path(home_path()),
        "display": "browser",
    }
    if own.description:
        document["description"] = own.description
    for colour in ("theme_color", "background_color"):
        if colour in settings.params:
            document[colour] = settings.params[colour]
    if own.icon:
        document["icons"] = [_icon(link_url(own.icon, urls))]
    data = msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
    yield Output(output_file(MANIFEST), data, "manifest")


def _icon(url: str) -> dict[str, str]:
    icon = {"src": url, "sizes": "any"}
    media_type = _ICON_TYPES.get(splitext(url)[1].lower())
    return {**icon, "type": media_type} if media_type else icon
