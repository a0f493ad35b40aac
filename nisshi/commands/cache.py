"""`cache`: what earlier builds left for the next ones, and how to make it smaller."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from nisshi.cache import FILE, ROOM, Cache, Contents
from nisshi.commands.desk import Voice, root_of
from nisshi.errors import SiteError
from nisshi.report import counted

# Entries by the first word of their keys, in the order in which they are told.
_KINDS = {
    "text": "converted posts and pages",
    "task": "outputs as planned",
    "page": "finished pages and feeds",
    "entry": "posts as feeds tell them",
    "template": "compiled templates",
    "closures": "readings of a theme",
}


def tend_cache(arguments: argparse.Namespace) -> int:
    """Say what is in the cache ("info") or drop what no build needs ("prune"). Returns the exit code."""
    voice = Voice(arguments.quiet)
    try:
        root = root_of(arguments)
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    with Cache(root / FILE) as cache:
        freed = _pruned(cache, arguments.all) if arguments.what == "prune" else None
        contents = cache.contents()
        for note in cache.notes:
            voice.say(f"Note: {note}.")
        # A damaged file that is begun anew is what was asked for; one that stays as it is is not.
        failed = bool(cache.notes) and (arguments.what == "info" or not _is_mended(root / FILE))
    if arguments.json:
        print(_as_json(root / FILE, contents, freed))
    elif freed is not None:
        voice.say(f"{_size(freed)} freed; {FILE} now takes {_size(contents.size)}.")
    else:
        print("\n".join(_lines(contents)))
    return 1 if failed else 0


def _pruned(cache: Cache, everything: bool) -> int:
    """Drop what is not needed; returns the bytes that are free now."""
    before = cache.size()  # with what a damaged file took, which goes as soon as it is read
    if everything:
        cache.prune()
    else:
        from nisshi.steps.needed import is_needed

        cache.prune(is_needed(cache))
    return max(0, before - cache.size())  # a database that holds little may grow by its own books


def _is_mended(path: Path) -> bool:
    """Tell whether the file can be pruned now, or is gone."""
    with Cache(path) as cache:
        cache.prune(lambda _: True)
        return not cache.notes


def _lines(contents: Contents) -> list[str]:
    if not contents.size:
        return [f"{FILE}: there is none yet; the next build begins it"]
    rows = [
        f"  {count:>8}  {_size(size):>10}  {_KINDS.get(kind, kind)}"
        for kind, (count, size) in _in_order(contents).items()
    ]
    folders = _folders(contents)
    named = f": {', '.join(folders)}" if folders else ""
    return [
        f"{FILE}: {_size(contents.size)} on the disk; above {_size(ROOM)} the oldest entries go",
        *rows,
        f"  records of the last build of {counted(len(folders), 'output folder')}{named}",
    ]


def _as_json(path: Path, contents: Contents, freed: int | None) -> str:
    data: dict[str, object] = {
        "path": str(path),
        "size": contents.size,
        "bound": ROOM,
        "entries": {
            _KINDS.get(kind, kind): {"count": count, "size": size}
            for kind, (count, size) in _in_order(contents).items()
        },
        "records": contents.records,
    }
    if freed is not None:
        data["freed"] = freed
    return msgspec.json.encode(data).decode()


def _in_order(contents: Contents) -> dict[str, tuple[int, int]]:
    known = {kind: contents.kinds[kind] for kind in _KINDS if kind in contents.kinds}
    return known | contents.kinds


def _folders(contents: Contents) -> list[str]:
    """Return the output folders of which there are records; their names follow a word and a space."""
    return sorted({name.partition(" ")[2] for name in contents.records})


def _size(number: int) -> str:
    """Return bytes in words: "0.5 KiB", "12.0 MiB"."""
    return f"{number / 2**20:.1f} MiB" if number >= 2**20 else f"{number / 2**10:.1f} KiB"
