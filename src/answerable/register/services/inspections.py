"""Inspections: typed in by hand, and the day their clock counts from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import zip_longest

from django.db.models import F
from django.utils.timezone import localdate

from answerable.documents.cards import Place
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.models import Grade, Inspection
from answerable.register.queries import free_reference
from answerable.rules.areas import area_key
from answerable.rules.grades import scale_of
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class InspectionDetails:
    """An inspection as it goes in the register. `grades` are (printed area, grade) in the report's order.

    `grade_places` says where each grade stands in the document, in the same order, or is empty.
    `document_id` and `reading_id` say which document and reading it came from; None when it was typed in.
    """

    title: str
    area: str
    force_name: str
    published_on: date
    published_source: str = "typed in"
    report_address: str = ""
    types: dict[str, bool | None] | None = None
    force_quoted: bool | None = None
    monitoring_phase: str = ""
    summary: str = ""
    grades: tuple[tuple[str, str], ...] = ()
    grade_places: tuple[Place | None, ...] = ()
    document_id: int | None = None
    reading_id: int | None = None


def new_inspection(by: Actor, details: InspectionDetails, now: datetime) -> Inspection:
    """Within the verb that registers it: the inspection under a reference of its own, with its grades."""
    try:
        reference = free_reference(details.title, area=details.area, force_name=details.force_name)
    except ValueError as problem:
        raise Refused(str(problem), why="incomplete") from problem
    inspection = Inspection.objects.create(
        reference=reference,
        title=details.title.strip(),
        area=details.area,
        force_name=details.force_name,
        published_on=details.published_on,
        published_source=details.published_source,
        report_address=details.report_address,
        types=details.types or {},
        force_quoted=details.force_quoted,
        monitoring_phase=details.monitoring_phase,
        summary=details.summary,
        scale=scale_of(details.published_on),
        document_id=details.document_id,
        reading_number=details.reading_id,
        registered_at=now,
        registered_by=by.name,
    )
    for order, ((printed, grade), place) in enumerate(
        zip_longest(details.grades, details.grade_places), start=1
    ):
        Grade.objects.create(
            inspection=inspection,
            order=order,
            area_key=area_key(printed) or "",
            printed=printed,
            grade=grade,
            place=asdict(place) if place else None,
        )
    return inspection


def register_inspection(by: Actor, *, details: InspectionDetails, now: datetime) -> str:
    """Put an inspection in the register by hand; its reference. Findings are added one by one."""
    require(by, Action.REGISTER, area=details.area)
    if details.published_on > localdate(now):
        raise Refused("The day of publication cannot be in the future.", why="incomplete")
    with recorded(by, verb="register_inspection", subject=details.area, now=now) as entry:
        inspection = new_inspection(by, details, now)
        entry.about(inspection.reference)
        entry.note(title=details.title, published_on=details.published_on, grades=len(details.grades))
    return inspection.reference


def change_publication_date(
    by: Actor, *, reference: str, published_on: date, source: str, reason: str, now: datetime
) -> None:
    """Move the day the clock counts from. A person decides, with a reason; nothing restarts by itself."""
    row = Inspection.objects.get(reference=reference)
    require(by, Action.CORRECT_FINDING, area=row.area)
    if not reason.strip():
        raise Refused("Say why the date changes; the 56 days count from it.", why="incomplete")
    if published_on > localdate(now):
        raise Refused("The day of publication cannot be in the future.", why="incomplete")
    with recorded(by, verb="change_publication_date", subject=reference, now=now) as entry:
        Inspection.objects.filter(pk=row.pk).update(
            published_on=published_on, published_source=source or reason, version=F("version") + 1
        )
        entry.note(before=row.published_on, after=published_on, source=source, reason=reason.strip())
