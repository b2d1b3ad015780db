"""What a tracker or action plan printed beside its findings: what its statuses mean, and the actions to bring in."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.frame import actor_of, page
from answerable.desk.orders import carried_out
from answerable.desk.reports.looking import REPORTS
from answerable.extraction import queries as extraction
from answerable.extraction.queries import ActionReadCard
from answerable.governance import services as governance
from answerable.look.drawings.words import plural
from answerable.look.forms import AnswerableForm, DayField, Hinted
from answerable.people.cards import Actor
from answerable.plans import queries as plans
from answerable.plans import services as planning
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.permissions import Action, may, require
from answerable.rules.printed import Meaning, meaning_of
from answerable.rules.vocabulary import Decision, Position


def waiting_statuses(findings: tuple[FindingCard, ...]) -> Counter[str]:
    """The newest printed status of each finding that is still new here, with how many findings bear it."""
    new = [one for one in findings if one.position is Position.NEW and one.decision is Decision.OPEN]
    printed = register.printed_of([one.reference for one in new])
    last = (next((one.status for one in reversed(lines) if one.status), "") for lines in printed.values())
    return Counter(status for status in last if status)


def waiting_actions(reading_id: int) -> tuple[ActionReadCard, ...]:
    """What a reading found the force will do, and the register does not hold yet."""
    there = plans.taken_over(reading_id)
    return tuple(one for one in extraction.actions_of(reading_id) if one.order not in there)


def may_take_over(actor: Actor, area: str) -> bool:
    """Whether this person speaks for the force, whose statuses and actions these are."""
    return may(actor, Action.RECORD_PLAN, area=area)


class StatusesForm(AnswerableForm):
    """One question for each printed status, the likely answer chosen, and the day they are for."""

    as_at = DayField(
        what="the day the statuses are for",
        label="What day does the document give them for?",
        help_text="It counts for a status without a day of its own",
    )

    def __init__(self, *args: Any, statuses: Counter[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["as_at"]
        assert isinstance(day, DayField)
        day.latest = today
        self.names = {f"status-{number}": status for number, status in enumerate(statuses, start=1)}
        for name, status in self.names.items():
            self.fields[name] = forms.ChoiceField(
                label=f"What does “{status}” mean?",
                help_text=f"Findings it is printed for: {statuses[status]}",
                choices=[(one.value, one.words) for one in Meaning],
                initial=meaning_of(status),
            )

    @property
    def meanings(self) -> dict[str, Meaning]:
        """The meaning of each status as printed."""
        return {status: Meaning(self.cleaned_data[name]) for name, status in self.names.items()}


class ActionsForm(AnswerableForm):
    """The actions as read, all ticked."""

    numbers = forms.MultipleChoiceField(
        label="Actions to bring in", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one action to bring in"},
    )  # fmt: skip

    def __init__(
        self, *args: Any, actions: tuple[ActionReadCard, ...], names: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["numbers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.order), Hinted(one.text, hint=_beside(one, names))) for one in actions]
        field.initial = [str(one.order) for one in actions]


def _beside(action: ActionReadCard, names: dict[int, str]) -> str:
    under = [names[number] for number in action.candidates if number in names]
    parts = [f"For: {'; '.join(under)}" if under else "For no finding in the register"]
    parts += [f"Who: {action.owner}"] if action.owner else ["No owner is printed"]
    parts += [f"Due: {action.due_text}"] if action.due_text else []
    parts += [f"Status: {action.status}"] if action.status else []
    return ". ".join(parts)


def _inspection(request: HttpRequest, reading_id: int) -> tuple[Actor, InspectionCard]:
    actor = actor_of(request)
    reference = register.inspection_from_reading(reading_id)
    inspection = register.inspection(reference) if reference else None
    if inspection is None:
        raise Http404("This report is not in the register.")
    require(actor, Action.RECORD_PLAN, area=inspection.area)
    return actor, inspection


@require_http_methods(["GET", "HEAD", "POST"])
def statuses(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Say what each printed status means; the findings move together."""
    actor, inspection = _inspection(request, reading_id)
    waiting = waiting_statuses(register.findings_of(inspection.reference))
    now = timezone.now()
    form = StatusesForm(
        request.POST if request.method == "POST" else None, statuses=waiting, today=timezone.localdate(now)
    )
    if request.method == "POST" and form.is_valid():
        done: list[governance.TakenOver] = []
        if carried_out(
            form,
            lambda: done.append(
                governance.take_over_statuses(
                    actor,
                    inspection=inspection.reference,
                    meanings=form.meanings,
                    as_at=form.cleaned_data["as_at"],
                    now=now,
                )
            ),
        ):
            messages.success(request, _told(done[0]))
            return redirect("desk:registered", reading_id)
    return _page(
        request, inspection, form, title="What the printed statuses mean", waiting=bool(waiting),
        template="desk/reports/statuses.html",
    )  # fmt: skip


def _told(done: governance.TakenOver) -> str:
    words = f"{plural(len(done.moved), 'finding')} moved."
    if done.passed_over:
        cards = register.findings_named(reference for reference, _ in done.passed_over)
        named = " ".join(f"“{cards[reference].name}”: {why}" for reference, why in done.passed_over)
        words += f" {plural(len(done.passed_over), 'finding')} left as they were. {named}"
    return words


@require_http_methods(["GET", "HEAD", "POST"])
def actions(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Choose which of the printed actions come in."""
    actor, inspection = _inspection(request, reading_id)
    waiting = waiting_actions(reading_id)
    names = {
        one.read_as: one.name for one in register.findings_of(inspection.reference) if one.read_as is not None
    }
    form = ActionsForm(request.POST if request.method == "POST" else None, actions=waiting, names=names)
    if request.method == "POST" and form.is_valid():
        numbers, now = [int(one) for one in form.cleaned_data["numbers"]], timezone.now()
        order = lambda: planning.take_over_actions(  # noqa: E731
            actor, inspection=inspection.reference, numbers=numbers, now=now
        )
        if carried_out(form, order):
            messages.success(request, f"{plural(len(numbers), 'action')} brought in.")
            return redirect("desk:registered", reading_id)
    return _page(
        request, inspection, form, title="Bring in the actions", waiting=bool(waiting),
        template="desk/reports/actions.html",
    )  # fmt: skip


def _page(
    request: HttpRequest,
    inspection: InspectionCard,
    form: AnswerableForm,
    *,
    title: str,
    waiting: bool,
    template: str,
) -> HttpResponseBase:
    context = {"inspection": inspection, "form": form, "heading": title, "waiting": waiting}
    crumbs = [REPORTS, (inspection.title, reverse("desk:registered", args=[inspection.reading_id]))]
    return page(
        request, template, context, title=f"{title} – {inspection.title}", section="reports", crumbs=crumbs,
        status=422 if form.errors else 200,
    )  # fmt: skip
