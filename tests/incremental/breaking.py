"""Mistakes to make on purpose in what a build remembers, and under which keys."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import msgspec
from pytest import MonkeyPatch

from nisshi.digest import digest_value
from nisshi.pipeline import Result
from nisshi.privacy.options import Privacy
from nisshi.stamps import Stamp
from nisshi.steps import attempt, keys, prepare, prepare_all, propose, remember
from nisshi.steps.look import Look, LookRecord

Break = Callable[[MonkeyPatch], None]


def without(place: str, *path: int, of: int | str) -> Break:
    """Leave one part out of the tuples that `digest_value` is called with in the module `place`.

    `path` leads to the part. Meant are tuples `of` so many items, or those that begin with that word;
    others are digested as they are.
    """

    def make_the_mistake(patch: MonkeyPatch) -> None:
        module = importlib.import_module(f"nisshi.{place}")
        honest: Callable[[object], str] = module.digest_value

        def forgetful(value: object) -> str:
            is_meant = isinstance(value, tuple) and of in (len(value), value[0])
            return honest(_without(value, path) if is_meant else value)

        patch.setattr(module, "digest_value", forgetful)

    return make_the_mistake


def _without(value: Any, path: tuple[int, ...]) -> Any:
    first, *rest = path
    return (*value[:first], _without(value[first], tuple(rest)) if rest else None, *value[first + 1 :])


def preparations_without(number: int) -> Break:
    """Leave engine, recipe, path or the file itself out of the keys of preparations."""

    def make_the_mistake(patch: MonkeyPatch) -> None:
        honest: Callable[..., str] = prepare.prepare_key

        def forgetful(*given: str) -> str:
            return honest(*given[:number], "", *given[number + 1 :])

        patch.setattr(prepare_all, "prepare_key", forgetful)

    return make_the_mistake


def recipes_without_privacy(patch: MonkeyPatch) -> None:
    """Leave what is redacted and told out of the keys of preparations."""
    honest: Callable[[object], str] = digest_value

    def forgetful(value: object) -> str:
        if isinstance(value, prepare.Recipe):
            value = msgspec.structs.replace(value, privacy=Privacy())
        return honest(value)

    patch.setattr(prepare_all, "digest_value", forgetful)


def keys_without(number: int) -> Break:
    """Leave one of the three digests out of the keys of outputs: common and template, task, texts."""

    def make_the_mistake(patch: MonkeyPatch) -> None:
        honest = keys.task_keys

        def forgetful(*given: Any) -> list[str]:
            whole = [key.split(".") for key in honest(*given)]
            return [".".join((*parts[:number], *parts[number + 1 :])) for parts in whole]

        patch.setattr(propose, "task_keys", forgetful)

    return make_the_mistake


def instead(place: str, mistaken: Callable[..., object]) -> Break:
    """Put a mistaken function in the place of one of ours."""
    return lambda patch: patch.setattr(f"nisshi.{place}", mistaken)


def stamps_without(field: str) -> Break:
    """Believe that a file is as it was whatever has become of one field of its stamp."""

    def fits(self: Stamp, found: Any) -> bool:
        pairs = {
            "size": (self.size, found.st_size),
            "changed": (self.changed, found.st_mtime_ns),
            "moved": (self.moved, found.st_ctime_ns),
        }
        return all(was == now for name, (was, now) in pairs.items() if name not in field.split())

    return lambda patch: patch.setattr(Stamp, "fits", fits)


def texts_without_their_faults(patch: MonkeyPatch) -> None:
    """Keep what was converted and forget what was wrong with it."""

    def forgetful(made_with: str, leaves: dict[str, Any]) -> prepare_all.LeavesRecord:
        kept = {path: msgspec.structs.replace(leaf, faults=()) for path, leaf in leaves.items()}
        return prepare_all.LeavesRecord(made_with, kept)

    patch.setattr(remember, "LeavesRecord", forgetful)


def front_matter_without_its_faults(patch: MonkeyPatch) -> None:
    """Keep what was read and forget what was wrong with it."""

    def forgetful(made_with: str, leaves: dict[str, Any]) -> prepare_all.LeavesRecord:
        kept = {path: msgspec.structs.replace(leaf, problems=(), unknown=()) for path, leaf in leaves.items()}
        return prepare_all.LeavesRecord(made_with, kept)

    patch.setattr(remember, "LeavesRecord", forgetful)


def blocks_without_their_failures(patch: MonkeyPatch) -> None:
    """Take blocks again as they were and forget what failed in them."""
    honest = prepare._known_blocks

    def forgetful(work: prepare.Work) -> dict[str, Any]:
        known = honest(work).items()
        return {key: msgspec.structs.replace(block, failures=()) for key, block in known}

    patch.setattr(prepare, "_known_blocks", forgetful)


def results_without_problems(patch: MonkeyPatch) -> None:
    """Keep that all is as it was and forget what was told of it."""

    def forgetful(state: str, window: Any, files: Any, result: Result, *rest: Any) -> LookRecord:
        return LookRecord(state, window, files, msgspec.structs.replace(result, problems=()), *rest)

    patch.setattr(remember, "LookRecord", forgetful)


def any_file_in_its_place(patch: MonkeyPatch) -> None:
    """Take any file that we once put there for the right one."""
    honest = propose.propose

    def forgetful(found: Look, *given: Any, **named: Any) -> propose.Proposal:
        proposal = honest(found, *given, **named)
        pairs = zip(proposal.plan.tasks, proposal.keys, strict=True)
        rows = found.shelf.rows
        old = [rows[task.output].key if task.output in rows else key for task, key in pairs]
        return msgspec.structs.replace(proposal, keys=old)

    patch.setattr(attempt, "propose", forgetful)
