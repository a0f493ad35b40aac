"""What stands in a text where a secret would stand: placeholders, and values too plain to be one."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

_MARKS = re.compile(
    r"x{4}|\*{3}|\.{3}|…|•|●|■|#{4}|<|>|\$\{|\$\(|\{\{|\}\}|%\(|%[A-Za-z_]+%|^\$|^%|^@|^\{|^\[|伏|秘密"
    r"|example|redacted|placeholder|change_?me"
    r"|IkpvaG4gRG9lI",  # "John Doe" in the JSON Web Token of jwt.io's first page
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"sample|dummy|masked|removed|hidden|replace|insert|(?:^|[^a-z])(?:my|the)[-_ ]|your|here$|foobar|hoge|fuga"
    r"|fake|todo|deadbeef",
    re.IGNORECASE,
)
_SHORT = 60  # characters; in longer base64, words of four letters occur by chance
# Words that a password of a tutorial is made of, longest first where one begins another.
_WEAK = re.compile(
    r"passphrase|password|passwd|passwort|pass|pword|pwd|pw|secret|administrator|admin|root|users?|tester|"
    r"testing|test|demo|foo|bar|baz|piyo|mysql|postgresql|postgres|mariadb|maria|database|redis|mongodb|"
    r"mongo|zabbix|grafana|wordpress|docker|vagrant|ubuntu|guest|qwerty|welcome|letmein|hunter|strong|secure|"
    r"very|super|hello|world|token|key|access|login|apps?|api|web|db|my|old|new|default|elastic|kibana|"
    r"abcdefgh|abcd|abc|none|null|true|false|string|[-_.@!#$%*+ ]"
)
_LEET = str.maketrans("013457@$!", "oleastasi")


def is_placeholder(value: str) -> bool:
    """Tell whether a value only shows where a secret goes, or was made by leaning on the keyboard."""
    said = _MARKS.search(value) or (len(value) <= _SHORT and _WORDS.search(value))
    return bool(said) or _is_run(value)


def is_weak(password: str) -> bool:
    """Tell whether a password is one of those that tutorials are written with, such as P@ssw0rd1."""
    lower = password.lower()
    core = lower.strip("0123456789!@#$%^&*()-_=+.?~")
    bare = lower.rstrip("0123456789!?.#$%")
    leet = (bare.translate(_LEET), lower.translate(_LEET).rstrip("i"))
    return not _WEAK.sub("", core) or any(not _WEAK.sub("", word) and len(word) < 10 for word in leet)


def entropy(value: str) -> float:
    """Return the bits that a character of the value tells (Shannon), from how often each occurs in it."""
    return -sum(n / len(value) * math.log2(n / len(value)) for n in Counter(value).values()) if value else 0.0


def is_random(value: str, least: float = 3.0) -> bool:
    """Tell whether a token looks drawn by lot: no placeholder, no word, no number."""
    has_digit = any(char.isdigit() for char in value)
    has_letter = any(char.isalpha() for char in value)
    return has_digit and has_letter and entropy(value) >= least and not is_placeholder(value)


def _is_run(value: str) -> bool:
    """Whether at least half of the value repeats a character or counts on: aaaa, 1234, cdef."""
    pairs = pairwise(value)
    steps = sum(ord(after) - ord(before) in (0, 1, -1) for before, after in pairs)
    return len(value) > 1 and steps * 2 >= len(value) - 1
