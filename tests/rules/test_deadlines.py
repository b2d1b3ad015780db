"""The statutory clock, against published dates and against a second way of counting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from answerable.rules.deadlines import clock, comments_due, day_number, how_worked_out

PUBLISHED = [
    (date(2023, 3, 17), date(2023, 5, 11)),
    (date(2022, 11, 2), date(2022, 12, 27)),
    (date(2024, 1, 1), date(2024, 2, 25)),
    (date(2024, 7, 11), date(2024, 9, 4)),
    (date(2025, 5, 30), date(2025, 7, 24)),
]


@pytest.mark.parametrize(("published_on", "last_day"), PUBLISHED)
def test_last_day_of_real_reports(published_on: date, last_day: date) -> None:
    assert comments_due(published_on) == last_day


def _count_by_hand(published_on: date) -> date:
    """The Act's words, literally: the period begins with the day of publication and is 56 days long."""
    period = [published_on]
    while len(period) < 56:
        period.append(date.fromordinal(period[-1].toordinal() + 1))
    return period[-1]


def test_every_publication_date_from_2006_to_2045_agrees_with_counting_by_hand() -> None:
    day = date(2006, 1, 1)
    while day <= date(2045, 12, 31):
        assert comments_due(day) == _count_by_hand(day)
        assert day_number(day, comments_due(day)) == 56
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "answered_on", "headline"),
    [
        (date(2024, 8, 20), None, "15 days left"),
        (date(2024, 9, 3), None, "1 day left"),
        (date(2024, 9, 4), None, "Today is the last day"),
        (date(2024, 9, 5), None, "1 day late"),
        (date(2024, 9, 30), date(2024, 8, 27), "Published on day 48 of 56"),
        (date(2024, 9, 30), date(2024, 9, 4), "Published on day 56 of 56"),
        (date(2024, 9, 30), date(2024, 9, 7), "Published 3 days late"),
    ],
)
def test_headline_of_the_clock(today: date, answered_on: date | None, headline: str) -> None:
    assert clock(date(2024, 7, 11), today=today, answered_on=answered_on).headline == headline


def test_explanation_names_both_days_and_the_act() -> None:
    sentences = how_worked_out(date(2023, 3, 17))
    assert sentences[0] == "Inspectors published the report on 17 March 2023. That is day 1."
    assert sentences[1] == "Day 56 is 11 May 2023: 55 days after it was published."
    assert sentences[2].startswith("Police Act 1996, section 55(5A)")
