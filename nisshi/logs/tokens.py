"""What stands out in a message: paths, addresses, numbers with units, quoted words, HTTP verbs."""

from __future__ import annotations

import re

COLUMNS = 4000
"""So much of a message is looked at; what follows is shown all the same, in one colour."""

_UUID = r"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b"
_IPV4 = r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?::\d{1,5})?(?![\w.]\w)"
_IPV6 = r"""(?:(?!\d\d?:\d\d:\d\d(?!:))\[?(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4}){1,7}\]?(?::\d{1,5})?(?![\w:])
           | (?:[0-9a-fA-F]{1,4}:){1,7}:(?:[0-9a-fA-F]{1,4})?(?![\w:]))"""
_AMOUNT = r"""(?:0x[0-9a-fA-F]{1,16}|\d{1,24}(?:,\d{3}){0,8}(?:\.\d{1,12})?)
        (?:[ ]?(?:[kKMGT]i?B(?:/s)?|[kKMG]?bps|ms|[uµ]s|ns|s|min|h|%|[kMG]?Hz|rows?|[KMG])(?![\w]))?(?![\w:/]|[.-]\d)"""

_VERBS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT"
# The request of an access log, whose parts are told apart, and not the quotation mark that ends it.
_NO_REQUEST = rf'(?!"(?:{_VERBS})[ ])(?<!HTTP/1\.[01])(?<!HTTP/2\.0)(?<!HTTP/[23])'

# By the first character, so that most are passed over at once. A kind that several can open has several
# groups, told apart by `_`; a word that is nothing is taken whole, for nothing begins inside one.
_TOKEN = re.compile(
    rf"""(?=[A-Za-z_])(?<!\w)(?:
        (?P<url>[a-z][a-z0-9+.-]{{1,15}}://[^\s"'<>()\[\]{{}}、。「」]+(?<![.,;:]))
      | (?=[a-fA-F])(?: (?P<uuid>{_UUID}) | (?P<ip>(?<![.:]){_IPV6}) )
      | (?P<verb>(?:{_VERBS})\b(?=[ ]))
      | (?P<path>[A-Za-z]:\\[^\s"'<>|]+)
      | (?P<key>(?<![.-])[A-Za-z_][\w.-]{{0,40}}(?==[^=\s]))
      )
    | (?=\d)(?:
        (?P<uuid_>{_UUID})
      | (?P<ip_>(?<![\w.:])(?:{_IPV4}|{_IPV6}))
      | (?P<status>(?:(?<=HTTP/[12]\.[01]"[ ])|(?<=HTTP/[23]"[ ])|(?<=status=)|(?<=status[ ]))[1-5]\d\d\b)
      | (?P<number>(?<![\w.:/+-]){_AMOUNT})
      )
    | (?P<string>{_NO_REQUEST}"(?:[^"\\\n]|\\.){{0,300}}" | (?<![\w'])'[^'\n]{{1,120}}'(?!\w))
    | (?=[~./])(?P<path_>(?<![\w/.:])(?:~|\.{{1,2}})?/(?:[\w.@+%,~-]+/?)+(?::\d+)?)
    | (?=\[)(?P<ip__>(?<![\w.:]){_IPV6})
    | (?P<number_>(?<![\w.:/+-])[-+]{_AMOUNT})
    | [^\W\d]\w*
    """,
    re.VERBOSE,
)


def tokens(message: str) -> list[tuple[str, int, int]]:
    """Return kind, start and end of each, in order: url uuid string ip verb status path key number."""
    found = _TOKEN.finditer(message, 0, COLUMNS)
    return [(match.lastgroup.rstrip("_"), *match.span()) for match in found if match.lastgroup]
