"""Programs in Python that set a layout of their own."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, ISO

_LEVEL = r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)"

FORMATS = (
    # Source: VDSM's logger.conf since oVirt 4.1.
    Format(
        name="ovirt-vdsm",
        title="vdsm",
        opens="0",
        sign=") [",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ {_LEVEL}\ +\((?P<thread>[^)]*)\)\ \[(?P<source>[\w.]+)\][ ]
                (?P<message>.*\(\w+:\d+\))$"""
        ),
        samples=(
            "2024-03-05 02:04:02,123+0900 ERROR (jsonrpc/3) [jsonrpc.JsonRpcServer] RPC call failed (__init__:583)",
        ),
    ),
    # Source: Home Assistant's bootstrap.py.
    Format(
        name="home-assistant",
        title="Home Assistant",
        opens="0",
        sign=") [",
        read=by_pattern(
            rf"(?P<time>{ISO})\ {_LEVEL}\ \((?P<thread>[^)]*)\)\ \[(?P<source>[\w.-]+)\]\ (?P<message>.*)"
        ),
        samples=(
            "2024-03-05 02:04:02.123 ERROR (MainThread) [homeassistant.components.mqtt] Unable to connect",
        ),
    ),
    # Source: Scrapy's documentation, LOG_FORMAT.
    Format(
        name="scrapy",
        title="Python logging",
        opens="0",
        sign="] ",
        read=by_pattern(rf"(?P<time>{ISO})\ \[(?P<source>[\w.-]+)\]\ {_LEVEL}:\ (?P<message>.*)"),
        samples=("2024-03-05 02:04:02 [scrapy.core.engine] INFO: Spider opened",),
    ),
    # Source: oVirt's vdsm, logger.conf.
    Format(
        name="vdsm",
        title="vdsm",
        sign="::",
        read=by_pattern(
            rf"""(?P<thread>[^:\s][^:]{{0,60}})::{_LEVEL}::(?P<time>{ISO})::(?P<source>\w+)::\d+::[\w.-]*::
                (?P<message>.*)"""
        ),
        samples=(
            "MainThread::INFO::2018-04-27 10:50:13,391::vdsmd::148::vds::(run) I am the actual vdsm",
            "Detector thread::ERROR::2018-04-27 10:50:14,391::protocoldetector::72::::connection reset by peer",
        ),
    ),
    # Source: Airflow's configuration reference, log_format.
    Format(
        name="airflow",
        title="Airflow",
        opens="[",
        sign="] {",
        read=by_pattern(
            rf"""\[(?P<time>{ISO}|\d{{4}}-\d\d-\d\d,\ {CLOCK}\ [A-Z]{{3,4}})\]\ \{{
            (?P<source>[\w.]+:\d+)\}}\ {_LEVEL}\ -[ ]
                (?P<message>.*)"""
        ),
        samples=(
            "[2024-03-05, 02:04:02 UTC] {taskinstance.py:1332} INFO - Starting attempt 1 of 2",
            "[2024-03-05T02:04:03.123+0900] {taskinstance.py:1851} ERROR - Task failed with exception",
        ),
    ),
    # Source: Odoo's netsvc.py.
    Format(
        name="odoo",
        title="Odoo",
        opens="0",
        sign=": ",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ (?P<pid>\d+)\ {_LEVEL}\ (?:[\w-]+|\?)[ ]
                (?P<source>(?:odoo|openerp|werkzeug)[\w.]*):\ (?P<message>.*)"""
        ),
        samples=("2024-03-05 02:04:02,123 812 INFO shop odoo.modules.loading: loading 1 modules...",),
    ),
    # Source: OpenStack's oslo.log, logging_context_format_string; the file's name in front as loghub has it.
    Format(
        name="openstack",
        title="OpenStack",
        opens="0" + "abcdefghijklmnopqrstuvwxyz",
        sign="-",
        read=by_pattern(
            rf"""(?:[a-z][\w.:-]{{0,80}}\ )?(?P<time>{ISO})\ (?P<pid>\d+)[ ]
            (?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL|AUDIT|TRACE)[ ]
                (?P<source>[a-z_][\w.-]*)\ \[(?:(?:None\ )?req-[^\]]*|-)\]\ (?P<message>.*)""",
            # logging_exception_prefix: what stands before each line of a traceback.
            rf"""(?:[a-z][\w.:-]{{0,80}}\ )?(?P<time>{ISO})\ (?P<pid>\d+)\ (?P<level>ERROR|TRACE)[ ]
                (?P<source>[a-z_]\w*(?:\.\w+)+)\ (?P<message>\S.*|\ .*)""",
        ),
        levels={"AUDIT": "info"},
        samples=(
            "nova-api.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO "
            "nova.osapi_compute.wsgi.server "
            '[req-38101a0b-2096-447d-96ea-a692162415ae - - -] 192.0.2.7 "GET /v2/servers HTTP/1.1" status: 200',
            "2017-05-16 00:00:00.272 2931 ERROR nova.compute.manager [-] No compute node record for host",
            "2017-05-16 00:00:00.272 2931 ERROR nova.compute.manager Traceback (most recent call last):",
        ),
    ),
    # Source: Salt's documentation, log_fmt_logfile.
    Format(
        name="salt",
        title="Salt",
        opens="0",
        sign="][",
        read=by_pattern(
            rf"""(?P<time>{ISO})\ \[(?P<source>[\w.]+)\ *:\d+\ *\]\[(?P<level>[A-Z]+)\ *\]\[
                (?P<pid>\d+)\]\ (?P<message>.*)"""
        ),
        samples=(
            "2024-03-05 02:04:02,123 [salt.minion      :1234][ERROR   ][812] Error while bringing up minion",
        ),
    ),
    # Source: Synapse's contrib log configuration (precise).
    Format(
        name="synapse",
        title="Synapse",
        opens="0",
        sign=" - ",
        read=by_pattern(
            rf"(?P<time>{ISO})\ -\ (?P<source>[\w.]+)\ -\ \d+\ -\ {_LEVEL}\ -\ \S+\ -\ (?P<message>.*)"
        ),
        samples=(
            "2024-03-05 02:04:02,123 - synapse.storage.TIME - 543 - INFO - GET-12 - Total database "
            "time: 0.012%",
        ),
    ),
    # Source: Certbot's log.py (`%(asctime)s:%(levelname)s:%(name)s:%(message)s`).
    Format(
        name="certbot",
        title="Python logging",
        opens="0",
        sign=":",
        read=by_pattern(rf"(?P<time>{ISO}):{_LEVEL}:(?P<source>[\w.]+):(?P<message>.*)"),
        samples=("2024-03-05 02:04:02,123:WARNING:certbot.reverter:Unable to open /var/lib/letsencrypt",),
    ),
    # Source: TensorFlow's tsl/platform/default/logging.cc.
    Format(
        name="tensorflow",
        title="TensorFlow",
        opens="0",
        sign="] ",
        read=by_pattern(rf"(?P<time>{ISO}):\ (?P<level>[IWEF])\ (?P<source>[\w./-]+:\d+)\]\ (?P<message>.*)"),
        levels={"I": "info", "W": "warning", "E": "error", "F": "fatal"},
        samples=(
            "2024-03-05 02:04:02.123456: W "
            "tensorflow/stream_executor/platform/default/dso_loader.cc:60] Could not "
            "load dynamic library 'libcudart.so.11.0'",
        ),
    ),
    # Source: ROS's rosconsole (`[${severity}] [${time}]: ${message}`) and ROS 2's rcutils.
    Format(
        name="ros",
        title="ROS",
        opens="[",
        sign="] [1",
        read=by_pattern(
            r"""\[\ ?(?P<level>DEBUG|INFO|WARN|ERROR|FATAL)\]\ \[(?P<time>1\d{9}\.\d{3,9})(?:,\ \d+\.\d+)?\]
                (?:\ \[(?P<source>[^\]]+)\])?:\ (?P<message>.*)"""
        ),
        samples=(
            "[ WARN] [1709571842.123456789]: Timed out waiting for transform",
            "[INFO] [1709571842.123456789] [minimal_publisher]: Publishing: 'Hello World: 0'",
        ),
    ),
)
