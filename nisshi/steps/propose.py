"""What a site of some posts would be: every output with its key, nothing made yet."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nisshi.cache import Cache
from nisshi.config import Settings
from nisshi.model import Absent, Output
from nisshi.permalink import urls_for
from nisshi.steps.keys import task_keys, template_digests
from nisshi.steps.look import Look
from nisshi.steps.plan import Part, Plan, plan
from nisshi.steps.prepare import Leaf
from nisshi.steps.studio import Studio
from nisshi.steps.texts import Texts
from nisshi.theme.assets import theme_assets


class Proposal(msgspec.Struct, frozen=True):
    """The plan, with what its keys and templates take from the theme."""

    plan: Plan
    keys: list[str]  # of the plan's tasks, in their order
    templates: dict[str, str]  # digest of each template with all it can reach
    theme_outputs: tuple[Output, ...]
    asset_urls: dict[str, str]  # of the theme's assets, by name


def propose(
    found: Look,
    settings: Settings,
    cache: Cache,
    leaves: Sequence[Leaf],
    absent: tuple[Absent, ...],
    texts: Texts,
    studio: Studio,
    *,
    anew: bool = False,
) -> Proposal:
    """Plan the site of these posts; `anew` even if the plan is kept."""
    assets = theme_assets(found.theme)
    urls = urls_for(settings.site.url)
    asset_urls = {name: urls.path("/" + asset.path) for name, asset in assets.items()}
    part = Part(
        leaves=tuple(leaves),
        absent=absent,
        sources=found.sources,
        fonts=found.fonts,
        theme_outputs=tuple(asset.path for asset in assets.values()),
        studio=studio,
        remote=found.remote,
    )
    planned = plan(part, settings, found.engine, cache, found.name, texts, anew=anew)
    templates = template_digests(found.theme, asset_urls, found.engine, cache)
    keys = task_keys(planned, texts.digest, found.engine, templates)
    return Proposal(planned, keys, templates, tuple(assets.values()), asset_urls)
