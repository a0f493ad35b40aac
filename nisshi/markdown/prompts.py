"""Shell prompts: those a block asks for in its info string, and those written in its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

PROMPT = re.compile(
    r"""(?:\([\w.-]{1,40}\)[ ])?                                  # (venv)
        (?: PS(?:[ ][A-Za-z]:[^>\n]{0,200} | [ ][~/][^>\n]{0,200})?>[ ]?   # PS C:\Users>
          | [A-Z]:\\[^>\n]{0,200}>                                # C:\Users>
          | (?: \[[\w.-]+@[\w.-]+[^\]\n]{0,200}\]                 # [user@host dir]
              | [\w.-]+@[\w.-]+(?: :[^\s$\#%]{0,200} | [ ][~/][^\s$\#%]{0,200} )?[ ]?  # user@host:~
              )[$\#%](?:[ ]|$)
          | [$%❯➜](?:[ ]|$)
        )""",
    re.VERBOSE,
)
ROOT = re.compile(r"#(?: |$)")
MORE = re.compile(r">(?: |$)")
UNMISTAKABLE = re.compile(r"\$ |[\w.-]+@[\w.-]+:[^\s$#%]{0,200}[$#] |\[[\w.-]+@[\w.-]+ [^\]\n]{1,200}\][$#] ")


class SessionLine(msgspec.Struct, frozen=True):
    """A line of a session: the prompt as written ("" for output) and what stands after it."""

    prompt: str
    text: str
    command: bool


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


def continues(line: str) -> bool:
    """Whether a shell would read on after this line."""
    line = line.rstrip()
    backslashes = len(line) - len(line.rstrip("\\"))
    return backslashes % 2 == 1 or line.endswith(("|", "&&"))


def read_session(lines: Sequence[str]) -> list[SessionLine] | None:
    """Tell prompts, commands and output apart; None when no line starts with a prompt.

    A `#` counts as root's prompt only where no other prompt is seen: beside `$` it is a comment.
    """
    has_prompts = any(PROMPT.match(line) for line in lines)
    if not has_prompts and not any(ROOT.match(line) for line in lines):
        return None
    pattern = PROMPT if has_prompts else ROOT
    session: list[SessionLine] = []
    goes_on = False
    for line in lines:
        found = pattern.match(line) or (MORE.match(line) if goes_on else None)
        if found:
            session.append(SessionLine(line[: found.end()], line[found.end() :], True))
        else:
            session.append(SessionLine("", line, goes_on or (has_prompts and ROOT.match(line) is not None)))
        goes_on = session[-1].command and continues(line)
    return session


def is_session(lines: Sequence[str]) -> bool:
    """Whether a block labelled as shell is a session, seen from its first line: no script begins so."""
    first = next((line for line in lines if line.strip()), "")
    return UNMISTAKABLE.match(first) is not None
