"""How long the statutory document takes to write, in each format, with 20 findings and with 200.

    python bench/documents.py

Prints, per format, the best of five runs for 20 findings (goal: at most 1 s), for 200 (goal: at most 10 times as long),
and the size of each file. The two sizes take turns, so that a busy machine slows both. Ends with status 1 when a goal is
missed; a ratio counts only when 200 findings take longer than a second, because milliseconds are mostly noise.
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta

from answerable.comments import writers
from answerable.comments.cards import AnsweredArea, AnsweredFinding, PlannedAction, StatutoryDocument

PUBLISHED = date(2024, 1, 19)
SAID = (
    "A sergeant has looked at each waiting call every hour since the first of March, and the two oldest are read out at "
    "the morning meeting.\nThe change was tested in two districts first.\n• fewer people call twice\n"
    "• nobody waited a day"
)


def document(findings: int) -> StatutoryDocument:
    """A response with that many findings, in ten areas; each has an answer and two planned actions."""
    made = [_finding(number) for number in range(1, findings + 1)]
    areas = tuple(
        AnsweredArea(f"Area of policing {n + 1}", "adequate", tuple(made[n::10])) for n in range(10)
    )
    return StatutoryDocument(
        force_name="Northmoor Police",
        body_name="Northmoor Police and Crime Commissioner",
        commissioner="Maren Oakshott",
        inspection_reference="peel-2023-25.northmoor",
        inspection_title="PEEL 2023–25",
        published_on=PUBLISHED,
        last_day=PUBLISHED + timedelta(days=55),
        types={
            "force_specific": True,
            "national": False,
            "follow_up": False,
            "thematic": False,
            "partner": False,
        },
        force_quoted=True,
        monitoring_phase="scan",
        summary=SAID,
        areas=areas,
        force_response=SAID,
        statement=SAID,
        scrutiny_on=date(2024, 4, 18),
        questions=("What was done at once?", "What will be different by September?"),
        draft=False,
        published_response_on=date(2024, 3, 6),
    )


def _finding(number: int) -> AnsweredFinding:
    return AnsweredFinding(
        reference=f"peel-2023-25.northmoor.afi-{number:02}",
        kind="area_for_improvement",
        number=str(number),
        text=f"The force should make sure that process {number} is looked at by a supervisor within the day.",
        page=number,
        explanation=SAID,
        actions=(
            PlannedAction("Hourly review of waiting calls", "Head of contact", date(2024, 3, 1)),
            PlannedAction("One screen in place of four", "Head of digital", None),
        ),
    )


def best_of_five(*given: StatutoryDocument, format: str) -> list[tuple[float, int]]:
    """For each document: seconds of the quickest run, and the size in bytes."""
    runs: list[list[tuple[float, int]]] = [[] for _ in given]
    for _ in range(5):
        for one, run in zip(given, runs, strict=True):
            start = time.perf_counter()
            size = len(writers.write(one, format=format))
            run.append((time.perf_counter() - start, size))
    return [min(run) for run in runs]


def main() -> int:
    """Measure, print, and say whether the goals are met."""
    small, large = document(20), document(200)
    missed = False
    print(f"{'format':8}{'20':>10}{'200':>10}{'ratio':>8}{'size 20':>10}{'size 200':>10}")
    for name in writers.FORMATS:
        (quick, few), (slow, many) = best_of_five(small, large, format=name)
        ratio = slow / quick
        missed |= quick > 1 or (ratio > 10 and slow > 1)
        print(
            f"{name:8}{quick:>8.3f} s{slow:>8.3f} s{ratio:>8.1f}{few / 1000:>7.0f} kB{many / 1000:>7.0f} kB"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
