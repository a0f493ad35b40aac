"""Storage and high availability in clusters, and the hardware under them."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, LEVEL, SYSLOG
from nisshi.logs.severity import LETTERS

FORMATS = (
    # Source: Ceph's log/Entry.h and Log.cc: time, thread, priority (-1 is an error, 20 is chatter).
    Format(
        name="ceph",
        title="Ceph",
        opens="0",
        sign=" ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<thread>[0-9a-f]{{8,16}})\ {{1,2}}(?P<level>-1|1?\d|20)\ (?P<message>.*)"
        ),
        levels={
            "-1": "error",
            **{f"{level}": "info" for level in range(6)},
            **{f"{level}": "debug" for level in range(6, 21)},
        },
        samples=(
            "2024-03-05T02:04:02.123+0900 7f1234567890  0 mon.a@0(leader) e1 handle_command",
            "2024-03-05T02:04:03.123+0900 7f1234567890 -1 osd.0 12 cannot read the superblock",
        ),
    ),
    # Source: GlusterFS' libglusterfs/src/logging.c.
    Format(
        name="glusterfs",
        title="GlusterFS",
        opens="[",
        sign="] ",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\ (?P<level>[MACEWNIDT])\ (?:\[MSGID:\ \d+\]\ )?
                \[(?P<source>[\w.-]+\.c:\d+:\ ?\w+)\]\ (?P<message>.*)"""
        ),
        levels={**LETTERS, "M": "fatal", "A": "fatal"},
        samples=(
            "[2024-03-05 02:04:02.123456 +0000] E [MSGID: 114058] [client-handshake.c:1456:client_query] "
            "0-vol-client-0: failed to get the port number",
        ),
    ),
    # Source: Pacemaker's and libqb's formats of their files (crm_log_init; 2.0 and before it).
    Format(
        name="pacemaker",
        title="Pacemaker",
        opens="JFMASOND",
        sign="[",
        read=by_pattern(
            rf"""(?P<time>{SYSLOG})\ \[(?P<pid>\d+)\]\ (?P<host>[\w.-]+)\ +(?P<source>[\w-]+):?\ +
                (?P<level>(?i:{LEVEL})):?\ +(?P<message>.*)""",
            rf"""(?P<time>{SYSLOG})\ (?P<host>[\w.-]+)\ +(?P<source>[\w-]+)\ *\[(?P<pid>\d+)\]\ \([^)]{{1,60}}\)\s+
                (?P<level>(?i:{LEVEL})):\ +(?P<message>.*)""",
        ),
        samples=(
            "Mar 05 02:04:02 web1 pacemaker-controld  [812] (do_lrm_rsc_op)\tnotice: Requesting a start of the address",
            "Mar 05 02:04:03 [812] web1       crmd:  warning: status_from_rc: Action 4 failed",
            "Mar 05 02:04:03 [812] web1 corosync notice  [TOTEM ] A processor failed, forming new configuration.",
        ),
    ),
    # Source: ipmitool's manual, `sel elist`: the System Event Log of a server's management controller.
    Format(
        name="ipmi-sel",
        title="System Event Log",
        opens=" 0abcdef",
        sign=" | ",
        read=by_pattern(
            rf"""\ *[0-9a-f]{{1,4}}\ \|\ (?P<time>\d\d/\d\d/\d{{2,4}}\ \|\ {CLOCK}(?:\ [A-Z]{{3,4}})?)\ \|[ ]
                (?P<source>[^|]{{1,60}}?)\ \|\ (?P<message>.*)"""
        ),
        samples=("   2 | 03/05/2024 | 02:04:03 | Power Supply #0x51 | Failure detected | Asserted",),
    ),
    # Source: NVIDIA's documentation of NCCL, NCCL_DEBUG.
    Format(
        name="nccl",
        title="NCCL",
        sign=" NCCL ",
        read=by_pattern(
            r"""(?P<host>[\w.-]{1,60}):(?P<pid>\d+):(?P<thread>\d+)\ \[\d+\]\ (?:(?P<source>[\w./-]+:\d+)\ )?
                NCCL\ (?P<level>INFO|WARN|ERROR|TRACE)\ (?P<message>.*)"""
        ),
        samples=("web1:812:815 [0] transport.cc:12 NCCL WARN Cuda failure 'out of memory'",),
    ),
    # Source: Couchbase's ns_server, its formatter of ale.
    Format(
        name="couchbase",
        title="Couchbase",
        opens="[",
        sign=":<",
        read=by_pattern(
            rf"""\[(?P<source>\w+):(?P<level>\w+),(?P<time>\d{{4}}-\d\d-\d\dT{CLOCK}(?:Z|[+-]\d\d:\d\d)?),
                (?P<host>[^\s:<>]+):(?P<pid><[\d.]+>|[\w-]+<[\d.]+>):\S*?\](?P<message>.*)"""
        ),
        samples=(
            "[ns_server:error,2024-03-05T02:04:02.123Z,ns_1@db1.local:<0.812.0>:ns_config:init:12]cannot load",
        ),
    ),
)
