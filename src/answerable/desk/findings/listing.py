"""The findings register: open findings by due date, filtered and sorted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.findings.filters import Asked, FilterForm, headline, views
from answerable.desk.frame import actor_of, area_of, page
from answerable.look.cards import Source
from answerable.register import queries as register
from answerable.rules.permissions import Action, may, require

SIZE = 25
HEADINGS = {
    "finding": ("Finding", "ans-col-finding"),
    "position": ("Force says", "ans-col-said"),
    "decision": ("Inspectors decided", "ans-col-said"),
    "due": ("Due", "ans-col-due"),
}


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """The register of one's own police area; an administrator's holds every area. A page past the end is the last."""
    actor, today = actor_of(request), timezone.localdate()
    require(actor, Action.READ, area=area_of(actor))
    asked = Asked.of(request.GET)
    number = request.GET.get("page", "1")
    turned = max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    wanted = asked.wanted(area_of(actor))
    found = register.findings_page(wanted, today=today, start=(turned - 1) * SIZE, size=SIZE)
    pages = max(1, -(-found.total // SIZE))
    if turned > pages:
        turned = pages
        found = register.findings_page(wanted, today=today, start=(turned - 1) * SIZE, size=SIZE)
    said = headline(asked, found.total)
    context = {
        "findings": found.findings,
        "said": said,
        "views": views(asked, register.counts(area_of(actor), today=today)),
        "applied": asked.applied(report=found.findings[0].inspection_title if found.findings else ""),
        "clear": reverse("desk:findings"),
        "filter": FilterForm(asked, by_kind=found.by_kind),
        "asked": asked,
        "headings": _headings(asked),
        "number": turned,
        "pages": pages,
        "turn": _turning(asked),
        "range": _range(turned, len(found.findings), found.total),
        "total": found.total,
        "export": asked.address(name="desk:findings_csv"),
        "export_to_edit": asked.address(name="desk:findings_xlsx"),
        "may_correct": may(actor, Action.CORRECT_FINDING, area=area_of(actor)),
    }
    return page(request, "desk/findings/list.html", context, title=_title(said, turned), section="findings")


def _title(said: str, turned: int) -> str:
    return f"Findings: {said[:1].lower()}{said[1:]}" + (f" (page {turned})" if turned > 1 else "")


def _range(turned: int, shown: int, total: int) -> str:
    first = (turned - 1) * SIZE + 1
    return f"{first:,} to {first + shown - 1:,} of {total:,}" if shown else ""


def _turning(asked: Asked) -> str:
    """The address of the list with `{page}` where the number goes."""
    address = asked.address().replace("{", "%7B").replace("}", "%7D")
    return f"{address}{'&' if '?' in address else '?'}page={{page}}"


def _headings(asked: Asked) -> list[dict[str, object]]:
    """The column headings: each a link that sorts by it, or turns the order round."""
    sort = asked.chosen.get("sort", "due")
    drawn = []
    for key, (words, style) in HEADINGS.items():
        back = f"-{key}"
        turned = back if sort == key and back in register.SORTS else key
        order = {key: "ascending", back: "descending"}.get(sort)
        href = asked.address(sort="" if turned == "due" else turned)
        drawn.append({"link": Source(words, href), "style": style, "order": order})
    return drawn
