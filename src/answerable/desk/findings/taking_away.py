"""Taking the findings that match away: as exact data, and as a workbook to edit and bring back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.findings.filters import Asked, headline
from answerable.desk.frame import actor_of, area_of, page
from answerable.look.drawings.words import in_words
from answerable.register import queries as register
from answerable.register.cards import MOST_ROWS, FindingCard
from answerable.register.writers.workbook import write_list
from answerable.rules.permissions import Action, require

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
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


@require_safe
def findings_xlsx(request: HttpRequest) -> HttpResponse | FileResponse:
    """The same findings as the page, as a workbook that can be edited and brought back."""
    actor, today = actor_of(request), timezone.localdate()
    require(actor, Action.READ, area=area_of(actor))
    asked = Asked.of(request.GET)
    wanted = asked.wanted(area_of(actor))
    total = register.findings_page(wanted, today=today, size=1).total
    if total > MOST_ROWS:
        return _too_long(request, asked, total)
    # Closed by the response that sends it.
    out = TemporaryFile()  # noqa: SIM115
    write_list(
        out,
        register.every_finding(wanted, today=today),
        taken_on=in_words(today),
        asked="; ".join([headline(asked, total), *(one.words for one in asked.applied())]),
    )
    out.seek(0)
    name = f"findings-{today.isoformat()}.xlsx"
    return FileResponse(out, as_attachment=True, filename=name, content_type=_EXCEL)


def _too_long(request: HttpRequest, asked: Asked, total: int) -> HttpResponse:
    context = {
        "total": total,
        "most": MOST_ROWS,
        "back": asked.address(),
        "csv": asked.address(name="desk:findings_csv"),
    }
    crumbs = [("Findings", reverse("desk:findings"))]
    return page(
        request, "desk/findings/too_long.html", context, title="This list is too long to edit", section="findings",
        crumbs=crumbs, status=422,
    )  # fmt: skip
