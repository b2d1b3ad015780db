"""A clock that ran far past its last day is still a picture a person can take in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from answerable.look.drawings.clock import clock as drawn
from answerable.look.drawings.clock import mini
from answerable.look.drawings.days import DRAWN, days_of, milestones_of
from answerable.rules.deadlines import clock

PUBLISHED = date(2023, 3, 17)


@pytest.mark.parametrize("late", [0, 1, DRAWN - 56, DRAWN - 55, 400, 4_000])
def test_final_day_is_always_drawn_and_never_more_than_a_page_of_days(late: int) -> None:
    state = clock(PUBLISHED, today=PUBLISHED + timedelta(days=55 + late))
    days = days_of(state)
    assert days[-1].number == 56 + late
    assert len(days) <= DRAWN
    assert [day.slot for day in days] == sorted({day.slot for day in days})
    assert max(mark.slot for mark in milestones_of(state, ())) == days[-1].slot


def test_picture_of_a_clock_years_late_is_no_wider_than_the_page() -> None:
    state = clock(PUBLISHED, today=date(2026, 11, 22))
    assert 'viewBox="0 0 960 174"' in drawn(state)
    assert 'width="317"' in mini(state)
