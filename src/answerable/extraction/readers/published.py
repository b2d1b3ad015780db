"""When the inspected report was published, and what is to be doubted about that date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answerable.documents.cards import Place
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact
from answerable.extraction.readers import doubts
from answerable.extraction.readers.dates import Dated, date_in, years_in
from answerable.extraction.readers.labels import PUBLISHED, date_fact
from answerable.extraction.readers.lines import Line

_LATEST_AFTER = 2
"""Calendar years after an inspection's last year in which its report may still be expected."""

_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate|inspectors?|peel)\b")
_REPORT = re.compile(r"(?i)\b(?:report|inspection)\b")


def published(lines: Sequence[Line], *, title: str) -> tuple[Fact, list[Doubt]]:
    """The labelled publication date, and its doubts."""
    fact, dated, span = date_fact(lines, PUBLISHED)
    return fact, date_doubts(
        fact, dated, span.place if span else None, title=title, words=span.text if span else ""
    )


def published_or_said(lines: Sequence[Line], *, title: str) -> tuple[Fact, list[Doubt]]:
    """A labelled date, or one sentence that says on which day the inspectorate published."""
    fact, raised = published(lines, title=title)
    if fact.value or raised:
        return fact, raised
    whole: list[tuple[Dated, Fact]] = []
    partial: list[Doubt] = []
    for line in lines:
        for found in re.finditer(r"(?i)\bpublished\b", line.raw):
            stop = line.raw.rfind(". ", 0, found.start())
            start = max(stop + 2 if stop >= 0 else 0, found.start() - 60, 0)
            window = line.raw[start : found.end() + 70].split(". ")[0]
            dated = date_in(window)
            if dated is None or not (
                _INSPECTORATE.search(line.raw) or (dated.lacks and _REPORT.search(window))
            ):
                continue
            span = line.span(start + dated.start, start + dated.end)
            if dated.on and _INSPECTORATE.search(window):
                whole.append((dated, Fact(dated.on, span.places)))
            elif dated.lacks:
                partial += date_doubts(CANNOT_TELL, dated, span.place, title=title, words=span.text)
    days = {dated.on for dated, _ in whole}
    if len(days) == 1:
        return whole[0][1], date_doubts(whole[0][1], whole[0][0], whole[0][1].places[0], title=title)
    return CANNOT_TELL, partial[:1]


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
