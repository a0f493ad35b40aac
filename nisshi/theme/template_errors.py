"""A template that fails, told as a Problem at the template's own line."""

from __future__ import annotations

from nisshi.errors import Problem
from nisshi.model import Page
from nisshi.theme.lookup import Theme, ThemeFile


def template_problem(error: Exception, page: Page, theme: Theme) -> Problem:
    """Say what went wrong, in which template and line, while rendering `page`."""
    from jinja2.exceptions import TemplateSyntaxError

    files = {file.path: file for layer in theme.layers for file in layer.files.values()}
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or page.template, error.lineno
    else:
        path, line = _innermost(error, files)
    source = _line(files[path], line) if path in files else ""
    return Problem(
        path=path or page.template,
        line=line,
        column=len(source) - len(source.lstrip()) + 1 if source else 0,
        message=_message(error),
        hint=f"Seen in {page.output}, made for {page.source}. docs/themes.md lists what templates see.",
        source=source,
        length=max(1, len(source.strip())),
    )


def _message(error: Exception) -> str:
    from jinja2.exceptions import TemplateNotFound

    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r}"
    if isinstance(error, KeyError):
        return f"there is no word or asset {error.args[0]!r}"
    return f"{type(error).__name__}: {error}"


def _innermost(error: Exception, files: dict[str, ThemeFile]) -> tuple[str, int]:
    """Return the place of the innermost template frame; Jinja maps its line numbers to the source."""
    place = ("", 0)
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name in files:
            place = (name, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _line(file: ThemeFile, number: int) -> str:
    lines = file.data.decode(errors="replace").split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
