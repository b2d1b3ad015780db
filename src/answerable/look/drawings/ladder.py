"""The grades of one inspection as a picture: a row for each area, a column for each grade, a square where it stands.

Only one inspection is drawn, so that no two scales are ever beside each other. The table under it has the same grades.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString

from answerable.look.markup import element
from answerable.rules.grades import Grade, Scale


@dataclass(frozen=True, slots=True)
class _Size:
    """One drawing of it: the width, where the columns begin, the letters an area's name has room for in a line."""

    shape: str
    width: int
    left: int
    letters: int
    row: int


_WIDE = _Size("wide", 960, 360, 44, 44)
_NARROW = _Size("narrow", 420, 150, 19, 64)


def grade_ladder(
    grades: Iterable[tuple[str, Grade | str]], *, scale: Scale | str, title: str, name: str = "ladder"
) -> SafeString:
    """The picture, wide and narrow. `grades` are (area as printed, grade) in the report's order; `name` is unique."""
    rows = [(area, Grade(given)) for area, given in grades]
    known = Scale(scale)
    about = " ".join(f"{area}: {given.words.lower()}." for area, given in rows)
    drawn = [_picture(rows, known, size, title=title, about=about, name=name) for size in (_WIDE, _NARROW)]
    return element("div", {"class": "ans-chart ans-ladder"}, *drawn)


def _picture(
    rows: Sequence[tuple[str, Grade]], scale: Scale, size: _Size, *, title: str, about: str, name: str
) -> SafeString:
    names = f"{name}-{size.shape}"
    step = (size.width - size.left) / len(scale.grades)
    shapes = [
        element("title", {"id": f"{names}-title"}, title),
        element("desc", {"id": f"{names}-about"}, about),
    ]
    for column, given in enumerate(scale.grades):
        shapes += _heading(given, size.left + step * (column + 0.5))
    for index, (area, given) in enumerate(rows):
        shapes += _row(area, given, scale, size, top=48 + index * size.row, step=step)
    attributes = {
        "class": f"ans-chart__svg ans-chart__svg--{size.shape}",
        "viewBox": f"0 0 {size.width} {52 + len(rows) * size.row}",
        "role": "img",
        "aria-labelledby": f"{names}-title",
        "aria-describedby": f"{names}-about",
        "focusable": "false",
    }
    return element("svg", attributes, *shapes)


def _heading(given: Grade, middle: float) -> list[SafeString]:
    """A grade over its column, in two lines where it has two words."""
    words = given.words.split()
    top = 34 if len(words) == 1 else 18
    return [
        element(
            "text",
            {
                "class": "ans-chart__tick",
                "x": f"{middle:.1f}",
                "y": str(top + 16 * line),
                "text-anchor": "middle",
            },
            word,
        )
        for line, word in enumerate(words)
    ]


def _row(area: str, given: Grade, scale: Scale, size: _Size, *, top: float, step: float) -> list[SafeString]:
    middle = top + size.row / 2
    lines = wrap(area, size.letters) or [""]
    first = middle + 5 - 9 * (len(lines) - 1)
    shapes = [element("path", {"class": "ans-chart__grid", "d": f"M0 {top}H{size.width}"})]
    for number, words in enumerate(lines):
        shapes.append(element("text", {"x": "0", "y": f"{first + 18 * number:.1f}"}, words))
    for column, one in enumerate(scale.grades):
        centre = size.left + step * (column + 0.5)
        here = one is given
        half = 10 if here else 2
        depth = f"ans-ladder__at ans-ladder__at--{scale.value}-{column + 1}" if here else "ans-ladder__no"
        box = {
            "x": f"{centre - half:.1f}",
            "y": f"{middle - half:.1f}",
            "width": str(2 * half),
            "height": str(2 * half),
        }
        shapes.append(element("rect", {"class": depth, **box}))
    if given is Grade.UNGRADED:
        shapes.append(
            element(
                "text",
                {"class": "ans-chart__note", "x": f"{size.left + 8}", "y": f"{middle + 5:.1f}"},
                "Not graded",
            )
        )
    return shapes
