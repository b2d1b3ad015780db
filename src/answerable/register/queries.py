"""Reads of the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery

from answerable.documents.cards import Place
from answerable.register.cards import (
    FindingCard,
    FindingRecord,
    GradeCard,
    InspectionCard,
    LinkCard,
    MovementCard,
)
from answerable.register.models import Finding, FindingLink, Grade, Inspection, Movement
from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.references import inspection_reference
from answerable.rules.vocabulary import Decision, Kind, Link, Position


def inspection_card(row: Inspection, grades: Iterable[Grade] = ()) -> InspectionCard:
    """The card of a row of this chapter."""
    return InspectionCard(
        reference=row.reference,
        title=row.title,
        area=row.area,
        force_name=row.force_name,
        published_on=row.published_on,
        published_source=row.published_source,
        report_address=row.report_address,
        types=row.types,
        force_quoted=row.force_quoted,
        monitoring_phase=row.monitoring_phase,
        summary=row.summary,
        scale=Scale(row.scale),
        document_id=row.document_id,
        reading_id=row.reading_number,
        registered_by=row.registered_by,
        registered_at=row.registered_at,
        version=row.version,
        grades=tuple(GradeCard(one.area_key, one.printed, GradeWord(one.grade)) for one in grades),
    )


def finding_card(row: Finding) -> FindingCard:
    """The card of a row fetched with its inspection and parent."""
    return FindingCard(
        reference=row.reference,
        inspection=row.inspection.reference,
        inspection_title=row.inspection.title,
        raised_on=row.inspection.published_on,
        area=row.area,
        order=row.order,
        kind=Kind(row.kind),
        number=row.number,
        called=row.called,
        name=row.name,
        text=row.text,
        question_key=row.question_key,
        question=row.question,
        parent=row.parent.reference if row.parent else None,
        addressee=row.addressee,
        due_on=row.due_on,
        due_by=row.due_by,
        due_text=row.due_text,
        accelerated=row.accelerated,
        places=tuple(Place(**place) for place in row.places),
        also=tuple(Place(**place) for place in row.also),
        position=Position(row.position),
        position_on=row.position_on,
        decision=Decision(row.decision),
        decided_on=row.decided_on,
        version=row.version,
    )


def movement_card(row: Movement) -> MovementCard:
    """The card of a row of this chapter."""
    return MovementCard(
        row.number,
        row.verb,
        Position(row.position_before),
        Position(row.position_after),
        Decision(row.decision_before),
        Decision(row.decision_after),
        row.on,
        row.at,
        row.by_name,
        row.by_role,
        row.words,
        row.source,
        row.told_by,
        row.by_user,
    )


def inspection(reference: str) -> InspectionCard | None:
    """One inspection with its grades."""
    row = Inspection.objects.filter(reference=reference).first()
    return inspection_card(row, row.grades.order_by("order")) if row else None


def inspections(area: str | None) -> tuple[InspectionCard, ...]:
    """Inspections of a police area (None: of all), newest first, with their grades, in two queries."""
    rows = Inspection.objects.order_by("-published_on", "reference").prefetch_related("grades")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(inspection_card(row, sorted(row.grades.all(), key=lambda one: one.order)) for row in rows)


def inspection_from_reading(reading_id: int) -> str | None:
    """The reference of the inspection that came from a reading, if it is in the register."""
    return Inspection.objects.filter(reading_number=reading_id).values_list("reference", flat=True).first()


def inspections_from_readings(reading_ids: list[int]) -> dict[int, str]:
    """The references of the inspections that came from these readings."""
    rows = Inspection.objects.filter(reading_number__in=reading_ids)
    return {
        number: reference for number, reference in rows.values_list("reading_number", "reference") if number
    }


def free_reference(title: str, *, area: str, force_name: str) -> str:
    """The reference an inspection with this title would get now. Raises ValueError for a title without a letter."""
    wanted = inspection_reference(title, area=area, force_name=force_name)
    programme, _, place = wanted.rpartition(".")
    reference, again = wanted, 2
    while Inspection.objects.filter(reference=reference).exists():
        reference, again = f"{programme}-{again}.{place}", again + 1
    return reference


def _findings() -> QuerySet[Finding]:
    return Finding.objects.select_related("inspection", "parent")


def finding(reference: str) -> FindingCard | None:
    """One finding."""
    row = _findings().filter(reference=reference).first()
    return finding_card(row) if row else None


def findings_of(inspection_reference: str) -> tuple[FindingCard, ...]:
    """Every finding of an inspection, in the report's order, parents before their recommendations."""
    return tuple(
        finding_card(row)
        for row in _findings().filter(inspection__reference=inspection_reference).order_by("order")
    )


def findings_of_all(inspection_references: Iterable[str]) -> dict[str, tuple[FindingCard, ...]]:
    """The findings of several inspections, each in its report's order, in one query."""
    rows = _findings().filter(inspection__reference__in=list(inspection_references)).order_by("order")
    found: dict[str, list[FindingCard]] = {}
    for row in rows:
        found.setdefault(row.inspection.reference, []).append(finding_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}


def findings_named(references: Iterable[str]) -> dict[str, FindingCard]:
    """Several findings by reference, in one query."""
    return {row.reference: finding_card(row) for row in _findings().filter(reference__in=list(references))}


def record(reference: str) -> FindingRecord | None:
    """Everything the register knows of one finding, newest movement first, in three queries."""
    graded = Grade.objects.filter(inspection=OuterRef("inspection"), area_key=OuterRef("question_key"))
    family = _findings().filter(Q(reference=reference) | Q(parent__reference=reference)).order_by("order")
    rows = list(family.annotate(graded=Subquery(graded.exclude(area_key="").values("grade")[:1])))
    row = next((one for one in rows if one.reference == reference), None)
    if row is None:
        return None
    return FindingRecord(
        finding_card(row),
        tuple(finding_card(child) for child in rows if child is not row),
        tuple(movement_card(one) for one in row.movements.order_by("-number")),
        links_of([reference]).get(reference, ()),
        GradeCard(row.question_key, row.question, GradeWord(row.graded)) if row.graded else None,
        Scale(row.inspection.scale),
    )


def links_of(references: Iterable[str]) -> dict[str, tuple[LinkCard, ...]]:
    """The links of several findings, both ways, earlier first."""
    wanted = set(references)
    rows = FindingLink.objects.filter(Q(later__reference__in=wanted) | Q(earlier__reference__in=wanted))
    links: dict[str, list[LinkCard]] = {}
    for row in rows.select_related("later__inspection", "earlier__inspection"):
        for one, other, back in ((row.later, row.earlier, True), (row.earlier, row.later, False)):
            if one.reference in wanted:
                links.setdefault(one.reference, []).append(
                    LinkCard(Link(row.kind), back, other.reference, other.name, other.inspection.published_on)
                )
    return {
        reference: tuple(sorted(found, key=lambda link: link.raised_on)) for reference, found in links.items()
    }


def movements_of(inspection_reference: str) -> dict[str, tuple[MovementCard, ...]]:
    """Every movement of an inspection's findings by reference, oldest first, in one query."""
    rows = Movement.objects.filter(finding__inspection__reference=inspection_reference)
    found: dict[str, list[MovementCard]] = {}
    for row in rows.select_related("finding").order_by("number"):
        found.setdefault(row.finding.reference, []).append(movement_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of the register; empty means any. `due` is late | soon | later | none; `sort` a key of SORTS.

    `position` and `decision` are one of the vocabulary, or "waiting" (the force has done its part) and "not_closed".
    Promising practice needs no answer, so it is not among what is not closed unless `kinds` asks for it.
    """

    area: str | None = None
    words: str = ""
    kinds: tuple[str, ...] = ()
    inspection: str = ""
    question: str = ""
    position: str = ""
    decision: str = "not_closed"
    due: str = ""
    sort: str = "due"


SORTS = {
    "due": ("due_on", "inspection__published_on", "order"),
    "-due": ("-due_on", "inspection__published_on", "order"),
    "finding": ("inspection__published_on", "inspection__reference", "order"),
    "-finding": ("-inspection__published_on", "inspection__reference", "order"),
    "position": ("position", "position_on", "order"),
    "decision": ("decision", "decided_on", "order"),
}


_OPEN = (Decision.OPEN, Decision.RETURNED)
_WAITING = (Position.COMPLETE, Position.CLOSURE_REQUESTED)


def _filtered(wanted: Wanted, today: date) -> QuerySet[Finding]:
    rows = _findings()
    if wanted.area is not None:
        rows = rows.filter(area=wanted.area)
    for word in wanted.words.split():
        rows = rows.filter(Q(text__icontains=word) | Q(name__icontains=word) | Q(reference__icontains=word))
    if wanted.kinds:
        rows = rows.filter(kind__in=wanted.kinds)
    if wanted.inspection:
        rows = rows.filter(inspection__reference=wanted.inspection)
    if wanted.question:
        rows = rows.filter(question_key=wanted.question)
    if wanted.position == "waiting":
        rows = rows.filter(position__in=_WAITING)
    elif wanted.position:
        rows = rows.filter(position=wanted.position)
    if wanted.decision == "not_closed":
        rows = rows.filter(decision__in=_OPEN)
        if Kind.PROMISING_PRACTICE not in wanted.kinds:
            rows = rows.exclude(kind=Kind.PROMISING_PRACTICE)
    elif wanted.decision:
        rows = rows.filter(decision=wanted.decision)
    return _due(rows, wanted.due, today)


def _due(rows: QuerySet[Finding], due: str, today: date) -> QuerySet[Finding]:
    soon = date.fromordinal(today.toordinal() + 28)
    if due == "late":
        return rows.filter(due_on__lt=today)
    if due == "soon":
        return rows.filter(due_on__gte=today, due_on__lte=soon)
    if due == "later":
        return rows.filter(due_on__gt=soon)
    if due == "none":
        return rows.filter(due_on=None)
    return rows


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """One page of the register. `total` counts all that match; `by_kind` counts them by kind, that filter aside."""

    findings: tuple[FindingCard, ...]
    total: int
    by_kind: dict[str, int]


def findings_page(wanted: Wanted, *, today: date, start: int = 0, size: int = 25) -> FindingsPage:
    """The findings that match, from `start`, at most `size`, in three queries."""
    rows = _filtered(wanted, today)
    shown = _sorted(rows, wanted)[start : start + size]
    anywhere = _filtered(replace(wanted, kinds=tuple(Kind)), today).order_by()
    by_kind = dict(anywhere.values_list("kind").annotate(count=Count("pk")))
    return FindingsPage(tuple(finding_card(row) for row in shown), rows.count(), by_kind)


def every_finding(wanted: Wanted, *, today: date) -> Iterator[FindingCard]:
    """All the findings that match, one at a time, however many: for taking them away."""
    return (finding_card(row) for row in _sorted(_filtered(wanted, today), wanted).iterator(chunk_size=500))


def _sorted(rows: QuerySet[Finding], wanted: Wanted) -> QuerySet[Finding]:
    order = SORTS.get(wanted.sort, SORTS["due"])
    return rows.order_by(*(_nulls_last(name) for name in order), "reference")


def _nulls_last(name: str) -> OrderBy:
    return (
        F(name.removeprefix("-")).desc(nulls_last=True)
        if name.startswith("-")
        else F(name).asc(nulls_last=True)
    )


def counts(area: str | None, *, today: date) -> dict[str, int]:
    """open, late, new, waiting_for_inspectors, causes_of_concern, closed: counted in one query, as `Wanted` filters."""
    still_open = Q(decision__in=_OPEN) & ~Q(kind=Kind.PROMISING_PRACTICE)
    rows = Finding.objects.all() if area is None else Finding.objects.filter(area=area)
    return rows.aggregate(
        open=Count("pk", filter=still_open),
        late=Count("pk", filter=still_open & Q(due_on__lt=today)),
        new=Count("pk", filter=still_open & Q(position=Position.NEW)),
        waiting_for_inspectors=Count("pk", filter=still_open & Q(position__in=_WAITING)),
        closed=Count("pk", filter=Q(decision=Decision.CLOSED)),
        causes_of_concern=Count("pk", filter=still_open & Q(kind=Kind.CAUSE_OF_CONCERN)),
    )


def findings_in(area: str | None, *, positions: Iterable[Position]) -> tuple[FindingCard, ...]:
    """Open findings in these positions, by due date: what waits for somebody."""
    return tuple(finding_card(row) for row in _by_due(_open_in(area).filter(position__in=list(positions))))


@dataclass(frozen=True, slots=True)
class Awaited:
    """Open findings that wait for one person (user number, name).

    positions  in which they may act whoever acted before; `second` those in which it must have been somebody else
    returned   also those that inspectors sent back and that are being worked on
    """

    area: str | None
    by: tuple[int | None, str]
    positions: tuple[Position, ...] = ()
    second: tuple[Position, ...] = ()
    returned: bool = False


def findings_awaited(awaited: Awaited) -> tuple[FindingCard, ...]:
    """The findings that wait for a person, by due date, in one query."""
    return tuple(finding_card(row) for row in _by_due(_awaited(awaited)))


def count_awaited(awaited: Awaited) -> int:
    """How many those are, in one query."""
    return _awaited(awaited).count()


def _awaited(awaited: Awaited) -> QuerySet[Finding]:
    newest = Movement.objects.filter(finding=OuterRef("pk"), number=OuterRef("moves"))
    own = newest.filter(by_user=awaited.by[0], by_name=awaited.by[1])
    found = Q(position__in=awaited.positions) | (Q(position__in=awaited.second) & ~Exists(own))
    if awaited.returned:
        found |= Q(position=Position.IN_PROGRESS, decision=Decision.RETURNED)
    return _open_in(awaited.area).filter(found)


def next_due(area: str | None, *, today: date, limit: int = 5) -> tuple[FindingCard, ...]:
    """The open findings whose day comes next, the force not having done its part yet."""
    rows = _open_in(area).filter(due_on__gte=today).exclude(position__in=_WAITING)
    return tuple(finding_card(row) for row in _by_due(rows)[:limit])


def _open_in(area: str | None) -> QuerySet[Finding]:
    rows = _findings().filter(decision__in=_OPEN).exclude(kind=Kind.PROMISING_PRACTICE)
    return rows if area is None else rows.filter(area=area)


def _by_due(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    return rows.order_by(_nulls_last("due_on"), "reference")


def findings_of_each(inspections: Iterable[str]) -> dict[str, tuple[FindingCard, ...]]:
    """The findings of several inspections, each in its report's order, in one query."""
    found: dict[str, list[FindingCard]] = {reference: [] for reference in inspections}
    for row in _findings().filter(inspection__reference__in=list(found)).order_by("order"):
        found[row.inspection.reference].append(finding_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}


def inspections_due(area: str | None, *, since: date) -> tuple[InspectionCard, ...]:
    """Inspections published on or after a day, the longest wait first, without their grades, in one query."""
    rows = Inspection.objects.filter(published_on__gte=since).order_by("published_on", "reference")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(inspection_card(row) for row in rows)


def inspections_page(area: str | None, *, start: int, size: int) -> tuple[tuple[InspectionCard, ...], int]:
    """Inspections of a police area (None: of all) from `start`, newest first, without grades, and how many there are."""
    rows = Inspection.objects.order_by("-published_on", "reference")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(inspection_card(row) for row in rows[start : start + size]), rows.count()
