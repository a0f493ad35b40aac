"""The process that draws: one request a line, one answer a line, both JSON.

It is another process because the drawers are native code: what hangs is ended, what crashes takes
nothing along.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from nisshi.diagrams.drawing import Fault

MEMORY = 2 << 30  # bytes a drawer may have, where the system can say so


class Request(msgspec.Struct):
    engine: str
    source: str
    ident: str


class Answer(msgspec.Struct):
    svg: str = ""
    message: str = ""
    line: int = 0
    column: int = 0
    piece: str = ""


def main(folder: Path) -> None:
    """Answer what is asked until nobody asks any more; `folder` is ours to use, and is taken away."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from nisshi.diagrams.graphviz import use_measuring_font

    try:
        use_measuring_font(folder)
        serve(sys.stdin.buffer, answers)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    for line in requests:
        drawn = _draw(msgspec.json.decode(line, type=Request))
        if isinstance(drawn, str):
            answer = Answer(svg=drawn)
        else:
            answer = Answer("", drawn.message, drawn.line, drawn.column, drawn.piece)
        answers.write(msgspec.json.encode(answer) + b"\n")
        answers.flush()


def _draw(request: Request) -> str | Fault:
    try:
        if request.engine == "mermaid":
            from nisshi.diagrams.mermaid import draw

            return draw(request.source, request.ident)
        from nisshi.diagrams import graphviz

        return graphviz.draw(request.source, request.engine)
    except BaseException as error:  # a panic of Rust is no Exception
        return Fault(f"the drawer gave up ({type(error).__name__})")
