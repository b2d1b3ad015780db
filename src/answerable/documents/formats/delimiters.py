"""What parts the cells of a table kept as text, and whether some text is such a table."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from answerable.documents.formats import limits

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200_000
_ROWS = 200
SAID = re.compile(r"\s*\"?sep=(.)\"?\r?\n", re.IGNORECASE)


def delimiter_of(content: str) -> str | None:
    """The character that cuts most rows into the same number of cells, two or more; None where none does."""
    if said := SAID.match(content):
        return said[1]
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        widths = _widths(content[:_SAMPLE], delimiter)
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        score = (count / widths.total(), width, delimiter)
        # A table parted by tabs may hold a comma in every cell; the wider cut of two that are as even is the right one.
        if width >= 2 and (best is None or score[:2] > best[:2]):
            best = score
    return best[2] if best and (best[0] >= 0.5 or best[1] >= 3) else None


def is_copied_table(content: str) -> bool:
    """Whether every row has the same number of cells, three or more, parted by tabs, and there are two rows or more."""
    if content.count("\t") < 4:
        return False
    widths = _widths(content[:_SAMPLE], "\t")
    return len(widths) == 1 and widths.total() >= 2 and next(iter(widths)) >= 3


def _widths(content: str, delimiter: str) -> Counter[int]:
    """How many of the first rows have how many cells; empty rows do not count."""
    rows, _ = rows_of(content, delimiter, most=_ROWS)
    return Counter(len(row) for row in rows if any(cell.strip() for cell in row))


def rows_of(content: str, delimiter: str, *, most: int | None = None) -> tuple[list[list[str]], bool]:
    """The rows, and whether every quotation mark that is opened is closed."""
    csv.field_size_limit(limits.MAX_CHARACTERS)
    for strict in (True, False):
        reader = csv.reader(StringIO(content, newline=""), delimiter=delimiter, strict=strict)
        rows: list[list[str]] = []
        cells = 0
        try:
            for row in reader:
                rows.append(row)
                cells += len(row)
                limits.check_length(0, 0 if most else len(rows))
                if most and len(rows) >= most:
                    break
        except csv.Error:
            continue
        return rows, strict
    return [line.split(delimiter) for line in content.split("\n")[:most]], False
