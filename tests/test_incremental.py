"""An incremental build is byte for byte a clean build, whatever has been edited in between.

Hypothesis makes up sequences of edits of a small blog; after each edit the build that remembers the
earlier ones must write the same files, and say the same, as a build that remembers nothing. What is
found wrong is cut down to the shortest sequence and printed as lines of Python: a test to keep.

200 sequences where each build opens the cache anew, as a command does; 50 where one cache stays open
through all of them, and 50 where the output folder is trusted besides, as the preview does. More of
each, and new ones each time, by

    NISSHI_SEQUENCES=5000 python build.py test tests/test_incremental.py

What it prints of a failure goes, as it stands, into a test of its own in tests/incremental.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.incremental.sequences import (
    OneProcessForAllBuilds,
    OneProcessForEachBuild,
    OneProcessWithAFolderOfItsOwn,
)

WANTED = int(os.environ.get("NISSHI_SEQUENCES", "0"))


def sequences(number: int) -> settings:
    return settings(
        max_examples=WANTED or number,
        stateful_step_count=8,
        derandomize=bool(os.environ.get("CI")) and not WANTED,
        suppress_health_check=[HealthCheck.too_slow],
    )


OneProcessForEachBuild.TestCase.settings = sequences(200)
OneProcessForAllBuilds.TestCase.settings = sequences(50)
OneProcessWithAFolderOfItsOwn.TestCase.settings = sequences(50)
TestOneProcessForEachBuild = OneProcessForEachBuild.TestCase
TestOneProcessForAllBuilds = OneProcessForAllBuilds.TestCase
TestOneProcessWithAFolderOfItsOwn = OneProcessWithAFolderOfItsOwn.TestCase
