"""Shell prompts that a block asks for in its info string: `shell{promptUser: x}{promptHost: y}`."""

from __future__ import annotations

from collections.abc import Sequence

from nisshi.logs.session import continues


def asked_prompts(lines: Sequence[str], user: str, host: str, output: frozenset[int]) -> list[str]:
    """The prompt of each line, "" for output (line indexes in `output`), comments and continuations."""
    who = f"{user}@{host}" if user and host else user or host
    prompt = f"{who} {'#' if user == 'root' else '$'} "
    prompts = []
    goes_on = False
    for index, line in enumerate(lines):
        is_input = index not in output
        starts = is_input and not goes_on and line.strip() != "" and not line.lstrip().startswith("#")
        prompts.append(prompt if starts else "")
        goes_on = is_input and continues(line)
    return prompts
