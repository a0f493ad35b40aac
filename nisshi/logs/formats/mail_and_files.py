"""Mail, file and print servers."""

from __future__ import annotations

import re

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.heads import Severity
from nisshi.logs.patterns import CLOCK, DAY, ISO, MONTH, SYSLOG


def _exim(match: re.Match[str]) -> Severity | None:
    """`**` is a bounce, `==` a delivery put off (Exim's specification, 53.2)."""
    return {"**": "error", "==": "warning"}.get(match["flag"] or "")  # type: ignore[return-value]


_CTIME = rf"{DAY}\ {MONTH}\ [\ \d]\d\ {CLOCK}\ \d{{4}}"

FORMATS = (
    # Source: Exim's specification, chapter 53 "Log files".
    Format(
        name="exim",
        title="Exim",
        opens="0",
        sign="-",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?:\[
            (?P<pid>\d+)\]\ )?[0-9A-Za-z]{{6}}-[0-9A-Za-z]{{6,11}}-[0-9A-Za-z]{{2,4}}[ ]
                (?P<message>(?:(?P<flag><=|=>|->|\*>|\*\*|==)\ )?.*)""",
            severity=_exim,
        ),
        samples=(
            "2024-03-05 02:04:02 1rhABC-0001xy-2D <= taro@example.com H=mail.example.com [192.0.2.7] "
            "P=esmtps S=1234",
            "2024-03-05 02:04:03 1rhABC-0001xy-2D ** hana@example.org R=dnslookup T=remote_smtp: "
            "mailbox unavailable",
            "2024-03-05 02:04:03 1rhABC-0001xy-2D Completed",
        ),
    ),
    # Source: Dovecot's documentation, "Logging" (log_path to a file).
    Format(
        name="dovecot",
        title="Dovecot",
        opens="0JFMASOND",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{SYSLOG}|{ISO})\ (?P<source>[a-z][\w-]*(?:\([^)]*\))?(?:<[^>]*>)*):[ ]
                (?P<level>Debug|Info|Warning|Error|Fatal|Panic):\ (?P<message>.*)"""
        ),
        samples=(
            "Mar 05 02:04:02 imap-login: Info: Login: user=<taro>, method=PLAIN, rip=192.0.2.7, "
            "lip=192.0.2.1, TLS",
            "Mar 05 02:04:03 auth: Error: passwd-file /etc/dovecot/users: open() failed: Permission denied",
        ),
    ),
    # Source: Samba's lib/util/debug.c: the header of a message, which stands on the lines below.
    Format(
        name="samba",
        title="Samba",
        opens="[",
        sign=",  ",
        read=by_pattern(
            rf"""\[(?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK}),\ \ (?P<level>\d+)(?:,\ pid=(?P<pid>\d+)[^\]]*)?\][ ]
                (?P<source>[\w./-]+:\d+)(?P<message>\([\w:~]+\).*)"""
        ),
        samples=("[2024/03/05 02:04:02.123456,  0] ../../source3/smbd/server.c:1784(main)",),
    ),
    # Source: wu-ftpd's and ProFTPD's manual of xferlog.
    Format(
        name="xferlog",
        title="FTP transfer log",
        opens="MTWFS",
        sign=" _ ",
        read=by_pattern(
            rf"(?P<time>{_CTIME})\ \d+\ (?P<source>\S+)\ (?P<message>\d+\ \S+\ [ab]\ _\ [oid]\ [agr]\ .*)"
        ),
        words=False,
        samples=("Tue Mar  5 02:04:02 2024 1 192.0.2.7 147456 /var/ftp/data.bin b _ o r taro ftp 0 * c",),
    ),
    # Source: vsftpd's logging.c.
    Format(
        name="vsftpd",
        title="vsftpd",
        opens="MTWFS",
        sign=" [pid ",
        read=by_pattern(
            rf"(?P<time>{_CTIME})\ \[pid\ (?P<pid>\d+)\]\ (?:\[(?P<source>[^\]]+)\]\ )?(?P<message>\S.*)"
        ),
        samples=(
            'Tue Mar  5 02:04:02 2024 [pid 812] CONNECT: Client "192.0.2.7"',
            'Tue Mar  5 02:04:03 2024 [pid 811] [taro] FAIL LOGIN: Client "192.0.2.7"',
        ),
    ),
    # Source: ProFTPD's documentation, "SystemLog".
    Format(
        name="proftpd",
        title="ProFTPD",
        opens="0",
        sign=" proftpd[",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<host>\S+)\ (?P<source>proftpd)\[(?P<pid>\d+)\]:?\ (?P<message>.*)"
        ),
        samples=(
            "2024-03-05 02:04:02,123 ftp1 proftpd[812] 192.0.2.1 (192.0.2.7[192.0.2.7]): FTP session opened.",
        ),
    ),
    # Source: CUPS's manual, error_log(5).
    Format(
        name="cups",
        title="CUPS error log",
        opens="XAECWNIDd",
        sign=" [",
        read=by_pattern(
            rf"(?P<level>[XAECWNIDd])\ \[(?P<time>\d\d/\w{{3}}/\d{{4}}:{CLOCK}\ [+-]\d{{4}})\]\ (?P<message>.*)"
        ),
        levels={
            **{"X": "fatal", "A": "fatal", "C": "fatal", "E": "error", "W": "warning"},
            **{"N": "info", "I": "info", "D": "debug", "d": "debug"},
        },
        samples=(
            "E [05/Mar/2024:02:04:02 +0900] [Job 12] Stopping job because the scheduler could not "
            "execute a filter.",
        ),
    ),
    # Source: rsync's manual of rsyncd.conf, "log file".
    Format(
        name="rsyncd",
        title="log",  # a shape that others write too
        opens="0",
        sign=" [",
        read=by_pattern(rf"(?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK})\ \[(?P<pid>\d+)\]\ (?P<message>.*)"),
        samples=(
            '2024/03/05 02:04:02 [812] rsync: link_stat "/data/x" failed: No such file or directory (2)',
        ),
    ),
    # Source: D. J. Bernstein, "TAI64N" (multilog, s6-log).
    Format(
        name="tai64n",
        title="multilog",
        opens="@",
        sign="@4",
        read=by_pattern(r"(?P<time>@4[0-9a-f]{23})\ (?P<message>.*)"),
        samples=("@400000003b4a39c23294b13c delivery 12: deferral: Connection_refused",),
    ),
)
