"""Each row of a list that was brought back, compared with the register as it is now: changes, errors, conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from answerable.documents.formats.sheet_numbers import day_words
from answerable.extraction.readers.dates import dates_in, day_or_month_in
from answerable.extraction.readers.sheet_values import kind_typed
from answerable.register.cards.findings import FindingCard
from answerable.register.cards.lists import (
    CHANGEABLE,
    CLEAR,
    CONTEXT,
    NAMED,
    WHOSE,
    Change,
    Code,
    Difference,
    EditedRow,
    EditedSheet,
    Wrong,
    cells_of,
    context_piece,
)
from answerable.register.readers.lists import told_twice

_AGAIN = "Take the list away again and make the change in the new one."
_NOT_HERE = {
    "kind": "The kind is part of the reference and stays as it is.",
    "inspection": "A finding stays in its inspection.",
    "position": "What the force says is changed on the finding’s own page.",
    "decision": "What inspectors decided is recorded on the finding’s own page.",
}
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,? ", re.IGNORECASE)
_SHORT = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_YEARS = range(1990, 2101)


class _Unfit(Exception):
    """What is wrong with the words of one cell."""


def differences(sheet: EditedSheet, findings: Mapping[str, FindingCard]) -> tuple[Difference, ...]:
    """Every row against `findings`: those this person may correct, by reference, as the register has them now."""
    twice = told_twice(sheet.rows)
    return tuple(_difference(row, sheet, findings, twice) for row in sheet.rows)


def _difference(
    row: EditedRow, sheet: EditedSheet, findings: Mapping[str, FindingCard], twice: Mapping[str, list[int]]
) -> Difference:
    reference = row.cells.get("reference", "")
    finding = findings.get(reference)
    here = sheet.place(row.row, "reference")
    if not reference:
        said = "This row has no reference. New findings are added to their report, not here."
        return Difference(row.row, "", wrong=(Wrong("reference", here, said),))
    if finding is None:
        said = f"No finding that you may correct has the reference ‘{reference[:120]}’."
        return Difference(row.row, reference[:200], wrong=(Wrong("reference", here, said),))
    if others := [one + 1 for one in twice.get(reference, ()) if one != row.row]:
        said = f"This finding also stands in row {others[0]}. Keep one of them."
        return Difference(
            row.row, reference, finding.name, finding.version, wrong=(Wrong("reference", here, said),)
        )
    return _compared(row, sheet, finding)


def _compared(row: EditedRow, sheet: EditedSheet, finding: FindingCard) -> Difference:
    now = cells_of(finding)
    code = Code.read(row.cells.get("version", ""))
    if code is None or (said := _misplaced(code, now, finding.version)):
        said = f"The version code is missing or was changed. {_AGAIN}" if code is None else said
        wrong = (Wrong("version", sheet.place(row.row, "version"), said),)
        return Difference(row.row, finding.reference, finding.name, finding.version, wrong=wrong)
    changes, mistakes, blank = [], list(_context(row, sheet, code, now)), []
    agreed = set()
    for key in (one for one in CHANGEABLE if one in sheet.columns):
        place, words = sheet.place(row.row, key), row.cells.get(key, "")
        if not words:
            if now[key] and not code.holds(key, "") and len(now[key]) <= (NAMED[key].most or len(now[key])):
                blank.append(place)
            continue
        try:
            value = _value(key, words, code)
        except _Unfit as unfit:
            mistakes.append(Wrong(key, place, str(unfit)))
            continue
        if value == now[key]:
            agreed.add(key)
        elif not code.holds(key, value):
            changes.append(Change(key, place, _shown(key, now[key]), _shown(key, value), value))
    since = tuple(
        NAMED[key].heading for key in CHANGEABLE if not (key in agreed or code.holds(key, now[key]))
    )
    return Difference(
        row.row,
        finding.reference,
        finding.name,
        finding.version,
        changes=tuple(changes),
        wrong=tuple(mistakes),
        since=since,
        blank=tuple(blank),
    )


def _misplaced(code: Code, now: Mapping[str, str], version: int) -> str:
    """Why this code cannot be that of this finding; "" where it can."""
    if not code.holds("reference", now["reference"]):
        return (
            "This version code is another finding’s: some columns were sorted and others were not, or the reference "
            f"was changed. {_AGAIN}"
        )
    if code.version > version or (
        code.version == version and not all(code.holds(key, now[key]) for key in CHANGEABLE)
    ):
        return f"The version code was changed. {_AGAIN}"
    return ""


def _context(row: EditedRow, sheet: EditedSheet, code: Code, now: Mapping[str, str]) -> Iterable[Wrong]:
    """The cells that were changed and may not be. Those that only grew old since are nobody's mistake."""
    if not set(CONTEXT) <= set(sheet.columns) or context_piece(row.cells) == code.pieces["context"]:
        return
    for key in CONTEXT:
        words = row.cells.get(key, "")
        if words == now[key]:
            continue
        said = _NOT_HERE[key]
        if key == "kind" and (unknown := kind_typed(words).error):
            said = f"{unknown}. {said}"
        yield Wrong(key, sheet.place(row.row, key), f"{said} It says ‘{now[key]}’.")


def _value(key: str, words: str, code: Code) -> str:
    """What a cell means, as `cells_of` has it. Raises _Unfit with a sentence."""
    column = NAMED[key]
    if words == CLEAR and not code.holds(key, CLEAR):
        if not column.clears:
            raise _Unfit(f"A finding cannot be without its {column.heading.lower()}.")
        return ""
    if key == "due_on":
        return _day(words)
    if key == "due_by":
        known = {said.casefold(): said for said in WHOSE.values()} | {"force": WHOSE["force"]}
        if words.casefold() not in known:
            raise _Unfit(f"‘{words[:60]}’ is neither ‘Inspectors’ nor ‘The force’.")
        return known[words.casefold()]
    if len(words) > column.most and not code.holds(key, words):
        raise _Unfit(f"It has {len(words):,} characters; at most {column.most:,} are kept.")
    return words


def _day(words: str) -> str:
    plain = _WEEKDAY.sub("", _MIDNIGHT.sub("", words))
    found = dates_in(plain)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain))
    iso = found[0].on.isoformat() if whole and found[0].on else None
    iso = iso or (day_or_month_in(plain) if _SHORT.fullmatch(plain) else None)
    if iso is None or len(iso) != len("2024-10-31"):
        raise _Unfit(f"‘{words[:60]}’ is not a day that can be read. Write it like 31 October 2024.")
    if int(iso[:4]) not in _YEARS:
        raise _Unfit(f"The year {iso[:4]} cannot be right.")
    return iso


def _shown(key: str, value: str) -> str:
    return day_words(date.fromisoformat(value)) if key == "due_on" and value else value
