"""No pattern takes more than its share of time: four times the text takes about four times as long, not sixteen."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module

import pytest

from answerable.documents.cards import Block, Text
from answerable.documents.formats import read_blocks
from answerable.extraction.readers import FAMILIES

BAITS = (
    "A", "a ", " ", "7", "1.", ".", "-", "- ", "(", "“", "should ", "The force should ", "Aa ", "A, ",
    "recommendation 1 ",
    "cause of concern ", "2024", "12 March 2024 ", "a: ", "<p>", "<!--a-->", "☐", "\t",
)  # fmt: skip
SHORT, TIMES = 3_000, 4
WORST = 9
"""Four is linear and sixteen is quadratic; the rest is a busy machine's."""
UNFELT = 0.08
"""Seconds under which nothing is said: the noise of so short a time is greater than the time."""


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def text_of(bait: str, length: int) -> Text:
    return Text((Block(0, "Report"), Block(1, "x" + bait * (length // len(bait)) + "x")), "txt")


def grows(work: Callable[[int], object]) -> float:
    """How many times longer four times as much takes; 0 when even that takes no time worth measuring."""
    long = seconds(lambda: work(SHORT * TIMES))
    return 0.0 if long < UNFELT else long / max(seconds(lambda: work(SHORT)), 0.001)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_reader_takes_time_in_proportion_to_its_text(family: str) -> None:
    module = import_module(f"answerable.extraction.readers.{family}")

    def work(bait: str, length: int) -> None:
        text = text_of(bait, length)
        module.fit(text)
        module.read(text)

    slow = {bait: found for bait in BAITS if (found := grows(lambda length: work(bait, length))) > WORST}  # noqa: B023
    assert slow == {}


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv"])
def test_a_format_takes_time_in_proportion_to_its_file(name: str) -> None:
    def work(bait: str, length: int) -> None:
        read_blocks(("Report\n" + bait * (length // len(bait)) + "x").encode(), name=name)

    slow = {bait: found for bait in BAITS if (found := grows(lambda length: work(bait, length))) > WORST}  # noqa: B023
    assert slow == {}


def test_comments_before_a_page_are_passed_over_at_once() -> None:
    page = b"<!--a-->" * 4000 + b"<p>Words"
    text = read_blocks(page + b"<" * 9, name="a.html")
    assert [block.text for block in text.blocks] == ["Words<<<<<<<<<"]
