"""Whether what is printed twice is one finding or two: a person says which."""

from __future__ import annotations

from datetime import datetime

from answerable.extraction.models import Candidate
from answerable.extraction.services.changing import (
    candidate_of,
    change,
    insert,
    open_reading,
    settle_about,
    subject_of,
)
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.rules.refusals import Refused


def merge_candidates(
    by: Actor,
    *,
    reading_id: int,
    number: int,
    into: int,
    now: datetime,
    version: int | None = None,
    joined: bool = False,
) -> None:
    """Say that two candidates are one finding: `number` goes, and its places are kept with `into`.

    Printed twice, the words of `into` stand alone; `joined`, it is one text that was cut in two, so the words of
    `number` follow.
    """
    reading = open_reading(by, reading_id)
    gone, kept = candidate_of(reading, number), candidate_of(reading, into)
    if gone.pk == kept.pk or not (
        gone.state in {"waiting", "accepted"} and kept.state in {"waiting", "accepted"}
    ):
        raise Refused("Choose two different candidates that are both still here.")
    with recorded(by, verb="merge_candidates", subject=subject_of(reading_id, number), now=now) as entry:
        gone.children.update(parent=kept)
        change(gone, version, state=Candidate.State.MERGED, merged_into=kept)
        places, also = (kept.places + gone.places, []) if joined else (kept.places, gone.places)
        change(
            kept,
            None,
            text=f"{kept.text} {gone.text}" if joined else kept.text,
            places=places,
            also=[*kept.also, *also, *gone.also],
            ref=kept.ref or gone.ref,
        )
        settle_about(gone, by, now, f"merged into {into}")
        settle_about(kept, by, now, f"merged with {number}")
        entry.note(into=into, text=gone.text, joined=joined)


def separate_repeat(
    by: Actor, *, reading_id: int, number: int, text: str, version: int | None, now: datetime
) -> int:
    """Say that the second printing of a candidate is a finding of its own, with these words; its number."""
    reading = open_reading(by, reading_id)
    candidate = candidate_of(reading, number)
    if not candidate.also:
        raise Refused("It is printed only once, so there is nothing to take apart.")
    with recorded(by, verb="separate_repeat", subject=subject_of(reading_id, number), now=now) as entry:
        change(candidate, version, also=[], state=Candidate.State.ACCEPTED)
        settle_about(candidate, by, now, "two different findings")
        row = insert(
            reading,
            after=candidate,
            kind=candidate.kind,
            text=" ".join(text.split()) or candidate.text,
            parent=candidate.parent,
            question=candidate.question,
            places=candidate.also,
            state=Candidate.State.ACCEPTED,
        )
        entry.note(into=row.number, text=row.text)
    return row.number
