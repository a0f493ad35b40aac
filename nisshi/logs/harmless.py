"""Words that seem to mean failure and do not: `0 errors`, `error=none`, `error_log`, `エラーなし`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nisshi.logs.records import Span
from nisshi.logs.wrapped import merge

_NONE = r"(?:は|が|数)?[ ]?(?:ありません|なし|無し|ゼロ|[0０][ ]?件|されません)"

_HARMLESS = re.compile(
    rf"""(?<!\w)(?=[0adefinrtwz])(?:  # what the phrases begin with: seen at once, where the rest takes long
      (?:no|0|zero|without(?:[ ]any)?|any|free[ ]of|ignor(?:e|ed|es|ing)(?:[ ]\w+)?)[ ]
        (?:\w+[ ])?(?:errors?|failures?|exceptions?|failed|timeouts?|problems?)
    | (?:errors?|failures?|failed|fail|exceptions?|timeouts?|err|fatal|refused|denied|rejected|aborted)
        [ ]{{0,2}}["']?[ ]{{0,2}}[=:][ ]{{0,2}}["']?
        (?:0(?![\d.]*[1-9])|none|null|nil|no(?![ ]\w)|false|""|''|\[\])(?!\w)
    )
    | (?=["defilopsエ失異])(?:  # here each begins with a letter of its own, for the same reason
      errors?[-_./](?:log|page|handler|code|reporting|level|count|rate|free|document)\w*
    | error[ ](?:log|page|handler|rate|handling)s?
    | on[-_.]?errors? | log[-_.]?errors? | last[-_.]?errors? | std[-_.]?errors? | show[-_.]?errors?
    | display[-_.]?errors?
    | "(?:errors?|exceptions?|failures?)"(?=[ ]?:)
    | e(?<!\Se)(?:rrors?|xceptions?)(?==")  # names of fields
    | errno[ ]?[=:][ ]?0 | fail(?:over|safe|2ban)\w* | panic[=_-]\w+ | if[ ]not[ ]found
    | エラー{_NONE} | 異常{_NONE} | 失敗{_NONE}
    )""",
    re.VERBOSE,
)

_CORE = re.compile(
    "err|fail|exception|timeout|problem|fatal|refused|denied|rejected|aborted|panic|not found|エラー|異常|失敗"
)
"""Each of them has one of these: text without any is passed in a third of the time."""

BEFORE, AFTER = 48, 24
"""How far from a phrase that means failure one can begin and end that takes it back, in characters."""


def find_harmless(small: str, phrases: Sequence[Span]) -> list[Span]:
    """The harmless phrases near these, in order, each looked for once and where one can be.

    `small` is a text in small letters: without regard to case it would take four times as long.
    """
    near = merge(Span(max(0, start - BEFORE), end + AFTER) for start, end in phrases)
    near = [span for span in near if _CORE.search(small, *span)]
    return [Span(*match.span()) for start, end in near for match in _HARMLESS.finditer(small, start, end)]
