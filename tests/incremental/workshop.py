"""A blog on disk that is edited step by step, built after each step and compared with a clean build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, invariant

from nisshi.cache import Cache
from nisshi.write import MANIFEST
from tests.blogs import tree
from tests.incremental.builds import CACHE, Asked, Outcome, build_once, clean_build, new_folder, write_files
from tests.incremental.caching import files_trusted_soon
from tests.incremental.comparing import same_files, same_words
from tests.incremental.first_blog import Files, first_blog

LONG_AGO = 1_700_000_000  # when the first files were written: no build doubts their times


class Workshop(RuleBasedStateMachine):
    """Holds the files as they should be, writes each edit to disk, and compares after each.

    The rules of the subclasses are the edits. They never depend on chance: an edit of a post that is
    not there writes the post first, so that any edit may be left out when a failure is made small.
    """

    keeps_the_cache_open = False  # as the preview does; a build by command opens it anew
    trusts_the_output = False  # as the preview does, whose folder is nobody else's

    def __init__(self) -> None:
        super().__init__()
        self.folder = new_folder()
        self.root = self.folder / "blog"
        self.output = "site"
        self.asked = Asked(trust_output=self.trusts_the_output)
        self.files: Files = {}
        self.history: list[Files] = []
        self.wait = 0  # so many steps more are not built
        self.obstacle: Path | None = None  # something of another's where a built file must go
        self.save(first_blog())
        for path in self.files:
            os.utime(self.root / path, (LONG_AGO, LONG_AGO))
        self._kept = ExitStack()
        self._kept.enter_context(files_trusted_soon())
        self._cache = (
            self._kept.enter_context(Cache(self.root / CACHE)) if self.keeps_the_cache_open else None
        )

    # --- the files ---

    def save(self, changes: Mapping[str, bytes | None]) -> None:
        """Write files to disk, as an editor does; None deletes one, and the folders it leaves empty."""
        self.history.append(self.files)
        self.files = {path: data for path, data in {**self.files, **changes}.items() if data is not None}
        for path, data in changes.items():
            if data is None:
                self._delete(path)
        write_files(self.root, {path: data for path, data in changes.items() if data is not None})

    def text(self, path: str) -> str:
        return self.files[path].decode()

    def write(self, path: str, text: str) -> None:
        self.save({path: text.encode()})

    def _delete(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)
        for folder in list((self.root / path).parents)[: path.count("/")]:
            with suppress(OSError):  # it still holds something
                folder.rmdir()

    # --- the builds ---

    @property
    def site(self) -> Path:
        return self.root / self.output

    def build(self) -> Outcome:
        """Build with what earlier builds left behind."""
        if self._cache is not None:
            return build_once(self.root, self.site, self.asked, self._cache)
        with Cache(self.root / CACHE) as cache:
            return build_once(self.root, self.site, self.asked, cache)

    @invariant()
    def what_is_built_is_what_a_clean_build_makes(self) -> None:
        """Build and compare: every byte of the site, and everything that was said."""
        if self.wait:
            self.wait -= 1
        elif self.obstacle is not None:
            self._refuses_like_a_build_without_cache(self.obstacle)
            self.obstacle = None
        else:
            self._equals_a_clean_build()

    def _equals_a_clean_build(self) -> None:
        before, stamps = tree(self.site), self._stamps()
        expected, site = clean_build(tuple(self.files.items()), self.output, self.asked)
        found = self.build()
        after = tree(self.site)
        same_words(found, expected)
        same_files(after, site if expected.published else before)
        same = {path for path in before if before[path] == after.get(path) and path != MANIFEST}
        now = self._stamps()
        in_vain = [path for path in stamps if path in same and now[path] != stamps[path]]
        assert not in_vain, f"written although nothing changed: {in_vain}"

    def _refuses_like_a_build_without_cache(self, obstacle: Path) -> None:
        """Compare with a build of the same folder, refusal and all, then clear the obstacle away."""
        copy = self.folder / "copy" / self.output
        shutil.copytree(self.site, copy)
        with Cache(None) as cache:
            expected = build_once(self.root, copy, self.asked, cache)
        found = self.build()
        same_words(found, expected)
        same_files(tree(self.site), tree(copy))
        shutil.rmtree(copy)
        shutil.rmtree(obstacle) if obstacle.is_dir() else obstacle.unlink()

    def _stamps(self) -> dict[str, tuple[int, int]]:
        """Return what changes when a file of the site is written, by its path."""
        files = (path for path in self.site.rglob("*") if path.is_file())
        stats = ((path.relative_to(self.site).as_posix(), path.stat()) for path in files)
        return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats}

    def teardown(self) -> None:
        self._kept.close()
        shutil.rmtree(self.folder)
