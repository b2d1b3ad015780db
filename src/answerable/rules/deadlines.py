"""The statutory clock for a local policing body's comments on an inspectors' report.

Police Act 1996 s.55 as amended by the Policing and Crime Act 2017 s.37:
(4) the body invites the chief officer's comments by a date it sets; (5) it prepares and publishes its comments, the
chief officer's and its reply; (5A) "before the end of the period of 56 days beginning with the day" the report is
published; (5B) where the report has a recommendation, the comments explain the action taken or proposed, or why none.

The day of publication is day 1, so the last day is publication + 55. Days only, Europe/London. Nothing in (5A) moves a
last day that falls on a weekend or a bank holiday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

STATUTE = "Police Act 1996, section 55"
STATUTE_ADDRESS = "https://www.legislation.gov.uk/ukpga/1996/16/section/55"
DAYS_ALLOWED = 56
REMINDERS = (28, 14, 7, 3, 1, 0)

AIMS = {
    "Invite the chief constable": 7,
    "Hold the plenary session": 28,
    "Finish the draft": 35,
    "Approve": 42,
    "Publish": 49,
}
"""Days by which each step is best done so that the last lawful day is never needed. Ours, not the law's."""


def comments_due(published_on: date) -> date:
    """The last lawful day to publish the comments on a report published on `published_on` (s.55(5A))."""
    return published_on + timedelta(days=DAYS_ALLOWED - 1)


def day_number(published_on: date, on: date) -> int:
    """Which day of the period `on` is: 1 on the day of publication, 56 on the last day, more when late."""
    return (on - published_on).days + 1


def aim_dates(published_on: date) -> dict[str, date]:
    """When each step is best done, by its name."""
    return {step: published_on + timedelta(days=day - 1) for step, day in AIMS.items()}


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a response stands against its last day. `answered_on` is None until it is published."""

    published_on: date
    last_day: date
    today: date
    answered_on: date | None

    @property
    def day(self) -> int:
        """The day that counts: of publishing when answered, otherwise today's."""
        return day_number(self.published_on, self.answered_on or self.today)

    @property
    def days_left(self) -> int:
        """Days from today to the last day; 0 on the last day, negative afterwards."""
        return (self.last_day - self.today).days

    @property
    def days_late(self) -> int:
        """Days past the last day, of publishing or of today; never negative."""
        return max(0, ((self.answered_on or self.today) - self.last_day).days)

    @property
    def headline(self) -> str:
        """The first words of the clock sentence."""
        if self.answered_on:
            if self.days_late:
                return f"Published {_days(self.days_late)} late"
            return f"Published on day {self.day} of {DAYS_ALLOWED}"
        if self.days_late:
            return f"{_days(self.days_late).capitalize()} late"
        if self.days_left == 0:
            return "Today is the last day"
        return f"{_days(self.days_left).capitalize()} left"


def clock(published_on: date, *, today: date, answered_on: date | None = None) -> Clock:
    """The clock of a report published on `published_on`, as it stands `today`."""
    return Clock(published_on, comments_due(published_on), today, answered_on)


def how_worked_out(published_on: date) -> tuple[str, ...]:
    """Sentences that explain the last day to anyone, with the law they rest on."""
    last = comments_due(published_on)
    return (
        f"Inspectors published the report on {in_words(published_on)}. That is day 1.",
        f"Day 56 is {in_words(last)}: 55 days after it was published.",
        f"{STATUTE}(5A) allows 56 days, beginning with the day the report is published.",
        "The law does not move the last day when it is a weekend or a bank holiday.",
    )


def in_words(day: date) -> str:
    """ "11 May 2023"."""
    return f"{day.day} {day:%B %Y}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count:,} days"
