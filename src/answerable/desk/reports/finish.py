"""The end of a review: check what goes in, put it in the register, or set it aside."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.desk.frame import page
from answerable.desk.reports.decisions import decisions_of
from answerable.desk.reports.forms import ReasonForm
from answerable.desk.reports.looking import Look, another_force, force_name, look_at
from answerable.desk.reports.review import counted, detail_facts, review_address
from answerable.desk.reports.taking_over import may_take_over, waiting_actions, waiting_statuses
from answerable.documents import queries as documents
from answerable.extraction import queries as extraction
from answerable.extraction import services
from answerable.extraction.queries import CandidateCard, ReadingCard
from answerable.register import queries as register
from answerable.register.cards import InspectionCard
from answerable.register.services import put_in_register
from answerable.rules.deadlines import clock
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Nested:
    """A candidate with those that stand under it."""

    card: CandidateCard
    under: tuple[CandidateCard, ...]


@require_safe
def check(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """What will go in the register, before it does."""
    look = look_at(request, reading_id, action=Action.REGISTER)
    reading = look.reading
    if reading.state != "open":
        return redirect(review_address(reading_id))
    force = force_name(reading)
    text = documents.text_of(reading.document_id)
    context = {
        "look": look,
        "reading": reading,
        "seen": _fingerprint(reading),
        "reference": _reference(reading, force),
        "force": force,
        "another_force": another_force(reading, force),
        "facts": [*detail_facts(reading, force), ("What was found", counted(reading) or "Nothing")],
        "nested": nested(reading),
        "missing": [one.title for one in decisions_of(reading, text)],
        "left_out": [one for one in reading.candidates if one.state == "rejected"],
        "statuses": sum(bool(one.status) for one in reading.kept),
        "actions": len(extraction.actions_of(reading_id)),
        "clock_now": clock(reading.published_on, today=timezone.localdate())
        if reading.published_on
        else None,
    }
    return page(
        request, "desk/reports/check.html", context, title="Check your answers", section="reports",
        crumbs=look.crumbs(), clock_of=look.clock(),
    )  # fmt: skip


@require_POST
def register_view(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Put a reviewed report in the register, as it stood on the page that was checked; Refused ("changed") otherwise."""
    look = look_at(request, reading_id, action=Action.REGISTER)
    if look.reading.state == "open" and request.POST.get("seen") != _fingerprint(look.reading):
        raise Refused("This report has changed since you checked it. Check it again.", why="changed")
    put_in_register(
        look.actor, reading_id=reading_id, force_name=force_name(look.reading), now=timezone.now()
    )
    return redirect("desk:registered", reading_id)


@require_safe
def registered(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """It is in the register: its reference, and what happens next."""
    look = look_at(request, reading_id)
    reference = register.inspection_from_reading(reading_id)
    inspection = register.inspection(reference) if reference else None
    if inspection is None:
        return redirect(review_address(reading_id))
    context = {
        "look": look,
        "inspection": inspection,
        "counts": counted(look.reading),
        "clock_now": clock(inspection.published_on, today=timezone.localdate()),
        **_left_to_take_over(look, inspection),
        "findings_href": _address("desk:findings", f"?inspection={inspection.reference}"),
    }
    return page(
        request, "desk/reports/registered.html", context, title="In the register", section="reports",
        crumbs=look.crumbs(), clock_of=look.clock(),
    )  # fmt: skip


def _left_to_take_over(look: Look, inspection: InspectionCard) -> dict[str, int]:
    """How much a tracker printed beside its findings that waits for the force to say what it means."""
    if not may_take_over(look.actor, inspection.area):
        return {"statuses": 0, "actions": 0}
    findings = register.findings_of(inspection.reference)
    return {
        "statuses": waiting_statuses(findings).total(),
        "actions": len(waiting_actions(look.reading.reading_id)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """End a review without the register, with a reason. The file is kept and may be read again."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = "Why is this report set aside?"
    if request.method == "POST" and form.is_valid():
        try:
            services.set_aside_reading(
                look.actor, reading_id=reading_id, reason=form.cleaned_data["reason"], now=timezone.now()
            )
        except Refused as refused:
            if refused.why != "incomplete":
                raise
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The report is set aside. The file is kept, and may be read again.")
            return redirect("desk:reports")
    return page(
        request, "desk/reports/set_aside.html", {"look": look, "form": form}, title="Set this report aside",
        section="reports", crumbs=look.crumbs(), status=422 if form.errors else 200,
    )  # fmt: skip


def _fingerprint(reading: ReadingCard) -> str:
    """What stands for all that the check page shows: the details, the grades and every candidate, by their versions."""
    parts = [f"{reading.reading_id} {reading.version}"]
    parts += [f"{one.number} {one.version} {one.state}" for one in reading.candidates]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def nested(reading: ReadingCard) -> dict[str, list[Nested]]:
    """What is kept, by kind, with the recommendations under their causes of concern."""
    found: dict[str, list[Nested]] = {}
    for kind in (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT):
        for one in reading.kept:
            if one.kind == kind and one.parent is None:
                under = tuple(child for child in reading.kept if child.parent == one.number)
                found.setdefault(kind.plural.capitalize(), []).append(Nested(one, under))
    return found


def _reference(reading: ReadingCard, force: str) -> str:
    try:
        return register.free_reference(reading.title, area=reading.area, force_name=force)
    except ValueError:
        return ""


def _address(name: str, query: str = "") -> str:
    try:
        return reverse(name) + query
    except NoReverseMatch:
        return ""
