"""Windows: events as exported, updates, and the hypervisor of VMware beside them."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO

_LEVELS = (
    r"Information|Warning|Error|Critical|Verbose|Audit\ Success|Audit\ Failure"
    r"|情報|警告|エラー|重大|詳細|成功の監査|失敗の監査"
)

FORMATS = (
    # Source: Windows' Event Viewer, "Save All Events As", CSV, in English and Japanese.
    Format(
        name="windows-event",
        title="Windows event log",
        opens="IWECVA情警エ重詳成失L",
        sign=",",
        read=by_pattern(
            rf"""(?P<level>{_LEVELS}),(?P<time>\d{{1,4}}/\d{{1,2}}/\d{{1,4}}\ {CLOCK}(?:\ [AP]M)?),
            (?P<source>[^,]+),
                (?P<message>\d+,.*)"""
        ),
        levels={
            **{"Audit Success": "info", "Audit Failure": "warning", "詳細": "debug"},
            **{"成功の監査": "info", "失敗の監査": "warning"},
        },
        samples=(
            'Error,2024/03/05 2:04:02,Service Control Manager,7031,None,"The recorder service '
            'terminated unexpectedly."',
            '情報,2024/03/05 2:04:03,Service Control Manager,7036,なし,"recorder サービスは 停止 状態に移行しました"',
        ),
    ),
    # Source: Microsoft's documentation, Get-WindowsUpdateLog, and the file itself before Windows 10 (tabs).
    Format(
        name="windows-update",
        title="Windows Update log",
        opens="0",
        sign=":",
        read=by_pattern(
            r"""(?P<time>\d{4}/\d\d/\d\d\ \d\d:\d\d:\d\d\.\d{7})\ (?P<pid>\d+)\ +\d+\ +
            (?P<source>[A-Z]\w+)\ +(?P<message>.*)""",
            r"""(?P<time>\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d:\d{3})\t\ *(?P<pid>\d+)\t[0-9a-f]+\t
            (?P<source>\w+)\t(?P<message>.*)""",
        ),
        samples=(
            "2024/03/05 02:04:02.1234567 812   1204  Agent           * START * Finding updates",
            "2017-03-05\t02:04:02:123\t 812\t1a2c\tAgent\tWARNING: failed to load the table, error = "
            "0x80070002",
        ),
    ),
    # Source: VMware's documentation of ESXi log files (vmkernel.log, hostd.log, vmware.log).
    Format(
        name="vmware",
        title="VMware",
        opens="0",
        sign="Z",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?:(?P<level>[A-Z][a-z]+)\(\d+\)\ )?(?:
            (?P<source>vmkernel|vmkwarning):\ )?cpu\d+:(?P<pid>\d+)
                (?:\ opID=\w+)?\)(?P<message>.*)""",
            rf"""(?P<time>{ISO})\ (?P<level>[a-z]+|[A-Z][a-z](?=\())(?:\(\d+\))?[ ]
            (?P<source>hostd|vpxa|vpxd|vobd|fdm|rhttpproxy|Hostd|Vpxa)(?:\[(?P<pid>\w+)\])?:?[ ]
                (?P<message>.*)""",
            rf"""(?P<time>{ISO})\ \[(?P<pid>\w{{5,16}})\ (?P<level>[a-z]+)\ '(?P<source>[^']{{1,60}})'[^\]]*\][ ]
                (?P<message>.*)""",
            rf"(?P<time>{ISO})\|\ (?P<source>[\w-]+)\|\ (?:I\d{{3}}|W\d{{3}}|E\d{{3}})[:+]\ ?(?P<message>.*)",
        ),
        levels={
            "panic": "fatal",
            "trivia": "debug",
            "Cr": "fatal",
            "Al": "fatal",
            "Em": "fatal",
            "Er": "error",
            "Wa": "warning",
            "In": "info",
            "No": "info",
            "Db": "debug",
        },
        samples=(
            "2024-03-05T02:04:02.123Z cpu0:65536)ScsiDeviceIO: 2613: Cmd 0x2a to dev failed H:0x0 D:0x2 P:0x0",
            "2024-03-05T02:04:02.123Z Wa(180) vmkwarning: cpu1:2097152)WARNING: NFS: 1234: lost connection",
            "2024-03-05T02:04:02.123Z info hostd[2099] [Originator@6876 sub=Vimsvc] Task completed",
            "2024-03-05T02:04:02.123Z Er(163) Hostd[2099525]: [Originator@6876 sub=Default] Failed to connect",
            "2011-11-03T00:15:36.649Z [7F7A5C1E1B90 warning 'Vmomi' opID=HB-host-1] gone",
            "2024-03-05T02:04:02.123Z| vmx| I125: Log for VMware ESX pid=812",
        ),
    ),
)
