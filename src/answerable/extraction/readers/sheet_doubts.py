"""What the reader of spreadsheets doubts, in plain sentences. One function for each code, as in `doubts`."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.documents.cards import Place
from answerable.extraction.cards import Doubt
from answerable.extraction.readers.doubts import in_words, listed, short


def several_forces(names: Sequence[str], place: Place | None) -> Doubt:
    """One list over several forces."""
    named = listed([short(name, most=40) for name in names])
    message = f"This document has rows of several forces: {named}. Keep those of yours."
    return Doubt("several_forces", message, place, decide=True)


def column_unclear(heading: str, meanings: Sequence[str], place: Place) -> Doubt:
    """A column whose heading may mean several things, or says one thing while its values say another."""
    named = [f"‘{words}’" for words in meanings]
    column = f"The column ‘{short(heading, most=60)}’"
    if len(named) == 1:
        message = f"{column} could be {named[0]}, but what stands in it does not look so; what is it? It was not read."
    else:
        message = f"{column} could be {', '.join(named[:-1])} or {named[-1]}; which is it? It was not read."
    return Doubt("column_unclear", message, place, "columns", decide=True)


def findings_column_unknown(place: Place | None) -> Doubt:
    """A spreadsheet in which no heading is known as one of findings."""
    message = "No column of this spreadsheet has a heading that we know to mean findings, so its rows were not read."
    return Doubt("findings_column_unknown", message, place, "columns", decide=True)


def columns_not_read(headings: Sequence[str], place: Place) -> Doubt:
    """Columns with headings nobody knows."""
    several = len(headings) > 1
    named = listed([f"‘{short(heading, most=60)}’" for heading in headings])
    message = f"The column{'s' if several else ''} {named} {'were' if several else 'was'} not read: what {'they mean' if several else 'it means'} is not known."  # noqa: E501
    return Doubt("columns_not_read", message, place, "columns")


def parent_not_found(reference: str, place: Place, *, about: str) -> Doubt:
    """A recommendation said to stand under a cause of concern that is not in the tracker."""
    message = f"It is said to stand under “{short(reference, most=60)}”, which is no cause of concern in this tracker."
    return Doubt("parent_not_found", message, place, about, decide=True)


def cell_unclear(name: str, error: str, place: Place) -> Doubt:
    """A cell whose words do not come to what its column holds."""
    return Doubt("cell_unclear", f"Cell {name} could not be understood: {error}.", place)


def practice_left_out(number: int, place: Place) -> Doubt:
    """Rows of praise, which need no answer."""
    message = (
        f"{in_words(number).capitalize()} row{'s' if number != 1 else ''} of good or innovative practice "
        f"{'was' if number == 1 else 'were'} left out: {'it needs' if number == 1 else 'they need'} no answer."
    )
    return Doubt("practice_left_out", message, place)
