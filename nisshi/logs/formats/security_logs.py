"""Audit, intrusion detection, VPN and name servers."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, ISO, MONTH


def _priority(match: re.Match[str]) -> Severity | None:
    """Snort's manual, 2.9.6: priority 1 is high, 2 medium, 3 low."""
    return {"1": "error", "2": "warning"}.get(match["priority"] or "", "info")  # type: ignore[return-value]


FORMATS = (
    # Source: Zeek's documentation, "Log Files" (its TSV form, whose columns are named in the lines above).
    Format(
        name="zeek",
        title="Zeek",
        opens="0#",
        sign="\t",
        read=by_pattern(
            r"(?P<time>1\d{9}\.\d{6})\t(?P<message>[CFS][A-Za-z0-9]{10,20}\t.*)",
            r"\#(?P<message>(?:set_separator|empty_field|unset_field|path|open|close|fields|types)\t.*)",
        ),
        words=False,
        samples=(
            "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p",
            "1709571842.123456\tCwFs1P2UcUdlSxD2La\t192.0.2.76\t52026\t192.0.2.7\t80",
        ),
    ),
    # Source: the Linux audit documentation, "Audit event fields".
    Format(
        name="auditd",
        title="audit log",
        opens="tn",
        sign=" msg=audit(",
        read=by_pattern(
            r"""(?:node=(?P<host>\S+)\ )?type=(?P<source>[A-Z0-9_\[\]]+)\ msg=audit\(
            (?P<time>[\d/:.\ ]+):\d+\)\ ?:[ ]
                (?P<message>.*)"""
        ),
        samples=(
            "type=SYSCALL msg=audit(1364481363.243:24287): arch=c000003e syscall=2 success=no "
            "exit=-13 pid=3538",
            'type=AVC msg=audit(1364481363.243:24288): avc:  denied  { read } for  pid=3538 comm="httpd"',
        ),
    ),
    # Source: fail2ban's documentation, logtarget.
    Format(
        name="fail2ban",
        title="fail2ban",
        opens="0",
        sign=" fail2ban.",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<source>fail2ban\.\w+)\ *(?:\[(?P<pid>\d+)\]:?|:)\ *
            (?P<level>[A-Z]+)\ +(?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02,123 fail2ban.actions        [812]: NOTICE  [sshd] Ban 192.0.2.7",
            "2024-03-05 02:04:03,123 fail2ban.filter         [812]: INFO    [sshd] Found 192.0.2.7",
        ),
    ),
    # Source: Snort's manual, "alert_fast"; Suricata's documentation, "fast.log".
    Format(
        name="snort",
        title="Snort alert",
        opens="0",
        sign=" [**] ",
        read=by_pattern(
            r"""(?P<time>\d\d/\d\d(?:/\d{2,4})?-\d\d:\d\d:\d\d\.\d{6})\ +(?:\[\w+\]\ )?\[\*\*\][ ]
            (?P<source>\[\d+:\d+:\d+\])[ ]
                (?P<message>(?:[^\[]|\[(?!Priority))*(?:\[Priority:\ (?P<priority>\d)\].*)?)""",
            severity=_priority,
        ),
        words=False,
        samples=(
            "03/05/2024-02:04:02.123456  [**] [1:2010935:3] ET SCAN Suspicious inbound to MSSQL port 1433 [**] "
            "[Classification: Potentially Bad Traffic] [Priority: 2] {TCP} 192.0.2.7:51234 -> 192.0.2.8:1433",
        ),
    ),
    # Source: Suricata's documentation, "Logging" (default-log-format).
    Format(
        name="suricata",
        title="Suricata",
        opens="0[",
        sign=" -- ",
        read=by_pattern(
            rf"""(?:\[(?P<pid>\d+)\]\ )?(?P<time>\d{{1,2}}/\d{{1,2}}/\d{{4}}\ --\ {CLOCK})\ -[ ]
            (?:\([^)]*\)\ -\ |\([^)]*\)\ )?
                <(?P<level>\w+)>\ (?:\([\w-]*\)\ )?-+\ (?P<message>.*)"""
        ),
        samples=(
            "5/3/2024 -- 02:04:02 - <Notice> - This is Suricata version 6.0.1 RELEASE running in SYSTEM mode",
        ),
    ),
    # Source: sudo's manual, sudoers(5), "LOG FORMAT" (logfile).
    Format(
        name="sudo",
        title="sudo log",
        opens="JFMASOND",
        sign=" ; ",
        read=by_pattern(
            rf"(?P<time>{MONTH}\ [\ \d]\d\ {CLOCK}(?:\ \d{{4}})?)\ :\ (?P<source>\S+)\ :\ (?P<message>.*;\ .*)"
        ),
        samples=("Mar  5 02:04:02 : taro : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/apt update",),
    ),
)
