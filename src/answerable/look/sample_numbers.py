"""The pattern sheet's sample grades and charts."""

from __future__ import annotations

from answerable.look.cards import AreaGrades, Chart, Inspection, Series

INSPECTIONS = [
    Inspection("PEEL 2017", "published 2018", "four"),
    Inspection("PEEL 2018/19", "published 2019", "four"),
    Inspection("PEEL 2021/22", "published 2023", "five"),
    Inspection("PEEL 2023–25", "published 2024", "five"),
]
AREAS = [
    AreaGrades("Preventing crime and anti-social behaviour", ["good", "good", "good", "outstanding"], "#"),
    AreaGrades(
        "Responding to the public", [None, "requires_improvement", "inadequate", "requires_improvement"], "#"
    ),
    AreaGrades("Investigating crime", ["good", "inadequate", "requires_improvement", "adequate"], "#"),
]
_MONTHS = ["Aug 23", "Sep", "Oct", "Nov", "Dec", "Jan 24", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug 24"]
LINE = Chart(
    "Twelve findings wait for inspectors, four times last year’s number",
    "Findings open at the end of each month, Northmoor Police, August 2023 to August 2024",
    _MONTHS,
    [
        Series(
            "open: inspectors have not closed",
            [49, 49, 48, 46, 46, 45, 44, 41, 40, 38, 36, 48, 47],
            "inspectors",
        ),
        Series("of these, finished, the force says", [3, 3, 4, 4, 5, 6, 6, 5, 7, 9, 11, 12, 12], "force"),
    ],
    label_heading="End of",
    csv="#",
    links=["#"] * 13,
)
STEPS = Chart(
    "Half of findings are closed within 18 months",
    "Share closed by inspectors, by months since publication, 108 findings since 2019",
    ["0", "6", "12", "18", "24", "30", "36"],
    [
        Series(
            "closed",
            [0, 16, 41, 52, 74, 80, 88],
            low=[0, 10, 32, 43, 63, 70, 77],
            high=[0, 24, 51, 61, 83, 88, 95],
        )
    ],
    shape="step",
    label_heading="By month",
    unit="%",
)
BAR = Chart(
    "Most open findings are about investigations",
    "Open findings by area, Northmoor Police, 20 August 2024",
    ["Investigating crime", "Protecting vulnerable people", "Responding to the public"],
    [Series("open", [21, 15, 11])],
    shape="bar",
    label_heading="Area",
)
