"""Databases and search engines."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO

_MARIADB = rf"\d{{4}}-\d\d-\d\d\ \ {CLOCK}|\d{{6}}\ \ ?{CLOCK}"

FORMATS = (
    # Source: PostgreSQL's manual, log_line_prefix (`%m [%p] `, and Debian's, which adds `%q%u@%d `).
    Format(
        name="postgresql",
        title="PostgreSQL",
        opens="0",
        sign=":  ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?:[A-Z]{{3,5}}\ )?\[(?P<pid>\d+)(?:-\d+)?\]:?\ (?:\[\d+-\d+\]\ )?
                (?:(?P<source>[^\s@]{{1,60}}@\S{{1,60}})\ )?
                (?P<level>DEBUG[1-5]|INFO|NOTICE|WARNING|ERROR|LOG|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION
                |ログ|情報|注意|警告|エラー|致命的エラー|パニック|詳細|ヒント|ステートメント|文|コンテキスト)
                :\ \ (?P<message>.*)"""
        ),
        levels={
            "LOG": "info",
            **dict.fromkeys(("DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION"), "info"),
            **dict.fromkeys(
                ("ログ", "注意", "詳細", "ヒント", "ステートメント", "文", "コンテキスト"), "info"
            ),
            **{"致命的エラー": "fatal", "パニック": "fatal"},
        },
        samples=(
            "2024-05-01 02:10:07.118 JST [1] LOG:  database system is ready to accept connections",
            '2024-05-01 02:10:07.123 JST [812] app@blog ERROR:  relation "posts" does not exist at '
            "character 15",
            "2024-05-01 02:10:07.123 JST [812] app@blog STATEMENT:  select * from posts",
            '2024-05-01 02:10:07.123 JST [812] エラー:  リレーション"posts"は存在しません(文字位置 15)',
            "2024-05-01 02:10:08.001 UTC [815] FATAL:  the database system is starting up",
        ),
    ),
    # Source: MySQL 8's and 5.7's Reference Manual, "Error Log Output Format"; MariaDB's "Error Log".
    Format(
        name="mysql",
        title="MySQL error log",
        opens="0",
        sign=" [",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<pid>\d+)\ \[(?P<level>System|Note|Warning|Error|ERROR)\][ ]
                \[MY-\d+\]\ \[(?P<source>\w+)\]\ (?P<message>.*)""",
            # Docker's entrypoint.
            rf"(?P<time>{ISO})\ \[(?P<level>Note|Warn|ERROR)\]\ \[(?P<source>Entrypoint)\]:\ (?P<message>.*)",
            rf"""(?P<time>{ISO}(?=\ \d+\ )|{_MARIADB})\ (?:(?P<pid>\d+)\ )?\[(?P<level>Note|Warning|ERROR)\][ ]
                (?:(?P<source>[A-Z]\w+):\ )?(?P<message>.*)""",
        ),
        levels={"System": "info", "Note": "info"},
        samples=(
            "2024-03-05T02:04:02.123456Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld "
            "8.0.36) starting",
            "2024-03-05T02:04:03.123456Z 0 [ERROR] [MY-012574] [InnoDB] Unable to lock ./ibdata1 error: 11",
            "2024-03-05 02:04:02+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.0.36 started.",
            "2017-03-05T02:04:02.123456Z 0 [Note] InnoDB: Completed initialization of buffer pool",
            "2024-03-05  2:04:02 0 [Warning] 'user' entry 'root@db1' ignored in --skip-name-resolve mode.",
            "170305  2:04:02 [ERROR] Can't start server: Bind on TCP/IP port: Address already in use",
        ),
    ),
    # Source: MySQL's Reference Manual, "The Slow Query Log".
    Format(
        name="mysql-slow",
        title="MySQL slow query log",
        opens="#",
        sign="# ",
        read=by_pattern(
            rf"\#\ Time:\ (?P<time>{ISO}|\d{{6}}\ \ ?{CLOCK})(?P<message>)",
            r"\#\ (?P<message>(?:User@Host:|Query_time:)\ .*)",
        ),
        words=False,
        samples=(
            "# Time: 2024-03-05T02:04:02.123456Z",
            "# User@Host: blog[blog] @ localhost []  Id:    12",
            "# Query_time: 12.345678  Lock_time: 0.000012 Rows_sent: 10  Rows_examined: 1204567",
        ),
    ),
    # Source: MySQL's Reference Manual, "The General Query Log".
    Format(
        name="mysql-general",
        title="MySQL general log",
        opens="0",
        sign="\t",
        read=by_pattern(
            rf"""(?P<time>{ISO})\t\ *(?P<pid>\d+)[ ]
            (?P<source>Query|Connect|Quit|Prepare|Execute|Init\ DB|Statistics|Close\ stmt)
                \t(?P<message>.*)"""
        ),
        words=False,
        samples=("2024-03-05T02:04:02.123456Z\t   12 Query\tSELECT * FROM errors",),
    ),
    # Source: ClickHouse's documentation of the server's log.
    Format(
        name="clickhouse",
        title="ClickHouse",
        opens="0",
        sign=" <",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}\.\d\d\.\d\d\ {CLOCK})\ \[\ (?P<pid>\d+)\ \]\ \{{[^}}]*\}}[ ]
                <(?P<level>\w+)>\ (?:(?P<source>[^:\s][^:]{{0,80}}):\ )?(?P<message>.*)"""
        ),
        samples=("2024.03.05 02:04:02.123456 [ 812 ] {} <Error> Application: Listen [::]:8123 failed",),
    ),
    # Source: Microsoft's documentation of SQL Server's ERRORLOG.
    Format(
        name="sql-server",
        title="SQL Server",
        opens="0",
        sign="  ",
        read=by_pattern(
            r"""(?P<time>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d\.\d\d)\ (?P<source>spid\d+s?|Server|Logon|Backup)\ {2,}
                (?P<message>\S.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02.12 spid51      Error: 18456, Severity: 14, State: 38.",
            "2024-03-05 02:04:02.12 Logon       Login failed for user 'sa'. [CLIENT: 192.0.2.7]",
        ),
    ),
    # Source: IBM's documentation of db2diag log file entries.
    Format(
        name="db2diag",
        title="Db2 diagnostic log",
        opens="0",
        sign="LEVEL: ",
        read=by_pattern(
            r"""(?P<time>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d{6}[+-]\d+)[ ]
            (?P<message>[A-Z]\d+\w*\ +)LEVEL:\ (?P<level>\w+).*"""
        ),
        levels={"Severe": "error", "Event": "info"},
        samples=("2024-03-05-02.04.02.123456+540 I1234A567         LEVEL: Error",),
    ),
    # Source: Oracle's Net Services documentation, "Oracle Net Listener log files".
    Format(
        name="oracle-listener",
        title="Oracle listener log",
        opens="0",
        sign=" * ",
        read=by_pattern(r"(?P<time>\d\d-[A-Z]{3}-\d{4}\ \d\d:\d\d:\d\d)\ \*\ (?P<message>.*)"),
        samples=("05-MAR-2024 02:04:02 * (CONNECT_DATA=(SID=orcl)) * establish * orcl * 12505",),
    ),
)
