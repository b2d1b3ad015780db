"""Does four times the text take about four times as long? Sixteen would be quadratic.

    python bench/linear.py

Every family reads texts made of one bait over and over, as do the formats of plain text. A ratio in one run, in processor
time; times too short to say anything are left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module

from answerable.documents.cards import Block, Text
from answerable.documents.formats import read_blocks
from answerable.extraction.readers import FAMILIES

BAITS = (
    "A", "a ", " ", "7", "1.", ".", "-", "- ", "(", "“", "should ", "The force should ", "Aa ", "A, ",
    "recommendation 1 ", "cause of concern ", "2024", "12 March 2024 ", "a: ", "<p>", "<!--a-->", "☐", "\t",
)  # fmt: skip
SHORT, TIMES = 6_000, 4
UNFELT = 0.15
"""Seconds under which nothing is said: the noise of so short a time is greater than the time."""


def seconds(work: Callable[[int], object], length: int) -> float:
    """Processor time of one run."""
    began = time.process_time()
    work(length)
    return time.process_time() - began


def grows(work: Callable[[int], object]) -> float:
    """How many times longer four times as much takes; 0 where even that takes no time worth measuring."""
    long = seconds(work, SHORT * TIMES)
    return 0.0 if long < UNFELT else long / max(seconds(work, SHORT), 0.001)


def read_with(family: str, bait: str) -> Callable[[int], object]:
    """Reading a text of so many letters of a bait with one family."""
    module = import_module(f"answerable.extraction.readers.{family}")

    def work(length: int) -> object:
        blocks = (Block(0, "Report"), Block(1, "x" + bait * (length // len(bait)) + "x"))
        text = Text(blocks, "txt")
        return module.fit(text), module.read(text)

    return work


def read_as(name: str, bait: str) -> Callable[[int], object]:
    """Reading a file of that name with so many letters of a bait."""
    return lambda length: read_blocks(("Report\n" + bait * (length // len(bait)) + "x").encode(), name=name)


def main() -> None:
    """See the module's own words."""
    worst = []
    for bait in BAITS:
        worst += [(grows(read_with(family, bait)), family, bait) for family in FAMILIES]
        worst += [(grows(read_as(name, bait)), name, bait) for name in ("a.txt", "a.html", "a.csv")]
    for ratio, what, bait in sorted(worst, reverse=True)[:10]:
        print(f"{ratio:5.1f} times for {TIMES} times the text: {what} on {bait!r}")


if __name__ == "__main__":
    main()
