"""Definition lists: a line starting with `: ` defines the line above it. Off by default."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin


def definition_lists(parser: MarkdownIt) -> None:
    """Switch definition lists on: `<dl>`, `<dt>`, `<dd>`."""
    deflist_plugin(parser)
