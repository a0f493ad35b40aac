"""Libraries and programs in Go, Rust, Node and Scala."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.by_status import by_status
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

FORMATS = (
    # Source: zap's console encoder (tabs); the same for logr in Kubernetes' controllers.
    Format(
        name="zap",
        title="zap",
        opens="0",
        sign="\t",
        read=by_pattern(
            rf"""(?P<time>{ISO}|\d{{4}}/\d\d/\d\d\ {CLOCK}|1\.\d+e\+09)\t
            (?P<level>(?i:debug|info|warn|error|dpanic|panic|fatal))\t
                (?:(?P<source>[\w./:-]+)\t)?(?P<message>.*)"""
        ),
        samples=(
            '2024-03-05T02:04:02.123+0900\tINFO\tsetup/main.go:42\tstarting manager\t{"version": "1.2"}',
            "2024/03/05 02:04:02.123\tERROR\thttp.log.error\tdial tcp 192.0.2.7:80: connect: "
            "connection refused",
        ),
    ),
    # Source: HashiCorp's go-hclog: levels in brackets, padded to one width.
    Format(
        name="hclog",
        title="hclog",
        opens="0 ",
        sign=": ",
        read=by_pattern(
            rf"""(?:\ {{4}})?(?P<time>\d{{4}}-\d\d-\d\dT{CLOCK}(?:Z|[+-]\d{{4}}|[+-]\d\d:\d\d))[ ]
                \[(?P<level>TRACE|DEBUG|ERROR|INFO(?=\]\ \ )|WARN(?=\]\ \ ))\]\ {{1,2}}
                (?P<source>[\w.@/-]+):\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05T02:04:02.123Z [INFO]  agent.server: cluster leadership acquired",
            "    2024-03-05T02:04:03.123+0900 [ERROR] agent: startup error",
        ),
    ),
    # Source: etcd's capnslog, "pretty" formatter.
    Format(
        name="capnslog",
        title="etcd",
        opens="0",
        sign=" | ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<level>[CEWNIDT])\ \|\ (?:(?P<source>[\w/]+):\ )?(?P<message>.*)"
        ),
        levels={
            **{"C": "fatal", "E": "error", "W": "warning"},
            **{"N": "info", "I": "info", "D": "debug", "T": "debug"},
        },
        samples=("2017-03-05 02:04:02.123456 W | etcdserver: failed to reach the peerURL of member",),
    ),
    # Source: go-ethereum's log/format.go (TerminalFormat).
    Format(
        name="geth",
        title="Geth",
        opens="TDIWEC",
        sign=" [",
        read=by_pattern(
            r"""(?P<level>TRACE|DEBUG|INFO|WARN|ERROR|CRIT)\ ?\[
                (?P<time>\d\d-\d\d\|\d\d:\d\d:\d\d(?:\.\d{3})?)\]\ (?P<message>.*)"""
        ),
        samples=("WARN [03-05|02:04:02.123] Snapshot extension registration failed   peer=1a2b3c4d",),
    ),
    # Source: Gitea's documentation, "Logging configuration".
    Format(
        name="gitea",
        title="Gitea",
        opens="0",
        sign="() [",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}/\d\d/\d\d\ {CLOCK})\ (?P<source>\S+:\d+:\S+\(\))\ \[
                (?P<level>[TDIWECF])\]\ (?P<message>.*)"""
        ),
        levels={
            **{"T": "debug", "D": "debug", "I": "info", "W": "warning"},
            **{"E": "error", "C": "fatal", "F": "fatal"},
        },
        samples=("2024/03/05 02:04:02 cmd/web.go:107:runWeb() [E] Failed to bind port 3000",),
    ),
    # Source: tracing-subscriber's format::Full: the spans stand before the target.
    Format(
        name="tracing",
        title="Rust tracing",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ {{1,2}}(?P<level>TRACE|DEBUG|INFO|WARN|ERROR)[ ]
                (?:\w+(?:\{{[^}}]*\}})?:)+\ (?P<source>\w+(?:::\w+)*):\ (?P<message>.*)"""
        ),
        samples=("2024-03-05T02:04:02.123456Z  WARN request{method=GET id=3}: app::http: slow response",),
    ),
    # Source: log4js-node's documentation, the basic layout (EPGStation and others).
    Format(
        name="log4js",
        title="log4js",
        opens="[",
        sign=" - ",
        read=by_pattern(
            rf"\[(?P<time>{ISO})\]\ \[(?P<level>{LEVEL}|MARK)\]\ (?P<source>[\w.-]+)\ -\ (?P<message>.*)"
        ),
        samples=("[2024-03-05T02:04:02.123] [ERROR] system - recording failed",),
    ),
    # Source: pino-pretty's and bunyan's command lines.
    Format(
        name="pino-pretty",
        title="pino",
        opens="[0",
        sign=": ",
        read=by_pattern(
            rf"""\[(?P<time>{ISO}|{CLOCK}|1\d{{12}})\]\ (?P<level>{LEVEL})\ \((?:
                (?P<source>[^/)]+)/)?(?P<pid>\d+)(?:\ on\ [^)]*)?\):\ (?P<message>.*)""",
            rf"""\[(?P<time>{ISO})\]\ \ ?(?P<level>{LEVEL}):\ (?P<source>[^/\s]+)/(?P<pid>\d+)\ on[ ]
                (?P<host>\S+?):\ (?P<message>.*)""",
            rf"(?P<time>{CLOCK}Z)\ \ ?(?P<level>{LEVEL})\ (?P<source>[\w.-]+):\ (?P<message>.*)",
        ),
        samples=(
            "[02:04:02.123] ERROR (812): cannot open tuner",
            "[2024-03-05T02:04:02.123Z]  WARN: recorder/812 on web1: disk is nearly full",
            "02:04:02.123Z  INFO recorder: ready",
        ),
    ),
    # Source: Express's morgan, format "dev".
    Format(
        name="morgan",
        title="Express",
        opens="GHPDO",
        sign=" ms - ",
        read=by_pattern(
            r"""(?P<message>(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)\ \S+[ ]
                (?P<status>\d{3})\ [\d.]+\ ms\ -\ (?:\d+|-))$""",
            severity=by_status,
        ),
        words=False,
        samples=("GET /posts/1 404 4.123 ms - 170",),
    ),
    # Source: hexo-log; Hugo's loggers before 0.112 put two spaces as well.
    Format(
        name="hexo",
        title="log",
        opens="IWEDTF",
        sign=" ",
        read=by_pattern(
            r"(?P<level>(?:INFO|WARN)(?=\ \ )|DEBUG|ERROR|TRACE|FATAL)\ {1,2}(?P<message>[^\s\d\[].*)"
        ),
        weight="weak",
        samples=(
            "INFO  Start processing",
            "WARN  Deprecated config detected",
            "ERROR Cannot find module 'hexo'",
        ),
    ),
    # Source: sbt's console output.
    Format(
        name="sbt",
        title="sbt",
        opens="[",
        sign="] ",
        read=by_pattern(r"\[(?P<level>info|warn|error|debug|success|trace)\]\ (?P<message>.*)"),
        levels={"success": "info"},
        weight="likely",
        samples=(
            "[info] compiling 12 Scala sources to target/classes ...",
            "[error] (compile) Compilation failed",
        ),
    ),
)
