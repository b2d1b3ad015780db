"""From the rows of this chapter to its cards, and the sets of rows every list begins with."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, OrderBy, QuerySet

from answerable.documents.cards import Place
from answerable.register.cards import (
    FindingCard,
    GradeCard,
    InspectionCard,
    MovementCard,
)
from answerable.register.models import Finding, Grade, Inspection, Movement
from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.vocabulary import Decision, Kind, Position

STILL_OPEN = (Decision.OPEN, Decision.RETURNED)


FORCE_DONE = (Position.COMPLETE, Position.CLOSURE_REQUESTED)


def inspection_card(row: Inspection, grades: Iterable[Grade] = ()) -> InspectionCard:
    """The card of a row of this chapter."""
    return InspectionCard(
        key=row.pk,
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
        key=row.pk,
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
        read_as=row.read_as,
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


def finding_rows() -> QuerySet[Finding]:
    return Finding.objects.select_related("inspection", "parent")


def nulls_last(name: str) -> OrderBy:
    return (
        F(name.removeprefix("-")).desc(nulls_last=True)
        if name.startswith("-")
        else F(name).asc(nulls_last=True)
    )
