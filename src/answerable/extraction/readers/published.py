"""When the inspected report was published, and what is to be doubted about that date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from answerable.documents.cards import Place
from answerable.extraction.cards import Doubt, Fact
from answerable.extraction.readers import doubts
from answerable.extraction.readers.dates import Dated, years_in
from answerable.extraction.readers.labels import PUBLISHED, date_fact
from answerable.extraction.readers.lines import Line

_LATEST_AFTER = 2
"""Calendar years after an inspection's last year in which its report may still be expected."""


def published(lines: Sequence[Line], *, title: str) -> tuple[Fact, list[Doubt]]:
    """The labelled publication date, and its doubts."""
    fact, dated, span = date_fact(lines, PUBLISHED)
    return fact, date_doubts(
        fact, dated, span.place if span else None, title=title, words=span.text if span else ""
    )


def date_doubts(
    fact: Fact, dated: Dated | None, place: Place | None, *, title: str, words: str = ""
) -> list[Doubt]:
    """Doubts about a date that was found, or was found without its day or year."""
    if dated is not None and dated.lacks == "month_only":
        return [doubts.date_month_only(words or "The date", place)]
    if dated is not None and dated.lacks == "without_year":
        return [doubts.date_without_year(words or "The date", place)]
    if fact.value is None:
        return []
    on: date = fact.value
    found = [doubts.confirm_published(on, place)]
    if far_from_period(on, title=title):
        found.append(doubts.date_far_from_period(on, title, place))
    return found


def far_from_period(on: date, *, title: str) -> bool:
    """Whether a publication date does not go with the years named in the inspection's title."""
    years = years_in(title)
    return bool(years) and not min(years) <= on.year <= max(years) + _LATEST_AFTER
