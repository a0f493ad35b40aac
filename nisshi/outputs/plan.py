"""An output as it is planned: a Task whose inputs are still values."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

Inputs = TypeVar("Inputs")


class Plan(msgspec.Struct, Generic[Inputs], frozen=True, kw_only=True):
    """The fields are those of Task. Inputs hold text, numbers and other plain values, but no moments:
    a date is planned as it will be shown, since msgpack keeps the instant and forgets the zone.
    """

    output: str
    source: str
    inputs: Inputs
    bodies: tuple[str, ...] = ()
    template: str = ""
