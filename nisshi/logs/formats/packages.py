"""What package managers and installers write of their work."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO, MONTH

FORMATS = (
    # Source: dpkg's manual, `--log`.
    Format(
        name="dpkg",
        title="dpkg.log",
        opens="0",
        sign=" ",
        read=by_pattern(
            r"""(?P<time>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d)[ ]
            (?P<message>(?:status\ [a-z-]+|startup|install|upgrade
                |trigproc|configure|remove|purge|conffile|disappear)\ (?:\S+:\w+|archives|packages|/)\ ?.*)"""
        ),
        words=False,
        samples=(
            "2024-03-05 02:04:02 startup archives unpack",
            "2024-03-05 02:04:03 upgrade libc6:amd64 2.31-0 2.31-13",
            "2024-03-05 02:04:03 status half-configured libc6:amd64 2.31-13",
        ),
    ),
    # Source: apt's /var/log/apt/history.log; what was done stands on the lines between.
    Format(
        name="apt-history",
        title="apt history",
        opens="SE",
        sign="-Date: ",
        read=by_pattern(rf"(?P<message>(?:Start|End)-Date):\ (?P<time>\d{{4}}-\d\d-\d\d\ \ ?{CLOCK})"),
        samples=("Start-Date: 2024-03-05  02:04:02", "End-Date: 2024-03-05  02:04:12"),
    ),
    # Source: yum's /var/log/yum.log.
    Format(
        name="yum",
        title="yum.log",
        opens="JFMASOND",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{MONTH}\ \d\d\ {CLOCK})[ ]
                (?P<message>(?:Installed|Updated|Erased|Dep-Installed|Obsoleted):\ .*)"""
        ),
        samples=("Mar 05 02:04:02 Installed: httpd-2.4.6-99.el7.x86_64",),
    ),
    # Source: pacman's libalpm, log.c.
    Format(
        name="pacman",
        title="pacman.log",
        opens="[",
        sign="] [",
        read=by_pattern(
            rf"""\[(?P<time>{ISO})\]\ \[(?P<source>PACMAN|ALPM(?:-SCRIPTLET)?|PAMAC|YAY)\][ ]
                (?:(?P<level>warning|error):\ )?(?P<message>.*)"""
        ),
        samples=(
            "[2024-03-05T02:04:02+0900] [PACMAN] Running 'pacman -Syu'",
            "[2024-03-05T02:04:03+0900] [ALPM] warning: /etc/pacman.conf installed as /etc/pacman.conf.pacnew",
        ),
    ),
    # Source: cloud-init's documentation, "Log files".
    Format(
        name="cloud-init",
        title="cloud-init",
        opens="0",
        sign=".py[",
        read=by_pattern(
            rf"(?P<time>{ISO})\ -\ (?P<source>[\w.-]+\.py)\[(?P<level>[A-Z]+)\]:\ (?P<message>.*)"
        ),
        samples=("2024-03-05 02:04:02,123 - util.py[WARNING]: Failed loading yaml blob",),
    ),
    # Source: npm's documentation, "Logging" (the debug log in _logs).
    Format(
        name="npm-debug",
        title="npm debug log",
        opens="0",
        sign=" ",
        read=by_pattern(
            r"\d+\ (?P<level>silly|verbose|info|http|timing|notice|warn|error(?!\ generated))\ (?P<message>.*)"
        ),
        levels={"silly": "debug", "http": "debug", "timing": "debug"},
        weight="likely",
        samples=(
            "0 info it worked if it ends with ok",
            "1 verbose cli [ '/usr/bin/node', '/usr/bin/npm', 'start' ]",
            "13 error code ELIFECYCLE",
        ),
    ),
    # Source: npm's documentation of `loglevel`; npm 9 and later write the levels small.
    Format(
        name="npm",
        title="npm",
        opens="n",
        sign="npm ",
        read=by_pattern(
            r"""npm[ ]
                (?P<level>ERR!|WARN|error|warn|notice|info|http|verb|verbose|sill|silly|timing)[ ]
                (?P<message>.*)"""
        ),
        levels={
            "ERR!": "error",
            **{"verb": "debug", "sill": "debug", "silly": "debug", "http": "debug", "timing": "debug"},
        },
        weight="likely",
        samples=(
            "npm ERR! code ELIFECYCLE",
            "npm WARN deprecated request@2.88.2: request has been deprecated",
        ),
    ),
    # Source: Docker's BuildKit, progress=plain.
    Format(
        name="buildkit",
        title="docker build",
        opens="#",
        sign="#",
        read=by_pattern(
            r"\#(?P<pid>\d+)\ (?P<time>\d+\.\d+)\ (?P<message>.*)",
            r"\#(?P<pid>\d+)\ (?P<level>ERROR):\ (?P<message>.*)",
            r"""\#(?P<pid>\d+)\ (?P<message>
                (?:\[[^\]]+\]|DONE|CACHED|CANCELED|sha256:|exporting|transferring|naming|writing|resolve).*)""",
        ),
        weight="likely",
        samples=(
            "#5 [2/4] RUN apt-get update",
            "#5 0.512 E: Unable to locate package recdvb",
            '#5 ERROR: process "/bin/sh -c apt-get update" did not complete successfully: exit code: 100',
        ),
    ),
    # Source: Vagrant's and Packer's output to a terminal.
    Format(
        name="vagrant",
        title="Vagrant",
        opens="=",
        sign="==> ",
        read=by_pattern(r"==>\ (?P<source>[\w.-]+):\ (?P<message>.*)"),
        weight="likely",
        samples=("==> default: Importing base box 'debian/bookworm64'...",),
    ),
    # Source: Ansible's default callback plugin.
    Format(
        name="ansible",
        title="Ansible",
        opens="PTRocfsu",
        sign="[",
        read=by_pattern(
            r"(?P<message>(?:PLAY|TASK|RUNNING\ HANDLER)\ \[.*\])\ \*+",
            r"""(?P<level>ok|changed|fatal|failed|skipping|unreachable):[ ]
                \[(?P<source>[\w.:\ >-]+)\](?::\ (?P<message>.*)|\ =>\ (?P<outcome>.*)|$)""",
        ),
        levels={
            **{"fatal": "error", "failed": "error", "unreachable": "error"},
            **{"ok": "info", "changed": "info", "skipping": "info"},
        },
        weight="likely",
        samples=(
            "TASK [nginx : install] *****************************************************",
            "ok: [web1]",
            'fatal: [web2]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh"}',
        ),
    ),
    # Source: Puppet's console and file log destinations.
    Format(
        name="puppet",
        title="Puppet",
        opens="0",
        sign=" Puppet (",
        read=by_pattern(
            rf"(?P<time>{ISO})\ (?P<source>Puppet)\ \((?P<level>[a-z]+)\):\ (?P<message>.*)",
        ),
        samples=("2024-03-05 02:04:02 +0900 Puppet (err): Could not retrieve catalog from remote server",),
    ),
)

# Source: DNF's /var/log/dnf.log (its logging.py adds two levels of debugging).
DNF = Format(
    name="dnf",
    title="dnf.log",
    opens="0",
    sign="Z ",
    read=by_pattern(
        rf"""(?P<time>\d{{4}}-\d\d-\d\dT{CLOCK}Z)[ ]
            (?P<level>SUBDEBUG|DDEBUG|DEBUG|INFO|WARNING|ERROR|CRITICAL)\ (?P<message>.*)"""
    ),
    levels={"SUBDEBUG": "debug", "DDEBUG": "debug"},
    samples=("2024-03-05T02:04:02Z DDEBUG Cleaning up.",),
)
"""Tried after the common shape of time and level, which it shares but for its two levels of debugging."""
