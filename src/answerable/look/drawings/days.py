"""The days of a clock as small rectangles: how each stands, before anybody chooses where to draw it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.look.cards import Event
from answerable.rules.deadlines import Clock, day_number

DRAWN = 70
"""Days that are drawn one by one. When it is later than that, a gap stands for the rest and the final day ends it."""


def slot_of(number: int, *, end: int) -> int:
    """Where a day is drawn, from 1, on a clock whose final day is number `end`: after the gap nothing but the end."""
    if end <= DRAWN or number < DRAWN:
        return number
    return DRAWN + 1 if number >= end else DRAWN


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its number from 1, what it is (past, today, future, spare, late), and whether nobody works on it.

    `slot` is where it is drawn: its number, but for a clock that ran far past its last day.
    """

    number: int
    slot: int
    on: date
    state: str
    rest: bool
    last: bool

    @property
    def classes(self) -> list[object]:
        """The classes of its rectangle."""
        base = "ans-clock__day"
        return [base, f"{base}--{self.state}", self.last and f"{base}--last"]

    @property
    def hollow(self) -> bool:
        """Drawn as an outline: not yet, or not needed any more."""
        return self.state in ("future", "spare")


def days_of(clock: Clock, *, bank_holidays: Container[date] = ()) -> list[Day]:
    """Every day from publication to the last day, or to the day it was answered, or to today when that is later.

    Where that is more than `DRAWN` days, those between the last one drawn and the final day are left out.
    """
    end = max(clock.last_day, clock.answered_on or clock.today)
    count = day_number(clock.published_on, end)
    days = [clock.published_on + timedelta(days=index) for index in range(count)]
    return [
        Day(
            number=number,
            slot=slot_of(number, end=count),
            on=day,
            state=_state(clock, day),
            rest=day.weekday() >= 5 or day in bank_holidays,
            last=day == clock.last_day,
        )
        for number, day in enumerate(days, start=1)
        if slot_of(number, end=count) != DRAWN or count <= DRAWN
    ]


def _state(clock: Clock, day: date) -> str:
    if clock.answered_on:
        if day > clock.answered_on:
            return "spare"
        return "late" if day > clock.last_day else "past"
    if day > clock.last_day:
        return "late"
    if day == clock.today:
        return "today"
    return "past" if day < clock.today else "future"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A named day, as it is listed and labelled. `now` is today or the last day, which stand out.

    `year`: whether its year must be said, because it is not the year of the report.
    """

    number: int
    on: date
    label: str
    planned: bool = False
    now: bool = False
    slot: int = 0
    year: bool = False

    @property
    def listed(self) -> str:
        """The label with “(planned)” where it has not happened."""
        return f"{self.label} (planned)" if self.planned else self.label


def milestones_of(clock: Clock, events: Sequence[Event]) -> list[Milestone]:
    """Publication, the events, the answer, today and the last day, in order of their days."""
    found = [Milestone(1, clock.published_on, "Report published")]
    found += [
        Milestone(day_number(clock.published_on, one.on), one.on, one.label, one.planned) for one in events
    ]
    if clock.answered_on:
        found.append(Milestone(clock.day, clock.answered_on, "Response published"))
    last = day_number(clock.published_on, clock.last_day)
    if clock.answered_on is None and clock.today != clock.last_day and clock.today >= clock.published_on:
        found.append(Milestone(clock.day, clock.today, "Today", now=True))
    ends_today = clock.answered_on is None and clock.today == clock.last_day
    found.append(
        Milestone(last, clock.last_day, "Today, the last day" if ends_today else "Last day", now=ends_today)
    )
    end = max(last, clock.day)
    year = clock.published_on.year
    placed = [replace(one, slot=slot_of(one.number, end=end), year=one.on.year != year) for one in found]
    return sorted(placed, key=lambda one: one.number)
