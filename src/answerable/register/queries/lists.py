"""The register as a list: filtered, sorted, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet

from answerable.register.cards import (
    FindingCard,
)
from answerable.register.models import Finding
from answerable.register.queries.rows import (
    FORCE_DONE,
    STILL_OPEN,
    finding_card,
    finding_rows,
    nulls_last,
)
from answerable.rules.vocabulary import Decision, Kind, Position


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


def _filtered(wanted: Wanted, today: date) -> QuerySet[Finding]:
    rows = finding_rows()
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
        rows = rows.filter(position__in=FORCE_DONE)
    elif wanted.position:
        rows = rows.filter(position=wanted.position)
    if wanted.decision == "not_closed":
        rows = rows.filter(decision__in=STILL_OPEN)
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
    return rows.order_by(*(nulls_last(name) for name in order), "reference")


def counts(area: str | None, *, today: date) -> dict[str, int]:
    """open, late, new, finished, causes_of_concern, closed: counted in one query, as `Wanted` filters."""
    still_open = Q(decision__in=STILL_OPEN) & ~Q(kind=Kind.PROMISING_PRACTICE)
    rows = Finding.objects.all() if area is None else Finding.objects.filter(area=area)
    return rows.aggregate(
        open=Count("pk", filter=still_open),
        late=Count("pk", filter=still_open & Q(due_on__lt=today)),
        new=Count("pk", filter=still_open & Q(position=Position.NEW)),
        finished=Count("pk", filter=still_open & Q(position__in=FORCE_DONE)),
        closed=Count("pk", filter=Q(decision=Decision.CLOSED)),
        causes_of_concern=Count("pk", filter=still_open & Q(kind=Kind.CAUSE_OF_CONCERN)),
    )
