"""Bar charts: bars lie down, so that their names can be read; the number stands at the end of each."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from answerable.look.cards import Chart, Series
from answerable.look.drawings.lines import picture
from answerable.look.markup import element

_BAR, _GAP = 18, 5


def bars(data: Chart, scale: Sequence[float], *, wide: bool, name: str, about: str) -> SafeString:
    """The picture. Wide: names to the left of the bars; narrow: above them. With several series, each bar says whose."""
    left, right = (300.0, 860.0) if wide else (0.0, 250.0)
    highest = scale[-1]
    shapes: list[SafeString] = []
    y = 4.0
    for index, label in enumerate(data.labels):
        anchor = {"x": f"{left - 12:g}", "text-anchor": "end"} if wide else {"x": "0", "text-anchor": "start"}
        shapes.append(element("text", {"class": "ans-chart__name", **anchor, "y": f"{y + 14:g}"}, label))
        y += 0 if wide else 24
        for series in data.series:
            value = series.values[index]
            if value is not None:
                width = (right - left) * value / highest
                shapes += _bar(data, series, value, x=left, y=y, width=width)
            y += _BAR + _GAP
        y += 12
    first = {"class": "ans-chart__axis", "d": f"M{left:g} 0V{y - 8:g}"}
    shapes.append(element("path", first))
    return picture(shapes, wide=wide, height=y, name=name, title=data.title, about=about)


def _bar(data: Chart, series: Series, value: float, *, x: float, y: float, width: float) -> list[SafeString]:
    names = {"class": ["ans-chart__bar", f"ans-chart__bar--{series.voice}"]}
    box = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{max(width, 0.5):.1f}", "height": str(_BAR)}
    words = f"{value:,g}{data.unit}" + (f" {series.name}" if len(data.series) > 1 else "")
    place = {"class": "ans-chart__note", "x": f"{x + width + 8:.1f}", "y": f"{y + 14:g}"}
    return [element("rect", {**names, **box}), element("text", place, words)]
