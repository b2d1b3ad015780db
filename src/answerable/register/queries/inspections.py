"""Reads of inspections."""

from __future__ import annotations

from datetime import date

from answerable.register.cards import (
    InspectionCard,
)
from answerable.register.models import Inspection
from answerable.register.queries.rows import (
    inspection_card,
)
from answerable.rules.references import inspection_reference
from answerable.rules.refusals import Refused


def inspection(reference: str) -> InspectionCard | None:
    """One inspection with its grades."""
    row = Inspection.objects.filter(reference=reference).first()
    return inspection_card(row, row.grades.order_by("order")) if row else None


def known_inspection(reference: str) -> InspectionCard:
    """One inspection without its grades. Raises Refused when the register has none of that reference."""
    row = Inspection.objects.filter(reference=reference).first()
    if row is None:
        raise Refused(f"No inspection has the reference {reference}.", why="incomplete")
    return inspection_card(row)


def inspections(area: str | None) -> tuple[InspectionCard, ...]:
    """Inspections of a police area (None: of all), newest first, with their grades, in two queries."""
    rows = Inspection.objects.order_by("-published_on", "reference").prefetch_related("grades")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(inspection_card(row, sorted(row.grades.all(), key=lambda one: one.order)) for row in rows)


def inspection_titled(title: str, *, area: str, published_on: date) -> str | None:
    """The reference of the report of this title and day about a police area, if it is in the register."""
    same = Inspection.objects.filter(area=area, published_on=published_on, title__iexact=title.strip())
    return same.values_list("reference", flat=True).first()


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
