"""The tags every template may use without loading them; each hands plain values to a drawing."""

from __future__ import annotations

from collections.abc import Callable

from django.template import Library

from answerable.look import assets
from answerable.look.drawings import (
    changes,
    charts,
    clock,
    fields,
    grades,
    labels,
    ladder,
    lists,
    marks,
    notes,
    statements,
    words,
)
from answerable.look.govuk import buttons, facts

register = Library()

DRAWINGS: dict[str, Callable[..., object]] = {
    "asset": assets.address,
    # marks and small words
    "mark": marks.mark,
    "pair": marks.pair,
    "tick": marks.tick,
    "emblem": marks.emblem,
    "kind": labels.kind,
    "due": labels.due,
    "marking": labels.marking,
    "reference": labels.reference,
    "said": labels.said,
    "force_says": labels.force_says,
    "inspectors_decided": labels.inspectors_decided,
    "status_tag": labels.status_tag,
    "grade": labels.grade,
    "count_heading": labels.count_heading,
    # statements
    "answer": statements.answer,
    "basis": statements.basis,
    "brief": statements.brief,
    "truths": statements.truths,
    "status_lines": statements.status_lines,
    "quote": statements.quote,
    "cite": statements.cite,
    # notes
    "doubt": notes.doubt,
    "stop": notes.stop,
    "note": notes.note,
    "alert": notes.alert,
    "next_step": notes.next_step,
    "progress": notes.progress,
    # lists
    "timeline": lists.timeline,
    "work_list": lists.work_list,
    "applied_filters": lists.applied_filters,
    "views": lists.views,
    "contents": lists.contents,
    "pages": lists.pages,
    # the clock, grades, charts
    "clock": clock.clock,
    "clockbar": clock.clockbar,
    "clock_mini": clock.mini,
    "grades_matrix": grades.matrix,
    "grade_ladder": ladder.grade_ladder,
    "chart": charts.chart,
    # words
    "difference": changes.difference,
    "day_mark": words.day_mark,
    "moment_mark": words.moment_mark,
    # govuk-frontend
    "breadcrumbs": lists.crumbs,
    "button": buttons.press,
    "summary_list": facts.fact_rows,
    "task_list": facts.tasks,
    "draw_field": fields.draw_field,
    "draw_fields": fields.draw_fields,
    "error_summary": fields.summary_of,
}
for name, drawing in DRAWINGS.items():
    register.simple_tag(drawing, name=name)

register.filter("in_words", words.in_words)
register.filter("file_size", words.file_size)


@register.filter
def plural(count: int, forms: str) -> str:
    """`{{ count|plural:"finding" }}` → “2 findings”; `{{ count|plural:"body,bodies" }}` → “2 bodies”."""
    one, _, many = forms.partition(",")
    return words.plural(count, one, many)
