"""Clusters and devices whose logs the collection loghub made known."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, MONTH

FORMATS = (
    # Source: Blue Gene/L's RAS log (A. Oliner and J. Stearley, "What Supercomputers Say", DSN 2007; loghub).
    Format(
        name="bluegene",
        title="Blue Gene/L",
        opens="-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        sign="-",
        read=by_pattern(
            r"""(?:-|[A-Z][A-Z0-9_]*)\ \d{9,10}\ \d{4}\.\d\d\.\d\d\ (?P<host>\S+)[ ]
                (?P<time>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d{6})\ \S+\ [A-Z]+\ (?P<source>[A-Z_]+)[ ]
                (?P<level>INFO|WARNING|SEVERE|ERROR|FATAL|FAILURE)\ (?P<message>.*)"""
        ),
        levels={"FAILURE": "fatal"},
        samples=(
            "- 1117838570 2005.06.03 R02-M1-N0-C:J12-U11 2005-06-03-15.42.50.675872 R02-M1-N0-C:J12-U11 "
            "RAS KERNEL INFO instruction cache parity error corrected",
            "APPREAD 1117869872 2005.06.04 R04-M1-N4-I:J18-U11 2005-06-04-00.24.32.432192 R04-M1-N4-I:J18-U11 "
            "RAS APP FATAL ciod: failed to read message prefix on control stream",
        ),
    ),
    # Source: syslog as Sandia's and NERSC's clusters kept it (the same paper; loghub's Thunderbird, Spirit, Liberty).
    Format(
        name="cluster-syslog",
        title="syslog",
        opens="-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        sign=":",
        read=by_pattern(
            rf"""(?:-|[A-Z][A-Z0-9_]*)\ \d{{9,10}}\ \d{{4}}\.\d\d\.\d\d[ ]
            (?P<host>\S+)\ (?P<time>{MONTH}\ +\d{{1,2}}\ {CLOCK})\ \S+[ ]
                (?:(?P<source>[^\s:\[\]]+(?:\ [\d.]+)?)(?:\[(?P<pid>\d+)\])?:\ )?(?P<message>.*)"""
        ),
        samples=(
            "- 1131566461 2005.11.09 dn228 Nov 9 12:01:01 dn228/dn228 crond(pam_unix)[2915]: session "
            "closed for user root",
            "- 1131566479 2005.11.09 eadmin1 Nov 9 12:01:19 src@eadmin1 kernel: EXT3-fs: mounted filesystem",
        ),
    ),
    # Source: Los Alamos' HPC system 20 (Operational Data to Support and Enable Computer Science Research; loghub).
    Format(
        name="hpc",
        title="HPC",
        opens="0",
        sign=" ",
        read=by_pattern(
            r"""\d+\ (?P<host>[A-Za-z][\w,\[\]-]*)[ ]
                (?P<source>[a-z][\w.]*)\ \S+\ (?P<time>\d{9,10})\ \d\ (?P<message>.*)"""
        ),
        samples=(
            "134681 node-246 unix.hw state_change.unavailable 1077804742 1 Component State Change: "
            "node is unavailable",
        ),
    ),
    # Source: the step counter of Huawei's Health app (loghub's HealthApp).
    Format(
        name="healthapp",
        title="HealthApp",
        opens="0",
        sign="|",
        read=by_pattern(
            r"(?P<time>\d{8}-\d{1,2}:\d{1,2}:\d{1,2}:\d{1,3})\|(?P<source>[^|]+)\|(?P<pid>\d+)\|(?P<message>.*)"
        ),
        samples=("20171223-22:15:29:606|Step_LSC|30002312|onStandStepChanged 3579",),
    ),
)
