"""Marks: every value of a reading stands where its mark says, and cutting a block into stretches loses nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read
from answerable.extraction.readers.marks import AGAIN, FINDING, VALUE, Mark, marks_of, stretches
from tests.extraction.reading_samples import SAMPLES

_marks = st.builds(
    Mark,
    start=st.integers(-2, 40),
    end=st.integers(-2, 40),
    sort=st.sampled_from([FINDING, AGAIN, VALUE]),
    label=st.sampled_from("abc"),
)


@given(st.integers(0, 30), st.lists(_marks, max_size=6))
def test_stretches_cover_a_block_once_and_in_order(length: int, marks: list[Mark]) -> None:
    found = stretches(length, marks)
    assert "".join("x" * (end - start) for start, end, _ in found) == "x" * length
    assert [start for start, _, _ in found] == sorted({start for start, _, _ in found})
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert all(mark is None or (mark.start <= start and end <= mark.end) for start, end, mark in found)


def test_finding_keeps_the_words_it_shares_with_a_value() -> None:
    value, finding = Mark(0, 10, VALUE, "Summary"), Mark(4, 8, FINDING, "1")
    assert stretches(12, [value, finding]) == [
        (0, 4, value),
        (4, 8, finding),
        (8, 10, value),
        (10, 12, None),
    ]


def test_every_value_of_a_form_is_marked_with_its_own_words() -> None:
    text = read_blocks(SAMPLES / "forms/southvale.txt")
    reading = read(text)
    marked = {
        (mark.label, text.blocks[block].text[mark.start : mark.end])
        for block, marks in marks_of(reading).items()
        for mark in marks
    }
    wanted = {("Title", reading.title.value), ("Published", "3 May 2023"), ("Force", reading.force.value)}
    wanted |= {(one.id[1:], one.text) for one in reading.findings if len(one.places) == 1}
    assert wanted - marked == set()
