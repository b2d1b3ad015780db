"""Grades in rows: as they were read and may be corrected, or as they are typed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.frame import page
from answerable.desk.reports.looking import Look, look_at
from answerable.desk.reports.review import review_address
from answerable.extraction import services
from answerable.extraction.services.grades import GradeWords
from answerable.rules.areas import AREAS
from answerable.rules.grades import Grade
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused

GRADES = [("", "Choose a grade"), *((grade.value, grade.words) for grade in Grade)]
SPARE = 3
"""Empty rows under those that were read, for what was missed."""


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One row as typed; `error` says what is wrong with it."""

    number: int
    printed: str = ""
    grade: str = ""
    error: str = ""


def rows_of(data: QueryDict, count: int) -> list[GradeRow]:
    """The rows 1 to `count` of a form; a row is empty, or has both an area and a grade."""
    return [_row(data, number) for number in range(1, count + 1)]


def _row(data: QueryDict, number: int) -> GradeRow:
    printed = " ".join(data.get(f"area-{number}", "").split())[:300]
    given = data.get(f"grade-{number}", "")
    error = ""
    if bool(printed) != bool(given):
        error = "give both an area and a grade"
    elif given and given not in set(Grade):
        error = "select a grade"
    return GradeRow(number, printed, given, error)


def rows_context(rows: list[GradeRow]) -> dict[str, object]:
    """What `grade_rows.html` draws."""
    return {"rows": rows, "grades": GRADES, "known_areas": AREAS.values()}


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Go through the grades that were read: correct them, empty a row to leave one out, add what was missed."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    read = look.reading.grades
    rows = [GradeRow(number, one.question, one.grade) for number, one in enumerate(read, start=1)]
    rows += [GradeRow(number) for number in range(len(rows) + 1, len(rows) + SPARE + 1)]
    wrong: list[GradeRow] = []
    refused = ""
    if request.method == "POST":
        rows = rows_of(request.POST, len(rows))
        wrong = [row for row in rows if row.error]
        refused = "" if wrong else _keep(request, look, rows)
        if not wrong and not refused:
            messages.success(request, "The grades are kept.")
            return redirect(review_address(reading_id, "grades"))
    return page(
        request,
        "desk/reports/grades.html",
        {"look": look, "wrong": wrong, "refused": refused, **rows_context(rows)},
        title=f"{'Error: ' if wrong or refused else ''}Correct the grades",
        section="reports",
        crumbs=look.crumbs(),
        status=422 if wrong or refused else 200,
    )


def _keep(request: HttpRequest, look: Look, rows: list[GradeRow]) -> str:
    """Keep the grades as typed; the sentence that refuses them, or ""."""
    given = request.POST.get("version", "")
    try:
        services.correct_grades(
            look.actor,
            reading_id=look.reading.reading_id,
            grades=[GradeWords(row.printed, row.grade, row.number) for row in rows if row.printed],
            version=int(given) if given.isascii() and given.isdecimal() else None,
            now=timezone.now(),
        )
    except Refused as refused:
        if refused.why in {"forbidden", "changed"}:
            raise
        return str(refused)
    return ""
