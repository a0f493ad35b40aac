"""Is this text a session at a prompt, or commands to be typed at one? Seen from the text alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from nisshi.logs.commands import COMMANDS, WORDS
from nisshi.logs.session import PROMPT, ROOT, continues, opens


class Console(msgspec.Struct, frozen=True):
    """A session and no log. `has_prompts` is False where commands stand alone, ready to be copied."""

    has_prompts: bool


_OTHER_PROMPT = re.compile(
    r"""(?: >>>[ ] | In[ ]\[\d+\]:[ ] | (?:mysql|mariadb|MariaDB[ ]\[[^\]]{0,60}\]|sqlite|mongo|redis
          |ghci|Prelude|test|scala|julia|ftp|sftp|lxc|hbase|cqlsh|nslookup
          |127\.0\.0\.1:6379|[A-Z][A-Z0-9]{1,20}(?:\[[^\]]{0,30}\])?)>[ ]?
      | \(gdb\)[ ] | irb\([^)]{1,30}\)[^>]{0,20}>[ ] | iex\(\d+\)>[ ] | \d{0,3}>[ ](?=\S)
      | [a-z_][\w-]{0,30}(?:=|-)[\#>][ ]                                     # psql
      | [/~][ ]\#[ ](?=[a-z])                                                # a container's: / # ls
      | [\w.-]{1,40}:[/~][^\s$\#%>]{0,80}[\#$][ ]                              # root:~# ls
      | [\w.-]{1,40}:[^\s:$\#%>]{1,80}[ ][\w.-]{1,30}\$[ ]                       # macOS up to 10.14: host:dir user$ ls
      | [\w.-]{0,40}[:~][^\s$\#%>]{0,80}\][$\#%][ ]? | ~\][$\#][ ]?           # cut: ~]# ls
      | [A-Za-z]:>[ ]?                                                       # C:>dir
      | [\w.-]{1,40}[\#>](?=[a-z]{2,})(?:[a-z-]+(?:[ ]|$))                   # Router#show …
      | [\w.-]{1,40}\(config[\w-]{0,20}\)\#                                  # Cisco IOS
      | [^\s$]{1,40}(?:[ ][\d:.-]{4,20}){0,2}[ ]\$[ ](?=\S)                   # 2024-01-29 23:29:47 $ date
    )""",
    re.VERBOSE,
)
_NO_COMMAND = re.compile(
    r"#!|<\?|[{}<>|&=]|(?:if|for|while|case|function|do|done|fi|esac|then|else|elif|local|return|def|class|import"
    r"|from|var|let|const|public|private|use|package|require|include)\b(?![-.])"
)
_CODE = re.compile(r"[=()<>{};$]|\d[ ]?[-+*/][ ]?\d")
"""What prose seldom has, and a line of a language does."""

_TOP = re.compile(r"\# (?:sudo )?top\b")
"""Root starts top, whose screen begins with its own name; `top` alone may be any word."""

_RULE = re.compile(r"[-+|=: ]{5,500}")
"""What stands below the head of a table, whose first column may be `id`."""

_SETS = re.compile(r"(?:[A-Za-z_]\w{0,60}=(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\s\"'(]{0,300})[ \t]+){1,6}")
_LEADING = re.compile(r"(?:(?:sudo|doas|time|nohup|exec|command|env)[ ]+(?:-\w+[ ]+)?){1,3}(?=\S)")
_PLACE = re.compile(
    r"(?:\.{1,2}|~)/[\w./@+-]{1,200}$|/(?:[\w.@+-]{1,80}/){0,8}s?bin/[\w.@+-]{1,80}$|\.{1,2}\\[\w.\\-]+$|\$[({]?[\w-]+[)}]?/\S+$"
)
_OPTION = re.compile(r"[a-z][\w.-]{1,40}(?:[ ][a-z][\w-]{0,30}){0,2}[ ]--?[A-Za-z][\w-]*(?:[ =]|$)")
_ARGUMENT = re.compile(r"(?:^|[ ])(?:-{1,2}[\w?]|[~./$*\"'|>]|\S*[/=@$:.]\S)|[|>&]|\\$|^\d+$|^[a-z][\w-]*$")
_PROSE = re.compile(r"[。、！？]|[.,!?:]$|(?:^|[ ])(?:the|is|are|was|of|and|you|to)(?=[ ])")


def detect_console(lines: Sequence[str]) -> Console | None:
    """Tell a session from its lines, of which blank ones have been left out; None when it is none."""
    if not lines:
        return None
    if any(_is_prompt(line) for line in lines[:60]):
        return Console(True)
    if _OTHER_PROMPT.match(lines[0]) and not _is_quotation(lines):
        return Console(True)
    if ROOT.match(lines[0]) and is_command(lines[0][2:]):
        return Console(True)
    if any(_TOP.match(above) and below.startswith("top - ") for above, below in pairwise(lines[:4])):
        return Console(True)
    return Console(False) if _opens_with_command(lines) else None


def _is_prompt(line: str) -> bool:
    """Whether a prompt stands here with a command behind it."""
    found = PROMPT.match(line)
    if found is None:
        return False
    command = line[found.end() :]
    return is_command(command) if line.startswith("%") else command.strip() != ""  # % begins comments too


def _is_quotation(lines: Sequence[str]) -> bool:
    """Whether each of several lines begins as R's and Node's prompt does, and none is an input: quoted mail."""
    if len(lines) < 2 or not all(line.startswith("> ") for line in lines):
        return False
    return not any(_CODE.search(line, 2) or is_command(line[2:]) for line in lines)


def is_command(line: str) -> bool:
    """Whether a line is a command as it would be typed: a known program, a path, or options behind a word."""
    line = line.strip()
    if _PROSE.search(line[:200]) and "-" not in line:
        return False
    before = _SETS.match(line)
    rest = line[before.end() :] if before else line
    rest = rest[lead.end() :] if (lead := _LEADING.match(rest)) else rest
    word, _, arguments = rest.partition(" ")
    arguments = arguments.strip()
    if before is not None or lead is not None:
        return re.match(r"[A-Za-z_.~$-]|/\w", word) is not None
    if word == "type" and " = " in arguments:
        return False  # TypeScript's
    if word in ("export", "service") and re.search(r" do$|^(?:default|class|const|function)\b", arguments):
        return False  # Ruby's and JavaScript's
    if arguments.startswith("- ") or arguments.endswith("{"):
        return False  # a heading of top's, a block of a file
    if word.startswith("/") and arguments:
        return word.count("/") > 1 and not word.endswith(":")
    if word in WORDS:
        return bool(arguments) and _ARGUMENT.search(arguments) is not None
    return word in COMMANDS or _PLACE.match(word) is not None or _OPTION.match(rest) is not None


def _opens_with_command(lines: Sequence[str]) -> bool:
    """Whether the first line that is no comment is a command, and most lines like it are none of a script."""
    first = next((line for line in lines if not ROOT.match(line)), "")
    if _NO_COMMAND.match(first) or _RULE.fullmatch(lines[min(1, len(lines) - 1)]) or not is_command(first):
        return False
    starts = _starts(lines)
    scripted = sum(_NO_COMMAND.match(line.strip()) is not None for line in starts)
    return scripted * 4 <= len(starts)


def _starts(lines: Sequence[str]) -> list[str]:
    """The lines on which a command may begin."""
    found = []
    goes_on = False
    for line in lines:
        if not goes_on and not ROOT.match(line):
            found.append(line)
        goes_on = continues(line) or (goes_on and opens(line))
    return found
