"""Type a report in: the inspection and its grades on one page, then its findings one by one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.frame import ClockOf, actor_of, page
from answerable.desk.reports.forms import short
from answerable.desk.reports.grades import GradeRow, rows_context, rows_of
from answerable.desk.reports.hand_forms import FindingForm, InspectionForm
from answerable.desk.reports.looking import REPORTS, area_choices
from answerable.people import queries as people
from answerable.register import queries as register
from answerable.register.services import FindingWords, InspectionDetails, add_finding, register_inspection
from answerable.rules.deadlines import comments_due
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind

ROWS = 10
"""Grades that can be given; no report has had more than eleven, and what is missing can be a second report."""


@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest) -> HttpResponseBase:
    """The inspection: title, day of publication, grades."""
    actor = actor_of(request)
    require(actor, Action.REGISTER, area=actor.area or None)
    areas, now = area_choices(actor), timezone.now()
    today = timezone.localdate(now)
    if request.method != "POST":
        return _inspection_page(
            request, InspectionForm(areas=areas, today=today), rows_of(request.POST, ROWS)
        )
    form, rows = InspectionForm(request.POST, areas=areas, today=today), rows_of(request.POST, ROWS)
    for row in rows:
        if row.error:
            form.add_error(None, f"Row {row.number} of the grades: {row.error}")
    if not form.is_valid():
        return _inspection_page(request, form, rows)
    area = form.cleaned_data.get("area") or actor.area
    forces = people.bodies(kind="force", area=area)
    wanted = InspectionDetails(
        title=form.cleaned_data["title"],
        area=area,
        force_name=forces[0].name if forces else area.replace("-", " ").capitalize(),
        published_on=form.cleaned_data["published_on"],
        report_address=form.cleaned_data["report_address"],
        grades=tuple((row.printed, row.grade) for row in rows if row.printed),
    )
    try:
        reference = register_inspection(actor, details=wanted, now=now)
    except Refused as refused:
        if refused.why == "forbidden":
            raise
        form.add_error(None, str(refused))
        return _inspection_page(request, form, rows)
    messages.success(request, f"The inspection is in the register as {reference}. Now add its findings.")
    return redirect("desk:by-hand-findings", reference)


def _inspection_page(request: HttpRequest, form: InspectionForm, rows: list[GradeRow]) -> HttpResponse:
    context = {"form": form, **rows_context(rows)}
    return page(
        request, "desk/reports/by_hand.html", context, title="Type a report in", section="reports",
        crumbs=[REPORTS], status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def findings(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Add findings to an inspection, one after the other."""
    actor = actor_of(request)
    card = register.inspection(reference)
    if card is None:
        raise Http404("There is no such inspection.")
    require(actor, Action.REGISTER, area=card.area)
    known = register.findings_of(reference)
    concerns = [(one.reference, short(one.name)) for one in known if one.kind == Kind.CAUSE_OF_CONCERN]
    form = FindingForm(request.POST or None, concerns=concerns)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_finding(actor, inspection=reference, words=_words(form), now=timezone.now())
        except Refused as refused:
            if refused.why == "forbidden":
                raise
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{added} is in the register.")
            return redirect("desk:by-hand-findings", reference)
    context = {
        "form": form,
        "inspection": card,
        "findings": known,
        "findings_href": _findings_address(reference),
    }
    running = comments_due(card.published_on) >= timezone.localdate()
    return page(
        request, "desk/reports/by_hand_findings.html", context, title=f"Findings of {card.title}", section="reports",
        crumbs=[REPORTS], clock_of=ClockOf.inspection(card) if running else None,
        status=422 if form.errors else 200,
    )  # fmt: skip


def _words(form: FindingForm) -> FindingWords:
    given = form.cleaned_data
    return FindingWords(
        kind=Kind(given["kind"]),
        text=given["text"],
        number=given["number"],
        question=given["graded_area"],
        parent=given["parent"] or None,
        addressee=given["addressee"],
        due_on=given["due_on"],
        due_by="inspectors" if given["due_on"] else "",
        page=given["page"],
    )


def _findings_address(reference: str) -> str:
    try:
        return f"{reverse('desk:findings')}?inspection={reference}"
    except NoReverseMatch:
        return ""
