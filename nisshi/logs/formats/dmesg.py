"""The kernel's ring buffer: seconds since boot, or the wall clock with `dmesg -T`.

    [   70.585463] usb 1-1: new high-speed USB device number 5 using xhci_hcd

Source: util-linux's manual of dmesg; the kernel's CONFIG_PRINTK_CALLER (`[ T1234]`, `[    C0]`).
"""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern
from nisshi.logs.patterns import CLOCK, DAY, MONTH

FORMAT = Format(
    name="dmesg",
    title="dmesg",
    opens="<[",
    sign="]",
    read=by_pattern(
        rf"""(?:<\d{{1,3}}>)?\[(?P<time>[ ]*\d+\.\d{{6}}|{DAY}[ ]{MONTH}[ ]+\d{{1,2}}[ ]{CLOCK}[ ]\d{{4}})\]
             (?:\[[ ]*(?P<thread>[TC]\d+)\])?[ ]+
             (?:(?P<source>[A-Za-z][^\s:\[\](){{}}=]{{0,40}}(?:[ ][\d.:-]+[\d.-])?):[ ])?
             (?P<message>.*)"""
    ),
    samples=(
        "[   70.585463] usb 1-1: new high-speed USB device number 5 using xhci_hcd",
        "[Sun Mar  5 02:04:02 2017] EXT4-fs (sda1): mounted filesystem with ordered data mode",
        "[   12.345678][ T1234] usb 1-1: device descriptor read/64, error -71",
        "[    0.000000] Linux version 4.9.0-2-amd64",
    ),
)
