"""Line and step charts: one line for each series, named at its end, dots of the voice's shape."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from answerable.look.cards import Chart, Series
from answerable.look.markup import element


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot stands in the picture, in its units, and how numbers become places."""

    left: float
    right: float
    top: float
    bottom: float
    count: int
    highest: float

    def x(self, index: int) -> float:
        """The place of a label."""
        return (
            self.left if self.count < 2 else self.left + (self.right - self.left) * index / (self.count - 1)
        )

    def y(self, value: float) -> float:
        """The place of a number."""
        return self.bottom - (self.bottom - self.top) * value / self.highest


def lines(data: Chart, scale: Sequence[float], *, wide: bool, name: str, about: str) -> SafeString:
    """The picture, wide (960 × 340, names at the right) or narrow (300 × 240, names over the line's end)."""
    margin = 14 + 9 * max(len(f"{number:,g}{data.unit}") for number in scale)
    frame = Frame(margin, 720 if wide else 288, 16, 300 if wide else 206, len(data.labels), scale[-1])
    shapes = [*_rules(data, scale, frame), *_labels(data, frame, wide=wide)]
    for series in data.series:
        shapes += _band(series, frame, stepped=data.shape == "step")
    taken: list[float] = []
    for series in data.series:
        shapes += _line(series, frame, stepped=data.shape == "step", dots=wide and data.shape == "line")
        shapes += _name(series, data, frame, wide=wide, taken=taken)
    return picture(shapes, wide=wide, height=340 if wide else 240, name=name, title=data.title, about=about)


def picture(
    shapes: Sequence[SafeString], *, wide: bool, height: float, name: str, title: str, about: str
) -> SafeString:
    """The svg element with title and description, which those who listen hear."""
    attributes = {
        "class": ["ans-chart__svg", f"ans-chart__svg--{'wide' if wide else 'narrow'}"],
        "viewBox": f"0 0 {960 if wide else 300} {height:g}",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-about",
        "focusable": "false",
    }
    first = element("title", {"id": f"{name}-title"}, title), element("desc", {"id": f"{name}-about"}, about)
    return element("svg", attributes, *first, *shapes)


def _rules(data: Chart, scale: Sequence[float], frame: Frame) -> list[SafeString]:
    shapes = []
    for number in scale:
        y = frame.y(number)
        shapes.append(
            element("path", {"class": "ans-chart__grid", "d": f"M{frame.left:g} {y:.1f}H{frame.right:g}"})
        )
        place = {
            "class": "ans-chart__tick",
            "x": f"{frame.left - 8:g}",
            "y": f"{y + 5:.1f}",
            "text-anchor": "end",
        }
        shapes.append(element("text", place, f"{number:,g}{data.unit}"))
    shapes.append(
        element(
            "path", {"class": "ans-chart__axis", "d": f"M{frame.left:g} {frame.bottom:g}H{frame.right:g}"}
        )
    )
    return shapes


def _labels(data: Chart, frame: Frame, *, wide: bool) -> list[SafeString]:
    """As many labels as there is room for, the first and the last always."""
    longest = max((len(label) for label in data.labels), default=1) * 8 + 14
    room = max(2, int((frame.right - frame.left) // longest) + 1)
    every = max(1, -(-(len(data.labels) - 1) // (room - 1)))
    shapes = []
    last = len(data.labels) - 1
    for index, label in enumerate(data.labels):
        if index not in (0, last) and (index % every or last - index < every):
            continue
        x = frame.x(index)
        shapes.append(element("path", {"class": "ans-chart__axis", "d": f"M{x:.1f} {frame.bottom:g}v6"}))
        anchor = "middle" if wide or 0 < index < last else "start" if index == 0 else "end"
        place = {
            "class": "ans-chart__tick",
            "x": f"{x:.1f}",
            "y": f"{frame.bottom + 22:g}",
            "text-anchor": anchor,
        }
        shapes.append(element("text", place, label))
    return shapes


def _points(values: Sequence[float | None], frame: Frame) -> list[tuple[float, float]]:
    return [(frame.x(index), frame.y(value)) for index, value in enumerate(values) if value is not None]


def _path(points: Sequence[tuple[float, float]], *, stepped: bool) -> str:
    if not stepped:
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in points[1:])


def _line(series: Series, frame: Frame, *, stepped: bool, dots: bool) -> list[SafeString]:
    """A gap in the numbers is a gap in the line."""
    shapes, run = [], []
    for index, value in enumerate([*series.values, None]):
        if value is not None:
            run.append((frame.x(index), frame.y(value)))
        elif run:
            names = {"class": ["ans-chart__line", f"ans-chart__line--{series.voice}"]}
            shapes.append(element("path", {**names, "d": _path(run, stepped=stepped)}))
            run = []
    points = _points(series.values, frame)
    return shapes + [dot(series, x, y) for x, y in (points if dots else points[-1:])]


def dot(series: Series, x: float, y: float) -> SafeString:
    """A dot in the voice's shape: circle the force, square inspectors, diamond the Commissioner."""
    names = {"class": ["ans-chart__dot", f"ans-chart__dot--{series.voice}"]}
    if series.voice == "force":
        return element("circle", {**names, "cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4.5"})
    if series.voice == "commissioner":
        return element("path", {**names, "d": f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z"})
    return element("rect", {**names, "x": f"{x - 4:.1f}", "y": f"{y - 4:.1f}", "width": "8", "height": "8"})


def _band(series: Series, frame: Frame, *, stepped: bool) -> list[SafeString]:
    if not series.low or not series.high:
        return []
    low, high = _points(series.low, frame), _points(series.high, frame)
    upper, under = _path(high, stepped=stepped), _path(low, stepped=stepped)
    back = _path(low[::-1], stepped=False) if not stepped else _back(low)
    return [
        element("path", {"class": "ans-chart__band", "d": f"{upper}L{back[1:]}Z"}),
        element("path", {"class": "ans-chart__edge", "d": upper}),
        element("path", {"class": "ans-chart__edge", "d": under}),
    ]


def _back(points: Sequence[tuple[float, float]]) -> str:
    """The lower steps, walked from right to left."""
    turned = list(points[::-1])
    path = f"M{turned[0][0]:.1f} {turned[0][1]:.1f}"
    for x, y in turned[1:]:
        path += f"V{y:.1f}H{x:.1f}"
    return path


def _name(series: Series, data: Chart, frame: Frame, *, wide: bool, taken: list[float]) -> list[SafeString]:
    """The last number and the series' name, beside or over the line's end, moved when another name stands there."""
    points = _points(series.values, frame)
    if not points:
        return []
    height, need = points[-1][1], 44.0 if wide else 18.0
    y = height + 5 if wide else height - 12
    while any(abs(y - other) < need for other in taken):
        y += need if y + need < frame.bottom + 20 else -len(taken) * need * 2
    taken.append(y)
    last = next(value for value in reversed(series.values) if value is not None)
    number = f"{last:,g}{data.unit}"
    style = ["ans-chart__name", f"ans-chart__name--{series.voice}"]
    if not wide:
        place = {"class": style, "x": f"{frame.right:g}", "y": f"{max(y, 12):.1f}", "text-anchor": "end"}
        return [element("text", place, f"{number} {series.name}")]
    left = {"class": style, "x": f"{frame.right + 14:g}"}
    first, *rest = textwrap.wrap(series.name, 26, initial_indent="·" * (len(number) + 2)) or [""]
    value = element("tspan", {"class": "ans-chart__value"}, number)
    shapes = [element("text", {**left, "y": f"{y:.1f}"}, value, " ", first.lstrip("·"))]
    return shapes + [
        element("text", {**left, "y": f"{y + 20 * line:.1f}"}, words)
        for line, words in enumerate(rest, start=1)
    ]
