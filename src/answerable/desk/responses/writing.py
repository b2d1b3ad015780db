"""Writing: one finding at a time, the summary, the Commissioner’s comment, and what is answered at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from answerable.comments import queries as comments
from answerable.comments import services
from answerable.desk.frame import actor_of
from answerable.desk.responses.forms import DetailsForm, ExplainForm, WordsForm
from answerable.desk.responses.frame import address, carried_out, done, report_for, response_page
from answerable.plans import queries as plans
from answerable.register import queries as register
from answerable.rules.permissions import Action, may
from answerable.rules.refusals import Refused

_BOTH = ["GET", "POST"]


@require_http_methods(_BOTH)
def explain(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer one finding. The next unanswered one is offered when it is saved."""
    report = report_for(request, ".".join(reference.split(".")[:2]))
    finding = register.finding(reference)
    if finding is None:
        return redirect(address("", report.reference))
    card = comments.response(report.reference)
    known = card.explanations.get(reference) if card else None
    theirs, version = (known.text, known.version) if known else ("", 0)
    initial = {"text": theirs, "borrowed": known.borrowed if known else False, "version": version}
    form = ExplainForm(request.POST or None, initial=initial)
    conflict = ""
    if request.method == "POST" and form.is_valid():
        try:
            if carried_out(form, lambda: _explain(request, reference, form)):
                messages.success(request, f"“{finding.name}” is answered.")
                return redirect(_next_unanswered(report.reference) or address("", report.reference))
        except Refused as no:
            if no.why != "changed":
                raise
            conflict = theirs
            form = ExplainForm(initial=form.cleaned_data | {"version": version})
    plan = plans.plan_for(reference)
    named = comments.labels(register.findings_of(report.reference)).get(reference, finding.name)
    return response_page(
        request,
        report,
        "desk/responses/explain.html",
        heading=f"Answer {named}",
        status=409 if conflict else 200,
        finding=finding,
        form=form,
        plan=plan,
        actions=plans.actions_for([reference]).get(reference, ()),
        conflict=conflict,
        may_write=may(actor_of(request), Action.WRITE_RESPONSE, area=report.area),
    )


def _explain(request: HttpRequest, reference: str, form: ExplainForm) -> None:
    services.explain_finding(actor_of(request), finding=reference, now=timezone.now(), **form.cleaned_data)


def _next_unanswered(inspection: str) -> str:
    card = comments.response(inspection)
    findings = register.findings_of(inspection)
    parents = {one.parent for one in findings}
    for one in findings:
        known = card.explanations.get(one.reference) if card else None
        if one.reference not in parents and one.kind.needs_answer and not (known and known.text):
            return reverse("desk:response_explain", args=[one.reference])
    return ""


@require_http_methods(_BOTH)
def details(request: HttpRequest, reference: str) -> HttpResponse:
    """What the form says of the inspection, and whether areas for improvement are answered too."""
    report = report_for(request, reference)
    card = comments.response(reference)
    answers = card.answers_areas if card else True
    form = DetailsForm(request.POST or None, initial={"answers_areas": "yes" if answers else "no"})
    if request.method == "POST" and form.is_valid():
        services.choose_areas(
            actor_of(request),
            inspection=reference,
            answers_areas=form.cleaned_data["answers_areas"] == "yes",
            now=timezone.now(),
        )
        return done(request, reference, "The details are saved.")
    document = comments.statutory_document(reference)
    return response_page(
        request,
        report,
        "desk/responses/details.html",
        heading="Inspection details",
        form=form,
        document=document,
        may_write=may(actor_of(request), Action.WRITE_RESPONSE, area=report.area),
    )


@require_http_methods(_BOTH)
def summary(request: HttpRequest, reference: str) -> HttpResponse:
    """The executive summary of the report."""
    report = report_for(request, reference, Action.WRITE_RESPONSE)
    card = comments.response(reference)
    initial = {
        "text": (card.summary if card else "") or report.summary,
        "version": card.version if card else 1,
    }
    hint = "A new line begins a new paragraph. A line that begins with “• ” is a bullet."
    form = WordsForm(
        request.POST or None, initial=initial, label="Executive summary of the report", hint=hint
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        services.write_summary(
            actor_of(request),
            inspection=reference,
            text=given["text"],
            version=given["version"],
            now=timezone.now(),
        )
        return done(request, reference, "The summary is saved.")
    return response_page(request, report, "desk/responses/words.html", heading="Executive summary", form=form)


@require_http_methods(_BOTH)
def statement(request: HttpRequest, reference: str) -> HttpResponse:
    """The Commissioner’s own comment."""
    report = report_for(request, reference, Action.WRITE_RESPONSE)
    card = comments.response(reference)
    initial = {"text": card.statement if card else "", "version": card.version if card else 1}
    hint = "On the report, and on what the chief constable says. A new line begins a new paragraph."
    form = WordsForm(request.POST or None, initial=initial, label="The Commissioner’s comment", hint=hint)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        services.write_statement(
            actor_of(request),
            inspection=reference,
            text=given["text"],
            version=given["version"],
            now=timezone.now(),
        )
        return done(request, reference, "The comment is saved.")
    return response_page(
        request,
        report,
        "desk/responses/words.html",
        heading="The Commissioner’s comment",
        form=form,
        theirs=card.force_comments if card else "",
    )


@require_POST
def take_words(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin with the words the imported document itself holds."""
    report_for(request, reference, Action.WRITE_RESPONSE)
    services.take_words_from_document(actor_of(request), inspection=reference, now=timezone.now())
    return done(request, reference, "The document’s own words are here now. Read them through.")
