"""From a reviewed reading to the register."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from answerable.documents import queries as documents
from answerable.extraction import queries as extraction
from answerable.extraction.queries import CandidateCard, ReadingCard
from answerable.extraction.services import freeze_reading
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.models import Finding, Inspection, PrintedStatus
from answerable.register.queries import inspection_titled
from answerable.register.services.findings import new_finding
from answerable.register.services.inspections import InspectionDetails, new_inspection
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind


def put_in_register(
    by: Actor,
    *,
    reading_id: int,
    force_name: str,
    now: datetime,
    unreviewed: bool = False,
    despite_doubts: bool = False,
) -> str:
    """Make an inspection, its grades and its findings out of a reading; the inspection's reference.

    Refused while a doubt that needs a person is open, unless `despite_doubts`; and while nobody has confirmed the
    details, unless it goes in `unreviewed`. The journal keeps both.
    """
    reading = extraction.reading(reading_id)
    require(by, Action.REGISTER, area=reading.area)
    _require_decided(reading, despite_doubts=despite_doubts, unreviewed=unreviewed)
    details = _details(reading, force_name)
    _require_new(details)
    with recorded(by, verb="put_in_register", subject=f"reading:{reading_id}", now=now) as entry:
        freeze_reading(reading_id, now=now)
        inspection = new_inspection(by, details, now)
        references = _add_findings(inspection, reading.kept)
        entry.about(inspection.reference)
        entry.note(
            findings=references,
            grades=len(reading.grades),
            published_on=reading.published_on,
            document=documents.document(reading.document_id).sha256,
            reviewed=bool(reading.confirmed_by),
            despite=[doubt.code for doubt in reading.open_doubts],
        )
    return inspection.reference


def _require_decided(reading: ReadingCard, *, despite_doubts: bool, unreviewed: bool) -> None:
    if reading.state != "open":
        raise Refused("This report is already in the register, or was set aside.", why="changed")
    if (waiting := reading.open_doubts) and not despite_doubts:
        count = "1 thing needs" if len(waiting) == 1 else f"{len(waiting)} things need"
        missing = tuple(doubt.message for doubt in waiting)
        raise Refused(f"{count} a decision first.", why="incomplete", missing=missing)
    if not (reading.confirmed_by or unreviewed):
        raise Refused("Confirm the title and the day of publication first.", why="incomplete")


def _require_new(details: InspectionDetails) -> None:
    """The same report in another file is not another inspection; a re-issued one needs a title that tells it apart."""
    known = inspection_titled(details.title, area=details.area, published_on=details.published_on)
    if known is not None:
        raise Refused(
            f"A report of this title and day is in the register already, as {known}. If this is another report, "
            f"give it a title that tells them apart.",
            why="incomplete",
        )


def _details(reading: ReadingCard, force_name: str) -> InspectionDetails:
    if reading.published_on is None:
        raise Refused("Give the day the report was published: the 56 days count from it.", why="incomplete")
    document = documents.document(reading.document_id)
    return InspectionDetails(
        title=reading.title or document.name,
        area=reading.area,
        force_name=force_name,
        published_on=reading.published_on,
        published_source=reading.published_source,
        report_address=document.source_address,
        types=reading.types,
        force_quoted=reading.force_quoted,
        monitoring_phase=reading.monitoring_phase,
        summary=reading.summary,
        grades=tuple((grade.question, grade.grade) for grade in reading.grades),
        grade_places=tuple(grade.place for grade in reading.grades),
        document_id=reading.document_id,
        reading_id=reading.reading_id,
    )


def _add_findings(inspection: Inspection, candidates: tuple[CandidateCard, ...]) -> list[str]:
    """The candidates as findings, each cause of concern followed by its recommendations; their references."""
    made: dict[int, Finding] = {}
    tops = [one for one in candidates if one.parent is None]
    for top in tops:
        for one in (top, *(child for child in candidates if child.parent == top.number)):
            made[one.number] = new_finding(
                inspection,
                parent=made.get(one.parent) if one.parent else None,
                order=len(made) + 1,
                kind=Kind(one.kind),
                number=one.ref,
                called=one.called,
                name=one.name,
                text=one.text,
                question=one.question,
                addressee=one.addressee,
                due_text=one.due_text,
                **_due(one),
                accelerated=one.accelerated,
                read_as=one.number,
                places=[asdict(place) for place in one.places],
                also=[asdict(place) for place in one.also],
            )
            _keep_log(made[one.number], one)
    return [finding.reference for finding in made.values()]


def _due(one: CandidateCard) -> dict[str, Any]:
    """The day inspectors set, where their own words name one. A tracker's day may be the force's: a person says whose."""
    if len(one.due) == len("2024-10-31") and one.due_text and one.due_text in one.text:
        return {"due_on": date.fromisoformat(one.due), "due_by": "inspectors"}
    return {}


def _keep_log(finding: Finding, one: CandidateCard) -> None:
    """What was printed of its status, line by line; a status that has no log is a log of one line without a day."""
    lines: list[tuple[date | None, str, str, dict[str, Any] | None]] = [
        (entry.on, entry.status or "", entry.comment or "", asdict(entry.places[0]) if entry.places else None)
        for entry in one.log
    ]
    if not lines and one.status:
        lines = [(None, one.status, "", None)]
    for number, (on, status, comment, place) in enumerate(lines, start=1):
        PrintedStatus.objects.create(
            finding=finding, number=number, on=on, status=status[:200], comment=comment, place=place
        )
