"""Access and error logs of proxies and of web servers other than Apache and nginx."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.formats.by_status import by_status
from nisshi.logs.patterns import SYSLOG

_VERB = r"(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE|PROPFIND)"

FORMATS = (
    # Source: HAProxy's configuration manual, 8.2.2 to 8.2.4 (TCP and HTTP log formats).
    Format(
        name="haproxy",
        title="HAProxy",
        opens="<0[abcdefABCDEFJMSON:",
        sign="] ",
        read=by_pattern(
            rf"""(?:(?:<\d+>)?(?P<time>{SYSLOG})\ (?P<host>\S+)\ (?P<source>haproxy)\[(?P<pid>\d+)\]:\ )
                 (?P<message>[0-9a-fA-F.:]+:\d+\ \[[^\]]+\]\ \S+\ \S+\ [\d/+-]+\ (?:
                 (?P<status>\d{{3}}|-1)\ )?.*)""",
            r"""(?P<source>[0-9a-fA-F:][0-9a-fA-F.:]*:\d+)\ \[(?P<time>\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d\.\d{3})\][ ]
                (?P<message>\S+\ \S+\ [\d/+-]+\ (?:(?P<status>\d{3}|-1)\ )?.*)""",
            r"\[(?P<level>NOTICE|WARNING|ALERT)\]\ +(?:\d{3}/\d{6}\ )?\((?P<pid>\d+)\)\ :\ (?P<message>.*)",
            severity=lambda match: by_status(match) if "status" in match.re.groupindex else None,
        ),
        samples=(
            "Feb  6 12:14:14 lb1 haproxy[14389]: 192.0.2.7:33317 [06/Feb/2009:12:14:14.655] http-in "
            'static/srv1 10/0/30/69/109 503 2750 - - ---- 1/1/1/1/0 0/0 "GET /index.html HTTP/1.1"',
            "192.0.2.7:33313 [06/Feb/2009:12:12:51.443] fnt bck/srv1 0/0/5007 212 -- 0/0/0/0/3 0/0",
            "[WARNING]  (812) : Server app/web1 is DOWN, reason: Layer4 connection problem",
            "[NOTICE] 064/020402 (812) : New worker #1 (815) forked",
        ),
    ),
    # Source: Squid's documentation of logformat, "squid" (the native access log).
    Format(
        name="squid",
        title="Squid access log",
        opens="0",
        sign="/",
        read=by_pattern(
            r"""(?P<time>\d{9,10}\.\d{3})\ +\d+\ (?P<source>\S+)[ ]
                (?P<message>[A-Z_]{3,}/(?P<status>\d{3})\ \d+\ [A-Z]+\ .*)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            "1709571842.123     45 192.0.2.7 TCP_MISS/200 1234 GET http://www.example.com/ - "
            "HIER_DIRECT/192.0.2.80 text/html",
            "1709571843.001  60012 192.0.2.7 TCP_MISS/503 3512 GET http://www.example.com/x - "
            "HIER_NONE/- text/html",
        ),
    ),
    # Source: Squid's cache.log, as its debug.cc writes it.
    Format(
        name="squid-cache",
        title="Squid cache.log",
        opens="0",
        sign="| ",
        read=by_pattern(
            r"""(?P<time>\d{4}/\d\d/\d\d\ \d\d:\d\d:\d\d(?:\.\d{3})?)(?:\ (?P<source>kid\d+))?\|[ ]
                (?:(?P<level>WARNING|ERROR|FATAL|ALERT|CRITICAL):\ )?(?P<message>.*)"""
        ),
        samples=(
            "2024/03/05 02:04:02 kid1| WARNING: no_suid: setuid(0): (1) Operation not permitted",
            "2024/03/05 02:04:02| Starting Squid Cache version 5.7",
        ),
    ),
    # Source: W3C, "Extended Log File Format"; the order of fields is IIS's default (Microsoft's IIS documentation).
    Format(
        name="iis",
        title="IIS access log",
        opens="0#",
        sign=":",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\ \d\d:\d\d:\d\d)\ (?:W3SVC\d+\ (?:\S+\ )?)?
                (?P<source>[0-9a-fA-F.:]+)[ ]
                (?P<message>{_VERB}\ \S+\ \S+\ \d+\ (?:\S+\ ){{2,9}}(?P<status>[1-5]\d\d)(?:\ \d+){{2,5}})$""",
            # Any other order, which the line #Fields tells: where the status stands is not known.
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\ \d\d:\d\d:\d\d)[ ]
                (?P<message>(?:\S+\ ){{1,8}}{_VERB}\ /\S*\ \S+\ \S+(?:\ \S+){{2,20}})$(?P<status>)""",
            r"""\#
                (?P<message>(?:Software|Version|Date|Start-Date|Remark|Fields(?!:\ date\ time\ x-edge)):\ .*)
                (?P<status>)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            "#Software: Microsoft Internet Information Services 10.0",
            "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) "
            "sc-status sc-substatus sc-win32-status time-taken",
            "2024-03-05 02:04:02 192.0.2.1 GET /index.html - 80 - 192.0.2.7 Mozilla/5.0 - 200 0 0 15",
            "2000-10-10 16:44:49 192.0.2.7 - 192.0.2.1 80 GET /_vti_bin/a.dll UL=1 404 340 312 30 Mozilla/4.0",
            "2024-03-05 02:04:03 192.0.2.1 POST /app id=3 443 - 192.0.2.7 curl/8.5.0 - 500 19 5 210",
        ),
    ),
    # Source: Amazon CloudFront's Developer Guide, "Standard log file format".
    Format(
        name="cloudfront",
        title="CloudFront access log",
        opens="0#",
        sign=":",
        read=by_pattern(
            rf"""(?P<time>\d{{4}}-\d\d-\d\d\t\d\d:\d\d:\d\d)\t(?P<source>[A-Z]{{3}}[\w-]*)\t
                (?P<message>\d+\t\S+\t{_VERB}\t\S+\t\S+\t(?P<status>\d{{3}})\t.*)""",
            r"\#(?P<message>Fields:\ date\ time\ x-edge-location\ .*)(?P<status>)",
            severity=by_status,
        ),
        words=False,
        samples=(
            "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem "
            "sc-status cs(Referer)",
            ""
            "2024-03-05\t02:04:02\tNRT57-C1\t1045\t192.0.2.7\tGET\td111111abcdef8.example.net\t/index.html\t403\t-",
        ),
    ),
    # Source: AWS's guides, "Access logs for your Application Load Balancer" and "… Classic Load Balancer".
    Format(
        name="aws-elb",
        title="AWS load balancer access log",
        opens="hwg0",
        sign="Z ",
        read=by_pattern(
            r"""(?:(?:https?|h2|wss?|grpcs?)\ )?(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)[ ]
                (?P<source>[\w./-]+)\ (?P<message>\S+:\d+\ \S+\ [\d.-]+\ [\d.-]+\ [\d.-]+[ ]
                (?P<status>\d{3}|-)\ (?:\d{3}|-)\ \d+\ \d+\ ".*)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            "https 2024-03-05T02:04:02.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.0.2.7:2817 "
            "198.51.100.1:80 "
            '0.086 0.048 0.037 502 502 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0" - -',
            "2024-03-05T02:04:02.945958Z my-loadbalancer 192.0.2.7:2817 198.51.100.1:80 "
            '0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1" '
            '"curl/7.38.0" - -',
        ),
    ),
    # Source: Amazon S3's User Guide, "Server access log format".
    Format(
        name="s3-access",
        title="S3 access log",
        opens="0abcdef-",
        sign="] ",
        read=by_pattern(
            r"""(?:[0-9a-f]{64}|-)\ (?P<source>[\w.-]+)\ \[
            (?P<time>\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d\ [+-]\d{4})\][ ]
                (?P<message>\S+\ \S+\ \S+\ [A-Z0-9.]+\.[A-Z0-9._]+\ \S+\ (?:"[^"]*"|-)[ ]
                (?P<status>\d{3}|-)\ .*)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            f"{'0a1b2c3d' * 8} example-bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 - 3E57427F3EXAMPLE "
            'REST.GET.OBJECT photo.png "GET /photo.png HTTP/1.1" 404 NoSuchKey 113 - 7 - "-" "curl/8.5.0" -',
        ),
    ),
    # Source: Envoy's documentation, "Access logging: default format string".
    Format(
        name="envoy-access",
        title="Envoy access log",
        opens="[",
        sign='] "',
        read=by_pattern(
            r"""\[(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\]\ (?P<message>"[^"]*"[ ]
            (?P<status>\d{1,3})\ .*)""",
            severity=by_status,
        ),
        words=False,
        samples=(
            '[2024-03-05T02:04:02.310Z] "POST /api/v1/locations HTTP/2" 503 UF 154 0 226 100 '
            '"192.0.2.28" "curl" "-"',
        ),
    ),
)
