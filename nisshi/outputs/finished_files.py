"""Small files without the text of any post: they are finished when they are planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nisshi.outputs.frame import Frame
from nisshi.outputs.plan import Plan
from nisshi.outputs.shared import Text

if TYPE_CHECKING:
    from nisshi.outputs.overview import Overview


def plan(overview: Overview) -> Iterator[Plan[bytes]]:
    """Yield the files, each with its bytes as inputs."""
    from nisshi.outputs.small_files import small_files  # whoever only makes needs none of it

    for file in small_files(overview.site, overview.settings, overview.urls):
        yield Plan(output=file.path, source=file.source, inputs=file.data)


def make(frame: Frame, inputs: bytes, text: Text) -> bytes:
    return inputs
