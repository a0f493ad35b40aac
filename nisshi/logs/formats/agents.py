"""Agents and the files of collectors: what watches, sends or filters for others."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL

FORMATS = (
    # Source: Datadog's documentation, "Agent log files"; its log format is `time | process | level | (place) | text`.
    Format(
        name="datadog-agent",
        title="Datadog Agent",
        opens="0",
        sign=" | ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ \|\ (?P<source>[A-Z][A-Z-]+)\ \|\ (?P<level>{LEVEL})\ \|\ \([^)]{{1,200}}\)\ \|[ ]
                (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:03 UTC | CORE | ERROR | (pkg/collector/runner.go:12 in work) | check failed",
        ),
    ),
    # Source: Fluentd's documentation of out_file: time, tag and record between tabs.
    Format(
        name="fluentd-file",
        title="Fluentd",
        opens="0",
        sign="\t{",
        read=by_pattern(rf"(?P<time>{ISO})\t(?P<source>[\w.*-]+)\t(?P<message>\{{.*\}})$"),
        samples=('2024-03-05T02:04:03+09:00\tapp.access\t{"level":"error","message":"failed"}',),
    ),
    # Source: Pi-hole's documentation of FTL (log.c: M the process, T a thread, F a fork).
    Format(
        name="pihole-ftl",
        title="Pi-hole FTL",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<time>\d{{4}}-\d\d-\d\d\ {CLOCK}(?:\ [A-Z]{{3,4}})?)\ (?P<pid>\d+)(?:M|/[TF]\d+)\][ ]
                (?:(?P<level>{LEVEL}):\ )?(?P<message>.*)"""
        ),
        samples=("[2024-03-05 02:04:03.123 812/T815] WARNING: Long-term load is larger than 4",),
    ),
    # Source: Microsoft's documentation of Configuration Manager, "Log files": what CMTrace reads.
    Format(
        name="cmtrace",
        title="Configuration Manager",
        opens="<",
        sign="]LOG]!>",
        read=by_pattern(
            r"""<!\[LOG\[(?P<message>.*)\]LOG\]!><time="(?P<time>[\d:.+-]{8,20})"\ date="[\d-]{8,10}"[ ]
                component="(?P<source>[^"]*)"\ context="[^"]*"\ type="(?P<level>[0-3])"\ thread="(?P<thread>\d*)".*"""
        ),
        levels={"0": "info", "1": "info", "2": "warning", "3": "error"},
        samples=(
            '<![LOG[Failed to download policy]LOG]!><time="02:04:02.123-540" date="03-05-2024" '
            'component="PolicyAgent" context="" type="3" thread="1234" file="policy.cpp:123">',
        ),
    ),
    # Source: Ansible's documentation, "Logging Ansible output" (log_path; display.py's formatter).
    Format(
        name="ansible-log",
        title="Ansible",
        opens="0",
        sign=" | ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ p=(?P<pid>\d+)\ u=\S+\ (?:n=(?P<source>\S+)\ )?\|\ +(?P<message>\S.*)"
        ),
        samples=("2024-03-05 02:04:03,123 p=812 u=deploy n=ansible | fatal: [web1]: UNREACHABLE!",),
    ),
    # Source: Fly.io's documentation of `fly logs`.
    Format(
        name="fly",
        title="Fly.io",
        opens="0",
        sign="] ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<source>app|runner|proxy|health)\[(?P<pid>\w+)\]\ [a-z]{{3}}[ ]
                \[(?P<level>[a-z]+)\]\ ?(?P<message>.*)"""
        ),
        samples=("2024-03-05T02:04:02Z app[3d8d9930b32689] nrt [error]could not connect to the database",),
    ),
    # Source: Cloudflare Pages' build log, as its dashboard hands it out.
    Format(
        name="cloudflare-pages",
        title="Cloudflare Pages",
        opens="0",
        sign="Z\t",
        read=by_pattern(
            r"(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z)\t(?P<message>[^\t ]+[ ][^\t]*)$"
        ),
        weight="likely",
        samples=("2024-03-05T02:04:02.123456Z\tFailed: build command exited with code: 1",),
    ),
    # Source: mosquitto's manual, log_timestamp; Portage's emerge.log: seconds since 1970 and a colon.
    Format(
        name="epoch",
        title="log",
        opens="0",
        sign=": ",
        read=by_pattern(r"(?P<time>1\d{9}):\ +(?:(?P<level>Error|Warning|Notice):\ )?(?P<message>[^\s\d].*)"),
        weight="likely",
        samples=(
            "1709571842: mosquitto version 2.0.18 starting",
            "1709571843: Error: Address already in use",
        ),
    ),
)
