"""How much waits for a person: the number beside “Your work” on every staff page."""

from __future__ import annotations

from datetime import date

from answerable.people.cards import Actor
from answerable.register import queries as register


def things_waiting(actor: Actor, *, today: date) -> int:
    """How many open findings of this person's police area are past their day, in one query."""
    return register.counts(actor.area or None, today=today)["late"]
