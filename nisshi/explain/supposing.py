"""What a build would make again if something changed: the site is planned once more with the change in it,
in memory, and the keys of both plans are compared. Nothing is noted in advance, so nothing can be stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

import msgspec

from nisshi.config import Settings
from nisshi.digest import digest_value
from nisshi.explain.state import State, keys_of
from nisshi.model import Body, Meta, Outline
from nisshi.steps.look import Look
from nisshi.steps.prepare import Leaf, Text
from nisshi.steps.propose import propose
from nisshi.steps.texts import Texts
from nisshi.theme.lookup import Layer, Theme, ThemeFile

_OTHER = "…"  # what is put behind a text to make it another


class Effect(msgspec.Struct, frozen=True):
    """What a change leads to, as paths of outputs."""

    change: str  # in words, such as "its title changes"
    again: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def if_text_changes(state: State, path: str) -> Iterator[Effect]:
    """Yield what follows when what a post or page quotes changes."""
    yield _effect(state, f"the text of {path} changes with it", texts=_Supposed(state.texts, path, None))


def if_post_changes(state: State, path: str) -> Iterator[Effect]:
    """Yield what follows when the text of a published post or page changes, or one of its fields."""
    yield _effect(state, "its text alone changes", texts=_Supposed(state.texts, path, None))
    outline = state.texts.outline(path)
    for words, meta in _other_fields(outline):
        post = msgspec.structs.replace(outline.post, meta=meta)
        other = msgspec.structs.replace(outline, post=post)
        if meta.title != outline.post.meta.title:
            other = msgspec.structs.replace(other, phrases=(*outline.phrases, _OTHER))
        digest = digest_value(other)
        leaves = [
            msgspec.structs.replace(leaf, outline_digest=digest) if leaf.path == path else leaf
            for leaf in state.chosen.good
        ]
        yield _effect(state, words, leaves=leaves, texts=_Supposed(state.texts, path, other))


def if_asset_changes(state: State, path: str) -> Iterator[Effect]:
    """Yield what follows when a file that is published as it is changes."""
    sources = state.found.sources
    files = {**sources.files, path: _OTHER}
    other = msgspec.structs.replace(sources, files=files)
    yield _effect(state, "it changes", found=msgspec.structs.replace(state.found, sources=other))


def if_theme_file_changes(state: State, path: str) -> Iterator[Effect]:
    """Yield what follows when a template, an asset or the words of a theme change."""
    theme = state.found.theme
    layers = tuple(Layer(layer.name, _with_other(layer.files, path)) for layer in theme.layers)
    other = Theme(theme.name, layers, theme.bundles)
    yield _effect(state, "it changes", found=msgspec.structs.replace(state.found, theme=other))


def if_settings_change(state: State) -> Iterator[Effect]:
    """Yield what follows when a setting changes that every page may show; [build] has none of them."""
    site = msgspec.structs.replace(state.settings.site, title=state.settings.site.title + _OTHER)
    yield _effect(
        state, "the title of the site changes", settings=msgspec.structs.replace(state.settings, site=site)
    )


def _other_fields(outline: Outline) -> Iterator[tuple[str, Meta]]:
    meta, replace = outline.post.meta, msgspec.structs.replace
    yield "its title changes", replace(meta, title=meta.title + _OTHER)
    shown = meta.description or outline.excerpt
    yield "its description changes", replace(meta, description=shown + _OTHER)
    if outline.post.kind == "post" and meta.date:
        yield "its date becomes a day later", replace(meta, date=meta.date + timedelta(days=1))
        yield "it gets a tag that is new", replace(meta, tags=(*meta.tags, _OTHER))


def _with_other(files: dict[str, ThemeFile], path: str) -> dict[str, ThemeFile]:
    """Return the files of a layer with other content at `path`."""
    return {
        name: ThemeFile(file.path, file.data + b"\n", _OTHER) if file.path == path else file
        for name, file in files.items()
    }


def _effect(
    state: State,
    change: str,
    *,
    found: Look | None = None,
    settings: Settings | None = None,
    leaves: Sequence[Leaf] | None = None,
    texts: Texts | None = None,
) -> Effect:
    """Plan again with what is given in the place of what is so, and compare."""
    found = found or state.found
    proposal = propose(
        found,
        settings or state.settings,
        state.cache,
        leaves or state.chosen.good,
        state.chosen.absent,
        texts or state.texts,
        state.studio,
    )
    old, new = keys_of(state.proposal, state.found), keys_of(proposal, found)
    return Effect(
        change,
        again=tuple(path for path, key in new.items() if path in old and old[path] != key),
        added=tuple(path for path in new if path not in old),
        removed=tuple(path for path in old if path not in new),
    )


class _Supposed(Texts):
    """The texts of all posts, one of which is supposed to be other: its body, or what is known of it."""

    def __init__(self, texts: Texts, path: str, outline: Outline | None) -> None:
        self._path = path
        self._true = texts
        self._outline = outline

    def digest(self, path: str) -> str:
        is_other = path == self._path and self._outline is None
        return _OTHER if is_other else self._true.digest(path)

    def body(self, path: str) -> Body:
        return self._true.body(path)

    def text(self, path: str) -> Text:
        return self._true.text(path)

    def outline(self, path: str) -> Outline:
        return self._outline if self._outline and path == self._path else self._true.outline(path)

    def outlines(self, paths: Iterable[str]) -> tuple[Outline, ...]:
        found = self._true.outlines(paths)
        return tuple(self._outline if self._outline and one.post.path == self._path else one for one in found)
