"""The small things readers know: dates, labels, lead-ins, likeness, lines."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.documents.cards import Block, Text
from answerable.extraction.readers.dates import date_in, dates_in, years_in
from answerable.extraction.readers.grades_in_text import graded_heading, lone_grade
from answerable.extraction.readers.likeness import SAME, likeness, plain_words
from answerable.extraction.readers.lines import Line, lines_of
from answerable.extraction.readers.words import label_of, lead_in


def line(words: str) -> Line:
    """One line of plain text."""
    return lines_of(Text((Block(0, words),), "txt"))[0]


@pytest.mark.parametrize(
    "words", ["3 May 2022", "3rd May, 2022", "May 3, 2022", "03/05/2022", "2022-05-03", "3rd of May 2022"]
)
def test_dates_are_british(words: str) -> None:
    assert [dated.on for dated in dates_in(f"on {words}.")] == [date(2022, 5, 3)]


@pytest.mark.parametrize(
    ("words", "lacks"),
    [("May 2022", "month_only"), ("3 May", "without_year"), ("3 May 2022", ""), ("31/02/2022", None)],
)
def test_a_date_says_what_it_lacks(words: str, lacks: str | None) -> None:
    dated = date_in(words)
    assert (dated.lacks if dated else None) == lacks


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("PEEL 2021/22", (2021, 2022)),
        ("PEEL 2023–25", (2023, 2025)),
        ("PEEL 2018/2019", (2018, 2019)),
        ("Custody", ()),
    ],
)
def test_years_of_a_title(title: str, years: tuple[int, ...]) -> None:
    assert years_in(title) == years


@pytest.mark.parametrize(
    ("words", "kind", "ref"),
    [
        ("Cause for concern", "cause_of_concern", None),
        ("Areas for improvement (AFI):", "area_for_improvement", None),
        ("CoC 2 - The force waits", "cause_of_concern", "CoC 2"),
        ("AFI 3: The force should act", "area_for_improvement", "AFI 3"),
        ("Recommendation 4", "recommendation", "4"),
    ],
)
def test_labels_keep_abbreviations_in_references(words: str, kind: str, ref: str | None) -> None:
    label = label_of(line(words))
    assert label is not None
    assert (label.kind, label.ref) == (kind, ref)


@pytest.mark.parametrize(
    "words", ["Recommendations will follow", "Areas for improvement were found", "Record keeping", "Cocoa"]
)
def test_sentences_are_no_labels(words: str) -> None:
    assert label_of(line(words)) is None


def test_lead_in_parts_from_the_statement_before_it() -> None:
    found = lead_in(
        line("It waits, as in the 2019 inspection Northmoor Police should take steps at once to:")
    )
    assert found is not None
    before, lead = found
    assert before is not None
    assert before.text == "It waits, as in the 2019 inspection"
    assert lead == "Northmoor Police should take steps at once to"


def test_grades_are_told_from_areas_that_begin_with_one() -> None:
    assert lone_grade(line("Good use of resources")) is None
    heading = graded_heading(line("Good use of resources (outstanding)"))
    assert heading is not None
    assert heading.area is not None
    assert (heading.area.text, heading.grade) == ("Good use of resources", "outstanding")


def test_likeness_looks_past_lead_ins_but_not_past_sense() -> None:
    bare, led = (
        plain_words("provide one plan for all of it"),
        plain_words("take steps to provide one plan for all of it."),
    )
    assert likeness(bare, led) == 1
    other = plain_words("The force should improve how it shares information with schools")
    assert likeness(plain_words("The force should improve how it manages bail"), other) < SAME


def test_a_line_cut_by_a_page_break_has_two_places() -> None:
    seen = (70.0, 700.0, 300.0, 712.0)
    blocks = (
        Block(0, "The force should answer every", page=1, box=seen),
        Block(1, "call within a minute.", page=2, box=seen),
    )
    lines = lines_of(Text(blocks, "pdf", pages=2))
    assert [(one.text, len(one.parts)) for one in lines] == [
        ("The force should answer every call within a minute.", 2)
    ]
    assert [place.page for place in lines[0].span().places] == [1, 2]


def test_a_paragraph_that_the_file_itself_marks_ends_where_it_says() -> None:
    blocks = (Block(0, "Dear all", page=1), Block(1, "we did it.", page=1))
    assert [line.text for line in lines_of(Text(blocks, "pdf", pages=1))] == ["Dear all", "we did it."]
