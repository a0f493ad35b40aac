"""Batch schedulers of clusters."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: the Administrator's Guide of PBS Professional, "Event Logging" (and TORQUE's).
    Format(
        name="pbs",
        title="PBS",
        opens="0",
        sign=";",
        read=by_pattern(
            rf"""(?P<time>\d\d/\d\d/\d{{4}}\ {CLOCK});[0-9a-f]{{4}};(?P<source>[\w@-]+)(?:\.\d+)?;[A-Z]\w*;[^;]*;
                (?P<message>.*)"""
        ),
        samples=("03/05/2024 02:04:03;0001;pbs_mom;Svr;pbs_mom;cannot open the job's file",),
    ),
    # Source: Grid Engine's manual of sge_conf and its `messages` files: time, daemon, host, level.
    Format(
        name="grid-engine",
        title="Grid Engine",
        opens="0",
        sign="|",
        read=by_pattern(
            rf"""(?P<time>\d\d/\d\d/\d{{4}}\ {CLOCK})\|\ *(?P<source>[\w-]+)\|(?P<host>[\w.-]+)\|
                (?P<level>[NIWECD])\|(?P<message>.*)"""
        ),
        levels=LETTERS,
        samples=("03/05/2024 02:04:03|worker|head1|E|queue all.q marked QERROR as result of job 12",),
    ),
)
