"""Small words with a shape: kinds, due dates, markings, states, grades."""

from __future__ import annotations

from datetime import date

from django.utils.safestring import SafeString

from answerable.look.drawings.marks import Fill, Voice, mark
from answerable.look.drawings.words import day_mark, plural
from answerable.look.markup import element, join
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Decision, Kind, Position

SOON = 14
"""Days before a date from which it is drawn with a double bar."""

_KIND_CLASSES = {
    Kind.CAUSE_OF_CONCERN: "ans-kind--coc",
    Kind.RECOMMENDATION: "ans-kind--rec",
    Kind.AREA_FOR_IMPROVEMENT: "ans-kind--afi",
    Kind.PROMISING_PRACTICE: "ans-kind--practice",
}
POSITION_FILLS: dict[Position, Fill] = {
    Position.NEW: "empty",
    Position.PLANNED: "half",
    Position.IN_PROGRESS: "half",
    Position.FINISHED: "half",
    Position.COMPLETE: "full",
    Position.CLOSURE_REQUESTED: "full",
    Position.NOT_ACCEPTED: "crossed",
    Position.NOT_FOR_US: "crossed",
    Position.DISPUTED: "crossed",
}
DECISION_FILLS: dict[Decision, Fill] = {
    Decision.OPEN: "empty",
    Decision.CLOSED: "full",
    Decision.RETURNED: "returned",
    Decision.SUPERSEDED: "superseded",
    Decision.NOT_TRACKED: "crossed",
}


def force_fill(value: Position | Fill) -> Fill:
    """The fill of the circle for a position; a fill is itself."""
    return POSITION_FILLS[value] if isinstance(value, Position) else value


def inspectors_fill(value: Decision | Fill) -> Fill:
    """The fill of the square for a decision; a fill is itself."""
    return DECISION_FILLS[value] if isinstance(value, Decision) else value


def kind(value: Kind | str) -> SafeString:
    """The kind of a finding, heavier as it is graver. An unknown kind is a ValueError."""
    known = Kind(value)
    return element("span", {"class": ["ans-kind", _KIND_CLASSES[known]]}, known.words)


def due(day: date | None, *, today: date, settled: bool = False) -> SafeString:
    """A due date against today: late with a solid bar, soon with a double one, later as the date; settled is plain."""
    if day is None:
        return element("span", {"class": ["ans-due", "ans-due--later"]}, "No date")
    left = (day - today).days
    if settled or left > SOON:
        return element("span", {"class": ["ans-due", "ans-due--later"]}, day_mark(day))
    words, weight = ("Today", "soon") if left == 0 else (f"In {plural(left, 'day')}", "soon")
    if left < 0:
        words, weight = f"{how_long(-left)} late", "late"
    below = element("span", {"class": "ans-due__date"}, day_mark(day))
    return element("span", {"class": ["ans-due", f"ans-due--{weight}"]}, words, below)


def how_long(days: int) -> str:
    """Days as people say them: “4 days”, “13 months”, “3 years”. Whole months of 30.4 days from 61 days on."""
    if days <= 60:
        return plural(days, "day")
    months = int(days / 30.4375)
    return plural(months, "month") if months < 24 else plural(months // 12, "year")


def marking(words: str) -> SafeString:
    """A handling marking, as it is written on the paper."""
    return element("span", {"class": "ans-marking"}, words)


def reference(words: str, *, wrap: bool = False) -> SafeString:
    """A reference or a fingerprint, in the reference face."""
    return element("span", {"class": ["ans-ref", wrap and "ans-ref--wrap"]}, words)


def said(voice: Voice, fill: Fill, words: object, below: object = "") -> SafeString:
    """A state in a table: mark, word, and a date or a remark under it."""
    under = element("span", {"class": "ans-said__date"}, below) if below else ""
    return element("span", {"class": "ans-said"}, mark(voice, fill), element("span", None, words, under))


def force_says(position: Position | str, on: date | None = None, remark: str = "") -> SafeString:
    """What the force says, with its circle."""
    known = Position(position)
    return said("force", POSITION_FILLS[known], known.words, remark or (day_mark(on) if on else ""))


def inspectors_decided(decision: Decision | str, on: date | None = None, remark: str = "") -> SafeString:
    """What inspectors decided, with their square."""
    known = Decision(decision)
    return said("inspectors", DECISION_FILLS[known], known.words, remark or (day_mark(on) if on else ""))


def status_tag(words: str, weight: str = "") -> SafeString:
    """A status in a task list. `weight`: "" tinted, "grey" not begun, "strong" needs the reader."""
    return element("strong", {"class": ["govuk-tag", "ans-tag", weight and f"ans-tag--{weight}"]}, words)


def grade(value: Grade | str | None, *, scale: Scale | str = Scale.FIVE) -> SafeString:
    """A grade in its scale's hue, deeper as there is more to do. None is an area nobody asked about."""
    if value is None:
        return element("span", {"class": ["ans-grade", "ans-grade--none"]}, "Not asked")
    known, on = Grade(value), Scale(scale)
    if known is Grade.UNGRADED:
        return element("span", {"class": ["ans-grade", "ans-grade--none"]}, known.words)
    depth = on.grades.index(known) + 1
    return element("span", {"class": ["ans-grade", f"ans-grade--{on.value}-{depth}"]}, known.words)


def count_heading(number: object, words: str) -> SafeString:
    """“11 of 13 answered”, the number large."""
    return join([element("span", {"class": "ans-count"}, number), words], between=" ")
