"""The second person: approving or returning a plan, agreeing that the work is complete or sending it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.forms import ReasonForm, ReturnForm, SeenForm
from answerable.desk.findings.orders import ask, done, finding_to_move, sent
from answerable.desk.findings.steps import address, open_steps
from answerable.desk.frame import actor_of
from answerable.desk.fresh import require_fresh_sign_in
from answerable.desk.orders import carried_out
from answerable.governance import services
from answerable.plans import queries as plans
from answerable.plans.cards import PlanCard
from answerable.register import queries as register
from answerable.register.cards import FindingCard, MovementCard
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Stance

_PLAN = "desk/findings/approve.html"


def _newest_move(
    request: HttpRequest, finding: FindingCard, verb: str, stance: Stance | None = None
) -> MovementCard:
    """The step before, shown to the second person; Refused when it was their own."""
    record = register.record(finding.reference)
    moved = record.movements if record else ()
    steps = open_steps(actor_of(request), finding, stance=stance, movements=moved)
    if not moved or verb not in {step.verb for step in steps}:
        raise Refused(
            "Somebody else must do this: nobody approves or agrees their own work.", why="forbidden"
        )
    return moved[0]


@require_fresh_sign_in
@require_http_methods(["GET", "POST"])
def approve_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve exactly the plan that is shown: its fingerprint travels with the page."""
    finding = finding_to_move(request, reference, "approve_position")
    form = SeenForm(sent(request))
    if request.method == "POST" and form.is_valid():
        seen, now = form.cleaned_data["seen"], timezone.now()
        services.approve_position(actor_of(request), finding=reference, seen=seen, now=now)
        return done(request, reference, "The plan is approved.")
    plan = plans.plan_for(reference)
    if plan is None:
        raise Refused("There is no plan to decide on.")
    _newest_move(request, finding, "return_plan", plan.stance)
    form = SeenForm(initial={"seen": plan.fingerprint})
    other = address("return", reference)
    return ask(
        request,
        finding,
        title="Approve the plan",
        form=form,
        plan=plan,
        other=other,
        press="Approve",
        template=_PLAN,
    )


@require_http_methods(["GET", "POST"])
def return_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the plan back with a reason."""
    finding = finding_to_move(request, reference, "return_plan")
    plan = plans.plan_for(reference)
    if plan is None:
        raise Refused("There is no plan to decide on.")
    form = ReturnForm(sent(request), initial={"seen": plan.fingerprint}, label="Why does it go back?")
    if request.method == "POST" and form.is_valid():
        actor, now, said = actor_of(request), timezone.now(), form.cleaned_data
        if said["seen"] != plan.fingerprint:
            form = _again(request, plan)
        elif carried_out(form, lambda: services.return_plan(actor, finding=reference, now=now, **said)):
            return done(request, reference, "The plan goes back. The finding waits for a new one.")
    _newest_move(request, finding, "return_plan", plan.stance)
    return ask(
        request, finding, title="Return the plan", form=form, plan=plan, press="Return it", template=_PLAN
    )


def _again(request: HttpRequest, plan: PlanCard) -> ReturnForm:
    """The reason as it was typed, beside the plan that has taken the place of the one it was about."""
    form = ReturnForm({**request.POST.dict(), "seen": plan.fingerprint}, label="Why does it go back?")
    form.add_error(
        None, "The plan has changed since you opened it. Read it again; your reason is kept below."
    )
    return form


@require_http_methods(["GET", "POST"])
def agree_completion(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree, as the second person, that the work is complete: to the step that was shown and no later one."""
    finding = finding_to_move(request, reference, "agree_completion")
    moved = _newest_move(request, finding, "agree_completion")
    form = SeenForm(initial={"seen": moved.number})
    if request.method == "POST":
        if request.POST.get("seen") != str(moved.number):
            raise Refused(
                "This finding has moved on since you opened it. Read what it says now.", why="changed"
            )
        services.agree_completion(actor_of(request), finding=reference, now=timezone.now())
        return done(request, reference, "You agreed that it is complete. Inspectors have not closed it.")
    lead = "You are the second person. Agree only to what you have seen for yourself. Only inspectors can close it."
    title, other = "Agree that it is complete", address("send-back", reference)
    return ask(request, finding, title=title, form=form, moved=moved, lead=lead, press="Agree", other=other)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that it is not finished, and what is still to do."""
    finding = finding_to_move(request, reference, "send_back")
    form = ReasonForm(sent(request), label="What is still to do?")
    if request.method == "POST" and form.is_valid():
        actor, now, said = actor_of(request), timezone.now(), form.cleaned_data
        if carried_out(form, lambda: services.send_back(actor, finding=reference, now=now, **said)):
            return done(request, reference, "It goes back: the work is under way again.")
    moved = _newest_move(request, finding, "send_back")
    return ask(
        request, finding, title="Send back: not finished", form=form, moved=moved, press="Send it back"
    )
