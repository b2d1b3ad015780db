"""Reads of inspections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from answerable.register.cards import (
    GradeCard,
    InspectionCard,
)
from answerable.register.models import Grade, Inspection
from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.references import inspection_reference


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
