"""Passwords and keys that only their name gives away: `password=`, `scheme://user:…@host`, `--password`."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from nisshi.privacy.occurrences import matches_at
from nisshi.privacy.placeholders import entropy, is_placeholder, is_random, is_weak

NAMED = "a secret key or token"  # only the name before it says so

Found = tuple[str, int, int]  # what it looks like, and where the value stands

_QUOTED = r"""(?:"(?P<double>[^"\s]{6,200}+)"|'(?P<single>[^'\s]{6,200}+)'|"""
_VALUE = _QUOTED + r"""(?P<bare>[^\s"'`,;<>(){}\[\]|&\\]{6,200}+)(?![(\[{]))"""
_IS = r"""["'\]]{0,2}[ \t]{0,16}(?:=>|:=|[=:](?!=)|>)[ \t]{0,16}"""
_PASSWORD = re.compile(rf"(?i:passw(?:or)?d|passphrase|pwd|_pass){_IS}{_VALUE}")
_OPTION = re.compile(r"(?:--[a-z-]{0,12}?)?pass(?:word|wd|phrase)?(?:[ \t]+|=)" + _VALUE)
_JAPANESE = re.compile(r"パスワード[ \t]{0,4}(?:[:：=＝は]|[はが]、)[ \t「『]{0,4}" + _VALUE)
_SSHPASS = re.compile(r"sshpass[ \t]+-p[ \t]*" + _VALUE)
_MYSQL = re.compile(r"mysql(?:dump|admin|import)?[ \t](?:[^\n|;]{0,80}?[ \t])?-p(?P<bare>[^\s\"'|;&]{8,80}+)")
_KEY = re.compile(
    rf"(?i:secret(?:_?key(?:_?base)?)?|token|api_?key|access_?key|auth_?key|private_?key){_IS}{_VALUE}"
)
_URL = re.compile(r"://(?P<user>[^\s/@:?#\"'`<>]{0,80}+):(?P<bare>[^\s/@\"'`<>]{3,200}+)@(?=[A-Za-z0-9\[])")
_BASIC = re.compile(r"(?i:basic)[ \t]{1,4}(?P<bare>[A-Za-z0-9+/]{12,400}+={0,2})")
_CURL = re.compile(
    r"curl[ \t][^\n|;]{0,120}?(?:-u|--user)[ \t]*[\"']?[^\s:\"']{1,80}+:(?P<bare>[^\s\"'|;&]{6,200}+)"
)
_PASSWORDS = (
    (_PASSWORD, ("passw", "passphrase", "pwd", "_pass")),
    (
        _OPTION,
        ("--pass", "--http-pass", "--ftp-pass", "--proxy-pass", "--db-pass", "--user-pass", "--admin-pass"),
    ),
    (_SSHPASS, ("sshpass",)),
    (_MYSQL, ("mysql",)),
    (_CURL, ("curl",)),
)
_KEYS = (
    "secret",
    "token",
    "api_key",
    "apikey",
    "access_key",
    "accesskey",
    "auth_key",
    "authkey",
    "private_key",
)

_STRONG = re.compile(r"[!@#$%^&*+?~]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_TURN = re.compile(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
_NO_SECRET = re.compile(
    r"(?:/|\./|~/|https?:|arn:|sha\d+[:-]|md5|\{|[a-z]+\||vault:|env:|op://|[\d.:/,-]+$|[\w.-]+\.\w{2,4}$|[\w.]+@[0-9a-f]+$)"
)
_HEX = re.compile(r"[0-9a-fA-F]{40}|[0-9a-fA-F]{64}")  # sums of files and commits


def passwords(text: str, lower: bytes) -> Iterator[Found]:
    """Yield what looks like a password in use, in any order; where two rules agree, both.

    `lower` is the text as `occurrences.lowered` gives it.
    """
    for pattern, signs in _PASSWORDS:
        for name, value, start in _values(pattern, signs, text, lower):
            if is_live(value, quoted=name != "bare"):
                yield "a password", start, start + len(value)
    for match in _JAPANESE.finditer(text):
        if match["bare"] and is_live(match["bare"], quoted=False):
            yield "a password", *match.span("bare")
    for name, value, start in _values(_KEY, _KEYS, text, lower):
        if is_live_key(value, quoted=name != "bare"):
            yield NAMED, start, start + len(value)
    for _, value, start in _values(_BASIC, ("basic",), text, lower):
        if is_live_basic(value):
            yield "the password of basic authentication", start, start + len(value)
    for match in matches_at(_URL, ("://",), text, lower):
        if is_live_in_url(match["user"], match["bare"]):
            yield "a password in a URL", match.start("bare"), match.end("bare")


def is_live_in_url(user: str, password: str) -> bool:
    """Tell whether the password of a URL (RFC 3986, section 3.2.1) is more than a placeholder."""
    if len(password) < 5 or password == user or is_placeholder(password) or is_weak(password):
        return False
    has_digit = any(map(str.isdigit, password))
    return not password.isdigit() and (has_digit or bool(_STRONG.search(password)) or len(password) >= 12)


def is_live_key(value: str, *, quoted: bool) -> bool:
    """Tell whether a value behind `token=` or the like was drawn by lot; sums of files are not secret."""
    if len(value) < 20 or _NO_SECRET.match(value) or _HEX.fullmatch(value) or not _is_mixed(value):
        return False
    bits = 3.2 if _is_hex(value) else 3.5 if len(value) < 30 else 3.9
    return is_random(value, bits) and (quoted or _turns(value) > 2)


def is_live(value: str, *, quoted: bool) -> bool:
    """Tell whether a value behind `password=` was chosen to keep somebody out.

    A word alone, a name of a program's variable, a path and what tutorials write are not.
    """
    has_digit = any(map(str.isdigit, value))
    kinds = sum((any(map(str.islower, value)), any(map(str.isupper, value)), has_digit))
    strong = _STRONG.search(value) is not None
    if kinds + strong < 2 or not (has_digit or strong) or not any(map(str.isalpha, value)):
        return False
    if len(value) < 8 or not value.isascii() or _NO_SECRET.match(value) or _HEX.fullmatch(value):
        return False
    if is_placeholder(value) or is_weak(value):
        return False
    if not quoted and _NAME.fullmatch(value):  # may be a variable such as password2 or base64Password
        return _turns(value) >= 3
    return entropy(value) >= 2.5


def is_live_basic(value: str) -> bool:
    """Tell whether the credentials of RFC 7617 hold a password that is no placeholder."""
    try:
        decoded = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    user, colon, password = decoded.partition(":")
    if not colon or not decoded.isprintable() or len(password) < 5 or password == user:
        return False
    return not is_placeholder(password) and not is_weak(password) and not password.isalpha()


def _values(
    pattern: re.Pattern[str], signs: tuple[str, ...], text: str, lower: bytes
) -> Iterator[tuple[str, str, int]]:
    for match in matches_at(pattern, signs, text, lower):
        name = next(name for name, value in match.groupdict().items() if value is not None)
        yield name, match[name], match.start(name)


def _is_mixed(value: str) -> bool:
    return _is_hex(value) or (any(map(str.isupper, value)) and any(map(str.islower, value)))


def _is_hex(value: str) -> bool:
    return all(char in "0123456789abcdef" for char in value)


def _turns(value: str) -> int:
    """How often a letter meets a digit: often in what was drawn by lot, seldom in a name."""
    return len(_TURN.findall(value))
