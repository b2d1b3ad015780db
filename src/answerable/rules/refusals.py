"""How a rule says no."""

from __future__ import annotations

from typing import Literal


class Refused(Exception):
    """A verb that may not be done. `str(error)` is one sentence fit for the reader.

    why: "forbidden" (not this person), "state" (not now), "changed" (someone else was first), "incomplete" (a gate)
    """

    def __init__(
        self,
        sentence: str,
        *,
        why: Literal["forbidden", "state", "changed", "incomplete"] = "state",
        missing: tuple[str, ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.why = why
        self.missing = missing
