"""The preview's loop without a server and a watch: one turn at a time, told what changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from nisshi.content.hold_back import Include
from nisshi.preview.claim import FOLDER
from nisshi.preview.edition import Edition
from nisshi.preview.live import Turn, first_edition, turns
from nisshi.preview.rebuild import Wanted
from nisshi.preview.watch import Batch

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8000/"


def wanted(root: Path, follow: bool = True, address: str = ADDRESS, folder: str = FOLDER) -> Wanted:
    """Return what a preview with drafts and scheduled posts is asked for."""
    include = Include(drafts=True, future=True)
    return Wanted(root=root, folder=root / folder, address=address, include=include, jobs=1, follow=follow)


class Loop:
    """The loop of one preview."""

    def __init__(self, root: Path, follow: bool = True, address: str = ADDRESS, folder: str = FOLDER) -> None:
        self.said: list[str] = []
        self._batch: Batch = frozenset()
        batches = iter(lambda: self._batch, None)
        asked = wanted(root, follow, address, folder)
        self._turns = turns(first_edition(), batches, asked, lambda: NOW, self.said.append)

    def turn(self, *changed: str) -> Turn:
        """Save what the last turn came to and build after a change."""
        self._batch = frozenset(changed)
        return next(self._turns)

    def edition(self, *changed: str) -> Edition:
        """Build after a change and return what open pages are told."""
        return self.turn(*changed).edition

    def end(self) -> None:
        """End the preview; what the last turn came to is not saved."""
        self._turns.close()
