"""Build tools and test runners whose lines open alike."""

from __future__ import annotations

from nisshi.logs.format import Format, by_pattern

FORMATS = (
    # Source: Gradle's user manual, "Command-Line Interface Reference": the plain console, and task outcomes.
    Format(
        name="gradle",
        title="Gradle",
        opens=">TBF",
        sign=" ",
        read=by_pattern(
            r"""(?:>\ )?Task\ (?P<source>:[\w:.-]+)(?:\ (?P<level>FAILED|UP-TO-DATE|SKIPPED|NO-SOURCE|FROM-CACHE))?
                (?P<message>)$""",
            r"(?P<message>>\ Configure\ project\ :.*)",
            r"(?P<level>BUILD\ (?:SUCCESSFUL|FAILED))\ in\ (?P<message>\d.*)",
            r"(?P<level>FAILURE):\ (?P<message>Build\ (?:failed|completed)\ with\ .*)",
        ),
        levels={
            **{"FAILED": "error", "BUILD FAILED": "error", "FAILURE": "error", "BUILD SUCCESSFUL": "info"},
            **dict.fromkeys(("UP-TO-DATE", "SKIPPED", "NO-SOURCE", "FROM-CACHE"), "info"),
        },
        samples=(
            "> Task :app:compileJava FAILED",
            "> Task :app:processResources",
            "BUILD FAILED in 3s",
        ),
    ),
    # Source: the documentation of Go's `go test -v` (cmd/test2json names the marks).
    Format(
        name="go-test",
        title="go test",
        opens="=-",
        sign=" ",
        read=by_pattern(
            r"===\ (?P<level>RUN|PAUSE|CONT|NAME)\ {2,4}(?P<message>(?:Test|Benchmark|Example|Fuzz)\S*)",
            r"---\ (?P<level>FAIL|PASS|SKIP):\ (?P<message>(?:Test|Benchmark|Example|Fuzz)\S*\ \(\d.*\))",
        ),
        levels={
            **{"RUN": "info", "PAUSE": "info", "CONT": "info", "NAME": "info"},
            **{"PASS": "info", "SKIP": "info", "FAIL": "error"},
        },
        samples=("=== RUN   TestOpen", "--- FAIL: TestOpen (0.00s)"),
    ),
    # Source: Yarn 2's documentation, "Error codes": each line has one.
    Format(
        name="yarn-berry",
        title="Yarn",
        opens="➤",
        sign="YN",
        read=by_pattern(r"➤\ (?P<source>YN\d{4}):\ (?:[┌│└]\ )?(?:(?P<level>Error):\ )?(?P<message>.*)"),
        samples=("➤ YN0000: ┌ Resolution step", "➤ YN0001: │ Error: cannot resolve the package"),
    ),
)
