"""What stands out in a message: paths, addresses, numbers with units, quoted words, HTTP verbs."""

from __future__ import annotations

import re

COLUMNS = 4000
"""So much of a message is looked at; what follows is shown all the same, in one colour."""

_TOKEN = re.compile(
    r"""(?P<url>\b[a-z][a-z0-9+.-]{1,15}://[^\s"'<>()\[\]{}、。「」]+(?<![.,;:]))
    | (?P<uuid>\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b)
    | (?P<string>"(?:[^"\\\n]|\\.){0,300}" | (?<![\w'])'[^'\n]{1,120}'(?!\w))
    | (?P<ip>(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?::\d{1,5})?(?![\w.]\w)
           | \[?(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4}){1,7}\]?(?::\d{1,5})?(?![\w:])
           | (?:[0-9a-fA-F]{1,4}:){1,7}:(?:[0-9a-fA-F]{1,4})?(?![\w:])))
    | (?P<verb>\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT)\b(?=[ ]))
    | (?P<status>(?:(?<=HTTP/1\.[01]"[ ])|(?<=HTTP/2\.0"[ ])|(?<=status=)|(?<=status[ ]))[1-5]\d\d\b)
    | (?P<path>(?<![\w/.:])(?:~|\.{1,2})?/(?:[\w.@+%,~-]+/?)+(?::\d+)? | \b[A-Za-z]:\\[^\s"'<>|]+)
    | (?P<key>(?<![\w.-])[A-Za-z_][\w.-]{0,40}(?==[^=\s]))
    | (?P<number>(?<![\w.:/-])[-+]?(?:0x[0-9a-fA-F]{1,16}|\d[\d,]{0,24}(?:\.\d{1,12})?)
        (?:[ ]?(?:[kKMGT]i?B(?:/s)?|[kKMG]?bps|ms|[uµ]s|ns|s|min|h|%|[kMG]?Hz|rows?|[KMG])(?![\w]))?(?![\w:/]|\.\d))
    """,
    re.VERBOSE,
)


def tokens(message: str) -> list[tuple[str, int, int]]:
    """Return kind, start and end of each, in order: url uuid string ip verb status path key number."""
    return [(match.lastgroup or "", *match.span()) for match in _TOKEN.finditer(message, 0, COLUMNS)]
