"""Cells of a tracker that hold a cause of concern and, after it, what is recommended, with a label before each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.kinds_in_words import kind_in_reference
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.words import label_of

_SECOND_LABEL = re.compile(r"(?<=[.;”\"\])]) Recommendations?(?: \d{1,2})?\s*[:–-]\s*(?=\S)")


def by_label(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a cell, cut where a cause of concern is followed by what is recommended, with a label before each."""
    found: list[list[Line]] = []
    for line in lines:
        label = label_of(line)
        if label and label.kind == "cause_of_concern" and (second := _SECOND_LABEL.search(line.raw)):
            found += [[line.piece(0, second.start())], [line.piece(second.end(), len(line.raw))]]
        elif not found or (label and label.kind in {"cause_of_concern", "recommendation"}):
            found.append([line])
        else:
            found[-1].append(line)
    kinds = {label.kind for group in found if (label := label_of(group[0]))}
    return found if "cause_of_concern" in kinds else [list(lines)]


def leave_to_others(concern: Draft) -> None:
    """What its row says is said of the recommendation beside it, but for a reference that names the cause of concern."""
    if concern.ref and kind_in_reference(concern.ref) != "cause_of_concern":
        concern.ref = None
    concern.status = concern.deadline = concern.addressee = None


def same_concern(concern: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The cause of concern that an earlier row gave in the same words."""
    words = concern.text.casefold()
    return next((one for one in drafts if one.kind == concern.kind and one.text.casefold() == words), None)
