"""Home folders, and whose names say nothing about anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nisshi.privacy.addresses import Span

HOME_SHAPE = re.compile(
    r"(?<![\w.])(?P<folder>/home/|/Users/|[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/))"
    r"(?P<name>[A-Za-z0-9_](?:[\w.-]{0,30}[A-Za-z0-9_])?)(?![<{$*\w])",
    re.ASCII,
)


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# Names that systems give and that say nothing about a person.
_GENERIC_USERS = words(
    """root admin administrator user users username ubuntu debian centos fedora pi runner vagrant git guest nobody
    ec2-user www-data www apache nginx httpd mysql postgres redis mongo mongodb zabbix grafana elasticsearch jenkins
    circleci travis gitpod codespace vscode node app deploy docker linuxbrew linux daemon sshd ftp mail postfix
    systemd system public shared default all name user1 user2 test tester testuser demo example foo bar hoge fuga
    you yourname your me myuser newuser none null unknown anonymous invalid illegal the for from with and to not
    is in on of id password publickey sudo wheel adm operator oracle hadoop spark kafka tomcat splunk ansible
    cloud-user develop developer dev build builder rpmbuild bitnami jovyan coder opc core rancher
    kubernetes prometheus influxdb backup service svc local localhost host session data input string
    true false this self request params env
    process config space agent account accounts mode namespace slice session"""
)


def is_generic_user(name: str) -> bool:
    """Tell whether a name is that of a role, a program or a default account."""
    first = name.lower().partition(".")[0]  # of request.user, too
    return first in _GENERIC_USERS or name.lower() in _GENERIC_USERS or len(name) < 2


def homes(text: str) -> Iterator[Span]:
    """Yield where home folders of people stand, from the first slash or drive to the end of the name."""
    if "home/" in text or "Users" in text:
        for match in HOME_SHAPE.finditer(text):
            if not is_generic_user(match["name"]):
                yield match.span()
