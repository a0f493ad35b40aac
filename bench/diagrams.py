"""How long drawings take: each drawer on a diagram of each kind, and cleaning what it writes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nisshi.diagrams import graphviz, mermaid
from nisshi.diagrams.clean import clean
from nisshi.diagrams.drawing import Drawing, Fault
from nisshi.markdown.formulas import formula
from tests.diagrams.sources import DOT, MERMAID

RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        graphviz.use_measuring_font(Path(folder))
        print(f"{'':12}{'draw':>9}{'clean':>9}{'drawn':>9}{'in page':>9}")
        for name, source in MERMAID.items():
            _tell(name, lambda source=source: mermaid.draw(source, "d1"))  # type: ignore[misc]
        _tell("dot", lambda: graphviz.draw(DOT, "dot"))
    latex = r"\int_0^1 \frac{\sqrt{x}}{1+x^2} dx"
    print(f"{'formula':12}{_best(lambda: formula(latex, display=True)):6.1f} ms")


def _tell(name: str, draw: Callable[[], str | Fault]) -> None:
    raw = draw()
    if isinstance(raw, Fault):
        raise SystemExit(f"{name}: {raw.message}")
    drawn, cleaned = _best(draw), _best(lambda: clean(raw, "d1"))
    found = clean(raw, "d1")
    size = len(found.svg) if isinstance(found, Drawing) else 0
    print(f"{name:12}{drawn:6.1f} ms{cleaned:6.1f} ms{len(raw) / 1000:6.1f} KB{size / 1000:6.1f} KB")


def _best(work: Callable[[], object]) -> float:
    """Processor time of the quickest of some runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


if __name__ == "__main__":
    main()
