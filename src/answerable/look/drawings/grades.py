"""Grades over time: area × inspection, with a break where the scale changed, because nobody may compare across it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from answerable.look.cards import AreaGrades, Inspection
from answerable.look.drawings.labels import grade
from answerable.look.markup import element, join, link

_SCALE_WORDS = {"four": ("Four grades", "until 2019"), "five": ("Five grades", "since 2021")}


def matrix(
    inspections: Sequence[Inspection], areas: Sequence[AreaGrades], *, caption: str, csv: str = ""
) -> SafeString:
    """A table with a row for each area and a column for each inspection, oldest first; the word in every cell."""
    breaks = {
        index
        for index in range(1, len(inspections))
        if inspections[index].scale != inspections[index - 1].scale
    }
    warning = (
        "Inspectors changed from four grades to five in 2021, and ask that grades are not compared across the change. "
        "We draw a break there, and use a different colour on each side."
    )
    table = element(
        "table",
        {"class": "ans-grades", "role": "table"},
        element("caption", None, caption),
        _head(inspections, breaks),
        element("tbody", {"role": "rowgroup"}, *(_row(area, inspections, breaks) for area in areas)),
    )
    return join(
        [
            element("p", {"class": "ans-grades__warn"}, warning) if breaks else "",
            table,
            element("p", {"class": "govuk-body-s"}, link("The same grades (CSV)", csv)) if csv else "",
        ]
    )


def _head(inspections: Sequence[Inspection], breaks: set[int]) -> SafeString:
    column = {"role": "columnheader"}
    scales = [element("td", {"role": "cell"})]
    start = 0
    for index in range(1, len(inspections) + 1):
        if index == len(inspections) or index in breaks:
            words, when = _SCALE_WORDS[inspections[start].scale]
            names = ["ans-grades__scale", start in breaks and "ans-grades__break"]
            span = {"scope": "colgroup", "colspan": str(index - start), "class": names}
            scales.append(element("th", {**column, **span}, words, " ", element("small", None, when)))
            start = index
    cycles = [
        element(
            "th",
            {
                **column,
                "scope": "col",
                "class": ["ans-grades__cycle", index in breaks and "ans-grades__break"],
            },
            one.title,
            " ",
            element("small", None, one.published),
        )
        for index, one in enumerate(inspections)
    ]
    area = element("th", {**column, "scope": "col"}, "Area")
    return element(
        "thead",
        {"role": "rowgroup"},
        element("tr", {"role": "row"}, *scales) if inspections else "",
        element("tr", {"role": "row"}, area, *cycles),
    )


def _row(area: AreaGrades, inspections: Sequence[Inspection], breaks: set[int]) -> SafeString:
    cells = []
    for index, (value, inspection) in enumerate(zip(area.grades, inspections, strict=True)):
        label = element("span", {"class": "ans-grades__label", "aria-hidden": "true"}, inspection.title)
        chip = grade(value, scale=inspection.scale)
        cells.append(
            element("td", {"role": "cell", "class": [index in breaks and "ans-grades__break"]}, label, chip)
        )
    name = link(area.area, area.href) if area.href else area.area
    return element("tr", {"role": "row"}, element("th", {"role": "rowheader", "scope": "row"}, name), *cells)
