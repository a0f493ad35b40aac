"""What social cards cost: `python -m bench.cards [--posts 1000]`.

A cold build of made-up posts with cards beside one without, then a build with nothing changed. The font
is that of the project, fetched by `python build.py fonts` where it is not there yet.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from bench.made_site import PROJECT, SETTINGS, made_site
from bench.process import Run, build, cold_build, settle
from nisshi.cards.font_files import FOLDER, TEXT, TITLE
from nisshi.commands.fonts import fetch, is_whole


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.cards", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    wanted = parser.parse_args(argv)
    folder = PROJECT / FOLDER
    if not is_whole(folder):
        fetch(folder)
    with made_site(wanted.posts) as site:
        toml = site / "nisshi.toml"
        toml.write_text(f"{SETTINGS}[cards]\ndraw = false\n", encoding="utf-8")
        without = cold_build(site, "--json")
        fonts = f'font = "{(folder / TITLE).as_posix()}"\ntext_font = "{(folder / TEXT).as_posix()}"\n'
        toml.write_text(f"{SETTINGS}[cards]\n{fonts}", encoding="utf-8")
        drawn = cold_build(site, "--json")
        cards = sorted((site / "site/og").rglob("*.png"))
        sizes = [card.stat().st_size for card in cards]
        settle(site)
        print(table(without, drawn, sizes, build(site, "--json")))
    return 0


def table(without: Run, drawn: Run, sizes: Sequence[int], again: Run) -> str:
    """Lay out the runs as a Markdown table."""
    cards = len(sizes)
    rows = [
        ("cards", f"{cards}"),
        ("cold build without, with them", f"{without.wall:.1f} s, {drawn.wall:.1f} s"),
        ("processor time without, with them", f"{without.cpu:.1f} s, {drawn.cpu:.1f} s"),
        ("processor time of a card", f"{(drawn.cpu - without.cpu) / cards * 1000:.0f} ms"),
        ("most memory of one process", f"{without.memory:.0f} MB, {drawn.memory:.0f} MB"),
        ("a card, the largest", f"{sum(sizes) / cards / 1000:.1f} kB, {max(sizes) / 1000:.1f} kB"),
        ("nothing changed", f"{again.wall:.2f} s, {json.loads(again.said)['counts']['made']} made"),
    ]
    return "| social cards | |\n|---|---:|\n" + "\n".join(f"| {name} | {value} |" for name, value in rows)


if __name__ == "__main__":
    sys.exit(main())
