"""What made an output, and whether the next build would make it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from nisshi.errors import Problem
from nisshi.explain.state import SETTINGS, State, keys_of
from nisshi.model import HeldBack, Task
from nisshi.permalink import post_path, urls_for
from nisshi.steps.plan import whole_task
from nisshi.theme.closure import closures

Fate = Literal["stays", "made again", "made", "brought back from the cache", "removed", "waits", "held back"]


class TemplateUse(msgspec.Struct, frozen=True):
    name: str  # as templates say it
    path: str  # "" when no file has the name; one that is added would be used
    layer: str


class OutputStory(msgspec.Struct, frozen=True, kw_only=True):
    """An output, everything that takes part in it, and its fate in the next build."""

    output: str
    source: str = ""  # what it is made for: a file, or a list of posts in words
    texts: tuple[str, ...] = ()  # posts whose text it shows
    mentions: tuple[str, ...] = ()  # posts whose title, date or address it shows
    templates: tuple[TemplateUse, ...] = ()
    whole_theme: bool = False  # a name that is computed may be any template
    words: tuple[str, ...] = ()  # files of the theme's words
    settings: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()  # those of the files above that are not as at the last build
    fate: Fate
    reasons: tuple[str, ...] = ()
    stopped: tuple[Problem, ...] = ()  # for which the next build writes nothing


def output_story(state: State, path: str) -> OutputStory:
    """Tell the story of an output that is planned, or that the last build has published."""
    story = _story(state, path)
    if not state.stopped:
        return story
    # What would become of it is known only when the errors are gone; that it is held back is known now.
    fate: Fate = "held back" if story.fate == "held back" else "waits"
    reasons = story.reasons if fate == "held back" else ()
    return msgspec.structs.replace(story, fate=fate, reasons=reasons, stopped=state.stopped)


def _story(state: State, path: str) -> OutputStory:
    plan = state.proposal.plan
    for number, task in enumerate(plan.tasks):
        if task.output == path:
            return _task_story(state, task, whole_task(plan, number, state.cache) or task)
    files = (*plan.assets, *(file.asset() for file in plan.pictures))
    copied = [asset.path for asset in files if asset.output == path]
    copied += [output.source for output in state.proposal.theme_outputs if output.path == path]
    if not copied and (post := state.held_back().get(path)):
        fate: Fate = "removed" if path in state.found.shelf.rows else "held back"
        return OutputStory(output=path, source=post.path, fate=fate, reasons=(held_reason(post),))
    if not copied:
        return OutputStory(output=path, fate="removed", reasons=("nothing in the blog asks for it any more",))
    changed = _changed(state, copied)
    fate, reasons = _fate(state, path)
    return OutputStory(output=path, source=copied[0], changed=changed, fate=fate, reasons=reasons)


def held_reason(post: HeldBack) -> str:
    """Say why a post is not published, and what would show it all the same."""
    option = {"draft": "-D", "future": "-F", "expired": "-E"}[post.reason]
    return f"held back ({post.reason}): build {option} shows it"


def _task_story(state: State, task: Task, whole: Task) -> OutputStory:
    templates, is_whole = _templates(state, task.template)
    layers = state.found.theme.layers
    words = [layer.files["words.toml"].path for layer in layers if "words.toml" in layer.files]
    mentions = _mentions(state, whole)
    files = [task.source, *task.bodies, *mentions, *(use.path for use in templates), *words]
    changed = _changed(state, files if task.template else files[: len(files) - len(words)])
    fate, reasons = _fate(state, task.output)
    return OutputStory(
        output=task.output,
        source=task.source,
        texts=task.bodies,
        mentions=tuple(mention for mention in mentions if mention not in task.bodies),
        templates=templates,
        whole_theme=is_whole,
        words=tuple(words) if task.template else (),
        settings=(SETTINGS,),
        changed=(*changed, *([SETTINGS] if state.is_as_published() and state.settings_changed() else [])),
        fate=fate,
        reasons=reasons,
    )


def _templates(state: State, template: str) -> tuple[tuple[TemplateUse, ...], bool]:
    if not template:
        return (), False
    theme = state.found.theme
    reached = closures(theme).get(template, ())
    uses = []
    for name in theme.names("templates") if reached is None else reached:
        file = theme.template(name)
        layer = next((layer.name for layer in theme.layers if file in layer.files.values()), "")
        uses.append(TemplateUse(name, file.path if file else "", layer))
    return tuple(uses), reached is None


def _mentions(state: State, task: Task) -> tuple[str, ...]:
    """Return the posts whose address stands among the inputs of a task: with it go title and date."""
    urls = urls_for(state.settings.site.url)
    posts = {urls.path(post_path(leaf.gate.slug)): leaf.path for leaf in state.chosen.good if leaf.gate}
    found = (posts[text] for text in _texts(msgspec.msgpack.decode(task.inputs)) if text in posts)
    return tuple(dict.fromkeys(found))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _changed(state: State, paths: list[str]) -> tuple[str, ...]:
    if not state.is_as_published():
        return ()  # the record of files is that of a build that failed
    now, then = state.files(), state.files_then()
    return tuple(path for path in dict.fromkeys(paths) if now.get(path) != then.get(path))


def _fate(state: State, path: str) -> tuple[Fate, tuple[str, ...]]:
    shelf = state.found.shelf
    key = keys_of(state.proposal, state.found)[path]
    row, whole = shelf.rows.get(path), shelf.intact().get(path)
    if whole is not None and whole.key == key:
        return "stays", ()
    is_kept = not key.startswith("copy.") and state.cache.get(f"page {key}") is not None
    if row is None:
        return "brought back from the cache" if is_kept else "made", (
            "the published site has no such output",
        )
    reasons: list[str] = []
    if row.key != key:
        reasons += _reasons(state, row.key, key)
    if whole is None:
        reasons.append(f"the file in {state.request.output.name}/ is not as it was published")
    return "brought back from the cache" if is_kept else "made again", tuple(reasons)


def _reasons(state: State, then: str, now: str) -> Iterator[str]:
    """Say which parts of the key differ, see `task_keys`, and as far as it is known what in them."""
    before, after = then.split("."), now.split(".")
    if len(before) != 3 or len(after) != 3:
        yield "the file itself has changed"
        return
    if before[0] != after[0]:
        yield from _frame_reasons(state)
    if before[1] != after[1]:
        fields = ", ".join(_fields(state, before[1], after[1]))
        yield "what it shows of posts has changed" + (f" ({fields})" if fields else "")
    if before[2] != after[2]:
        yield "the text of a post that it shows has changed"


def _frame_reasons(state: State) -> Iterator[str]:
    """Say what of engine, settings and theme is not as it was."""
    if not state.is_as_published():
        yield "settings, the theme, Nisshi itself or what all pages show of the site has changed"
        return
    found = []
    if state.last.look.engine != state.found.engine:
        found.append("Nisshi itself or a library is another version")
    if settings := state.settings_changed():
        found.append(f"settings have changed: {', '.join(settings)}")
    now, then = state.files(), state.files_then()
    files = sorted(path for path in now.keys() | then.keys() if now.get(path) != then.get(path))
    if theme := [path for path in files if not path.startswith("content/")]:
        found.append(f"the theme has changed: {', '.join(theme)}")
    yield from found or ["what all pages show of the site, such as its menu, has changed"]


def _fields(state: State, then: str, now: str) -> list[str]:
    """Return the inputs of a task that are not as they were, by name, as far as the cache has both."""
    before, after = (_inputs(state, digest) for digest in (then, now))
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    return [str(name) for name in after if before.get(name) != after[name]]


def _inputs(state: State, digest: str) -> object:
    data = state.cache.get(f"task {digest}")
    return msgspec.msgpack.decode(data) if data else None
