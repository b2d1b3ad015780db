"""Published findings: one, a list, and how many there are of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from answerable.publishing.cards import (
    AreaCount,
    FindingCopy,
    FindingPage,
    Gone,
    PublicFinding,
    Totals,
    Wanted,
    card_from,
)
from answerable.publishing.cards.answers import Facets
from answerable.publishing.models import Edition, PublishedFinding
from answerable.publishing.queries.editions import edition_card, withdrawn
from answerable.publishing.queries.words import terms
from answerable.rules.areas import AREAS, area_name
from answerable.rules.references import inspection_of
from answerable.rules.vocabulary import Decision, Kind, Position

PAGE = 25
SORTS = {
    "changed": ("-heard_on", "inspection", "order"),
    "raised": ("-raised_on", "inspection", "order"),
    "oldest": ("raised_on", "inspection", "order"),
    "report": ("inspection", "order"),
}
_COLUMNS = {
    "kind": "kind",
    "question": "question_key",
    "force": "area",
    "position": "position",
    "decision": "decision",
}
_OPEN = [decision.value for decision in Decision if decision.still_open]
_DONE = {position.value for position in Position if position.says_done}


def finding(reference: str) -> FindingCopy | Gone | None:
    """The finding as last published; Gone when its edition was withdrawn or corrected away; None when never public."""
    row = _rows().filter(reference=reference).select_related("edition").defer("edition__payload").first()
    if row is None:
        return _gone(reference)
    card = card_from(PublicFinding, row.payload)
    linked = {link.reference for link in (*card.links, *([card.successor] if card.successor else ()))}
    family = [*card.children, *([card.parent] if card.parent else ())]
    known = {each.reference: each for each in _cards(_rows().filter(reference__in=[*family, *linked]))}
    return FindingCopy(
        card=card,
        edition=edition_card(row.edition),
        parent=known.get(card.parent or ""),
        children=tuple(known[child] for child in card.children if child in known),
        readable=frozenset(known),
    )


def _gone(reference: str) -> Gone | None:
    rows = Edition.objects.filter(kind=Edition.RECORD, reference=inspection_of(reference)).order_by("-number")
    every = list(rows.defer("payload"))
    held = rows.values_list("number", "payload__findings")
    last = next((n for n, found in held if any(item["reference"] == reference for item in found)), None)
    if last is None:
        return None
    index = next(place for place, row in enumerate(every) if row.number == last)
    row = every[index]
    if row.withdrawn_at:
        return Gone("finding", reference, row.number, row.withdrawn_at, row.withdrawal_reason)
    if index == 0:
        return None
    newer = every[index - 1]
    said = newer.note or "A corrected record no longer has this finding."
    return Gone("finding", reference, row.number, newer.published_at, said)


def findings(wanted: Wanted, *, sort: str = "changed", page: int = 1, size: int = PAGE) -> FindingPage:
    """One page of the findings asked for. A page past the end is the last one. Two queries."""
    rows = _chosen(wanted)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    start = (page - 1) * size
    shown = tuple(_cards(rows.order_by(*SORTS.get(sort, SORTS["changed"]))[start : start + size]))
    return FindingPage(shown, total, page, pages, start + 1 if shown else 0)


def every_finding(wanted: Wanted, *, sort: str = "report") -> Iterator[PublicFinding]:
    """All findings asked for, one at a time, whatever their number."""
    rows = _chosen(wanted).order_by(*SORTS[sort]).values_list("payload", flat=True)
    return (card_from(PublicFinding, payload) for payload in rows.iterator(chunk_size=500))


def facets(wanted: Wanted) -> Facets:
    """How many findings each choice would show, the other fields staying as they are. One query."""
    names = list(_COLUMNS)
    rows = _worded(wanted).order_by().values_list(*_COLUMNS.values()).annotate(count=Count("pk"))
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for *values, count in rows:
        misses = [
            name
            for name, value in zip(names, values, strict=True)
            if getattr(wanted, name) and value not in getattr(wanted, name)
        ]
        for name, value in zip(names, values, strict=True):
            if not misses or misses == [name]:
                counts[name][value] += count
    return counts


def open_causes(*, area: str | None = None, limit: int | None = None) -> tuple[PublicFinding, ...]:
    """Causes of concern that inspectors have not closed, oldest first. One query."""
    rows = _of(area).filter(kind=Kind.CAUSE_OF_CONCERN.value, decision__in=_OPEN)
    return tuple(_cards(rows.order_by("raised_on", "inspection", "order")[:limit]))


def recommendations_under(causes: Iterable[PublicFinding]) -> dict[str, tuple[PublicFinding, ...]]:
    """The published recommendations under each cause of concern, by its reference. One query."""
    parents = {child: cause.reference for cause in causes for child in cause.children}
    found: dict[str, list[PublicFinding]] = {parent: [] for parent in parents.values()}
    for card in _cards(_rows().filter(reference__in=list(parents)).order_by("order")):
        found[parents[card.reference]].append(card)
    return {parent: tuple(cards) for parent, cards in found.items()}


def totals(*, area: str | None = None) -> Totals:
    """How many are open and how many inspectors have closed. One query."""
    closed, causes = Q(decision=Decision.CLOSED.value), Q(kind=Kind.CAUSE_OF_CONCERN.value)
    left = Q(decision__in=_OPEN)
    counted = _of(area).aggregate(
        still_open=Count("pk", filter=left & ~Q(kind=Kind.PROMISING_PRACTICE.value)),
        closed=Count("pk", filter=closed),
        open_causes=Count("pk", filter=left & causes),
        closed_causes=Count("pk", filter=closed & causes),
        since=Min("raised_on"),
        oldest_cause_on=Min("raised_on", filter=left & causes),
    )
    return Totals(**counted)


def area_counts(*, area: str | None = None) -> tuple[AreaCount, ...]:
    """Open findings by graded area, in the order of `rules.areas`, findings in no one area last. One query."""
    rows = _of(area).filter(decision__in=_OPEN).exclude(kind=Kind.PROMISING_PRACTICE.value)
    grouped = rows.order_by().values_list("question_key", "kind", "position").annotate(count=Count("pk"))
    kinds: dict[str, Counter[Kind]] = {}
    done: Counter[str] = Counter()
    for key, kind, position, count in grouped:
        kinds.setdefault(key, Counter())[Kind(kind)] += count
        done[key] += count if position in _DONE else 0
    names = {key: area_name(key, printed=key) if key else "In no one area" for key in kinds}
    places = {key: place for place, key in enumerate(AREAS)}
    ordered = sorted(kinds, key=lambda key: (key == "", places.get(key, len(places)), names[key]))
    return tuple(AreaCount(key, names[key], kinds[key], done[key]) for key in ordered)


def counts_by_inspection(
    *, area: str | None = None, only: Iterable[str] | None = None
) -> dict[str, tuple[int, int]]:
    """(all, still open) findings of each inspection. One query. For this chapter only."""
    chosen = _of(area) if only is None else _of(area).filter(inspection__in=list(only))
    rows = chosen.order_by().values_list("inspection")
    left = Q(decision__in=_OPEN) & ~Q(kind=Kind.PROMISING_PRACTICE.value)
    counted = rows.annotate(every=Count("pk"), left=Count("pk", filter=left))
    return {inspection: (every, left) for inspection, every, left in counted}


def newest_heard(*, area: str | None, limit: int) -> tuple[PublicFinding, ...]:
    """The findings something was last published about, newest first. One query. For this chapter only."""
    return tuple(_cards(_of(area).order_by("-heard_on", "inspection", "order")[:limit]))


def readable(references: Iterable[str]) -> frozenset[str]:
    """Which of the references lead to a public finding. One query."""
    return frozenset(_rows().filter(reference__in=list(references)).values_list("reference", flat=True))


def _rows() -> QuerySet[PublishedFinding]:
    return PublishedFinding.objects.exclude(edition__in=withdrawn())


def _of(area: str | None) -> QuerySet[PublishedFinding]:
    return _rows() if area is None else _rows().filter(area=area)


def _worded(wanted: Wanted) -> QuerySet[PublishedFinding]:
    rows = _rows()
    for term in terms(wanted.words):
        rows = rows.filter(words__contains=term)
    return rows.filter(inspection__in=wanted.inspection) if wanted.inspection else rows


def _chosen(wanted: Wanted) -> QuerySet[PublishedFinding]:
    rows = _worded(wanted)
    for name, column in _COLUMNS.items():
        if chosen := getattr(wanted, name):
            rows = rows.filter(**{f"{column}__in": chosen})
    return rows


def _cards(rows: QuerySet[PublishedFinding]) -> Iterator[PublicFinding]:
    payloads: Any = rows.values_list("payload", flat=True)
    return (card_from(PublicFinding, payload) for payload in payloads)
