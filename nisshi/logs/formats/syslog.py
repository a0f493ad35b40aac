"""BSD syslog (RFC 3164), which journald's `short` output and most files in /var/log share.

    Mar  5 02:04:02 srv01 sshd[2134]: Connection closed by 192.0.2.7

Source: RFC 3164, section 4; the output of `journalctl -o short` (systemd's manual). macOS names applications
with spaces, and after the process what it spoke of in parentheses (loghub's Mac);
FreeBSD's syslogd writes facility and level with `-vv`.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.inner_level import by_inner_level
from nisshi.logs.patterns import MONTH_OPENS, SYSLOG

FORMAT = Format(
    name="syslog",
    title="syslog",
    opens="<" + MONTH_OPENS,
    sign=":",
    read=by_pattern(
        rf"""(?:<\d{{1,3}}>)?(?P<time>{SYSLOG})[ ]+(?:<[a-z]+\d?\.(?P<level>[a-z]+)>[ ])?
             (?!---[ ])(?P<host>[^\s:\[\]]+)[ ]+
             (?:(?P<source>[^\s:\[\]]+(?:[ ][\d.]+|(?:[ ][A-Z][^\s:\[\]]*){{1,3}}(?=\[\d))?)
                (?:\[(?P<pid>[^\]\s]{{1,20}})\](?:[ ]\([^)]{{1,100}}\))?)?:(?:[ ]+|$))?
             (?P<message>.*)""",
        # UniFi's access points: model, MAC address and version stand for the host.
        rf"""(?P<time>{SYSLOG})[ ](?P<host>[\w-]+,[0-9a-f]{{12}},v[\w.+]+):[ ](?P<source>[^\s:\[\]]+)
             (?:\[(?P<pid>\d+)\])?:[ ](?P<message>.*)""",
        rf"(?P<time>{SYSLOG})[ ](?P<message>---[ ]last[ ]message[ ]repeated[ ].*)",
        severity=by_inner_level,
    ),
    samples=(
        "Mar  5 02:04:02 srv01 sshd[2134]: Connection closed by 192.0.2.7",
        "Mar 05 02:04:02 srv01 kernel: usb 1-1: USB disconnect, device number 4",
        "Mar  5 02:04:02 mac com.apple.xpc.launchd[1] (com.apple.quicklook[493]): Endpoint has been activated",
        "Mar  5 02:04:02 mac Google Chrome[812]: cannot open display",
        "<13>Feb 26 01:12:13 nas logger: zero byte file found",
        "Mar  5 02:04:02 <kern.crit> bsd1 kernel: pid 812 (httpd), uid 80: exited on signal 11",
        "Mar  5 02:04:02 U7LT,0a1b2c3d4e5f,v4.0.66.10832: hostapd: ath0: STA disassociated",
        "Mar  5 02:04:02 --- last message repeated 1 time ---",
        "Feb 26 01:12:13 nas last message repeated 3 times",
    ),
)
