"""Readers: one file for each layout family; each says how well it fits, and the best one reads.

A reader module has `fit(text) -> (score from 0 to 1, reason)` and `read(text) -> Reading`. To add a family, write its
file and name it in `FAMILIES`. What families share stands in small modules named for what they know: `lines`, `sections`,
`labels`, `boxes`, `dates`, `words`, `grades_in_text`, `finding_lists`, `tables`, `reconcile`, `doubts` and their kin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, INSPECTION_TYPES, Reading

if TYPE_CHECKING:
    from answerable.extraction.readers.sheet_columns import Told

FAMILIES = (
    "sheet_tracker",
    "word_form",
    "peel_report",
    "fire_report",
    "register_page",
    "committee_minutes",
    "action_plan",
    "committee_paper",
    "tracker",
    "foi_answer",
    "response_index",
    "pcc_response",
    "publicity",
    "letters",
    "custody_report",
    "child_protection",
    "crime_recording",
    "thematic_report",
    "general",
)
"""Modules of this package, in the order they are asked; of two that fit alike the earlier reads."""


_TAKES_COLUMNS = "sheet_tracker"
"""The one family that can be told what columns mean, and the only one that reads spreadsheets of findings."""
_SURE = 0.9
"""From this score on it reads, and no other family is asked."""


def read(text: Text, *, columns: Sequence[Told] = ()) -> Reading:
    """What the best-fitting reader makes of a document, with how well each one fitted.

    `columns` is what a person has said the columns of a spreadsheet mean.
    """
    # Not at the top: a process that only starts the one that reads would make all their patterns for nothing.
    from answerable.extraction.readers import pictures
    from answerable.extraction.readers.copies import once

    text, copies = once(text)
    told = {_TAKES_COLUMNS: (columns,)} if columns else {}
    fits: list[tuple[str, float, str]] = []
    for name in FAMILIES:
        fits.append((name, *import_module(f"{__name__}.{name}").fit(text, *told.get(name, ()))))
        if name == _TAKES_COLUMNS and fits[-1][1] >= _SURE:
            break
    best = max(fits, key=lambda fit: fit[1])[0]
    reading: Reading = import_module(f"{__name__}.{best}").read(text, *told.get(best, ()))
    types = {name: reading.types.get(name, CANNOT_TELL) for name in INSPECTION_TYPES}
    reading = copies.noted(replace(reading, types=types, fits=tuple(fits)))
    return pictures.marked(reading, text)
