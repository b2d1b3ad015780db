"""The start page and the search."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from answerable.portal import shapes
from answerable.portal.addresses import ANSWERED_KINDS, OPEN, listed, safe
from answerable.portal.door import Door, crumbs, page, public
from answerable.publishing import queries
from answerable.publishing.cards import InspectionLine, Wanted
from answerable.rules.grades import Grade, Scale

MOST = 10


@dataclass(frozen=True, slots=True)
class GradeLine:
    """One area of the latest inspection; `remark` is its grade in the inspection before."""

    name: str
    href: str
    grade: Grade
    scale: Scale
    remark: str


@public
def start(request: HttpRequest, door: Door) -> HttpResponse:
    """Search, what is most serious, the latest inspection, what changed lately."""
    if "q" in request.GET:
        return _search(request, door)
    force = door.force
    area = force.area if force else None
    lines = queries.inspections(area=area) if area else queries.newest_inspections(MOST)
    context = {
        "causes": shapes.briefs(queries.open_causes(limit=MOST)),
        "totals": queries.totals(),
        "latest": _latest(door, lines) if force else None,
        "changes": [shapes.change(each) for each in queries.changes(area=area, lines=lines)],
        "open_address": listed(kind=ANSWERED_KINDS, decision=OPEN),
        "causes_address": listed(kind="cause_of_concern", decision=OPEN),
        "closed_address": listed(kind="cause_of_concern", decision="closed"),
    }
    return page(door, "start" if door.areas else "empty", context)


def _latest(door: Door, lines: tuple[InspectionLine, ...]) -> dict[str, object] | None:
    """What the Specified Information Order asks for: the latest PEEL report, its summary, its grades."""
    line = queries.latest_peel(lines)
    if line is None:
        return None
    older = [each for each in lines if each.card.grades and each.card.published_on < line.card.published_on]
    before = queries.latest_peel(older)
    state = shapes.line_clock(line, today=door.today)
    answered = next((each for each in lines if each.response), None)
    return {
        "line": line,
        "report_address": safe(line.card.report_address),
        "running": state.answered_on is None,
        "title": shapes.short(line.card.title, force=line.card.force),
        "grades": _with_before(line, before),
        "clock": state,
        "clock_words": shapes.clock_words(state),
        "answered": answered,
        "answered_title": shapes.short(answered.card.title, force=answered.card.force) if answered else "",
    }


def _with_before(line: InspectionLine, before: InspectionLine | None) -> list[GradeLine]:
    """The grades; a remark names an earlier grade only where it was given on the same scale."""
    comparable = before is not None and before.card.scale is line.card.scale
    earlier = {each.area_key: each.grade for each in before.card.grades} if before and comparable else {}
    years = shapes.cycle(before.card.title) if before else ""
    area = line.card.force.area
    rows = []
    for given in line.card.grades:
        then = earlier.get(given.area_key) if given.area_key else None
        same = "the same" if then is given.grade else then.words.lower() if then else ""
        href = listed(area=given.area_key, force=area) if given.area_key else ""
        remark = f"{same} in {years}" if same else ""
        rows.append(GradeLine(given.printed, href, given.grade, line.card.scale, remark))
    return rows


def _search(request: HttpRequest, door: Door) -> HttpResponse:
    words = request.GET["q"].strip()
    found = queries.findings(Wanted(words=words), sort="changed", size=25) if queries.terms(words) else None
    context = {
        "words": words,
        "crumbs": crumbs(),
        "found": found,
        "briefs": shapes.briefs(found.rows) if found else "",
        "reports": queries.titled(words),
        "all_address": listed(q=words),
    }
    return page(door, "search", context)
