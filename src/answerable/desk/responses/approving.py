"""Approving exact words, publishing them, noting copies, and taking them down. Each asks for a fresh sign-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from answerable.comments import queries as comments
from answerable.comments import services
from answerable.comments.writers.html import fragment
from answerable.desk.frame import actor_of
from answerable.desk.fresh import require_fresh_sign_in
from answerable.desk.orders import carried_out
from answerable.desk.responses.forms import CopyForm, PublishForm, SeenForm, WithdrawForm
from answerable.desk.responses.frame import (
    address,
    done,
    report_for,
    response_page,
    today,
)
from answerable.publishing import queries as public
from answerable.publishing import services as publishing
from answerable.rules.deadlines import clock
from answerable.rules.permissions import Action

_BOTH = ["GET", "POST"]


@require_fresh_sign_in
@require_http_methods(_BOTH)
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve exactly the document on the page: its fingerprint travels with it."""
    report = report_for(request, reference, Action.APPROVE_RESPONSE)
    form = SeenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.approve_response(
            actor_of(request), inspection=reference, seen=form.cleaned_data["seen"], now=timezone.now()
        )
        return done(request, reference, "You approved exactly these words. They can be published now.")
    written = comments.as_written(report)
    return response_page(
        request,
        report,
        "desk/responses/approve.html",
        heading="Approve the response",
        form=SeenForm(initial={"seen": comments.fingerprint(written.document)}),
        document=SafeString(fragment(written.document, top=2)),
        gate=written.gate,
    )


@require_fresh_sign_in
@require_http_methods(_BOTH)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """What will be public and what not, then publish."""
    report = report_for(request, reference, Action.PUBLISH)
    standing, written = public.answered_on(reference), comments.as_written(report)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note, now = form.cleaned_data["note"], timezone.now()

        def order() -> None:
            publishing.publish_response(actor_of(request), inspection=reference, note=note, now=now)

        if carried_out(form, order):
            return done(request, reference, "The response is public.")
    return response_page(
        request,
        report,
        "desk/responses/publish.html",
        heading="Publish the response",
        form=form,
        answered_on=standing[0] if standing else None,
        edition=standing[1] if standing else 0,
        gate=written.gate,
        approved=written.approved,
        card=written.card,
        state=clock(report.published_on, today=today()),
    )


@require_http_methods(_BOTH)
@require_fresh_sign_in
def publish_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish where the findings of an inspection stand now, without touching the response."""
    report = report_for(request, reference, Action.PUBLISH)
    form = PublishForm(request.POST or None)
    form.fields["note"].label = "What has changed? (optional)"
    if request.method == "POST" and form.is_valid():
        publishing.publish_record(
            actor_of(request), inspection=reference, note=form.cleaned_data["note"], now=timezone.now()
        )
        return done(request, reference, "Where the findings stand is public.")
    lead = (
        "The public sees the inspectors’ words, grades, the force’s agreed positions and the inspectors’ decisions. "
        "Plans nobody has approved, progress notes and comments stay here."
    )
    return response_page(
        request,
        report,
        "desk/responses/order.html",
        heading="Publish where the findings stand",
        form=form,
        lead=lead,
        press="Publish",
    )


@require_http_methods(_BOTH)
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a copy went to the inspectors or the Secretary of State (s.55(6))."""
    report = report_for(request, reference, Action.PUBLISH)
    form = CopyForm(request.POST or None, initial={"sent_on": today()})
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()

        def order() -> None:
            publishing.record_copy(actor_of(request), reference=reference, now=now, **given)

        if carried_out(form, order):
            return done(request, reference, "The copy is noted.")
    lead = "The Act asks you to send a copy to the inspectors and to the Secretary of State."
    return response_page(
        request,
        report,
        "desk/responses/order.html",
        heading="Note a copy sent",
        form=form,
        lead=lead,
        press="Note it",
    )


@require_fresh_sign_in
@require_http_methods(_BOTH)
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the response down, with a reason the public reads."""
    report = report_for(request, reference, Action.WITHDRAW)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()

        def order() -> None:
            publishing.withdraw_editions(
                actor_of(request), kind="response", reference=reference, reason=reason, now=now
            )

        if carried_out(form, order):
            return done(request, reference, "It is withdrawn. The public sees your reason.")
    lead = "Every edition and every file goes. Its address says when it was withdrawn and why, for ever."
    return response_page(
        request,
        report,
        "desk/responses/order.html",
        heading="Withdraw the response",
        form=form,
        lead=lead,
        press="Withdraw it",
        back=address("", reference),
    )
