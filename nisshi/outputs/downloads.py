"""Whole log files that a post quotes and offers; what it does not offer is not published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from nisshi.model import Asset, Site
from nisshi.outputs.frame import Frame
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


class Offer(NamedTuple):
    """A file with the source file of the post that offers it."""

    post: str
    asset: Asset


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    path: str  # of the post's source file
    name: str  # of the file, from the post's folder


def plan(overview: Overview) -> Iterator[Plan[Inputs]]:
    """Yield each file that a post or page offers, beside its page."""
    for offer in downloads(overview.site):
        name = offer.asset.path.removeprefix(offer.post.rpartition("/")[0] + "/")
        inputs = Inputs(path=offer.post, name=name)
        yield Plan(output=offer.asset.output, source=offer.asset.path, inputs=inputs, bodies=(offer.post,))


def downloads(site: Site) -> Iterator[Offer]:
    """Yield what all posts and pages offer."""
    for article in site.articles:
        yield from (Offer(article.path, asset) for asset in article.downloads)
    for page in site.pages:
        yield from (Offer(page.path, asset) for asset in page.downloads)


def make(frame: Frame, inputs: Inputs, text: Text) -> bytes:
    found = text(inputs.path).downloads
    return next(download.text for download in found if download.name == inputs.name).encode()
