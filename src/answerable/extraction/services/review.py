"""One verb for each thing a person can do to a candidate. Each checks that nobody else changed it first."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F

from answerable.documents.cards import Place
from answerable.extraction.cards import DETAILS, INSPECTION_TYPES
from answerable.extraction.models import Candidate, DoubtNoted, Reading
from answerable.extraction.services.changing import (
    CHANGED,
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
from answerable.rules.vocabulary import Kind


def accept_candidates(
    by: Actor, *, reading_id: int, numbers: list[int], now: datetime, versions: dict[int, int] | None = None
) -> int:
    """Accept these candidates as they stand and settle the doubts about them; how many changed.

    `versions` (by number) are those the person saw: one that has changed since refuses all of it.
    """
    reading = open_reading(by, reading_id)
    with recorded(by, verb="accept_candidates", subject=f"reading:{reading_id}", now=now) as entry:
        rows = list(reading.candidates.filter(number__in=numbers, state=Candidate.State.WAITING))
        for row in rows:
            change(row, (versions or {}).get(row.number), state=Candidate.State.ACCEPTED)
            settle_about(row, by, now, "accepted as a finding of its own")
        entry.note(numbers=sorted(row.number for row in rows))
    return len(rows)


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """What an edit may change. `parent` is a candidate number; None stands on its own."""

    kind: str
    text: str
    name: str = ""
    ref: str = ""
    question: str = ""
    parent: int | None = None
    addressee: str = ""


def edit_candidate(
    by: Actor, *, reading_id: int, number: int, words: CandidateWords, version: int | None, now: datetime
) -> None:
    """Change what a candidate says, its kind or what it stands under; its doubts count as settled."""
    reading = open_reading(by, reading_id)
    candidate = candidate_of(reading, number)
    values = _checked(reading, candidate, words)
    with recorded(by, verb="edit_candidate", subject=subject_of(reading_id, number), now=now) as entry:
        before = {name: getattr(candidate, name) for name in values if name != "parent"}
        change(candidate, version, **values)
        settle_about(candidate, by, now, "edited")
        entry.note(
            before=before,
            after={name: value for name, value in values.items() if name != "parent"},
            parent=words.parent,
        )


def _checked(reading: Reading, candidate: Candidate | None, words: CandidateWords) -> dict[str, Any]:
    """The columns for `words`; raises Refused for a nesting or a kind that makes no sense."""
    if words.kind not in {Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT}:
        raise Refused("Choose what kind of finding it is.", why="incomplete")
    if not words.text.strip():
        raise Refused("A finding needs the inspectors’ words.", why="incomplete")
    parent = candidate_of(reading, words.parent) if words.parent else None
    if parent is not None:
        if words.kind != Kind.RECOMMENDATION or parent.kind != Kind.CAUSE_OF_CONCERN:
            raise Refused(
                "Only a recommendation can stand under something, and only under a cause of concern."
            )
        if candidate is not None and parent.pk == candidate.pk:
            raise Refused("A finding cannot stand under itself.")
    if candidate is not None and words.kind != Kind.CAUSE_OF_CONCERN and _live_children(candidate):
        raise Refused("It has recommendations under it: move them first, or keep it a cause of concern.")
    return {
        "kind": words.kind,
        "text": " ".join(words.text.split()),
        "name": words.name.strip(),
        "ref": words.ref.strip(),
        "question": words.question.strip(),
        "addressee": words.addressee.strip(),
        "parent": parent,
    }


def _live_children(candidate: Candidate) -> bool:
    return candidate.children.filter(state__in=["waiting", "accepted"]).exists()


def add_candidate(
    by: Actor, *, reading_id: int, words: CandidateWords, now: datetime, places: tuple[Place, ...] = ()
) -> int:
    """Add a finding the reader did not see, typed or copied from the source by a person; its number.

    `places` say where the words stand in the source, where that is known.
    """
    reading = open_reading(by, reading_id)
    values = _checked(reading, None, words)
    with recorded(by, verb="add_candidate", subject=f"reading:{reading_id}", now=now) as entry:
        row = insert(
            reading,
            after=None,
            state=Candidate.State.ACCEPTED,
            origin="person",
            places=[asdict(place) for place in places],
            **values,
        )
        entry.about(subject_of(reading_id, row.number))
        entry.note(text=row.text, kind=row.kind)
    return row.number


def split_candidate(
    by: Actor, *, reading_id: int, number: int, texts: list[str], version: int | None, now: datetime
) -> list[int]:
    """Make one candidate into several, in order; the first keeps its number. The numbers of all of them."""
    reading = open_reading(by, reading_id)
    candidate = candidate_of(reading, number)
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:
        raise Refused("To split it, leave an empty line between the parts.", why="incomplete")
    with recorded(by, verb="split_candidate", subject=subject_of(reading_id, number), now=now) as entry:
        change(candidate, version, text=parts[0], state=Candidate.State.ACCEPTED)
        settle_about(candidate, by, now, "split")
        numbers, last = [number], candidate
        for part in parts[1:]:
            last = insert(
                reading,
                after=last,
                kind=candidate.kind,
                text=part,
                parent=candidate.parent,
                question=candidate.question,
                places=candidate.places,
                origin="person",
                state=Candidate.State.ACCEPTED,
            )
            numbers.append(last.number)
        entry.note(into=numbers, before=candidate.text)
    return numbers


def reject_candidate(
    by: Actor, *, reading_id: int, number: int, reason: str, now: datetime, version: int | None = None
) -> None:
    """Say that it is not a finding, and why. It can be brought back while the review is open."""
    reading = open_reading(by, reading_id)
    candidate = candidate_of(reading, number)
    if not reason.strip():
        raise Refused("Say why this is not a finding.", why="incomplete")
    if _live_children(candidate):
        raise Refused("It has recommendations under it: reject or move them first.")
    with recorded(by, verb="reject_candidate", subject=subject_of(reading_id, number), now=now) as entry:
        change(candidate, version, state=Candidate.State.REJECTED, reason=reason.strip())
        entry.note(reason=reason.strip(), text=candidate.text)


def restore_candidate(by: Actor, *, reading_id: int, number: int, now: datetime) -> None:
    """Bring a rejected candidate back to be decided again."""
    reading = open_reading(by, reading_id)
    candidate = candidate_of(reading, number)
    if candidate.state != Candidate.State.REJECTED:
        raise Refused("Only a rejected candidate can be brought back.")
    with recorded(by, verb="restore_candidate", subject=subject_of(reading_id, number), now=now):
        change(candidate, None, state=Candidate.State.WAITING, reason="")


def settle_doubt(by: Actor, *, reading_id: int, doubt_id: int, settlement: str, now: datetime) -> None:
    """Say in words how a doubt was settled."""
    open_reading(by, reading_id)
    if not settlement.strip():
        raise Refused("Say what you decided.", why="incomplete")
    with recorded(by, verb="settle_doubt", subject=f"reading:{reading_id}", now=now) as entry:
        changed = DoubtNoted.objects.filter(pk=doubt_id, reading_id=reading_id, settled_at=None).update(
            settled_at=now, settled_by=by.name, settlement=settlement.strip()
        )
        if not changed:
            raise Refused("This doubt has already been settled.", why="changed")
        entry.note(doubt=doubt_id, settlement=settlement.strip())


@dataclass(frozen=True, slots=True)
class Details:
    """The inspection's own details as a person confirms them."""

    title: str
    published_on: date | None
    published_source: str
    types: dict[str, bool | None]
    force_quoted: bool | None
    monitoring_phase: str
    summary: str


def confirm_details(
    by: Actor, *, reading_id: int, details: Details, version: int | None, now: datetime
) -> None:
    """Confirm title, publication date and type; the 56 days count from this date. Settles doubts about them."""
    reading = open_reading(by, reading_id)
    if not details.title.strip():
        raise Refused("The inspection needs a title.", why="incomplete")
    if details.published_on is None:
        raise Refused(
            "The 56 days count from the day the report was published: give that day.", why="incomplete"
        )
    if details.published_on > now.date():
        raise Refused("The day of publication cannot be in the future.", why="incomplete")
    with recorded(by, verb="confirm_details", subject=f"reading:{reading_id}", now=now) as entry:
        changed = Reading.objects.filter(pk=reading_id, version=version or reading.version).update(
            title=details.title.strip(),
            published_on=details.published_on,
            published_source=details.published_source.strip() or "confirmed by a person",
            types={name: details.types.get(name) for name in INSPECTION_TYPES},
            force_quoted=details.force_quoted,
            monitoring_phase=details.monitoring_phase.strip(),
            summary=details.summary.strip(),
            confirmed_at=now,
            confirmed_by=by.name,
            version=F("version") + 1,
        )
        if not changed:
            raise Refused(CHANGED, why="changed")
        DoubtNoted.objects.filter(reading=reading, about__in=DETAILS, settled_at=None).update(
            settled_at=now, settled_by=by.name, settlement="details confirmed"
        )
        entry.note(
            title=details.title,
            published_on=details.published_on,
            types=details.types,
            quoted=details.force_quoted,
        )
