"""A kind of output: how its tasks are planned from the whole site, and how one of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from nisshi.model import Task
from nisshi.outputs.frame import Frame
from nisshi.outputs.shared import Text

if TYPE_CHECKING:  # who only makes needs nothing of what planning looks at
    from nisshi.outputs.overview import Overview
    from nisshi.outputs.plan import Plan

Inputs = TypeVar("Inputs")
Made = msgspec.Struct | bytes  # the view of a template, or the finished file
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Kind(msgspec.Struct, Generic[Inputs], frozen=True):
    """One line of the registry. `make` looks at what it is given and at nothing else."""

    name: str
    plan: Callable[[Overview], Iterator[Plan[Inputs]]]
    inputs: type[Inputs]
    make: Callable[[Frame, Inputs, Text], Made]

    def tasks(self, overview: Overview) -> Iterator[Task]:
        """Yield the tasks of this kind, in the order in which they are planned."""
        for plan in self.plan(overview):
            inputs = _encode(plan.inputs)
            yield Task(plan.output, plan.source, self.name, inputs, plan.bodies, plan.template)

    def made(self, frame: Frame, inputs: bytes, text: Text) -> Made:
        """Return what `make` makes of the inputs of a task."""
        return self.make(frame, msgspec.msgpack.decode(inputs, type=self.inputs), text)
