"""A list of findings as an Excel workbook (.xlsx) to edit and bring back.

Every cell is typed: words are words whatever they begin with, days are days. Rows are written as they come, so that the
memory taken does not grow with the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from xlsxwriter import Workbook

from answerable.register.cards.findings import FindingCard
from answerable.register.cards.lists import CLEAR, COLUMNS, MOST_ROWS, WHOSE, Code, Column, cells_of
from answerable.rules.areas import AREAS

LIST, GUIDE = "Findings", "How to edit"
_CELL = 32_767
"""Characters an Excel cell holds."""
_DAY = "d mmmm yyyy"
_GREY, _INK, _PETROL = "#EDEBE5", "#11181C", "#0F5066"
_STEPS = (
    ("Change", "Write in the white columns. The words of a finding stay exactly as inspectors printed them: correct "
     "them only where they were copied wrongly."),
    ("Leave", "A blank cell means “leave it as it is”. You may delete columns and rows you do not need, sort, filter and "
     "hide: what is not there is not changed."),
    ("Empty", f"To empty a cell, write {CLEAR} in it. The words and the short name of a finding cannot be emptied."),
    ("Do not touch", "The grey columns are there to read. A change in one of them is shown to you as an error. "
     "“Reference” says which finding a row is; “Version code” tells what was changed here since. Keep both."),
    ("Days", "Write a due date as a day, like 31 October 2024."),
    ("Whose date", "Inspectors, or The force."),
    ("New findings", "A new row cannot become a finding. Add it to its report instead."),
    ("Bring it back", "Save the file as .xlsx, .ods or .csv. Under Findings, choose “Bring back an edited list”. You see "
     "every difference before anything changes, and choose which rows count."),
)  # fmt: skip


def write_list(out: IO[bytes], findings: Iterable[FindingCard], *, taken_on: str, asked: str) -> None:
    """Write the workbook to `out`. `taken_on` and `asked` say in words when it was made and what it holds."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": "Findings", "comments": f"{asked}. Taken away on {taken_on}."})
        sheet = book.add_worksheet(LIST)
        looks = _looks(book)
        _head(sheet, looks)
        last = 0
        for last, finding in enumerate(findings, start=1):
            _row(sheet, last, finding, looks)
        sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
        _rules(sheet, max(last, 1))
        _guide(book, f"{asked}. Taken away on {taken_on}.")


def _looks(book: Any) -> dict[str, Any]:
    body = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10, "font_color": _INK}
    text = {**body, "num_format": "@"}
    grey = {"bg_color": _GREY, "border": 1, "border_color": "#CDD3D4"}
    return {
        "head": book.add_format({**text, "bold": True, "bg_color": _PETROL, "font_color": "#FFFFFF"}),
        "words": book.add_format(text),
        "day": book.add_format({**body, "num_format": _DAY, "align": "left"}),
        "locked": book.add_format({**text, **grey}),
        "code": book.add_format({**text, **grey, "text_wrap": False, "font_size": 8}),
    }


def _look(column: Column, looks: dict[str, Any]) -> Any:
    if column.key == "due_on":
        return looks["day"]
    if column.key == "version":
        return looks["code"]
    return looks["words" if column.may_change else "locked"]


def _head(sheet: Any, looks: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width, _look(column, looks) if column.may_change else None)
        sheet.write_string(0, at, column.heading, looks["head"])


def _row(sheet: Any, row: int, finding: FindingCard, looks: dict[str, Any]) -> None:
    cells = cells_of(finding)
    cells["version"] = str(Code.of(finding.version, cells))
    for at, column in enumerate(COLUMNS):
        look, words = _look(column, looks), cells[column.key]
        if column.key == "due_on" and words:
            sheet.write_datetime(row, at, date.fromisoformat(words), look)
        elif words and len(words) <= (column.most or _CELL):
            sheet.write_string(row, at, words, look)
        else:
            # Blank means “leave it as it is”, which is what words too long for a cell want too.
            sheet.write_blank(row, at, None, look)


def _rules(sheet: Any, last: int) -> None:
    """What Excel says at once of a cell that would be refused later. Nothing is forbidden that CLEAR needs."""
    lists: dict[str, Sequence[str] | str] = {
        "due_by": [*WHOSE.values(), CLEAR],
        "question": f"='{GUIDE}'!$D$2:$D${len(AREAS) + 1}",
    }
    for at, column in enumerate(COLUMNS):
        rule: dict[str, Any] = {}
        if column.key in lists:
            rule = {"validate": "list", "source": lists[column.key], "error_type": "information"}
            rule["error_message"] = "This is not one of the list."
        elif column.may_change and column.most:
            rule = {"validate": "length", "criteria": "<=", "value": column.most, "error_type": "warning"}
            rule["error_message"] = f"At most {column.most:,} characters are kept."
        elif not column.may_change:
            rule = {"validate": "length", "criteria": ">=", "value": 0, "input_title": "Please leave this"}
            rule["input_message"] = "This column is here to read. It cannot be changed in the sheet."
        if rule:
            sheet.data_validation(1, at, last, at, {"error_title": column.heading, **rule})


def _guide(book: Any, about: str) -> None:
    sheet = book.add_worksheet(GUIDE)
    body = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 11}
    plain, bold = book.add_format(body), book.add_format({**body, "bold": True})
    sheet.set_column(0, 0, 18, bold)
    sheet.set_column(1, 1, 90, plain)
    sheet.set_column(2, 2, 4)
    sheet.set_column(3, 3, 60, plain)
    steps = (("This list", f"{about} At most {MOST_ROWS:,} rows."), *_STEPS)
    areas = list(AREAS.values())
    for row in range(max(len(steps), len(areas)) + 1):
        if row == 0:
            sheet.write_string(0, 0, "How to edit this list and bring it back", bold)
            sheet.write_string(0, 3, "Areas to choose from; others are kept as printed", bold)
            continue
        if row <= len(steps):
            sheet.write_string(row, 0, steps[row - 1][0], bold)
            sheet.write_string(row, 1, steps[row - 1][1], plain)
        if row <= len(areas):
            sheet.write_string(row, 3, areas[row - 1], plain)
