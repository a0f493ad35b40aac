"""Finds a theme's files: the first layer that has a name wins, file by file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError, did_you_mean


class ThemeFile(msgspec.Struct, frozen=True):
    """A file of a theme with the bytes it had when it was read; nobody reads it again."""

    path: str  # for messages: relative to the site's root where it lies inside it
    data: bytes
    digest: str


class Layer(msgspec.Struct, frozen=True):
    """One folder of files: overrides/, a theme, or a theme it inherits."""

    name: str
    files: dict[str, ThemeFile]  # "templates/home.html" -> file


class Theme(msgspec.Struct, frozen=True):
    """A theme with all it inherits, nearest layer first."""

    name: str
    layers: tuple[Layer, ...]
    bundles: dict[str, tuple[str, ...]]  # "style.css" -> ("css/tokens.css", …)

    def find(self, name: str) -> ThemeFile | None:
        """Return the file that wins under `name`, e.g. "templates/home.html"."""
        return next((layer.files[name] for layer in self.layers if name in layer.files), None)

    def template(self, name: str) -> ThemeFile | None:
        """Return the template that others extend or include as `name`.

        "!washi/base.html" is that theme's own file, whoever overrides it.
        """
        if not name.startswith("!"):
            return self.find(f"templates/{name}")
        theme, _, rest = name[1:].partition("/")
        files = next((layer.files for layer in self.layers if layer.name == theme), {})
        return files.get(f"templates/{rest}")

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the sorted names, below `folder`, of all files of all layers."""
        prefix = folder + "/"
        found = {name for layer in self.layers for name in layer.files if name.startswith(prefix)}
        return tuple(sorted(name.removeprefix(prefix) for name in found))


def template_keys(theme: Theme) -> tuple[str, ...]:
    """Return the keys that front matter's `templateKey` may name: templates for posts and pages."""
    stems = (name.removesuffix(".html") for name in theme.names("templates"))
    return tuple(stem for stem in stems if stem.endswith(("-post", "-page")) and not stem.startswith("_"))


def load_theme(root: Path, name: str) -> Theme:
    """Read the theme `name` and what it inherits, with overrides/ in front.

    Raises SiteError when the theme, or one that it inherits, does not exist or has no valid theme.toml.
    """
    layers: list[Layer] = []
    if (root / "overrides").is_dir():
        layers.append(_layer(root, root / "overrides", "overrides"))
    bundles: dict[str, tuple[str, ...]] = {}
    seen: list[str] = []
    wanted, asked_in = name, "nisshi.toml"
    while wanted:
        if wanted in seen:
            circle = " → ".join([*seen, wanted])
            raise _refuse(f"themes/{wanted}/theme.toml", f"the theme inherits itself: {circle}")
        seen.append(wanted)
        layer = _layer(root, _folder(root, wanted, asked_in), wanted)
        layers.append(layer)
        declared = _declaration(layer)
        bundles = {**_bundles(declared), **bundles}
        wanted, asked_in = str(declared.get("inherits", "")), layer.files["theme.toml"].path
    return Theme(name, tuple(layers), bundles)


def theme_homes(root: Path) -> tuple[Path, ...]:
    """Return the folders that hold themes: the site's own, then the ones that come with Nisshi."""
    package = Path(__file__).resolve().parent.parent
    return (root / "themes", package / "themes", package.parent / "themes")


def _folder(root: Path, name: str, asked_in: str) -> Path:
    homes = theme_homes(root)
    for home in homes:
        if (home / name / "theme.toml").is_file():
            return home / name
    known = sorted({path.parent.name for home in homes for path in home.glob("*/theme.toml")})
    hint = f"{did_you_mean(name, known)}Themes there are: {', '.join(known)}."
    raise _refuse(asked_in, f"there is no theme {name!r}", hint)


def _layer(root: Path, folder: Path, name: str) -> Layer:
    shown = folder.relative_to(root) if folder.is_relative_to(root) else Path("themes", name)
    files = {}
    for inner, path in _files(folder):
        data = path.read_bytes()
        files[inner] = ThemeFile(f"{shown.as_posix()}/{inner}", data, digest_bytes(data))
    return Layer(name, files)


def _files(folder: str | Path, prefix: str = "") -> Iterator[tuple[str, Path]]:
    """Yield the files below `folder` that are not hidden, in the order of their paths, folder by folder."""
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        elif not entry.name.startswith(".") and entry.is_file():
            yield prefix + entry.name, Path(entry.path)


def _declaration(layer: Layer) -> dict[str, object]:
    import tomllib

    file = layer.files["theme.toml"]
    try:
        return tomllib.loads(file.data.decode())
    except tomllib.TOMLDecodeError as error:
        from nisshi.toml_syntax import syntax_problem

        lines = file.data.decode().replace("\r\n", "\n").split("\n")
        raise SiteError((syntax_problem(file.path, error, lines),)) from None
    except UnicodeDecodeError as error:
        raise _refuse(file.path, f"the file is not UTF-8: {error.reason}") from None


def _bundles(declared: dict[str, object]) -> dict[str, tuple[str, ...]]:
    table = declared.get("bundles", {})
    if not isinstance(table, dict):
        return {}
    return {str(key): tuple(map(str, parts)) for key, parts in table.items() if isinstance(parts, list)}


def _refuse(path: str, message: str, hint: str = "") -> SiteError:
    return SiteError((Problem(path=path, message=message, hint=hint),))
