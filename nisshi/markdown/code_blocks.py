"""Code blocks written as figures, with all their info string says, or as log excerpts.

A block under a word that may mean a log, whose lines are one, becomes a log excerpt.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nisshi.logs.ansi import Run, colours
from nisshi.logs.console import Console
from nisshi.logs.detect import detect
from nisshi.logs.format import Format
from nisshi.logs.formats import any_lines
from nisshi.logs.session import starts_session
from nisshi.markdown.code_lines import painted_lines, write_lines, write_session
from nisshi.markdown.fence import Fence
from nisshi.markdown.highlight import Highlighter
from nisshi.markdown.info_string import FenceInfo, read_info
from nisshi.markdown.languages import (
    LOGS,
    SAID_LOGS,
    SESSIONS,
    SHELLS,
    Language,
    find_language,
    nearest_language,
)
from nisshi.markdown.notes import Notes


def write_block(fence: Fence, lang: str, notes: Notes, highlighter: Highlighter) -> str:
    """One block as a figure.

    The HTML depends on the fence, the language, the phrases that mean failure, the site's zone and the
    files that are quoted, and nothing else.
    """
    code, runs = colours(fence.content.removesuffix("\n"))
    source = code.split("\n")
    info, problems = read_info(fence.info)
    language = find_language(info.language, highlighter.names, lang)
    quotes = language.word in SAID_LOGS and not code.strip()
    for problem in problems:
        # Of a file, an option misspelt may show more than its author means to publish.
        severity = "error" if problem.is_unknown and quotes else problem.severity
        notes.report(fence.line, problem.message, problem.hint, find=problem.piece, severity=severity)
    if quotes and info.log.paths:
        return _quoted(fence, info, notes, lang)
    _warn(info, language, len(source), fence.line, notes, highlighter)
    found = detect(code) if language.word in LOGS and code.strip() else None
    excerpt = _log(code, found, runs, info, language, fence, notes, lang)
    if not info.language and found == Console(has_prompts=True):
        language = find_language("console", highlighter.names, lang)
    if excerpt is None and info.log.piece:
        message = f"“{info.log.piece}” is said of logs, and this block is none"
        notes.report(fence.line, message, "write “log” behind the fence, or take it out", find=info.log.piece)
    if excerpt is None and runs:
        return _figure(write_lines(source, painted_lines(source, runs), info), info, language)
    return excerpt or _figure(_body(code, source, info, language, highlighter), info, language)


def _warn(
    info: FenceInfo, language: Language, count: int, line: int, notes: Notes, highlighter: Highlighter
) -> None:
    """Note marks that hit no line, and a language nobody knows."""
    beyond = next((start for start, _ in info.marked if start > count), 0)
    if beyond:
        lines = f"{count} line{'s' * (count > 1)}"
        notes.report(
            line,
            f"line {beyond} is to be marked, but the block has {lines}",
            "marks count from 1 at the first line of the block, whatever numberLines says",
            find=str(beyond),
        )
    if not language.known:
        near = nearest_language(info.language, highlighter.names)
        hint = f"did you mean “{near}”? " if near else ""
        notes.report(
            line,
            f"no highlighter knows the language “{info.language}”",
            f"{hint}the block is shown as plain text; write “text” to say that it is",
            find=info.language,
        )


def _log(
    code: str,
    found: Format | Console | None,
    runs: Sequence[Run],
    info: FenceInfo,
    language: Language,
    fence: Fence,
    notes: Notes,
    lang: str,
) -> str | None:
    """The block as a log excerpt; None where it is none, or asks for numbers or prompts on its lines."""
    is_lined = info.first_number or info.prompt_user or info.prompt_host
    if language.word not in LOGS or is_lined or not code.strip():
        return None
    format = found if isinstance(found, Format) else any_lines.FORMAT if language.word in SAID_LOGS else None
    if format is None:
        return None
    from nisshi.markdown.log_block import LogBlock  # the words that mean failure take long to compile

    return LogBlock(fence, info, notes, lang).pasted(code, format, runs)


def _quoted(fence: Fence, info: FenceInfo, notes: Notes, lang: str) -> str:
    from nisshi.markdown.log_block import LogBlock

    return LogBlock(fence, info, notes, lang).quoted()


def _body(
    code: str, source: Sequence[str], info: FenceInfo, language: Language, highlighter: Highlighter
) -> str:
    if language.word in SESSIONS or (language.word in SHELLS and starts_session(source)):
        session = write_session(source, info, highlighter)
        if session is not None:
            return session
    diff = language.lexer == "diff"
    return write_lines(source, highlighter.lines(code, language.lexer), info, diff=diff)


def _figure(body: str, info: FenceInfo, language: Language) -> str:
    word = escape(language.word)
    file = f'<span class="file">{escape(info.file, quote=False)}</span>' if info.file else ""
    name = f'<span class="lang">{escape(language.name, quote=False)}</span>'
    return (
        f'<figure class="code" data-lang="{word}"><figcaption>{file}{name}</figcaption>'
        f'<pre tabindex="0"><code class="language-{word}">{body}</code></pre></figure>\n'
    )
