"""Pieces of regular expressions that several formats share. Written for re.VERBOSE."""

from __future__ import annotations

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
MONTH_OPENS = "JFMASOND"
DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"

CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d:[0-6]\d(?:[.,:]\d{1,9}+(?!\d))?(?!\d)"
"""02:04:02, 18:01:47,978, 2:04:02.123456789"""

_ABBREVIATION = (
    r"(?:UTC|GMT|[JKHIBM]ST|[ECMPAN][SD]T|AK[SD]T|A[CEW][SD]T|NZ[SD]T|[CEW]ES?T|SAST|HKT|SGT|ICT|PKT|BRT)"
)
"""Zones as `date` names them (the time zone database), and no GET, POST or CRIT."""

ZONE = rf"(?:[ ]?(?:Z|[+-]\d\d:?\d\d)(?:[ ]{_ABBREVIATION}\b)?+|[ ]{_ABBREVIATION}\b)"

ISO = rf"\d{{4}}-\d\d-\d\d[T_\ ]{CLOCK}(?:{ZONE}(?!\w|:\S))?+"
"""RFC 3339 and what people take for it: T, space or underscore, point or comma, zone or none."""

SYSLOG = rf"{MONTH}[ ]{{1,2}}\d{{1,2}}[ ](?:\d{{4}}[ ])?{CLOCK}"
"""RFC 3164: the day is padded with a space; some daemons add the year."""

DATE_CLOCK = rf"""(?:
      \d{{4}}[-/.]\d{{1,2}}+[-/.]\d{{1,2}}+[T_\ ]\ ?(?:午[前後]\ ?)?+{CLOCK}(?:\ [AP]M\b)?+(?:{ZONE}(?!\w|:\S))?+
    | \d{{1,2}}+[/.]\d{{1,2}}+[/.]\d{{2,4}}+,?\ {CLOCK}(?:\ [AP]M)?                 # 10/20/22 08:45:04
    | \d{{1,2}}+[./-]\d{{1,2}}+\ {CLOCK}                                           # 10.30 16:49:06
    | \d{{4}}年\ {{0,2}}\d{{1,2}}+月\ {{0,2}}\d{{1,2}}+日\ ?(?:[月火水木金土日]曜日\ )?{CLOCK}(?:\ (?:JST|UTC)\b)?+
    | \d{{8}}[-:T\ ]\d\d:?\d\d:?\d\d(?:[.,:]\d{{1,9}}+)?+Z?+                       # 20210804:16:57:13:014832
    | (?:{DAY}\ )?{MONTH}\ {{1,2}}\d{{1,2}}+(?:,?\ \d{{4}})?,?\ {CLOCK}(?:\ (?:UTC|GMT|JST)\b)?+(?:\ \d{{4}}\b)?+
    | (?:{DAY},\ )?\d{{1,2}}+[-/\ ]{MONTH}(?:[-/\ ]\d{{4}})?[:\ ]{CLOCK}(?:\ [+-]\d{{4}})?
    )"""
"""A date and a time of day in the shapes programs write them."""

DATE_OPENS = "0MTWFS" + MONTH_OPENS
"""What a date can begin with; 0 stands for any digit."""

LEVEL = r"""(?:
      EMERG(?:ENCY)?|ALERT|CRIT(?:ICAL)?|FATAL|DPANIC|PANIC|SEVERE|ERR(?:OR)?|WARN(?:ING)?|NOTICE
    | INFO(?:RMATION)?|DEBUG\d?|TRACE|VERBOSE|FINE(?:R|ST)?
    )"""
"""Levels in capitals; formats that write them small put `(?i:…)` round it."""

LEVEL_OPENS = "EACFDPSWNITV"
