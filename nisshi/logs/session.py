"""Sessions at a prompt: commands and what they printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

PROMPT = re.compile(
    r"""(?:\([\w.-]{1,40}\)[ ])?                                           # (venv)
        (?: PS(?:[ ][A-Za-z]:[^>]{0,200} | [ ][~/][^>]{0,200})?>[ ]?       # PS C:\Users>
          | [A-Z]:\\[^>]{0,200}>                                           # C:\Users>
          | \[[\w.-]{1,60}@[^\]]{1,200}\][$\#%](?:[ ]|$)                    # [user@host dir]
          | [\w.-]{1,60}@[\w.-]{1,60}
            (?: (?: :[^\s$\#%]{0,200} | [ ][~/][^\s$\#%]{0,200} )?[ ]?[$\#%](?:[ ]|$)   # user@host:~
              | (?: [ ][~/][^\s>]{0,200}(?:[ ]\([^)>]{1,60}\))? )?>[ ]              # fish, Junos
            )
          | [╰└]─{1,3}[$\#%❯➜>λ](?:[ ]|$)                                   # the second line of zsh's themes
          | (?:ba|da|k|z)?sh-\d\.\d{1,3}\w{0,3}[$\#][ ]                       # bash-5.1#
          | [$%❯➜✗λ](?:[ ]|$)
        )""",
    re.VERBOSE,
)
PROMPT_OPENS = "(P$%❯➜✗λ╰└bdkzs"
"""What a prompt can begin with that names no user and no drive."""

ROOT = re.compile(r"#(?: |$)")
MORE = re.compile(r">(?: |$)")
UNMISTAKABLE = re.compile(
    r"""(?: [$][ ]
          | [\w.-]{1,60}@[\w.-]{1,60}:[^\s$\#%]{0,200}[$\#][ ]
          | \[[\w.-]{1,60}@[\w.-]{1,60}[ ][^\]]{1,200}\][$\#][ ]
        )\S""",
    re.VERBOSE,
)
"""Prompts that begin no line of a script."""


def names_prompt(text: str) -> bool:
    """Whether a prompt that names the user (`@`) or a drive (`C:\\`) may be in this text: seen at once."""
    return "@" in text or ":\\" in text


def prompt_end(line: str) -> int:
    """Return where the prompt that opens a line ends, 0 where there is none."""
    if line.startswith("$ "):  # by far the most usual, and a pattern takes four times as long
        return 2
    found = PROMPT.match(line)
    return found.end() if found else 0


class SessionLine(msgspec.Struct, frozen=True):
    """A line of a session: the prompt as written ("" where there is none) and what stands after it."""

    prompt: str
    text: str
    command: bool

    @property
    def is_more(self) -> bool:
        """Whether the prompt is the shell's second one, which asks for the rest of a command."""
        return MORE.match(self.prompt) is not None


def read_session(lines: Sequence[str]) -> list[SessionLine] | None:
    """Tell prompts, commands and output apart; None when no line starts with a prompt.

    A `#` counts as root's prompt only where no other prompt is seen: beside `$` it is a comment.
    """
    has_prompts = any(PROMPT.match(line) for line in lines)
    if not has_prompts and not any(ROOT.match(line) for line in lines):
        return None
    pattern = PROMPT if has_prompts else ROOT
    session: list[SessionLine] = []
    goes_on = awaits_more = False
    for line in lines:
        found = pattern.match(line) or (MORE.match(line) if goes_on or awaits_more else None)
        if found:
            session.append(SessionLine(line[: found.end()], line[found.end() :], True))
        else:
            comment = has_prompts and ROOT.match(line) is not None
            session.append(SessionLine("", line, goes_on or comment))
        goes_on = session[-1].command and continues(line)
        awaits_more = bool(found) and (session[-1].is_more or opens(session[-1].text))
    return session


def opens(line: str) -> bool:
    """Whether a quotation or a here-document begins in this line, so that the shell asks for more."""
    return line.count('"') % 2 == 1 or line.count("'") % 2 == 1 or "<<" in line


def starts_session(lines: Sequence[str]) -> bool:
    """Whether a block labelled as shell is a session, seen from its first line: no script begins so."""
    first = next((line for line in lines if line.strip()), "")
    return UNMISTAKABLE.match(first) is not None


def continues(line: str) -> bool:
    """Whether a shell would read on after this line."""
    line = line.rstrip()
    backslashes = len(line) - len(line.rstrip("\\"))
    return backslashes % 2 == 1 or line.endswith(("|", "&&"))
