"""Writing: one finding at a time, the summary, the Commissioner’s comment, and what is answered at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from answerable.comments import queries as comments
from answerable.comments import services
from answerable.comments.cards import ExplanationCard, ResponseCard
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.desk.responses.forms import DetailsForm, ExplainForm, WordsForm
from answerable.desk.responses.frame import address, done, report_for, response_page
from answerable.governance import queries as governance
from answerable.plans import queries as plans
from answerable.plans.cards import PlanCard
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.permissions import Action, may
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind

_BOTH = ["GET", "POST"]


@require_http_methods(_BOTH)
def explain(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer one finding. The next unanswered one is offered when it is saved."""
    finding = register.finding(reference)
    if finding is None:
        raise Http404
    report = report_for(request, finding.inspection)
    card = comments.response(report.reference)
    known = card.explanations.get(reference) if card else None
    theirs, version = (known.text, known.version) if known else ("", 0)
    initial = {"text": theirs, "borrowed": known.borrowed if known else False, "version": version}
    plan = plans.plan_for(reference)
    if "borrow" in request.GET and plan and _may_borrow(plan, known):
        initial |= {"text": plan.words, "borrowed": True}
    form = ExplainForm(request.POST or None, initial=initial)
    conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            if carried_out(form, lambda: _explain(request, reference, form)):
                messages.success(request, f"“{finding.name}” is answered.")
                return redirect(_next_unanswered(report.reference) or address("", report.reference))
        except Refused as no:
            if no.why != "changed":
                raise
            conflict = True
            form = ExplainForm(initial=form.cleaned_data | {"version": version})
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
        actions=plan.actions if plan else (),
        conflict=conflict,
        saved=theirs,
        may_write=may(actor_of(request), Action.WRITE_RESPONSE, area=report.area),
        borrow=_may_borrow(plan, known),
    )


def _may_borrow(plan: PlanCard | None, known: ExplanationCard | None) -> bool:
    """Whether the force’s own words are offered: nothing is written yet, and a chief officer has approved them."""
    unwritten = known is None or not known.text
    return bool(unwritten and plan and plan.words and governance.agreed([plan.finding]))


def _explain(request: HttpRequest, reference: str, form: ExplainForm) -> None:
    services.explain_finding(actor_of(request), finding=reference, now=timezone.now(), **form.cleaned_data)


def _is_area(finding: FindingCard) -> bool:
    return finding.kind is Kind.AREA_FOR_IMPROVEMENT


def _next_unanswered(inspection: str) -> str:
    card = comments.response(inspection)
    findings = register.findings_of(inspection)
    parents = {one.parent for one in findings}
    for one in findings:
        known = card.explanations.get(one.reference) if card else None
        wanted = one.kind.needs_answer and (card is None or card.answers_areas or not _is_area(one))
        if wanted and one.reference not in parents and not (known and known.text):
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
    writes = may(actor_of(request), Action.WRITE_RESPONSE, area=report.area)
    told = {True: "yes", False: "no", None: "cannot be told"}
    return response_page(
        request,
        report,
        "desk/responses/details.html",
        heading="Inspection details",
        form=form if writes else None,
        types=[(name.replace("_", " ").capitalize(), told[ticked]) for name, ticked in report.types.items()],
        quoted=told[report.force_quoted].capitalize(),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One long text of the response: what it is called, what is there, how it is saved and what may be read beside it."""

    heading: str
    label: str
    hint: str
    text: str
    save: Callable[..., None]
    said: str
    theirs: str = ""


@require_http_methods(_BOTH)
def summary(request: HttpRequest, reference: str) -> HttpResponse:
    """The executive summary of the report."""
    report, card = report_for(request, reference, Action.WRITE_RESPONSE), comments.response(reference)
    piece = _Piece(
        heading="Executive summary",
        label="Executive summary of the report",
        hint="A new line begins a new paragraph. A line that begins with “• ” is a bullet.",
        text=(card.summary if card else "") or report.summary,
        save=services.write_summary,
        said="The summary is saved.",
    )
    return _long_text(request, report, card, piece)


@require_http_methods(_BOTH)
def statement(request: HttpRequest, reference: str) -> HttpResponse:
    """The Commissioner’s own comment."""
    report, card = report_for(request, reference, Action.WRITE_RESPONSE), comments.response(reference)
    piece = _Piece(
        heading="The Commissioner’s comment",
        label="The Commissioner’s comment",
        hint="On the report, and on what the chief constable says. A new line begins a new paragraph.",
        text=card.statement if card else "",
        save=services.write_statement,
        said="The comment is saved.",
        theirs=card.force_comments if card else "",
    )
    return _long_text(request, report, card, piece)


def _long_text(
    request: HttpRequest, report: InspectionCard, card: ResponseCard | None, piece: _Piece
) -> HttpResponse:
    """The form of a piece; when somebody else was first, the same form with both texts."""
    words = {"label": piece.label, "hint": piece.hint}
    version = card.version if card else 1
    form = WordsForm(request.POST or None, initial={"text": piece.text, "version": version}, **words)
    conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            piece.save(
                actor_of(request), inspection=report.reference, now=timezone.now(), **form.cleaned_data
            )
            return done(request, report.reference, piece.said)
        except Refused as no:
            if no.why != "changed":
                raise
            conflict = True
            form = WordsForm(initial=form.cleaned_data | {"version": version}, **words)
    return response_page(
        request,
        report,
        "desk/responses/words.html",
        heading=piece.heading,
        status=409 if conflict else 200,
        form=form,
        theirs=piece.theirs,
        conflict=conflict,
        saved=piece.text,
    )


@require_POST
def take_words(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin with the words the imported document itself holds."""
    report_for(request, reference, Action.WRITE_RESPONSE)
    services.take_words_from_document(actor_of(request), inspection=reference, now=timezone.now())
    return done(request, reference, "The document’s own words are here now. Read them through.")
