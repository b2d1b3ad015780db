"""Reads of the register: cards leave, rows do not."""

from __future__ import annotations

from answerable.register.queries.edited_lists import (
    corrections_by,
    corrections_of,
    differences_of,
    edited_list,
    edited_lists_open,
)
from answerable.register.queries.findings import (
    finding,
    findings_named,
    findings_of,
    findings_of_all,
    known_finding,
    last_words,
    links_of,
    movements_of,
    printed_of,
    record,
)
from answerable.register.queries.inspections import (
    free_reference,
    inspection,
    inspection_from_reading,
    inspection_titled,
    inspections,
    inspections_due,
    inspections_from_readings,
    inspections_page,
    known_inspection,
)
from answerable.register.queries.lists import (
    SORTS,
    FindingsPage,
    Wanted,
    counts,
    every_finding,
    findings_page,
)
from answerable.register.queries.repeats import Suggestion, repeats_in, repeats_of
from answerable.register.queries.rows import (
    finding_card,
    inspection_card,
    movement_card,
)
from answerable.register.queries.waiting import (
    Awaited,
    count_awaited,
    findings_awaited,
    findings_in,
    next_due,
)

__all__ = [
    "SORTS",
    "Awaited",
    "FindingsPage",
    "Suggestion",
    "Wanted",
    "corrections_by",
    "corrections_of",
    "count_awaited",
    "counts",
    "differences_of",
    "edited_list",
    "edited_lists_open",
    "every_finding",
    "finding",
    "finding_card",
    "findings_awaited",
    "findings_in",
    "findings_named",
    "findings_of",
    "findings_of_all",
    "findings_page",
    "free_reference",
    "inspection",
    "inspection_card",
    "inspection_from_reading",
    "inspection_titled",
    "inspections",
    "inspections_due",
    "inspections_from_readings",
    "inspections_page",
    "known_finding",
    "known_inspection",
    "last_words",
    "links_of",
    "movement_card",
    "movements_of",
    "next_due",
    "printed_of",
    "record",
    "repeats_in",
    "repeats_of",
]
