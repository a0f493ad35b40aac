"""Names of people and machines in logs and sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nisshi.privacy.homes import HOME_SHAPE, is_generic_user, words

_NAME = r"[A-Za-z_][\w-]{1,31}(?:\.[A-Za-z][\w-]{0,20})?"
_USER = re.compile(
    rf"""(?:\b(?:[Ii]nvalid|[Ii]llegal|authenticating|for|from|of|as)[ ]user[ ]   # sshd, pam_unix, systemd
       | \b(?:publickey|password|hostbased|keyboard-interactive(?:/pam)?|none)[ ]for[ ]  # sshd: Accepted … for
       | \b[ug]id=\d{{1,10}}\(                                  # id
       | \bsudo(?:\[\d{{1,9}}\])?:[ ]{{1,8}}                    # sudo: NAME : TTY=
     )(?P<name>{_NAME})(?![\w@/$]|\.\w)""",
    re.VERBOSE | re.ASCII,
)
_USER_IS = re.compile(  # pam, audit, logfmt, the environment; no call and no member of an object
    rf"""\b(?:ruser|logname|acct|user|username|USER|LOGNAME|login)=["']?(?P<name>{_NAME})(?![\w(.@/$\[])""",
    re.ASCII,
)
_PROMPT = re.compile(
    r"^[ \t>]{0,8}(?:\([\w.-]{1,40}\)[ ])?\[?(?P<user>[A-Za-z_][\w.-]{0,31})@(?P<host>[A-Za-z0-9][\w.-]{0,62})"
    r"(?=[$#%](?:[ ]|$)|[: \]][^\n$#%]{0,120}[$#%](?:[ ]|$))",
    re.MULTILINE | re.ASCII,
)
_HOST = re.compile(
    r"(?<![\w-])(?:host(?:name)?|server|node|instance)=[\"']?(?P<name>[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,5})(?![\w(/$])",
    re.ASCII,
)
# Suffixes of names on a network; `info`, `home` and the like are left out: code has members of that name.
_FQDN = re.compile(
    r"(?<![\w.@/\\-])(?:(?<=://)|(?<=@)|(?<!/))(?P<name>(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}"
    r"(?:com|net|org|edu|gov|io|dev|app|jp|uk|de|fr|cn|kr|tw|eu|ru|nl|biz|cloud|xyz|tokyo|internal"
    r"|intranet|corp|lan|localdomain|local))(?![\w-]|\.[\w])",
    re.ASCII,
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org|jp|co\.jp))?|localhost\.localdomain|localhost|github(?:usercontent)?\.com"
    r"|gitlab\.com|google(?:apis)?\.com|gcr\.io|k8s\.io|kubernetes\.io|docker\.(?:com|io)|quay\.io|ghcr\.io|npmjs\.(?:com|org)"
    r"|pypi\.org|python\.org|debian\.org|ubuntu\.com|centos\.org|fedoraproject\.org|apache\.org|nodejs\.org"
    r"|rubygems\.org|crates\.io|golang\.org|freedesktop\.org|kernel\.org|mozilla\.org|microsoft\.com|apple\.com"
    r"|elastic\.co|grafana\.com|hashicorp\.com|openssh\.com|w3\.org|cluster\.local|slack\.com|wikipedia\.org)$",
    re.IGNORECASE,
)
_GENERIC_HOSTS = words(
    """localhost localhost6 ip6-localhost raspberrypi ubuntu debian centos fedora vagrant host hostname server node
    kernel docker none null unknown local example test web db app host1 server1 node1 name master worker github
    gitlab true false default all any"""
)


def is_generic_host(name: str) -> bool:
    """Tell whether a host name stands in every manual, or is that of a public service."""
    is_number = not any(map(str.isalpha, name))
    return is_number or len(name) < 2 or name.lower() in _GENERIC_HOSTS or bool(_PUBLIC.search(name))


def users(text: str) -> Iterator[str]:
    """Yield the names of people as login services, prompts and home folders write them."""
    for pattern, group in ((_USER, "name"), (_USER_IS, "name"), (_PROMPT, "user"), (HOME_SHAPE, "name")):
        for match in pattern.finditer(text):
            if not is_generic_user(name := match[group].rstrip(".-")):
                yield name


def hosts(text: str) -> Iterator[str]:
    """Yield the names of machines: in prompts, `host=`, the host field of a log, and whole domain names."""
    for pattern, group in ((_PROMPT, "host"), (_HOST, "name"), (_FQDN, "name")):
        for match in pattern.finditer(text):
            if not is_generic_host(name := match[group].rstrip(".-")):
                yield name
    for name in _hosts_of_log(text):
        if not is_generic_host(name):
            yield name


def _hosts_of_log(text: str) -> Iterator[str]:
    from nisshi.logs.detect import detect
    from nisshi.logs.format import Format
    from nisshi.logs.parse import parse

    format = detect(text)
    for record in parse(text, format).records if isinstance(format, Format) else ():
        if field := record.field("host"):
            yield text[field.start : field.end]
