"""Charts: a sentence, the picture wide and narrow, its table, and CSV. The words come from the numbers themselves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from django.utils.safestring import SafeString

from answerable.look.cards import Chart, Series
from answerable.look.drawings.bars import bars
from answerable.look.drawings.lines import lines
from answerable.look.markup import element, join, link


def chart(data: Chart, *, name: str = "chart", level: int = 2) -> SafeString:
    """The figure and its table. `name` is unique on the page; `level` is that of the heading.

    Raises ValueError for more than four series, or values that do not match the labels.
    """
    if len(data.series) > 4:
        raise ValueError("A chart of more than four series cannot be read; draw a table.")
    if any(len(one.values) != len(data.labels) for one in data.series):
        raise ValueError("Every series of a chart needs one value for each label.")
    about = description(data)
    draw = bars if data.shape == "bar" else lines
    return element(
        "figure",
        {"class": "ans-chart", "aria-labelledby": name},
        element(f"h{level}", {"class": "ans-chart__title", "id": name}, data.title),
        element("p", {"class": "ans-chart__sub"}, data.sub),
        draw(data, scale(data), wide=True, name=f"{name}-wide", about=about),
        draw(data, scale(data), wide=False, name=f"{name}-narrow", about=about),
        table(data),
        element("p", {"class": "govuk-body-s"}, link("The same numbers (CSV)", data.csv)) if data.csv else "",
    )


def description(data: Chart) -> str:
    """What the picture shows, in words: for each series its first and last number, its lowest and its highest."""
    return " ".join([f"{data.sub}.", *(_course(data, one) for one in data.series)])


def _course(data: Chart, series: Series) -> str:
    known = [
        (value, label) for value, label in zip(series.values, data.labels, strict=True) if value is not None
    ]
    if not known:
        return f"{series.name}: no numbers."
    if data.shape == "bar":
        return (
            f"{series.name}: "
            + ", ".join(f"{label} {shown(value, data.unit)}" for value, label in known)
            + "."
        )
    low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
    first, last = known[0], known[-1]
    return (
        f"{series.name}: {shown(first[0], data.unit)} at {first[1]}, {shown(last[0], data.unit)} at {last[1]}; "
        f"lowest {shown(low[0], data.unit)} at {low[1]}, highest {shown(high[0], data.unit)} at {high[1]}."
    )


def scale(data: Chart) -> list[float]:
    """Round numbers from 0 past the highest value, three to six of them; up to 100 where the unit is %."""
    numbers = [value for one in data.series for value in (*one.values, *one.high) if value is not None]
    top = max(numbers, default=0) or 1
    if data.unit == "%" and top <= 100:
        return [0, 25, 50, 75, 100]
    rough = top / 4
    step = 10 ** math.floor(math.log10(rough))
    step *= next(times for times in (1, 2, 2.5, 5, 10) if step * times >= rough)
    if all(float(value).is_integer() for value in numbers):
        step = max(1, math.ceil(step))
    return [step * index for index in range(math.ceil(top / step) + 1)]


def shown(value: float | None, unit: str = "") -> str:
    """A number as it is printed; none where there is none."""
    return "none" if value is None else f"{value:,.4g}{unit}" if value < 10_000 else f"{value:,.0f}{unit}"


def table(data: Chart) -> SafeString:
    """The same numbers as a table, the newest last, each a link to its rows where there are links."""
    numeric = ["govuk-table__header", "govuk-table__header--numeric"]
    head = [element("th", {"scope": "col", "class": "govuk-table__header"}, data.label_heading)]
    head += [element("th", {"scope": "col", "class": numeric}, _capital(one.name)) for one in data.series]
    return element(
        "table",
        {"class": "govuk-table ans-table ans-table--dense ans-table--narrow ans-num"},
        element("caption", {"class": "govuk-table__caption govuk-table__caption--s"}, "The same numbers"),
        element("thead", {"class": "govuk-table__head"}, element("tr", {"class": "govuk-table__row"}, *head)),
        element(
            "tbody", {"class": "govuk-table__body"}, *(_row(data, index) for index in range(len(data.labels)))
        ),
    )


def _row(data: Chart, index: int) -> SafeString:
    href = data.links[index] if index < len(data.links) else ""
    cells = []
    for one in data.series:
        words: object = shown(one.values[index], data.unit)
        if href and one.values[index] is not None:
            words = link(words, href)
        extent = _extent(one, index, data.unit)
        cells.append(
            element("td", {"class": "govuk-table__cell govuk-table__cell--numeric"}, join([words, extent]))
        )
    short = len(data.labels[index]) <= 14 and "ans-nowrap"
    name = {"scope": "row", "class": ["govuk-table__header govuk-!-font-weight-regular", short]}
    return element("tr", {"class": "govuk-table__row"}, element("th", name, data.labels[index]), *cells)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _extent(series: Series, index: int, unit: str) -> str:
    bounds: Sequence[Sequence[float]] = (series.low, series.high)
    if any(len(one) <= index for one in bounds):
        return ""
    return f" (likely {shown(series.low[index], unit)} to {shown(series.high[index], unit)})"
