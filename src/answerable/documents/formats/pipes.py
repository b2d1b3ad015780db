"""Tables that plain text draws with upright lines: "| No. | Recommendation | Status |", as pages copied out as text have.

A row of dashes says how many columns there are; a row may then run over several lines, and the last may be cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DASHES = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_LONGEST_HEAD = 40
"""Lines over which the cells of a head may be spread."""
_FEWEST_TORN = 3


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table, each a list of cells."""

    rows: tuple[tuple[str, ...], ...]


def parts_of(lines: Sequence[str]) -> Iterator[list[str] | Table]:
    """The lines in order, with each table drawn among them made one."""
    plain: list[str] = []
    at = 0
    while at < len(lines):
        found = _ruled(lines, at, plain) or _alike(lines, at)
        if found is None:
            plain.append(lines[at])
            at += 1
            continue
        table, at = found
        if plain:
            yield plain
            plain = []
        yield table
    if plain:
        yield plain


def _ruled(lines: Sequence[str], at: int, above: list[str]) -> tuple[Table, int] | None:
    """A table whose row of dashes stands at `at`; its head is taken from what stands above."""
    if "--" not in lines[at] or not _DASHES.fullmatch(lines[at]):
        return None
    columns = len(_cells(lines[at]))
    for back in range(1, min(len(above), _LONGEST_HEAD) + 1):
        head = _cells("\n".join(above[-back:]))
        if len(head) >= columns and above[-back].lstrip().startswith("|"):
            break
    else:
        return None
    if len(head) != columns:
        return None
    del above[-back:]
    rows, end = [head], at + 1
    while end < len(lines) and lines[end].lstrip().startswith("|"):
        row, end = _row(lines, end, columns)
        rows.append(row)
    return Table(tuple(rows)), end


def _row(lines: Sequence[str], at: int, columns: int) -> tuple[tuple[str, ...], int]:
    """The row that begins at `at`, and the line after it; lines that go on with an unfinished row are its own."""
    words, end = [lines[at]], at + 1
    bars = len(_BAR.findall(lines[at]))
    while (
        bars <= columns
        and end < len(lines)
        and lines[end].strip()
        and not lines[end].lstrip().startswith("|")
    ):
        words.append(lines[end])
        bars += len(_BAR.findall(lines[end]))
        end += 1
    return _cells("\n".join(words)), end


def _alike(lines: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Rows with no row of dashes: two lines or more, each begun and ended by an upright line, with as many cells."""
    rows: list[tuple[str, ...]] = []
    end = at
    while end < len(lines) and (line := lines[end].strip()).startswith("|") and line.endswith("|"):
        cells = _cells(line)
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            break
        if _DASHES.fullmatch(line):
            return None  # a head stands above it, and `_ruled` takes both
        rows.append(cells)
        end += 1
    return (Table(tuple(rows)), end) if len(rows) > 1 else None


def _cells(row: str) -> tuple[str, ...]:
    words = row.strip().removeprefix("|")
    words = words[:-1] if words.endswith("|") and not words.endswith("\\|") else words
    return tuple(cell.strip() for cell in _BAR.split(words))


def without_torn_bars(lines: Sequence[str]) -> list[str]:
    """The lines of a table that was torn into one cell a line, without the upright lines left at their ends."""
    torn = [line.rstrip().endswith("|") and line.count("|") == 1 for line in lines]
    if sum(torn) < _FEWEST_TORN:
        return list(lines)
    kept = (line.rstrip()[:-1].rstrip() if bar else line for line, bar in zip(lines, torn, strict=True))
    return [line for line, bar in zip(kept, torn, strict=True) if line.strip() or not bar]
