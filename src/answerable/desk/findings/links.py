"""Links between findings: a person makes every one, and may take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.forms import LinkForm
from answerable.desk.findings.orders import ask, done, finding_for, sent
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.register import queries, services
from answerable.rules.permissions import Action
from answerable.rules.references import inspection_of
from answerable.rules.vocabulary import Link


@require_http_methods(["GET", "POST"])
def add_link(request: HttpRequest, reference: str) -> HttpResponse:
    """Link it to another finding; the later report's is the one that speaks of the other."""
    finding = finding_for(request, reference, Action.LINK_FINDINGS)
    form = LinkForm(sent(request))
    if request.method == "POST" and form.is_valid():
        other = queries.finding(form.cleaned_data["other"].strip())
        if other is None or other.area != finding.area:
            form.add_error("other", "There is no such finding in the register")
        else:
            earlier, later = sorted((other, finding), key=lambda one: (one.raised_on, one is finding))
            ends = {"earlier": earlier.reference, "later": later.reference}
            actor, now, kind = actor_of(request), timezone.now(), Link(form.cleaned_data["kind"])
            if carried_out(form, lambda: services.link_findings(actor, kind=kind, now=now, **ends)):
                if request.POST.get("back") == "said-before":
                    messages.success(request, f"“{finding.name}” is linked to “{other.name}”.")
                    return redirect("desk:inspection_repeats", inspection_of(reference))
                return done(request, reference, f"It is linked to “{other.name}”.")
    return ask(request, finding, title="Link it to another finding", form=form, press="Link them")


@require_http_methods(["GET", "POST"])
def remove_link(request: HttpRequest, reference: str, other: str, kind: str) -> HttpResponse:
    """Take a link back; the page names it first."""
    finding = finding_for(request, reference, Action.LINK_FINDINGS)
    link = next(
        (
            one
            for one in queries.links_of([reference]).get(reference, ())
            if (one.reference, one.kind) == (other, kind)
        ),
        None,
    )
    if link is None:
        raise Http404
    earlier, later = (other, reference) if link.back else (reference, other)
    if request.method == "POST":
        now = timezone.now()
        services.unlink_findings(actor_of(request), later=later, earlier=earlier, kind=link.kind, now=now)
        return done(request, reference, f"It is no longer linked to “{link.name}”.")
    lead = f"The link to “{link.name}” ({other}) goes; the journal keeps that it was there."
    return ask(request, finding, title="Remove a link", lead=lead, press="Remove the link")
