"""Changed files in batches: one for each save, one for a whole `git checkout`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from threading import Event

from nisshi.content.leftovers import is_leftover
from nisshi.preview.watchers import Watcher, watcher_of

FOLDERS = ("content", "themes", "overrides")
FILES = ("nisshi.toml", "embeds.lock")
TICK = 0.1  # seconds between two looks at the few names at the top, and the silence that ends a burst
BURST = 5  # more changed files than a save and its companions: more are likely to come

Batch = frozenset[str]  # paths relative to the blog's folder, "/" between the parts, as the disk spells them
_Top = dict[str, tuple[int, ...]]


def watch(root: Path, stop: Event, say: Callable[[str], None], more: Sequence[Path] = ()) -> Iterator[Batch]:
    """Yield one batch for each burst of changes below `root` until `stop` is set.

    The first batch is empty and comes as soon as the watch stands, so that a build that begins then
    misses nothing. `more` are further folders, such as the themes that come with Nisshi. A folder
    may vanish and come back; `nisshi.toml` and the names of the folders are looked at themselves.
    """
    root = root.resolve()
    changed: set[str] | None = None  # None until the first batch
    while not stop.is_set():
        top = _top(root)
        folders = [root / name for name in FOLDERS if name in top] + [path for path in more if path.is_dir()]
        try:
            watcher = watcher_of(folders, stop, say)
        except FileNotFoundError:
            continue  # it vanished just now
        try:
            if changed is None or changed:
                yield frozenset(changed or ())
            changed = yield from _batches(watcher, root, stop, top)
        finally:
            watcher.close()


def _batches(watcher: Watcher, root: Path, stop: Event, top: _Top) -> Generator[Batch, None, set[str]]:
    """Yield batches until the folders at the top are no longer those that are watched.

    Returns the changes that are still to be told.
    """
    pending: set[str] = set()
    while not stop.is_set():
        told = _ours(watcher.wait(TICK), root)
        now = _top(root)
        told |= _differing(top, now)
        pending |= told
        if any(now.get(name) != top.get(name) for name in FOLDERS):
            return pending
        top = now
        if pending and (not told or len(pending) <= BURST):
            yield frozenset(pending)
            pending = set()
    return pending


def _top(root: Path) -> _Top:
    """What stands at the top: a folder by its identity, a file by its identity, time and size."""
    found: _Top = {}
    for name in (*FOLDERS, *FILES):
        try:
            status = (root / name).stat()
        except OSError:
            continue
        is_file = name in FILES
        found[name] = (
            status.st_dev,
            status.st_ino,
            *((status.st_mtime_ns, status.st_size) if is_file else ()),
        )
    return found


def _differing(before: _Top, after: _Top) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _ours(paths: set[str], root: Path) -> set[str]:
    """Return the paths as the batch names them, without what editors leave behind."""
    relative = (_relative(path, root) for path in map(Path, paths))
    return {path for path in (path.as_posix() for path in relative) if not is_leftover(path)}


def _relative(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else Path(*path.parts[-2:])
