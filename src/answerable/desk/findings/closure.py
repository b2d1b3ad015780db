"""Asking inspectors to close a finding, recording what they decided, and opening one again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.forms import ClosureForm, DecisionForm, ReasonForm
from answerable.desk.findings.orders import ask, done, finding_for, finding_to_move, sent
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.governance import services
from answerable.governance.services import ClosureWords, DecisionWords
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision
from answerable.rules.workflow import steps_from


@require_http_methods(["GET", "POST"])
def request_closure(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the inspectorate to close it, signed by whoever asks."""
    finding = finding_to_move(request, reference, "request_closure")
    form = ClosureForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actor, now, words = actor_of(request), timezone.now(), ClosureWords(**form.cleaned_data)
        if carried_out(
            form, lambda: services.request_closure(actor, finding=reference, request=words, now=now)
        ):
            return done(request, reference, "It is recorded that you asked inspectors to close it.")
    lead = f"You sign as {actor_of(request).name}. This records the request; it does not send it."
    return ask(
        request, finding, title="Ask inspectors to close it", form=form, lead=lead, press="Sign and record"
    )


@require_http_methods(["GET", "POST"])
def record_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """What the inspectors decided. Only this can say that a finding is closed."""
    finding = finding_for(request, reference, Action.RECORD_DECISION)
    allowed = {
        step.decides: step.button for step in steps_from(finding.position, finding.decision) if step.decides
    }
    if not allowed:
        raise Refused("There is no decision of the inspectors that could be recorded now.")
    form = DecisionForm(sent(request), allowed=allowed, initial={"decision": request.GET.get("decision", "")})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "decision": Decision(form.cleaned_data["decision"])}
        actor, now, decided = actor_of(request), timezone.now(), DecisionWords(**given)
        if carried_out(
            form, lambda: services.record_decision(actor, finding=reference, decided=decided, now=now)
        ):
            return done(request, reference, "The inspectors’ decision is recorded.")
    lead = "Record their decision only, with where it is written. What the force says is another line."
    return ask(
        request, finding, title="Record the inspectors’ decision", form=form, lead=lead, press="Record it"
    )


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """The force takes back that it is done, or that it will do nothing."""
    finding = finding_to_move(request, reference, "reopen")
    form = ReasonForm(sent(request), label="Why is it opened again?")
    if request.method == "POST" and form.is_valid():
        actor, now, said = actor_of(request), timezone.now(), form.cleaned_data
        if carried_out(form, lambda: services.reopen(actor, finding=reference, now=now, **said)):
            return done(request, reference, "It is open again: the work is under way.")
    return ask(request, finding, title="Reopen", form=form, press="Reopen it")
