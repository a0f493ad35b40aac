"""What a build was in numbers, and where its time went: as lines for a terminal, and as data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nisshi.pipeline import Effort, Result
from nisshi.report import counted

FEW = 5  # rows of a table that is not asked for in full
_PLAIN = "no template"


def counts(result: Result) -> dict[str, int]:
    """Return how many files were read, converted, made, written, removed and reused."""
    done = result.written
    return {
        "read": result.counts.read,
        "converted": result.counts.converted,
        "made": result.counts.made,
        "written": done.written if done else 0,
        "removed": done.removed if done else 0,
        "reused": result.counts.reused,
    }


def account(result: Result, in_full: bool) -> Iterator[str]:
    """Yield the lines that follow a build: counts, the slowest pages and templates; in full all of them."""
    rendered = sum(bool(effort.template) for effort in result.efforts)
    for word, number in counts(result).items():
        more = f"  ({rendered} by templates)" if word == "made" and rendered else ""
        yield f"  {word:<9} {number:>6}{more}"
    if result.efforts:
        yield "all outputs:" if in_full else "slowest outputs:"
        for effort in _slowest(result, in_full):
            yield f"  {effort.seconds * 1000:8.1f} ms  {effort.template or _PLAIN:<18} {effort.output}"
        yield "all templates:" if in_full else "slowest templates:"
        for template, times in _templates(result, in_full):
            each = f"{counted(len(times), 'output')}, {sum(times) / len(times) * 1000:.1f} ms each"
            yield f"  {sum(times) * 1000:8.1f} ms  {template or _PLAIN:<18} {each}"
    if in_full:
        yield "stages:"
        for stage, seconds in result.timings.items():
            yield f"  {seconds * 1000:8.1f} ms  {stage}"


def account_data(result: Result, in_full: bool) -> dict[str, object]:
    """Return the tables of `account` as plain data; times in seconds."""
    return {
        "outputs": [
            {"output": effort.output, "template": effort.template, "seconds": round(effort.seconds, 6)}
            for effort in _slowest(result, in_full)
        ],
        "templates": [
            {"template": template, "outputs": len(times), "seconds": round(sum(times), 6)}
            for template, times in _templates(result, in_full)
        ],
    }


def _slowest(result: Result, in_full: bool) -> list[Effort]:
    efforts = sorted(result.efforts, key=lambda effort: (-effort.seconds, effort.output))
    return efforts if in_full else efforts[:FEW]


def _templates(result: Result, in_full: bool) -> list[tuple[str, list[float]]]:
    """Return the seconds of each output by template, the dearest template first."""
    found: dict[str, list[float]] = defaultdict(list)
    for effort in result.efforts:
        found[effort.template].append(effort.seconds)
    rows = sorted(found.items(), key=lambda row: (-sum(row[1]), row[0]))
    return rows if in_full else rows[:FEW]
