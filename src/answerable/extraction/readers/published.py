"""When the inspected report was published, and what is to be doubted about that date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answerable.documents.cards import Place
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact
from answerable.extraction.readers import doubts
from answerable.extraction.readers.dates import Dated, date_in, dates_in, years_in
from answerable.extraction.readers.labels import PUBLISHED, date_fact
from answerable.extraction.readers.lines import Line

_LATEST_AFTER = 2
"""Calendar years after an inspection's last year in which its report may still be expected."""

_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate|inspectors?|peel)\b")
_IN_HEADING = re.compile(r"(?i)^\w[^.;:]{2,80}[(,–-]\s*published\s+(?:on\s+)?[^.;:]{6,30}$")
"""The day after a report's name: "Custody (published 12 January 2023)"."""
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
    answered: list[tuple[Dated, Fact]] = []
    partial: list[Doubt] = []
    speaks = any(_INSPECTORATE.search(line.raw) or _OF_POLICING.search(line.raw) for line in lines)
    for line in lines:
        for found in _SAID.finditer(line.raw):
            first, last = _sentence(line.raw, found.start())
            of_inspectors = bool(_INSPECTORATE.search(line.raw, first, last))
            start, end = found.end(), min(last, found.end() + 200)
            month = _IN_MONTH.match(line.raw[start:end])
            end = start + month.end() if month else end
            dated = date_in(line.raw[start:end])
            if dated is None:
                start = max(first, found.start() - 120)
                dated = date_in(line.raw[start : found.start()])
            if dated is None:
                continue
            span = line.span(start + dated.start, start + dated.end)
            after_report = found.start() == first > 0 and "report" in line.raw[:first].lower()
            named = after_report or bool(_IN_HEADING.match(line.raw))
            said = of_inspectors or (speaks and (named or bool(_PASSIVE.search(line.raw, first, last))))
            if dated.on and said:
                whole.append((dated, Fact(dated.on, span.places)))
            elif dated.lacks and (_INSPECTORATE.search(line.raw) or _REPORT.search(line.raw, first, last)):
                partial += date_doubts(CANNOT_TELL, dated, span.place, title=title, words=span.text)
            if dated.on and said and _ANSWERED.search(line.raw, first, last):
                answered.append((dated, Fact(dated.on, span.places)))
    whole = answered if len({dated.on for dated, _ in answered}) == 1 else whole
    days = {dated.on for dated, _ in whole}
    if len(days) == 1:
        return whole[0][1], date_doubts(whole[0][1], whole[0][0], whole[0][1].places[0], title=title)
    return CANNOT_TELL, partial[:1] or _of_a_month(lines, title=title)


def today_of(lines: Sequence[Line]) -> Fact:
    """The day of "has today (14 October) published", where the page was put up on that day of a year it names."""
    posted = [(line, dates_in(line.raw)) for line in lines if posting_line(line)]
    whole = {days[0].on: line.span(days[0].start, days[0].end) for line, days in posted if days}
    on, span = next(iter(whole.items())) if len(whole) == 1 else (None, None)
    for line in lines if on and span else ():
        if on and span and (found := _TODAY.search(line.raw)):
            said = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", found["day"].lower())
            if said in (f"{on.day} {on:%B}".lower(), f"{on:%B} {on.day}".lower()):
                return Fact(on, span.places)
    return CANNOT_TELL


_TODAY = re.compile(
    r"(?i)\btoday\s*[(,]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+|[a-z]+\s+\d{1,2}(?:st|nd|rd|th)?)\b"
)
_OF_POLICING = re.compile(r"\bPEEL\b|(?i:\bsection\s+55\b)")
_ANSWERED = re.compile(
    r"(?i)\bin\s+respect\s+of\b|\b(?:above|this)\s+(?:report|inspection)\b|\bthe\s+following\s+response\b"
)
_SAID = re.compile(r"(?i)\bpublished\b|\breported(?=\s+on\s+\d)|\breleased\b|\bcame\s+out(?=\s+on\s+)")
_PASSIVE = re.compile(
    r"(?i)\b(?:report|inspection)\b[^.]{0,160}\b(?:(?:was|were)\s+published\b"
    r"|,?\s*(?:published|which\s+came\s+out)\s+on\s+(?:the\s+)?\d)|^published\s+on\b[^.]{5,30}\bthe\s+report\b"
)
_IN_MONTH = re.compile(
    r"\s+in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b"
)
"""Published in a month: another day the sentence goes on to name is not the report's."""
_MONTH = re.compile(
    r"\b(?P<when>(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+\d{4})\b[^.]{0,120}?\breport\b"
    r"|\breport\b[^.]{0,60}\b(?:in|of|from)\s+(?P<then>(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s+\d{4})\b"
)
_MONTH_LABELLED = re.compile(
    r"Published\s+(?:in\s+)?(?P<when>(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+20\d\d)"
)


def _sentence(words: str, at: int) -> tuple[int, int]:
    """Where the sentence around `at` begins and ends."""
    begins = words.rfind(". ", 0, at)
    ends = words.find(". ", at)
    return (0 if begins < 0 else begins + 2), (len(words) if ends < 0 else ends + 1)


def _of_a_month(lines: Sequence[Line], *, title: str) -> list[Doubt]:
    """A doubt where a report of the inspectorate is only said to be of some month."""
    for line in lines:
        if _INSPECTORATE.search(line.raw) and (found := _MONTH.search(line.raw)):
            span = line.span(*found.span("when" if found["when"] else "then"))
            return [doubts.date_month_only(span.text, span.place)]
        if alone := _MONTH_LABELLED.fullmatch(line.text):
            return [doubts.date_month_only(alone["when"], line.place)]
    return []


_POSTED = re.compile(
    r"(?i)(?:posted|published|first published|created|date published|date posted|added|uploaded|last updated"
    r"|updated|date)\b"
)
_OF_REPORT = re.compile(r"(?i)\b(?:reports?|inspections?|hmic(?:frs)?|inspectorate)\b")


def posting_line(line: Line) -> bool:
    """Whether a short line only says when a page was put up or changed: "Posted on 4 May 2023"."""
    whole = dates_in(line.raw) if line.words <= 5 else ()
    if whole and not (line.raw[: whole[0].start].strip(" (") or line.raw[whole[0].end :].strip(" .)")):
        return True
    return (
        line.words <= 8
        and bool(_POSTED.match(line.raw))
        and date_in(line.raw) is not None
        and not _OF_REPORT.search(line.raw)
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


_UPDATED = re.compile(
    r"(?i)(?:page\s+|this\s+page\s+was\s+)?(?:last\s+)?(?:updated|modified|reviewed)\b(?:\s+on)?.{0,30}\d.*"
)
_MONTH_ALONE = re.compile(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+20\d\d"
)


def instead_of_a_date(lines: Sequence[Line]) -> list[Doubt]:
    """What is printed instead of a date of publication: the day the page was changed, or a month on the title page."""
    updated = next((line for line in lines if line.words <= 20 and _UPDATED.match(line.text)), None)
    if updated:
        return [doubts.updated_not_published(updated.text, updated.place)]
    month = next((line for line in lines[:15] if _MONTH_ALONE.fullmatch(line.text)), None)
    return [doubts.date_month_only(month.text, month.place)] if month else []
