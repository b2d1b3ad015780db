"""The findings register: open findings by due date, filtered, sorted and taken away."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.findings.filters import Asked, FilterForm, headline, views
from answerable.desk.frame import actor_of, area_of, page
from answerable.look.cards import Source
from answerable.register import queries as register
from answerable.register.cards import FindingCard
from answerable.rules.permissions import Action, require

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
        "may_register": reverse("desk:findings"),
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


COLUMNS = (
    *(
        "reference",
        "inspection",
        "inspection_title",
        "raised_on",
        "area",
        "kind",
        "number",
        "called",
        "name",
        "text",
    ),
    *("question", "parent", "addressee", "due_on", "due_by", "due_text"),
    *("position", "position_on", "decision", "decided_on", "page"),
)


@require_safe
def findings_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Everything that matches, as exact data, however much it is."""
    actor = actor_of(request)
    require(actor, Action.READ, area=area_of(actor))
    wanted = Asked.of(request.GET).wanted(area_of(actor))
    rows = register.every_finding(wanted, today=timezone.localdate())
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = 'attachment; filename="findings.csv"'
    return response


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(findings: Iterator[FindingCard]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for finding in findings:
        yield writer.writerow([_plain(getattr(finding, name)) for name in COLUMNS])


def _plain(value: object) -> str:
    return "" if value is None else str(value)
