"""Earlier findings that may be the same thing said before: proposed with the reason; a person links them or does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.desk.findings.orders import crumbs_of, finding_for
from answerable.desk.frame import actor_of, page
from answerable.register import queries as register
from answerable.register.cards import FindingCard
from answerable.register.queries import Suggestion
from answerable.rules.permissions import Action, may, require


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """A finding, and what it may repeat."""

    finding: FindingCard
    suggestions: tuple[Suggestion, ...]


@require_safe
def of_finding(request: HttpRequest, reference: str) -> HttpResponse:
    """What one finding may repeat."""
    finding = finding_for(request, reference)
    suggestions = register.repeats_of(finding)
    rows = [SaidBefore(finding, suggestions)] if suggestions else []
    return _page(request, rows, finding.area, finding.name, crumbs_of(finding))


@require_safe
def of_inspection(request: HttpRequest, reference: str) -> HttpResponse:
    """What the findings of one inspection may repeat."""
    inspection = register.inspection(reference)
    if inspection is None:
        raise Http404
    require(actor_of(request), Action.READ, area=inspection.area)
    found = register.repeats_in(reference)
    findings = register.findings_named(found)
    rows = [SaidBefore(findings[one], suggestions) for one, suggestions in found.items()]
    crumbs = [("Findings", f"{reverse('desk:findings')}?inspection={reference}&decision=any")]
    return _page(request, rows, inspection.area, inspection.title, crumbs, whole=True)


def _page(
    request: HttpRequest,
    rows: list[SaidBefore],
    area: str,
    about: str,
    crumbs: list[tuple[str, str]],
    *,
    whole: bool = False,
) -> HttpResponse:
    context = {
        "rows": rows,
        "about": about,
        "whole": whole,
        "may_link": may(actor_of(request), Action.LINK_FINDINGS, area=area),
    }
    return page(
        request, "desk/findings/repeats.html", context, title=f"Said before? {about}", section="findings",
        crumbs=crumbs,
    )  # fmt: skip
