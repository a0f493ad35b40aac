"""The blog as it is now, planned but not made, beside what the last build remembered."""

from __future__ import annotations

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.digest import digest_bytes
from nisshi.errors import Problem, SiteError
from nisshi.explain.stopping import plan_problems, stopping, template_problems
from nisshi.model import HeldBack
from nisshi.permalink import output_file, post_path
from nisshi.steps.choose import Chosen, choose, left_out, without_errors
from nisshi.steps.look import Look, LookRecord, look, theme_digests
from nisshi.steps.plan import Plan
from nisshi.steps.prepare import Leaf
from nisshi.steps.prepare_all import LeavesRecord, prepare_all
from nisshi.steps.propose import Proposal, propose
from nisshi.steps.request import Request
from nisshi.steps.studio import Studio
from nisshi.steps.texts import Texts
from nisshi.steps.verbatim import asset_key, picture_key, verbatim_key

SETTINGS = "nisshi.toml"


class Last(msgspec.Struct, frozen=True):
    """What the last build of the output folder saw."""

    look: LookRecord
    leaves: dict[str, Leaf]
    plan: Plan


class State(msgspec.Struct, frozen=True):
    """All that a question can be about."""

    request: Request
    settings: Settings
    cache: Cache
    found: Look
    texts: Texts
    chosen: Chosen
    proposal: Proposal
    studio: Studio
    last: Last
    stopped: tuple[Problem, ...]  # for which the next build writes nothing

    def files(self) -> dict[str, str]:
        """Return the digest of each file of content/ and of the theme by its path."""
        return {**self.found.sources.files, **theme_digests(self.found.theme)}

    def files_then(self) -> dict[str, str]:
        """Return what `files` would have returned at the last build."""
        then = self.last.look
        content = {path: stamp.digest for path, stamp in then.files.items() if path.startswith("content/")}
        return {**content, **then.theme}

    def held_back(self) -> dict[str, HeldBack]:
        """Return the posts and pages that wait, by the output that they would be."""
        return {output_file(post_path(post.slug)): post for post in self.chosen.held_back}

    def is_as_published(self) -> bool:
        """Return whether the last build is the one whose site is published: one with an error is not."""
        return self.found.shelf.state == self.last.look.state

    def settings_changed(self) -> tuple[str, ...]:
        """Return the settings that are others than at the last build, as "site.title"."""
        return tuple(_differing(_plain(self.last.plan.shared.settings), _plain(self.settings)))


def state_of(request: Request, settings: Settings, cache: Cache) -> State:
    """Plan the site as it is now. Raises SiteError; also where the output folder has no record of a build."""
    found = look(request, settings, cache)
    leaves = cache.record(f"leaves {found.name}", LeavesRecord)
    plan = cache.record(f"plan {found.name}", Plan)
    if found.last is None or leaves is None or plan is None:
        message = "there is no record of a build of this folder, so there is nothing to explain yet"
        raise SiteError((Problem(request.output.name, message=message, hint="Build once first."),))
    last = Last(found.last, leaves.leaves, plan)
    grove = prepare_all(request, settings, found, cache)
    texts = Texts(grove.leaves, cache, found.name, grove.again)
    chosen = choose(grove.leaves, request, settings)
    problems = list(chosen.problems)
    studio = Studio(request.root, cache, found.engine, asked_only=True)

    def proposed(good: tuple[Leaf, ...]) -> Proposal:
        absent = (*chosen.absent, *left_out(chosen.good, good))
        # Anew, for the inputs of all tasks to be there to look into.
        proposal = propose(found, settings, cache, good, absent, texts, studio, anew=True)
        problems.extend(plan_problems(proposal.plan, texts))
        return proposal

    good = chosen.good
    proposal = proposed(good)
    while request.keep_going and len(rest := without_errors(good, problems)) < len(good):
        good = rest
        proposal = proposed(good)
    problems += template_problems(found, proposal, cache)
    absent = (*chosen.absent, *left_out(chosen.good, good))
    chosen = msgspec.structs.replace(chosen, good=good, absent=absent)
    stopped = stopping(request, problems)
    return State(request, settings, cache, found, texts, chosen, proposal, studio, last, stopped)


def keys_of(proposal: Proposal, found: Look) -> dict[str, str]:
    """Return the key of every output by its path."""
    keys = dict(zip((task.output for task in proposal.plan.tasks), proposal.keys, strict=True))
    keys |= {output.path: verbatim_key(digest_bytes(output.data)) for output in proposal.theme_outputs}
    keys |= {asset.output: asset_key(asset, found) for asset in proposal.plan.assets}
    return keys | {file.output: picture_key(file, found) for file in proposal.plan.pictures}


def _plain(settings: Settings) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(settings)
    return plain


def _differing(before: dict[str, object], after: dict[str, object], above: str = "") -> list[str]:
    found = []
    for name, value in after.items():
        old = before.get(name)
        if isinstance(value, dict) and isinstance(old, dict) and not above and name != "build":
            found += _differing(old, value, f"{name}.")
        elif value != old and name != "build":
            found.append(above + name)
    return found
