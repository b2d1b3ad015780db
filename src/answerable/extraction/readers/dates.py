"""Dates in words and figures. A date without its day, month or year is not a date; what is missing is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
_DAY = r"(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_NAME},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b{_NAME}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b"),
)
# A quick look before the thorough one: no whole date is without such figures.
_YEAR = re.compile(r"\d{4}")
# With two figures for the year only a tracker's column of due days is believed.
_PARTIAL = (
    ("without_year", re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_NAME}(?![\w,]*\s*\d{{4}})(?!\w)", re.I)),
    (
        "without_year",
        re.compile(
            r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
            r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w/]|,?\s+\d{4})"
        ),
    ),
    (
        "month_only",
        re.compile(rf"(?<!\d )(?<!st )(?<!nd )(?<!rd )(?<!th )\b{_NAME}\s+(?P<year>\d{{4}})\b", re.I),
    ),
)
# As trackers write days and months: "31/10/24", "Oct-24". Too loose for prose.
_SHORT_DAY = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{2})(?![\d/.-])")
_SHORT_NAMED = re.compile(
    rf"(?<![\w/.-]){_DAY}\s?[-–/ ]\s?{_NAME}\s?[-–/ ’']\s?(?P<year>\d{{2}})(?![\w/-])", re.I
)
_SHORT_MONTH = re.compile(rf"\b{_NAME}\s?[-’']\s?(?P<year>\d{{2}})\b", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found at [start, end) of the words searched. `lacks` is "", "without_year" or "month_only"."""

    on: date | None
    start: int
    end: int
    lacks: str = ""


def dates_in(words: str) -> tuple[Dated, ...]:
    """Every whole date in `words`, in order. British order: 01/02/2023 is the first of February."""
    if _YEAR.search(words) is None:
        return ()
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(words):
            on = _date(match)
            if on and not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Dated(on, match.start(), match.end()))
    return tuple(sorted(found, key=lambda dated: dated.start))


def date_in(words: str) -> Dated | None:
    """The first whole date; failing that, a date that lacks its year or day; failing that, None."""
    whole = dates_in(words)
    if whole:
        return whole[0]
    for lacks, form in _PARTIAL:
        if match := form.search(words):
            return Dated(None, match.start(), match.end(), lacks)
    return None


def day_or_month_in(words: str) -> str | None:
    """The last whole date as "2024-10-31", else the last month with its year as "2024-10", else None.

    >>> [day_or_month_in(words) for words in ("31/03/20", "Mar-20", "by 4 May 2021", "soon")]
    ['2020-03-31', '2020-03', '2021-05-04', None]
    >>> day_or_month_in("31-Dec-24")
    '2024-12-31'
    """
    whole = dates_in(words)
    if whole and whole[-1].on:
        return whole[-1].on.isoformat()
    months = [*dict(_PARTIAL)["month_only"].finditer(words)]
    if months:
        return f"{months[-1]['year']}-{_month(months[-1]['month']):02}"
    short = _SHORT_DAY.search(words)
    if short and (on := _date_of(2000 + int(short["year"]), int(short["month"]), int(short["day"]))):
        return on.isoformat()
    named = _SHORT_NAMED.search(words)
    if named and (on := _date_of(2000 + int(named["year"]), _month(named["month"]), int(named["day"]))):
        return on.isoformat()
    month = _SHORT_MONTH.search(words)
    return f"20{month['year']}-{_month(month['month']):02}" if month else None


def years_in(words: str) -> tuple[int, ...]:
    """Years named in a title, spans opened out: "PEEL 2021/22" gives 2021 and 2022, "2023–25" 2023 and 2025."""
    years: list[int] = []
    for match in re.finditer(r"\b((?:19|20)\d\d)(?:\s*[/–-]\s*((?:20)?\d\d)\b)?", words):
        first = int(match[1])
        years.append(first)
        if match[2]:
            years.append(int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2]))
    return tuple(years)


def _date(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _month(month)
    return _date_of(int(match["year"]), number, int(match["day"]))


def _date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
