"""An incremental build is byte for byte a clean build, whatever has been edited in between.

Hypothesis makes up sequences of edits of a small blog; after each edit the build that remembers the
earlier ones must write the same files, and say the same, as a build that remembers nothing. What is
found wrong is cut down to the shortest sequence and printed as lines of Python: a test to keep.

300 sequences of each kind in CI; more of them, new ones each time, by

    NISSHI_SEQUENCES=5000 python build.py test tests/test_incremental.py
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.incremental.sequences import OneProcessForAllBuilds, OneProcessForEachBuild

SEQUENCES = int(os.environ.get("NISSHI_SEQUENCES", "0"))
MANY = settings(
    max_examples=SEQUENCES or 300,
    stateful_step_count=8,
    derandomize=bool(os.environ.get("CI")) and not SEQUENCES,
    suppress_health_check=[HealthCheck.too_slow],
)

OneProcessForEachBuild.TestCase.settings = MANY
OneProcessForAllBuilds.TestCase.settings = MANY
TestOneProcessForEachBuild = OneProcessForEachBuild.TestCase
TestOneProcessForAllBuilds = OneProcessForAllBuilds.TestCase
