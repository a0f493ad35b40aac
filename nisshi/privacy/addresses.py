"""Addresses in a text: IP, MAC and e-mail, and which of them say nothing about anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

# Behind may stand a port, a mask or the end of a sentence, no fifth number and no release of a
# package (6.9.10.86-1.el8); RFC 4291, section 2.2, for IPv6, whose shape `ipaddress` judges.
_V4 = r"(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![0-9A-Za-z_])(?!\.\d)(?!-\d{1,3}\.?[a-z])"
_HEX = "[0-9A-Fa-f]"
_V6 = rf"(?<![\w:.])(?={_HEX}{{1,4}}:{_HEX}{{0,4}}:)[0-9A-Fa-f:]{{1,38}}(?:{_HEX}|::)(?![0-9A-Za-z_])(?!:[0-9A-Fa-f:])"
_EMAIL = r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w@-])(?!\.[A-Za-z])"
IP_SHAPE, EMAIL_SHAPE = re.compile(f"{_V4}|{_V6}", re.ASCII), re.compile(_EMAIL, re.ASCII)
MAC_SHAPE = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![\w:-])", re.ASCII)

_V4_SHAPE = re.compile(_V4, re.ASCII)
_HAS_V4 = re.compile(r"\d\.\d{1,3}\.\d{1,3}\.\d", re.ASCII)
_HAS_V6 = re.compile(r"[0-9A-Fa-f]:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]", re.ASCII)
_VERSION = re.compile(
    r"(?:\bv|\bver(?:sion)?|\brelease|[Vv]ersion|Chrome|Safari|Firefox|バージョン)[ /:=\"'v-]{0,4}$",
    re.IGNORECASE,
)
_RESOLVERS = frozenset(
    (
        "1.1.1.1",
        "1.0.0.1",
        "8.8.8.8",
        "8.8.4.4",
        "9.9.9.9",
        "149.112.112.112",
        "208.67.222.222",
        "208.67.220.220",
    )
)  # public resolvers everybody pings: Cloudflare, Google, Quad9, OpenDNS
_RESOLVERS_V6 = ("2606:4700:4700:", "2001:4860:4860:", "2620:fe:", "2620:119:")
# RFC 2606, RFC 6761
_NOBODY = re.compile(
    r"@(?:[\w-]+\.)*(?:example\.(?:com|net|org|jp|co\.jp)|example|invalid|test|localhost|local|localdomain|internal"
    r"|users\.noreply\.github\.com)$|^(?:no-?reply|do-?not-?reply|git|user|your|you|me|foo|hoge|test|example)@"
    r"|@(?:your|my|hoge|foo|bar|test|sample|xxx)|\.(?:service|target|socket|timer|mount|slice|device|png|jpg|svg|js|css|py|so|rb|sh|lock|conf|log)$",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"://[^\s/@]*$")  # user:password@host


def ip_addresses(text: str) -> Iterator[Span]:
    """Yield every IPv4 and IPv6 address but unspecified ones, netmasks and version numbers."""
    has_v4, has_v6 = _HAS_V4.search(text), _HAS_V6.search(text)
    if has_v4 or has_v6:
        for match in (IP_SHAPE if has_v6 else _V4_SHAPE).finditer(text):
            if _is_ip(match[0]) and not _VERSION.search(text, max(0, match.start() - 16), match.start()):
                yield match.span()


def emails(text: str) -> Iterator[Span]:
    """Yield the e-mail addresses somebody may read mail at."""
    for match in EMAIL_SHAPE.finditer(text) if "@" in text else ():
        is_login = _LOGIN.search(text, max(0, match.start() - 80), match.start())
        if not _NOBODY.search(match[0]) and not is_login:
            yield match.span()


def macs(text: str) -> Iterator[Span]:
    """Yield hardware addresses, but broadcast, none, and groups of multicast (IEEE 802, RFC 7042)."""
    for match in MAC_SHAPE.finditer(text) if _HAS_V6.search(text) else ():
        value = match[0].lower()
        if value not in ("ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00") and not value.startswith(
            ("01:00:5e", "33:33", "00:00:5e:00:53", "00:11:22", "aa:bb:cc")
        ):
            yield match.span()


def stays(address: str) -> bool:
    """Tell whether an address is kept when addresses are redacted: it names no machine of anybody.

    Documentation (RFC 5737, RFC 3849, RFC 9637), loopback and the public resolvers.
    """
    if ":" in address:
        whole = address.lower()
        return whole.startswith(("2001:db8:", "2001:0db8:", "3fff:", *_RESOLVERS_V6)) or whole in (
            "::1",
            "::",
        )
    a, b, c, d = _numbers(address)
    known = (a, b, c) in ((192, 0, 2), (198, 51, 100), (203, 0, 113))
    return known or a in (0, 127) or a >= 224 or address in _RESOLVERS or (b, c, d) == (0, 0, 0)


def is_public(address: str) -> bool:
    """Tell whether an address leads to one machine on the Internet (IANA special-purpose registries)."""
    if stays(address):
        return False
    if ":" in address:
        return address[0] in "23" and len(address.partition(":")[0]) == 4  # 2000::/3, RFC 4291
    a, b, c, d = _numbers(address)
    return not (
        a == 10
        or (a, b) in ((169, 254), (192, 168), (198, 18), (198, 19))
        or (a == 172 and 16 <= b < 32)
        or (a == 100 and 64 <= b < 128)
        or (a, b, c) in ((192, 0, 0), (192, 88, 99), (1, 2, 3))
        or (a < 4 and b < 10 and c < 10 and d < 10)  # 1.2.3.4: a version, or a placeholder
    )


def _is_ip(value: str) -> bool:
    if ":" not in value:
        numbers = _numbers(value)
        is_mask = numbers[0] == 255 or (numbers[0] == 0)
        return max(numbers) < 256 and not is_mask
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(value)
    except AddressValueError:
        return False
    return True


def _numbers(address: str) -> tuple[int, int, int, int]:
    a, b, c, d = map(int, address.split("."))
    return a, b, c, d
