"""Recording a plan, adding an action, saying how one goes, saying that the work is finished."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.forms import ActionForm, FinishedForm, PlanForm, ProgressForm
from answerable.desk.findings.orders import ask, done, finding_for, finding_to_move, sent
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.look.drawings.fields import summary_of
from answerable.plans import queries, services
from answerable.plans.cards import PlanCard
from answerable.register.cards import FindingCard
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused
from answerable.rules.workflow import takes_actions

MOST_ROWS = 40


@require_http_methods(["GET", "POST"])
def record_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """What the plenary session decided, with as many actions as it needs; “Add another action” works without script."""
    finding = finding_to_move(request, reference, "record_plan")
    before = queries.plan_for(reference)
    if request.method == "GET":
        return _plan_page(
            request, finding, PlanForm(initial=_begin(before)), _rows_of(reference), returned=before
        )
    form, rows = PlanForm(request.POST), _rows_sent(request)
    if "add" in request.POST:
        again = PlanForm(initial={name: form[name].value() for name in form.fields})
        kept = [{name: row[name].value() for name in row.fields} for row in rows]
        return _plan_page(
            request, finding, again, [_row(n, one) for n, one in enumerate([*kept, {}], start=1)]
        )
    if all([form.is_valid(), *(row.is_valid() for row in rows)]):
        plan = form.plan(row.action() for row in rows if row.has_changed())
        actor, now = actor_of(request), timezone.now()
        if carried_out(form, lambda: services.record_plan(actor, finding=reference, plan=plan, now=now)):
            return done(request, reference, "The plan is recorded. It waits for approval.")
    return _plan_page(request, finding, form, rows)


def _begin(before: PlanCard | None) -> dict[str, Any]:
    if before is None:
        return {}
    return {"stance": before.stance, "words": before.words, "reason": before.reason}


def _row(number: int, initial: dict[str, Any] | None = None) -> ActionForm:
    return ActionForm(initial=initial or {}, prefix=f"action-{number}")


def _rows_of(reference: str) -> list[ActionForm]:
    """The actions there are, of a plan that came back or of an action plan, to begin from; else one empty row."""
    there = [one for one in queries.actions_for([reference]).get(reference, ()) if one.ended_on is None]
    kept = [{"what": one.what, "who": one.who, "by_when": one.by_when} for one in there]
    return [_row(number, one) for number, one in enumerate(kept or [{}], start=1)]


def _rows_sent(request: HttpRequest) -> list[ActionForm]:
    """The rows as sent; an empty one asks nothing."""
    sent = request.POST.get("rows", "1")
    count = min(int(sent), MOST_ROWS) if sent.isascii() and sent.isdigit() and len(sent) < 4 else 1
    return [
        ActionForm(request.POST, prefix=f"action-{number}", empty_permitted=True)
        for number in range(1, count + 1)
    ]


def _plan_page(
    request: HttpRequest,
    finding: FindingCard,
    form: PlanForm,
    rows: list[ActionForm],
    returned: PlanCard | None = None,
) -> HttpResponse:
    wrong = summary_of(form, *rows)
    title = "Record the plan"
    return ask(
        request,
        finding,
        title=title,
        form=form,
        rows=rows,
        wrong=wrong,
        returned=returned,
        more=len(rows) < MOST_ROWS,
        template="desk/findings/plan.html",
    )


@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, reference: str) -> HttpResponse:
    """One more action."""
    finding = finding_for(request, reference, Action.RECORD_PLAN)
    if not takes_actions(finding.position, finding.decision):
        raise Refused("Actions are added to a finding that is planned or under way.")
    form = ActionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actor, now, action = actor_of(request), timezone.now(), form.action()
        if carried_out(form, lambda: services.add_action(actor, finding=reference, action=action, now=now)):
            return done(request, reference, "The action is added.")
    return ask(request, finding, title="Add an action", form=form, press="Add the action")


@require_http_methods(["GET", "POST"])
def update_action(request: HttpRequest, reference: str, action_id: int) -> HttpResponse:
    """How an action goes: one box, one question."""
    finding = finding_for(request, reference, Action.UPDATE_ACTION)
    found = queries.action(action_id)
    if found is None or reference not in found[0].findings:
        raise Http404
    action, form = found[0], ProgressForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actor, now, said = actor_of(request), timezone.now(), form.cleaned_data
        if carried_out(form, lambda: services.update_action(actor, action_id=action_id, now=now, **said)):
            return done(request, reference, "Your update is kept.")
    template = "desk/findings/update.html"
    return ask(
        request,
        finding,
        title="Give an update",
        form=form,
        press="Save the update",
        action=action,
        template=template,
    )


@require_http_methods(["GET", "POST"])
def say_finished(request: HttpRequest, reference: str) -> HttpResponse:
    """The force's word that the work is done."""
    finding = finding_to_move(request, reference, "say_finished")
    form = FinishedForm(sent(request))
    if request.method == "POST" and form.is_valid():
        actor, now, said = actor_of(request), timezone.now(), form.cleaned_data
        if carried_out(form, lambda: services.say_finished(actor, finding=reference, now=now, **said)):
            return done(request, reference, "You said it is finished. A second person has to agree.")
    lead = "A second person has to agree before it counts as complete. Only inspectors can close it."
    return ask(request, finding, title="Say it is finished", form=form, lead=lead, press="Say it is finished")
