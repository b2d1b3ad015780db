"""Reads of single findings, of families of them, and of their links and movements."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, Q, Subquery

from answerable.register.cards import (
    FindingCard,
    FindingRecord,
    GradeCard,
    LinkCard,
    MovementCard,
    PrintedStatusCard,
)
from answerable.register.models import FindingLink, Grade, Movement, PrintedStatus
from answerable.register.queries.rows import (
    finding_card,
    finding_rows,
    movement_card,
)
from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Link


def finding(reference: str) -> FindingCard | None:
    """One finding."""
    row = finding_rows().filter(reference=reference).first()
    return finding_card(row) if row else None


def known_finding(reference: str) -> FindingCard:
    """One finding. Raises Refused when the register has none of that reference."""
    card = finding(reference)
    if card is None:
        raise Refused(f"No finding has the reference {reference}.", why="incomplete")
    return card


def findings_of(inspection_reference: str) -> tuple[FindingCard, ...]:
    """Every finding of an inspection, in the report's order, parents before their recommendations."""
    return tuple(
        finding_card(row)
        for row in finding_rows().filter(inspection__reference=inspection_reference).order_by("order")
    )


def findings_of_all(inspections: Iterable[str]) -> dict[str, tuple[FindingCard, ...]]:
    """The findings of several inspections, each in its report's order, in one query."""
    found: dict[str, list[FindingCard]] = {reference: [] for reference in inspections}
    for row in finding_rows().filter(inspection__reference__in=list(found)).order_by("order"):
        found[row.inspection.reference].append(finding_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}


def findings_named(references: Iterable[str]) -> dict[str, FindingCard]:
    """Several findings by reference, in one query."""
    return {row.reference: finding_card(row) for row in finding_rows().filter(reference__in=list(references))}


def record(reference: str) -> FindingRecord | None:
    """Everything the register knows of one finding, newest movement first, in four queries."""
    graded = Grade.objects.filter(inspection=OuterRef("inspection"), area_key=OuterRef("question_key"))
    family = finding_rows().filter(Q(reference=reference) | Q(parent__reference=reference)).order_by("order")
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
        row.inspection.reading_number,
        printed_of([reference]).get(reference, ()),
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


def printed_of(references: Iterable[str]) -> dict[str, tuple[PrintedStatusCard, ...]]:
    """What registers printed of several findings before they came here, oldest first, in one query."""
    rows = PrintedStatus.objects.filter(finding__reference__in=list(references)).order_by("number")
    found: dict[str, list[PrintedStatusCard]] = {}
    for reference, on, status, comment in rows.values_list("finding__reference", "on", "status", "comment"):
        found.setdefault(reference, []).append(PrintedStatusCard(on, status, comment))
    return {reference: tuple(cards) for reference, cards in found.items()}


def last_words(reference: str) -> str:
    """What was said with a finding's newest movement; "" when it never moved."""
    rows = Movement.objects.filter(finding__reference=reference).order_by("-number")
    return rows.values_list("words", flat=True).first() or ""


def movements_of(inspection_reference: str) -> dict[str, tuple[MovementCard, ...]]:
    """Every movement of an inspection's findings by reference, oldest first, in one query."""
    rows = Movement.objects.filter(finding__inspection__reference=inspection_reference)
    found: dict[str, list[MovementCard]] = {}
    for row in rows.select_related("finding").order_by("number"):
        found.setdefault(row.finding.reference, []).append(movement_card(row))
    return {reference: tuple(cards) for reference, cards in found.items()}
