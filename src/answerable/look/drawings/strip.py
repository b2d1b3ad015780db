"""The wide picture of the clock: a tick for each day, milestones above and below, and no two labels on one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.look.drawings.days import Day, Milestone
from answerable.look.drawings.words import in_words
from answerable.look.markup import element

WIDTH = 932.0
"""The right edge of the last day, in the units of the picture (960 × 174)."""
_TICK = 0.476
"""The share of a day's room its tick takes."""
_ABOVE, _BELOW = (20, 38), (146, 164)
"""Baselines of a label and of its date, over and under the ticks."""


@dataclass(frozen=True, slots=True)
class _Label:
    mark: Milestone
    left: float
    right: float
    at: float
    anchor: str
    above: bool

    def meets(self, other: _Label) -> bool:
        return self.above == other.above and self.left < other.right + 6 and other.left < self.right + 6


def strip(days: Sequence[Day], marks: Sequence[Milestone], *, name: str, about: str) -> SafeString:
    """The strip. A label that finds no room keeps its stem; the list and the description name it all the same."""
    room = WIDTH / (days[-1].slot - 1 + _TICK)
    shapes: list[SafeString] = [
        element("title", {"id": f"{name}-title"}, "The 56 days"),
        element("desc", {"id": f"{name}-about"}, about),
        element("path", {"class": "ans-clock__base", "d": f"M0 90.5H{WIDTH:.1f}"}),
    ]
    shapes += _weeks(len(days), room)
    shapes += [_tick(day, room) for day in days]
    placed = _place(marks, room)
    for one in marks:
        shapes += _drawn(one, placed.get(one), room)
    attributes = {
        "class": "ans-clock__strip",
        "viewBox": "0 0 960 174",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-about",
        "focusable": "false",
    }
    return element("svg", attributes, *shapes)


def _weeks(count: int, room: float) -> list[SafeString]:
    shapes = []
    for week in range(min(8, (count + 6) // 7)):
        left = week * 7 * room
        shapes.append(
            element("text", {"class": "ans-clock__week", "x": f"{left:.1f}", "y": "112"}, f"week {week + 1}")
        )
        if week:
            shapes.append(element("path", {"class": "ans-clock__seam", "d": f"M{left - 4.6:.1f} 54V116"}))
    return shapes


def _tick(day: Day, room: float) -> SafeString:
    left, width = (day.slot - 1) * room, room * _TICK
    top = 44 if day.state == "today" else 52 if day.last or day.number == 1 else 72 if day.rest else 60
    height = 90.0 - top
    if day.hollow:
        left, width, height = left + 0.75, width - 1.5, height - 1.5
    place = {
        "x": f"{left:.2f}",
        "y": f"{top + 0.75:.2f}" if day.hollow else str(top),
        "width": f"{width:.2f}",
        "height": f"{height:g}",
    }
    return element("rect", {"class": day.classes, **place})


def _place(marks: Sequence[Milestone], room: float) -> dict[Milestone, _Label]:
    """Give each milestone a place, the ones that matter most first: last day, report, answer, today, then in order."""
    order = sorted(marks, key=lambda one: (_RANK.get(one.label, 4), one.number))
    placed: dict[Milestone, _Label] = {}
    for one in order:
        for label in _tries(one, room):
            if (
                label.left >= -1
                and label.right <= WIDTH + 28
                and not any(label.meets(other) for other in placed.values())
            ):
                placed[one] = label
                break
    return placed


_RANK = {"Last day": 0, "Today, the last day": 0, "Report published": 1, "Response published": 2, "Today": 3}


def _tries(one: Milestone, room: float) -> list[_Label]:
    centre = (one.slot - 1) * room + room * _TICK / 2
    wide = max(len(_words(one)) * 8.0, len(in_words(one.on, year=one.year)) * 7.2)
    below_first = one.now or one.label == "Last day"
    found = []
    for above in (False, True) if below_first else (True, False):
        starts = [("start", max(0.0, centre - 4)), ("end", min(WIDTH, centre + 4)), ("middle", centre)]
        if below_first:
            starts = [starts[1], starts[0], starts[2]]
        for anchor, at in starts:
            left = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            found.append(_Label(one, left, left + wide, at, anchor, above))
    return found


def _words(one: Milestone) -> str:
    return f"Today: day {one.number}" if one.label == "Today" else one.label


def _drawn(one: Milestone, label: _Label | None, room: float) -> list[SafeString]:
    centre = (one.slot - 1) * room + room * _TICK / 2
    above = label.above if label else True
    tall = one.number == 1 or one.now or one.label == "Last day"
    stem = f"M{centre:.1f} 44V{50 if tall else 56}" if above else f"M{centre:.1f} 93V130"
    shapes = [element("path", {"class": "ans-clock__stem", "d": stem})]
    if label is None:
        return shapes
    style = ["ans-clock__label", one.planned and "ans-clock__label--plan"]
    for words, line, more in (
        (_words(one), (_ABOVE if above else _BELOW)[0], None),
        (in_words(one.on, year=one.year), (_ABOVE if above else _BELOW)[1], "ans-clock__label--date"),
    ):
        place = {"class": [*style, more], "x": f"{label.at:.1f}", "y": str(line), "text-anchor": label.anchor}
        shapes.append(element("text", place, words))
    return shapes
