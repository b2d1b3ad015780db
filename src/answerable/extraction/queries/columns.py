"""Reads of what the columns of spreadsheets were taken for, and of what a person said they mean."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from answerable.extraction.cards import ReadColumn
from answerable.extraction.models import Candidate, ColumnsTold, Reading
from answerable.extraction.readers.json_form import read_column
from answerable.extraction.readers.sheet_columns import Told


@dataclass(frozen=True, slots=True)
class ColumnsCard:
    """Columns under one set of headings, and who confirmed them. `places` are the rows of those headings: sheet, row."""

    columns: tuple[ReadColumn, ...]
    places: tuple[tuple[int, int], ...]
    told_by: str = ""
    told_at: datetime | None = None


def columns_of(reading_id: int) -> tuple[ColumnsCard, ...]:
    """What the columns of a spreadsheet were taken for, once for each set of headings; () for other documents.

    In two queries, or one where there are no columns.
    """
    area, facts = Reading.objects.values_list("area", "facts__columns").get(pk=reading_id)
    sections: dict[frozenset[str], list[list[ReadColumn]]] = {}
    columns = [read_column(item) for item in facts or ()]
    for _, held in groupby(columns, key=lambda column: (column.table, column.row)):
        section = list({column.key: column for column in held}.values())
        sections.setdefault(frozenset(column.key for column in section), []).append(section)
    if not sections:
        return ()
    told = {row.fingerprint: row for row in ColumnsTold.objects.filter(area=area)}
    found = []
    for headings, alike in sections.items():
        row = told.get(fingerprint_of(headings))
        places = tuple((section[0].table, section[0].row) for section in alike)
        card = ColumnsCard(tuple(alike[0]), places)
        found.append(replace(card, told_by=row.told_by, told_at=row.told_at) if row else card)
    return tuple(found)


def columns_told(area: str) -> tuple[Told, ...]:
    """What was said of columns in a police area, the latest last."""
    rows = ColumnsTold.objects.filter(area=area).order_by("told_at", "pk")
    return tuple(Told(row.roles, frozenset(row.headings)) for row in rows)


def fingerprint_of(headings: Iterable[str]) -> str:
    """What a set of heading keys is found by."""
    return hashlib.sha256("\n".join(sorted(headings)).encode()).hexdigest()


def decisions_made(reading_id: int) -> int:
    """How many candidates of a reading a person has decided about, changed or added."""
    return (
        Candidate.objects.filter(reading_id=reading_id)
        .exclude(state="waiting", origin="reader", version=1)
        .count()
    )
