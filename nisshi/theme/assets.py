"""A theme's stylesheets, scripts and pictures under names that carry their digest."""

from __future__ import annotations

from pathlib import PurePosixPath

from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.model import Output
from nisshi.theme.lookup import Theme, ThemeFile

DIGEST_LENGTH = 10  # 40 bits are plenty to tell the versions of one file apart


def theme_assets(theme: Theme) -> dict[str, Output]:
    """Return every asset and bundle by its name, as the Output it is published as.

    The name "style.css" gives the path "assets/style.0123456789.css", so a host may serve it as
    immutable. Raises SiteError when a bundle names a file that does not exist.
    """
    parts = {part for bundle in theme.bundles.values() for part in bundle}
    names = [name for name in theme.names("assets") if name not in parts and name not in theme.bundles]
    contents = {name: _find(theme, name, "the theme").data for name in names}
    for bundle, files in theme.bundles.items():
        contents[bundle] = b"\n".join(_find(theme, name, f"the bundle {bundle!r}").data for name in files)
    return {name: _publish(name, contents[name]) for name in sorted(contents)}


def _find(theme: Theme, name: str, who: str) -> ThemeFile:
    file = theme.find(f"assets/{name}")
    if file is None:
        problem = Problem(
            path=f"themes/{theme.name}/theme.toml",
            message=f"{who} names assets/{name}, which does not exist",
            hint="Correct the name under [bundles], or add the file.",
        )
        raise SiteError((problem,))
    return file


def _publish(name: str, data: bytes) -> Output:
    path = PurePosixPath("assets", name)
    hashed = path.with_name(f"{path.stem}.{digest_bytes(data)[:DIGEST_LENGTH]}{path.suffix}")
    return Output(hashed.as_posix(), data, f"theme asset {name}")
