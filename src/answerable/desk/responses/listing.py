"""Every response and how far it is, and the task list of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.comments import queries as comments
from answerable.comments.cards import ResponseCard
from answerable.desk.frame import actor_of, area_of, page
from answerable.desk.responses.frame import address, published, report_for, response_page, today
from answerable.desk.responses.tasks import milestones, rest_of, sections_of
from answerable.publishing import queries as public
from answerable.register import queries as register
from answerable.register.cards import InspectionCard
from answerable.rules.completeness import Completeness
from answerable.rules.deadlines import Clock, clock
from answerable.rules.permissions import Action, may


@dataclass(frozen=True, slots=True)
class Line:
    """One response in the list."""

    report: InspectionCard
    state: Clock
    href: str
    gate: Completeness


@require_safe
def responses(request: HttpRequest) -> HttpResponse:
    """Responses that are still to come, by last day; then those that are public."""
    area, day = area_of(actor_of(request)), today()
    answered = {line.card.inspection: line.answered_on for line in public.responses(area=area)}
    reports = register.inspections(area)
    gates = comments.gates([report.reference for report in reports])
    lines = [
        _line(report, day, answered.get(report.reference), gates[report.reference]) for report in reports
    ]
    waiting = sorted((one for one in lines if not one.state.answered_on), key=lambda one: one.state.last_day)
    done = [one for one in lines if one.state.answered_on]
    return page(
        request,
        "desk/responses/list.html",
        {"waiting": waiting, "done": done},
        title="Responses",
        section="responses",
    )


def _line(report: InspectionCard, day: date, answered_on: date | None, gate: Completeness) -> Line:
    return Line(
        report,
        clock(report.published_on, today=day, answered_on=answered_on),
        address("", report.reference),
        gate,
    )


@require_safe
def response(request: HttpRequest, reference: str) -> HttpResponse:
    """The task list of one response (screen 13): days left, how many are answered, what is missing, what is next."""
    report, actor = report_for(request, reference), actor_of(request)
    written, copy = comments.as_written(report), published(reference)
    card, gate, approved = written.card, written.gate, written.approved
    state = clock(
        report.published_on, today=today(), answered_on=copy.card.clock.answered_on if copy else None
    )
    return response_page(
        request,
        report,
        "desk/responses/tasks.html",
        heading=report.title,
        answered_on=state.answered_on,
        state=state,
        events=milestones(report, card, state),
        gate=gate,
        sections=sections_of(written.findings, card),
        rest=rest_of(report, written, actor),
        copy=copy,
        may_write=may(actor, Action.WRITE_RESPONSE, area=report.area),
        may_publish=may(actor, Action.PUBLISH, area=report.area),
        offers_words=_offers_words(card, reference),
        people=card.written_by if card else (),
        approved_by=card.approved_by if card and approved else "",
        record_address=reverse("desk:response_publish_record", args=[reference]),
    )


def _offers_words(card: ResponseCard | None, reference: str) -> bool:
    """Whether the document this came from holds a response nobody has taken over yet."""
    untouched = card is None or not (card.force_comments or card.statement)
    return untouched and comments.proposed_words(reference) is not None
