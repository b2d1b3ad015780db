"""What the pages of one response share: the inspection, the leave, the clock, and how an order is given."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from answerable.desk.frame import ClockOf, actor_of, page
from answerable.publishing import queries as public
from answerable.publishing.cards import Copy, PublicResponse
from answerable.register import queries as register
from answerable.register.cards import InspectionCard
from answerable.rules.permissions import Action, require


def report_for(request: HttpRequest, reference: str, action: Action = Action.READ) -> InspectionCard:
    """The inspection, for somebody who may do `action` about it. Raises Http404, or Refused ("forbidden")."""
    report = register.inspection(reference)
    if report is None:
        raise Http404
    require(actor_of(request), action, area=report.area)
    return report


def address(name: str, reference: str) -> str:
    """The address of a page of this section."""
    return reverse(f"desk:response{'_' if name else ''}{name}", args=[reference])


def published(reference: str) -> Copy[PublicResponse] | None:
    """The current edition of the response, while it stands."""
    copy = public.response(reference)
    return copy if isinstance(copy, Copy) else None


def _answered_on(reference: str) -> date | None:
    standing = public.answered_on(reference)
    return standing[0] if standing else None


def response_page(
    request: HttpRequest,
    report: InspectionCard,
    template: str,
    *,
    heading: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page about the response to `report`, with its clock while that runs."""
    day = context["answered_on"] if "answered_on" in context else _answered_on(report.reference)
    on_the_list = heading == report.title
    crumbs = [("Responses", reverse("desk:responses"))]
    if not on_the_list:
        crumbs.append((report.title, address("", report.reference)))
    running = None if day or on_the_list else ClockOf.inspection(report, href=address("", report.reference))
    return page(
        request,
        template,
        {
            "report": report,
            "heading": heading,
            "back": address("", report.reference),
            **context,
            "answered_on": day,
        },
        title=heading if on_the_list else f"{heading}: {report.title}",
        section="responses",
        crumbs=crumbs,
        clock_of=running,
        status=status,
    )


def done(request: HttpRequest, reference: str, words: str) -> HttpResponse:
    """Back to the response, which says what was done."""
    messages.success(request, words)
    return redirect(address("", reference))


def today() -> date:
    """The day, read once at the door."""
    return timezone.localdate()
