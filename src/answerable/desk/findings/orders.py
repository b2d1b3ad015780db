"""What every page that gives an order has in common: the finding, the leave, the form, the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from answerable.desk.findings.steps import address
from answerable.desk.frame import actor_of, page
from answerable.look.forms import AnswerableForm
from answerable.register import queries as register
from answerable.register.cards import FindingCard
from answerable.rules.permissions import Action, require
from answerable.rules.workflow import BY_VERB, step_for


def finding_for(request: HttpRequest, reference: str, action: Action = Action.READ) -> FindingCard:
    """The finding, for somebody who may do `action` to it. Raises Http404, or Refused ("forbidden")."""
    finding = register.finding(reference)
    if finding is None:
        raise Http404
    require(actor_of(request), action, area=finding.area)
    return finding


def finding_to_move(request: HttpRequest, reference: str, verb: str) -> FindingCard:
    """The finding, for somebody who may take the step `verb` from where it stands; Refused otherwise."""
    finding = finding_for(request, reference, BY_VERB[verb].action)
    step_for(verb, position=finding.position, decision=finding.decision)
    return finding


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form; None while the page is only asked for."""
    return request.POST if request.method == "POST" else None


def ask(
    request: HttpRequest,
    finding: FindingCard,
    *,
    title: str,
    form: AnswerableForm | None = None,
    press: str = "Save",
    template: str = "desk/findings/order.html",
    status: int = 0,
    **context: Any,
) -> HttpResponse:
    """The page of one verb: the finding's name, what is asked, and one button. `status` 0: 422 for a form with errors."""
    wrong = form is not None and bool(form.errors)
    drawn: Mapping[str, Any] = {
        "finding": finding,
        "form": form,
        "heading": title,
        "press": press,
        "cancel": address("record", finding.reference),
        **context,
    }
    return page(
        request,
        template,
        drawn,
        title=f"{title}: {finding.name}",
        section="findings",
        crumbs=crumbs_of(finding),
        status=status or (422 if wrong or context.get("wrong") else 200),
    )


def crumbs_of(finding: FindingCard) -> list[tuple[str, str]]:
    """Where a page under a finding stands."""
    return [("Findings", reverse("desk:findings")), (finding.name, address("record", finding.reference))]


def done(request: HttpRequest, reference: str, words: str) -> HttpResponse:
    """Back to the record, which says what was done."""
    messages.success(request, words)
    return redirect(address("record", reference))
