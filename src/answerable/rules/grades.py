"""Inspectors' grades on two scales that must not be compared.

Since PEEL 2021/22 there are five: outstanding, good, adequate, requires improvement, inadequate. Before, there were
the same without adequate. HMICFRS says that grades from the two scales cannot be compared; neither can we.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from answerable.rules.refusals import Refused


class Grade(StrEnum):
    """A grade, best first; ungraded is not on any scale."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    UNGRADED = "ungraded"

    @property
    def words(self) -> str:
        """As printed, sentence case."""
        return "Not graded" if self is Grade.UNGRADED else self.value.replace("_", " ").capitalize()


class Scale(StrEnum):
    """Which set of grades an inspection used."""

    FOUR = "four"
    FIVE = "five"

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades of the scale, best first."""
        return tuple(
            grade
            for grade in Grade
            if grade is not Grade.UNGRADED and (self is Scale.FIVE or grade is not Grade.ADEQUATE)
        )


FIVE_GRADES_SINCE = date(2021, 7, 1)
"""No PEEL report with five grades was published before the second half of 2021."""

_PRINTED = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "require improvement": Grade.REQUIRES_IMPROVEMENT,
    "requiring improvement": Grade.REQUIRES_IMPROVEMENT,
    "required improvement": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
    "ungraded": Grade.UNGRADED,
    "not graded": Grade.UNGRADED,
}


_WORDS = re.compile(r"[a-z]+")


def grade_from_words(words: str) -> Grade | None:
    """The grade that `words` are, ignoring case, white space and punctuation round them; None if they are no grade."""
    return _PRINTED.get(" ".join(_WORDS.findall(words.lower())))


def scale_of(published_on: date) -> Scale:
    """The scale a PEEL report published on that day used."""
    return Scale.FIVE if published_on >= FIVE_GRADES_SINCE else Scale.FOUR


def change_between(before: Grade, now: Grade, *, scale_before: Scale, scale_now: Scale) -> int:
    """How many steps better (positive) or worse (negative) `now` is than `before`.

    Raises Refused when the two are on different scales, or either was not graded.
    """
    if scale_before is not scale_now:
        raise Refused("Grades from before 2021/22 cannot be compared with later ones: the scales differ.")
    if Grade.UNGRADED in (before, now):
        raise Refused("An area that was not graded cannot be compared.")
    order = scale_now.grades
    return order.index(before) - order.index(now)
