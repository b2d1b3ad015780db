"""Reads of findings, one or a whole report, and of what happened to them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet, Subquery

from answerable.documents.cards import Place
from answerable.register.cards import (
    FindingCard,
    FindingRecord,
    GradeCard,
    LinkCard,
    MovementCard,
)
from answerable.register.models import Finding, FindingLink, Grade, Movement
from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.vocabulary import Decision, Kind, Link, Position


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


def all_findings() -> QuerySet[Finding]:
    """Rows with what a card needs of their inspection and parent. For this package only."""
    return Finding.objects.select_related("inspection", "parent")


def finding(reference: str) -> FindingCard | None:
    """One finding."""
    row = all_findings().filter(reference=reference).first()
    return finding_card(row) if row else None


def findings_of(inspection_reference: str) -> tuple[FindingCard, ...]:
    """Every finding of an inspection, in the report's order, parents before their recommendations."""
    return tuple(
        finding_card(row)
        for row in all_findings().filter(inspection__reference=inspection_reference).order_by("order")
    )


def findings_of_all(inspection_references: Iterable[str]) -> dict[str, tuple[FindingCard, ...]]:
    """The findings of several inspections, each in its report's order, in one query."""
    rows = all_findings().filter(inspection__reference__in=list(inspection_references)).order_by("order")
    found: dict[str, list[FindingCard]] = {}
    for row in rows:
        found.setdefault(row.inspection.reference, []).append(finding_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}


def findings_named(references: Iterable[str]) -> dict[str, FindingCard]:
    """Several findings by reference, in one query."""
    return {row.reference: finding_card(row) for row in all_findings().filter(reference__in=list(references))}


def record(reference: str) -> FindingRecord | None:
    """Everything the register knows of one finding, newest movement first, in three queries."""
    graded = Grade.objects.filter(inspection=OuterRef("inspection"), area_key=OuterRef("question_key"))
    family = all_findings().filter(Q(reference=reference) | Q(parent__reference=reference)).order_by("order")
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


def findings_of_each(inspections: Iterable[str]) -> dict[str, tuple[FindingCard, ...]]:
    """The findings of several inspections, each in its report's order, in one query."""
    found: dict[str, list[FindingCard]] = {reference: [] for reference in inspections}
    for row in all_findings().filter(inspection__reference__in=list(found)).order_by("order"):
        found[row.inspection.reference].append(finding_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}
