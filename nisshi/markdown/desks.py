"""The drawing process of one parser, begun by the first diagram nobody has drawn yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nisshi.diagrams.desk import Desk


class Desks:
    """Makes its one desk when it is asked for: what it imports is not for a text without diagrams."""

    def __init__(self) -> None:
        self._desk: Desk | None = None

    def desk(self) -> Desk:
        if self._desk is None:
            from nisshi.diagrams.desk import Desk

            self._desk = Desk()
        return self._desk
