"""The forces, and the page of one."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from answerable.look.cards import Source
from answerable.portal import shapes
from answerable.portal.addresses import ANSWERED_KINDS, OPEN, listed
from answerable.portal.door import Door, crumbs, json, json_missing, missing, page, public
from answerable.publishing import queries
from answerable.publishing.cards import AreaCount, InspectionLine, as_payload
from answerable.rules.vocabulary import Kind

OLD_AFTER = 90
"""Days without anything new after which a page says so."""
DONE = ("complete", "closure_requested")
KINDS = (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT)


@dataclass(frozen=True, slots=True)
class CountCell:
    """A number that leads to the findings it counts. `noun` is what stands after the number when it is read out."""

    label: str
    noun: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of the table by area."""

    name: str
    cells: tuple[CountCell, ...]


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """A row of the table of inspections. `answered` is "" where no response is public."""

    reference: str
    title: str
    line: InspectionLine
    findings_words: str
    clock_words: str
    answered: bool


@public
def forces(request: HttpRequest, door: Door) -> HttpResponse:
    """Every force with something public, by name."""
    return page(door, "forces", {"crumbs": crumbs()}, here="forces")


@public
def force(request: HttpRequest, door: Door, area: str) -> HttpResponse:
    """One force: what is open, by area, its grades over time, its inspections and the responses."""
    card = door.of(area)
    if card is None:
        return missing(door, "police force")
    lines = queries.inspections(area=area)
    causes = queries.open_causes(area=area)
    under = queries.recommendations_under(causes)
    counts = queries.area_counts(area=area)
    table = queries.grade_table(lines)
    columns, rows = shapes.matrix(table, force=card)
    heard = queries.last_published(area)
    age = (door.today - heard.date()).days if heard else 0
    context = {
        "card": card,
        "crumbs": crumbs() if len(door.areas) == 1 else crumbs(("Forces", reverse("portal:forces"))),
        "causes": [
            shapes.brief(cause, meta=queries.summary_of(under.get(cause.reference, ()))) for cause in causes
        ],
        "totals": queries.totals(area=area),
        "phase": next((each.card.monitoring_phase for each in lines if each.card.monitoring_phase), ""),
        "counts": [count_row(count, area) for count in counts],
        "all_areas": _all_areas(counts, area),
        "contents": _contents(bool(causes), bool(counts), bool(columns)),
        "grades_caption": f"Grades given to {card.name} by area and inspection, oldest first",
        "columns": columns,
        "rows": rows,
        "renamed": shapes.renamed(table, force=card),
        "lines": [inspection_row(each, door) for each in lines],
        "heard": heard,
        "old_days": age if age > OLD_AFTER else 0,
        "open_address": listed(force=area, kind=ANSWERED_KINDS, decision=OPEN),
        "closed_address": listed(force=area, decision="closed"),
    }
    return page(door, "force", context, here="forces")


@public
def force_json(request: HttpRequest, door: Door, area: str) -> HttpResponse:
    """The force, its inspections without their findings, and what is open by area."""
    card = door.of(area)
    if card is None:
        return json_missing("police force")
    lines = queries.inspections(area=area)
    return json(
        {
            "force": as_payload(card),
            "inspections": [
                {**as_payload(each.card), "findings": each.total, "still_open": each.still_open}
                for each in lines
            ],
            "open_by_area": [as_payload(count) for count in queries.area_counts(area=area)],
        }
    )


@public
def grades_csv(request: HttpRequest, door: Door, area: str) -> HttpResponse:
    """Every grade of a force, one to a row, exactly as published."""
    card = door.of(area)
    if card is None:
        return missing(door, "police force")
    response = HttpResponse(content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="grades-{area}.csv"'
    out = csv.writer(response)
    out.writerow(
        ("force", "inspection", "title", "published_on", "scale", "area_key", "area_as_printed", "grade")
    )
    for line in reversed(queries.inspections(area=area)):
        report = line.card
        facts = (area, report.reference, report.title, report.published_on.isoformat(), report.scale.value)
        for given in report.grades:
            out.writerow((*facts, given.area_key or "", given.printed, given.grade.value))
    return response


def _contents(causes: bool, counts: bool, grades: bool) -> list[Source]:
    parts = (
        (causes, "Causes of concern", "#causes"),
        (counts, "Findings by area", "#areas"),
        (grades, "Grades over time", "#grades"),
        (True, "Inspections and responses", "#inspections"),
        (True, "Download", "#download"),
    )
    return [Source(words, href) for there, words, href in parts if there]


def count_row(count: AreaCount, area: str) -> CountRow:
    """One area: a cell for each kind, and one for what the force says it finished."""
    return _row(
        count.name, count.key or "none", area, [count.by_kind.get(kind, 0) for kind in KINDS], count.says_done
    )


def _all_areas(counts: tuple[AreaCount, ...], area: str) -> CountRow:
    by_kind: Counter[Kind] = Counter()
    for count in counts:
        by_kind.update(count.by_kind)
    return _row(
        "All areas", "", area, [by_kind[kind] for kind in KINDS], sum(count.says_done for count in counts)
    )


def _row(name: str, key: str, area: str, numbers: list[int], done: int) -> CountRow:
    cells = [
        CountCell(
            kind.plural.capitalize(),
            kind.words.lower() if number == 1 else kind.plural,
            number,
            listed(force=area, area=key, kind=kind.value, decision=OPEN),
        )
        for kind, number in zip(KINDS, numbers, strict=True)
    ]
    href = listed(force=area, area=key, kind=ANSWERED_KINDS, position=DONE, decision=OPEN)
    return CountRow(
        name, (*cells, CountCell("Finished, not yet closed", "finished, not yet closed", done, href))
    )


def inspection_row(line: InspectionLine, door: Door) -> InspectionRow:
    """An inspection as a row: how many findings, and how its response stands."""
    left = "all open" if line.still_open == line.total else f"{line.still_open} still open"
    left = left if line.still_open else "none open"
    words = f"{line.total}, {left}" if line.total else ""
    state = shapes.line_clock(line, today=door.today)
    title = shapes.short(line.card.title, force=line.card.force)
    return InspectionRow(
        line.card.reference, title, line, words, shapes.clock_words(state), line.response is not None
    )
