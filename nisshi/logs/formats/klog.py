"""glog and its child klog, which Kubernetes uses: a letter, month and day, time, thread, place.

    E0305 02:04:02.811000    2134 reflector.go:138] failed to list *v1.Pod: connection refused

Source: the header comment of glog's logging.cc and of k8s.io/klog.
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMAT = Format(
    name="klog",
    title="klog",
    opens="IWEF",
    sign="]",
    read=by_pattern(
        r"""(?P<level>[IWEF])(?P<time>(?:\d{4})?\d{4}[ ]\d\d:\d\d:\d\d\.\d{1,9})[ ]+
            (?P<pid>\d+)[ ](?P<source>[^\s:\]]+:\d+)\][ ](?P<message>.*)"""
    ),
    levels={"I": "info", "W": "warning", "E": "error", "F": "fatal"},
    samples=("E0305 02:04:02.811000    2134 reflector.go:138] failed to list *v1.Pod: connection refused",),
)
