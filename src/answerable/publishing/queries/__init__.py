"""What the public may read. Everything comes from editions and the rows copied from them; cards leave, rows do not."""

from __future__ import annotations

from answerable.publishing.queries.editions import (
    areas,
    forces,
    freshness,
    inspection,
    last_published,
    response,
)
from answerable.publishing.queries.findings import (
    SORTS,
    area_counts,
    every_finding,
    facets,
    finding,
    findings,
    open_causes,
    readable,
    recommendations_under,
    totals,
)
from answerable.publishing.queries.inspections import (
    answered,
    changes,
    grade_table,
    inspections,
    latest_peel,
    newest_inspections,
    response_page,
    responses,
    stored_file,
    summary_of,
    titled,
    unanswered,
)
from answerable.publishing.queries.words import folded, searchable, terms

__all__ = [
    "SORTS",
    "answered",
    "area_counts",
    "areas",
    "changes",
    "every_finding",
    "facets",
    "finding",
    "findings",
    "folded",
    "forces",
    "freshness",
    "grade_table",
    "inspection",
    "inspections",
    "last_published",
    "latest_peel",
    "newest_inspections",
    "open_causes",
    "readable",
    "recommendations_under",
    "response",
    "response_page",
    "responses",
    "searchable",
    "stored_file",
    "summary_of",
    "terms",
    "titled",
    "totals",
    "unanswered",
]
