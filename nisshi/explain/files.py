"""What a file of the blog takes part in."""

from __future__ import annotations

import msgspec

from nisshi.errors import Problem
from nisshi.explain.outputs import held_reason
from nisshi.explain.state import SETTINGS, State
from nisshi.explain.supposing import (
    Effect,
    if_asset_changes,
    if_post_changes,
    if_settings_change,
    if_text_changes,
    if_theme_file_changes,
)


class FileStory(msgspec.Struct, frozen=True):
    """A file, whether it is as at the last build, and what would follow if it changed."""

    file: str
    since: str  # "as it was", "changed", "new", "gone", "unknown"
    note: str = ""
    effects: tuple[Effect, ...] = ()
    stopped: tuple[Problem, ...] = ()  # for which the next build writes nothing


def file_story(state: State, path: str) -> FileStory:
    """Tell the story of a file of content/, a file of the theme, or nisshi.toml."""
    return msgspec.structs.replace(_story(state, path), stopped=state.stopped)


def _story(state: State, path: str) -> FileStory:
    since = _since(state, path)
    if path == SETTINGS:
        note = "The table [build] alone changes no output."
        return FileStory(path, since, note, tuple(if_settings_change(state)))
    if since == "gone":
        return FileStory(path, since, "What it took part in is removed or made again by the next build.")
    if not path.startswith("content/"):
        return FileStory(path, since, _theme_note(state, path), tuple(if_theme_file_changes(state, path)))
    if any(leaf.path == path for leaf in state.chosen.good):
        note = (
            "Its text alone: as long as headings, links, reading time and, without a description, "
            "the first sentences stay."
        )
        return FileStory(path, since, note, tuple(if_post_changes(state, path)))
    if reason := _absence(state, path):
        return FileStory(path, since, reason)
    if quoting := [leaf.path for leaf in state.chosen.good if leaf.files and _quotes(state, leaf.path, path)]:
        effects = tuple(effect for post in quoting for effect in if_text_changes(state, post))
        return FileStory(path, since, f"It is quoted by {', '.join(quoting)}.", effects)
    return FileStory(path, since, "", tuple(if_asset_changes(state, path)))


def _quotes(state: State, post: str, path: str) -> bool:
    return path in state.texts.outline(post).quoted


def _since(state: State, path: str) -> str:
    if not state.is_as_published() and (path == SETTINGS or path in state.files()):
        return "unknown"
    if path == SETTINGS:
        return "changed" if state.settings_changed() else "as it was"
    now, then = state.files().get(path), state.files_then().get(path)
    if now == then:
        return "as it was"
    return "new" if then is None else "gone" if now is None else "changed"


def _theme_note(state: State, path: str) -> str:
    if path.endswith("/theme.toml"):
        return "It names bundles and the theme that is inherited; what is said there shows in their files."
    theme = state.found.theme
    for layer in theme.layers:
        for name, file in layer.files.items():
            winner = theme.find(name)
            if file.path == path and winner and winner.path != path:
                return f"{winner.path} takes its place."
    return ""


def _absence(state: State, path: str) -> str:
    """Say why a post or page is not published; "" for other files."""
    for held in state.chosen.held_back:
        if held.path == path:
            return f"It is {held_reason(held)}."
    if any(absent.path == path for absent in state.chosen.absent):
        return "It has an error, so nothing shows it; `check` says which."
    return ""
