"""Every log format, in the order in which they are tried: where two read as many lines, the first counts."""

from __future__ import annotations

from nisshi.logs.format import Format
from nisshi.logs.formats import (
    access,
    apache_error,
    clock,
    dmesg,
    general,
    go_log,
    iso_level,
    journald,
    json_lines,
    klog,
    level_first,
    level_time,
    log4j,
    logcat,
    logfmt,
    logrus,
    motion,
    nginx_error,
    python_logging,
    ruby_logger,
    spring,
    syslog,
    syslog5424,
    util_log,
    windows_cbs,
    zookeeper,
)

ALL_FORMATS: tuple[Format, ...] = (
    # Shapes that name their program.
    json_lines.FORMAT,
    logfmt.FORMAT,
    syslog5424.FORMAT,
    syslog.FORMAT,
    journald.FORMAT,
    access.FORMAT,
    apache_error.FORMAT,
    nginx_error.FORMAT,
    dmesg.FORMAT,
    logcat.FORMAT,
    klog.FORMAT,
    windows_cbs.FORMAT,
    zookeeper.FORMAT,
    spring.FORMAT,
    log4j.FORMAT,
    python_logging.FORMAT,
    ruby_logger.FORMAT,
    util_log.FORMAT,
    motion.FORMAT,
    logrus.FORMAT,
    # Habits that many share.
    iso_level.FORMAT,
    level_time.FORMAT,
    go_log.FORMAT,
    general.FORMAT,
    clock.FORMAT,
    level_first.FORMAT,
)
