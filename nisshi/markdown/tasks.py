"""Task lists: `- [ ] open` and `- [x] done` show a box that nobody can tick."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from nisshi.markdown.where import where

_CLASSES = {"contains-task-list": "tasks", "task-list-item": "task"}
_STATES = {"ja": ("未完了", "完了"), "en": ("open", "done")}


def tasks(parser: MarkdownIt) -> None:
    """Render task items as `<li class="task">` in a list of class `tasks`."""
    parser.options["tasklists"] = True
    parser.core.ruler.after("block", "task_classes", where("] ", _rename_classes))
    parser.add_render_rule("list_item_open", _item)


def _rename_classes(state: StateCore) -> None:
    for token in state.tokens:
        if token.attrs and (name := _CLASSES.get(str(token.attrs.get("class")))):
            token.attrs["class"] = name


def _item(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    html = renderer.renderToken(tokens, index, options, env)
    checked = tokens[index].meta.get("checked")
    if checked is None:
        return html
    lang = env["notes"].text.lang.split("-")[0]
    label = _STATES.get(lang, _STATES["en"])[checked]
    return f'{html}<input type="checkbox" disabled{" checked" if checked else ""} aria-label="{label}"> '
