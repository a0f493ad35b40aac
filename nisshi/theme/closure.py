"""What a page's template is made of: every template file it can reach, under one digest.

A page is made from its task and from what its templates say, so the digests of both tell whether it must
be made again. An include whose name is computed can be anything: it stands for the whole theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nisshi.digest import digest_value
from nisshi.theme.lookup import Layer, Theme

if TYPE_CHECKING:
    from jinja2 import nodes

Closure = tuple[str, ...] | None  # sorted names as templates say them, or None: the whole theme


def closures(theme: Theme) -> dict[str, Closure]:
    """Return, for each template of the theme, all it can reach by any path, itself included.

    A name that no file has is reached too: adding that file changes the page. A template that
    cannot be read as one depends on the whole theme. Depends on nothing but template files, whose
    digest is `templates_digest`.
    """
    names = theme.names("templates")
    direct: dict[str, Closure] = {}
    left = list(names)
    while left:
        name = left.pop()
        if name not in direct:
            direct[name] = _references(theme, name)
            left += direct[name] or ()
    return {name: _reachable(name, direct) for name in names}


def closure_digest(theme: Theme, names: Closure, shared: str) -> str:
    """Return the digest of these templates, where they lie and what they say, and of `shared`.

    Where they lie matters because messages name it.
    """
    if names is None:
        return digest_value((templates_digest(theme), shared))
    found = ((name, theme.template(name)) for name in names)
    files = [(name, file.path, file.digest) if file else (name, "", "") for name, file in found]
    return digest_value((files, shared))


def templates_digest(theme: Theme) -> str:
    """Return the digest of all template files of all layers, nearest first."""
    return digest_value([(layer.name, _templates(layer)) for layer in theme.layers])


def shared_digest(theme: Theme, asset_urls: dict[str, str]) -> str:
    """Return the digest of what every template may say: the theme's words and the assets' addresses."""
    files = (layer.files.get("words.toml") for layer in theme.layers)
    return digest_value(([file.digest for file in files if file], asset_urls))


def _templates(layer: Layer) -> list[tuple[str, str, str]]:
    files = sorted(layer.files.items())
    return [(name, file.path, file.digest) for name, file in files if name.startswith("templates/")]


def _reachable(name: str, direct: dict[str, Closure]) -> Closure:
    seen = {name}
    left = [name]
    while left:
        references = direct[left.pop()]
        if references is None:
            return None
        left += (other for other in references if other not in seen)
        seen.update(references)
    return tuple(sorted(seen))


def _references(theme: Theme, name: str) -> Closure:
    """Return the names that one template says itself."""
    from jinja2 import Environment, TemplateSyntaxError  # only where the theme has changed
    from jinja2.meta import find_referenced_templates

    file = theme.template(name)
    if file is None:
        return ()
    try:
        tree = Environment().parse(file.data.decode())
        found = {*find_referenced_templates(tree), *_partials(tree)}
    except (TemplateSyntaxError, UnicodeDecodeError, RecursionError):
        return None
    return None if None in found else tuple(name for name in found if name is not None)


def _partials(tree: nodes.Template) -> Iterator[str | None]:
    """Yield the names that `partial` is called with, None for one that is computed."""
    from jinja2 import nodes

    mentions = sum(name.name == "partial" and name.ctx == "load" for name in tree.find_all(nodes.Name))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "partial":
            mentions -= 1
            name = call.args[0] if call.args else None
            yield name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None
    if mentions:  # it is handed on under another name
        yield None
