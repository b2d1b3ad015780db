"""Putting findings in the register, and correcting what is there with a reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max
from django.utils.timezone import localdate

from answerable.documents import queries as documents
from answerable.extraction import queries as extraction
from answerable.extraction.queries import CandidateCard, ReadingCard
from answerable.extraction.services import freeze_reading
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.models import Finding, FindingLink, Grade, Inspection
from answerable.register.queries import free_reference
from answerable.rules.areas import area_key
from answerable.rules.grades import scale_of
from answerable.rules.names import short_name
from answerable.rules.permissions import Action, require
from answerable.rules.references import finding_reference
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind, Link


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
    if reading.published_on is None:
        raise Refused("Give the day the report was published: the 56 days count from it.", why="incomplete")
    document = documents.document(reading.document_id)
    with recorded(by, verb="put_in_register", subject=f"reading:{reading_id}", now=now) as entry:
        freeze_reading(reading_id, now=now)
        inspection = Inspection.objects.create(
            reference=_reference(reading.title or document.name, reading.area, force_name),
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
            scale=scale_of(reading.published_on),
            document_id=reading.document_id,
            reading_number=reading_id,
            registered_at=now,
            registered_by=by.name,
        )
        for order, grade in enumerate(reading.grades, start=1):
            _add_grade(
                inspection, order, grade.question, grade.grade, asdict(grade.place) if grade.place else None
            )
        references = _add_findings(inspection, reading.kept)
        entry.about(inspection.reference)
        entry.note(
            findings=references,
            grades=len(reading.grades),
            published_on=reading.published_on,
            document=document.sha256,
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


def _reference(title: str, area: str, force_name: str) -> str:
    try:
        return free_reference(title, area=area, force_name=force_name)
    except ValueError as problem:
        raise Refused(str(problem), why="incomplete") from problem


def _add_grade(
    inspection: Inspection, order: int, printed: str, grade: str, place: dict[str, Any] | None
) -> None:
    Grade.objects.create(
        inspection=inspection,
        order=order,
        area_key=area_key(printed) or "",
        printed=printed,
        grade=grade,
        place=place,
    )


def _add_findings(inspection: Inspection, candidates: tuple[CandidateCard, ...]) -> list[str]:
    """The candidates as findings, each cause of concern followed by its recommendations; their references."""
    made: dict[int, Finding] = {}
    tops = [one for one in candidates if one.parent is None]
    for top in tops:
        for one in (top, *(child for child in candidates if child.parent == top.number)):
            made[one.number] = _add_finding(
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
                places=[asdict(place) for place in one.places],
                also=[asdict(place) for place in one.also],
            )
    return [finding.reference for finding in made.values()]


def _add_finding(
    inspection: Inspection, *, parent: Finding | None, kind: Kind, text: str, **values: Any
) -> Finding:
    siblings = Finding.objects.filter(inspection=inspection, parent=parent, kind=kind).count()
    within = parent.reference if parent else inspection.reference
    name = values.pop("name", "") or short_name(text)
    question = values.get("question", "")
    return Finding.objects.create(
        inspection=inspection,
        reference=finding_reference(within, kind=kind, number=siblings + 1),
        area=inspection.area,
        kind=kind,
        text=text,
        name=name[:200],
        question_key=area_key(question) or "",
        parent=parent,
        position_on=inspection.published_on,
        decided_on=inspection.published_on,
        **values,
    )


@dataclass(frozen=True, slots=True)
class InspectionDetails:
    """An inspection typed in by hand. `grades` are (printed area, grade) in the report's order."""

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


def register_inspection(by: Actor, *, details: InspectionDetails, now: datetime) -> str:
    """Put an inspection in the register by hand; its reference. Findings are added one by one."""
    require(by, Action.REGISTER, area=details.area)
    if details.published_on > localdate(now):
        raise Refused("The day of publication cannot be in the future.", why="incomplete")
    with recorded(by, verb="register_inspection", subject=details.area, now=now) as entry:
        inspection = Inspection.objects.create(
            reference=_reference(details.title, details.area, details.force_name),
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
            registered_at=now,
            registered_by=by.name,
        )
        for order, (printed, grade) in enumerate(details.grades, start=1):
            _add_grade(inspection, order, printed, grade, None)
        entry.about(inspection.reference)
        entry.note(title=details.title, published_on=details.published_on, grades=len(details.grades))
    return inspection.reference


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding typed in by hand, or as corrected. `parent` is the reference of a cause of concern, or None."""

    kind: Kind
    text: str
    name: str = ""
    number: str = ""
    question: str = ""
    parent: str | None = None
    addressee: str = ""
    due_on: date | None = None
    due_by: str = ""
    page: int | None = None


def add_finding(by: Actor, *, inspection: str, words: FindingWords, now: datetime) -> str:
    """Add a finding to an inspection by hand; its reference."""
    row = Inspection.objects.get(reference=inspection)
    require(by, Action.REGISTER, area=row.area)
    if not words.text.strip():
        raise Refused("A finding needs the inspectors’ words.", why="incomplete")
    parent = Finding.objects.filter(reference=words.parent, inspection=row).first() if words.parent else None
    if words.parent and (
        parent is None or parent.kind != Kind.CAUSE_OF_CONCERN or words.kind != Kind.RECOMMENDATION
    ):
        raise Refused("Only a recommendation can stand under something, and only under a cause of concern.")
    with recorded(by, verb="add_finding", subject=inspection, now=now) as entry:
        most = Finding.objects.filter(inspection=row).aggregate(most=Max("order"))["most"] or 0
        finding = _add_finding(
            row,
            parent=parent,
            kind=words.kind,
            text=" ".join(words.text.split()),
            order=most + 1,
            name=words.name.strip(),
            number=words.number.strip(),
            question=words.question.strip(),
            addressee=words.addressee.strip(),
            due_on=words.due_on,
            due_by=words.due_by,
            places=[{"block": 0, "start": 0, "end": 0, "page": words.page}] if words.page else [],
        )
        entry.about(finding.reference)
        entry.note(kind=words.kind, text=finding.text, due_on=words.due_on)
    return finding.reference


def correct_finding(
    by: Actor, *, reference: str, words: FindingWords, reason: str, version: int, now: datetime
) -> None:
    """Correct what the register says of a finding. Kind and parent stay: they are part of its reference."""
    row = Finding.objects.get(reference=reference)
    require(by, Action.CORRECT_FINDING, area=row.area)
    if not reason.strip():
        raise Refused("Say why you are correcting it; the reason is kept.", why="incomplete")
    if not words.text.strip():
        raise Refused("A finding needs the inspectors’ words.", why="incomplete")
    after = {
        "text": " ".join(words.text.split()),
        "name": (words.name.strip() or short_name(words.text))[:200],
        "number": words.number.strip(),
        "question": words.question.strip(),
        "question_key": area_key(words.question) or "",
        "addressee": words.addressee.strip(),
        "due_on": words.due_on,
        "due_by": words.due_by,
    }
    with recorded(by, verb="correct_finding", subject=reference, now=now) as entry:
        before = {name: getattr(row, name) for name, value in after.items() if getattr(row, name) != value}
        changed = Finding.objects.filter(pk=row.pk, version=version).update(version=F("version") + 1, **after)
        if not changed:
            raise Refused(
                "Somebody else changed this finding while you were writing. Your words are below; look again.",
                why="changed",
            )
        entry.note(reason=reason.strip(), before=before, after={name: after[name] for name in before})


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


def link_findings(by: Actor, *, later: str, earlier: str, kind: Link, now: datetime) -> None:
    """Say that a later finding restates, follows up or supersedes an earlier one. A person makes every link."""
    found = {
        row.reference: row
        for row in Finding.objects.filter(reference__in=[later, earlier]).select_related("inspection")
    }
    if set(found) != {later, earlier} or later == earlier:
        raise Refused("Choose two different findings that are both in the register.", why="incomplete")
    for row in found.values():  # of another police area, not even the name may be shown
        require(by, Action.LINK_FINDINGS, area=row.area)
    if found[later].inspection.published_on < found[earlier].inspection.published_on:
        raise Refused("The earlier finding must be from an earlier report.")
    with recorded(by, verb="link_findings", subject=later, now=now) as entry:
        _, made = FindingLink.objects.get_or_create(
            later=found[later],
            earlier=found[earlier],
            kind=kind,
            defaults={"made_by": by.name, "made_at": now},
        )
        if not made:
            raise Refused("They are already linked like that.", why="changed")
        entry.note(earlier=earlier, kind=kind)


def name_successor(by: Actor, *, finding: str, successor: str, now: datetime) -> None:
    """Within the verb that records it: say which later finding of the same area replaced this one."""
    rows = Finding.objects.filter(reference__in=[finding, successor]).select_related("inspection")
    found = {row.reference: row for row in rows}
    if successor not in found or finding == successor or found[successor].area != found[finding].area:
        raise Refused("The finding that replaced it is not in the register.", why="incomplete")
    if found[successor].inspection.published_on < found[finding].inspection.published_on:
        raise Refused("The finding that replaced it must be from a later report.", why="incomplete")
    FindingLink.objects.get_or_create(
        later=found[successor],
        earlier=found[finding],
        kind=Link.SUPERSEDES,
        defaults={"made_by": by.name, "made_at": now},
    )


def unlink_findings(by: Actor, *, later: str, earlier: str, kind: Link, now: datetime) -> None:
    """Take a link back; the journal keeps that it was there."""
    row = Finding.objects.get(reference=later)
    require(by, Action.LINK_FINDINGS, area=row.area)
    with recorded(by, verb="unlink_findings", subject=later, now=now) as entry:
        gone, _ = FindingLink.objects.filter(later=row, earlier__reference=earlier, kind=kind).delete()
        if not gone:
            raise Refused("There is no such link any more.", why="changed")
        entry.note(earlier=earlier, kind=kind)
