"""What the columns of a tracker mean."""

from __future__ import annotations

import pytest

from answerable.documents.cards import Block, Cell, Text
from answerable.extraction.readers.column_words import ALIASES, IGNORE, ROLES, UNSURE, heading_key
from answerable.extraction.readers.kinds_in_words import kind_in_reference, kind_in_words
from answerable.extraction.readers.lines import lines_of
from answerable.extraction.readers.sheet_columns import Section, Told, grids, sections_of

LONG = "The force should make sure that supervisors check every file before it goes to the prosecutor."


def sections(rows: list[list[str]], *, told: dict[str, str] | None = None) -> tuple[Section, ...]:
    said = [Told(told)] if told else []
    cells = [
        (row, column, words) for row, held in enumerate(rows) for column, words in enumerate(held) if words
    ]
    blocks = [
        Block(index, words, "cell", cell=Cell(0, row, column))
        for index, (row, column, words) in enumerate(cells)
    ]
    return sections_of(0, grids(lines_of(Text(tuple(blocks), "xlsx")))[0], told=said)


def roles(rows: list[list[str]], *, told: dict[str, str] | None = None) -> list[str | tuple[str, ...]]:
    """Each column's role, or what it could be."""
    (section,) = sections(rows, told=told)
    return [column.role or column.could_be for column in section.columns]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("HMICFRS Rec. No.", "rec no"),
        ("Due\nDate", "due date"),
        ("Owner (chief officer)", "owner"),
        ("Rec. #", "rec no"),
        ("% complete", "% complete"),
        ("  Recommendation / AFI ", "recommendation afi"),
        ("RAG_Status", "rag status"),
        ("(tbc)", "(tbc)"),
        ("Finding as printed", "finding"),
        ("Inspectors’ recommendation in full", "recommendation"),
    ],
)
def test_headings_are_compared_without_brackets_marks_and_whose_they_are(heading, key):
    assert heading_key(heading) == key


def test_every_alias_is_its_own_key_and_every_role_it_may_be_exists():
    assert [alias for alias in ALIASES if heading_key(alias) != alias] == []
    assert {role for options in UNSURE.values() for role in options} <= set(ROLES)


def test_columns_are_known_by_their_headings_under_rows_of_title():
    rows = [
        ["Northmoor Police inspection tracker"],
        ["Correct at 3 May 2024"],
        ["Ref", "Type", "Recommendation", "Lead", "Due date", "RAG", "Update", "Date closed"],
        ["AFI 1", "AFI", LONG, "ACC Crime", "31/10/2024", "Amber", "Under way.", ""],
    ]
    assert roles(rows) == ["reference", "kind", "finding", "owner", "due", "rag", "comment", "closed"]
    assert sections(rows)[0].header == 2


def test_column_that_may_be_several_things_is_settled_by_its_values_or_asked_about():
    rows = [
        ["Recommendation", "Level", "Completion date", "Recommendation or AFI", "Rating"],
        [LONG, "2", "31/10/2024", "AFI", "Red"],
        [LONG, "1", "3 May 2024", "Recommendation", "Green"],
    ]
    assert roles(rows) == ["finding", ("level", "status"), ("due", "closed"), "kind", "rag"]


def test_heading_its_values_contradict_is_asked_about():
    rows = [["Recommendation", "Type", "Owner"], [LONG, "National", "ACC"]]
    assert roles(rows) == ["finding", ("kind",), "owner"]
    rows = [["Recommendation", "Date closed", "Owner"], [LONG, "See the minutes", "ACC"]]
    assert roles(rows) == ["finding", ("closed",), "owner"]


def test_unknown_column_is_left_alone():
    assert roles([["Recommendation", "Owner", "Portfolio board"], [LONG, "ACC", "Crime"]]) == [
        "finding",
        "owner",
        (),
    ]


def test_what_a_person_told_of_a_heading_settles_it():
    rows = [["Recommendation", "Level", "Portfolio board"], [LONG, "2", "Crime"]]
    assert roles(rows, told={"level": "status", "portfolio board": "area"}) == ["finding", "status", "area"]
    assert roles(rows, told={"level": IGNORE}) == ["finding", (), ()]


def test_of_two_columns_for_one_thing_the_one_with_the_words_is_the_finding():
    rows = [["Recommendation", "Recommendation text", "Owner"], ["7", LONG, "ACC"]]
    assert roles(rows) == [("finding",), "finding", "owner"]


def test_table_is_cut_where_its_header_comes_again():
    rows = [
        ["Ref", "Recommendation", "Owner"],
        ["1", LONG, "ACC"],
        ["Ref", "Area for improvement", "Lead", "Status"],
        ["2", LONG, "ACC", "Open"],
    ]
    first, second = sections(rows)
    assert [(one.header, one.end, len(one.columns)) for one in (first, second)] == [(0, 2, 3), (2, 4, 4)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Colour", "Meaning"], ["Green", "The recommendation has been carried out."]],
        [["Name", "Telephone"], ["A Farrow", "01632 960001"]],
        [[LONG, LONG], [LONG, LONG]],
        [["Recommendation"], [LONG]],
    ],
)
def test_table_that_is_no_tracker_has_no_columns(rows):
    assert sections(rows) == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("AFI", "area_for_improvement"),
        ("Areas for Improvement", "area_for_improvement"),
        ("Accelerated cause of concern", "cause_of_concern"),
        ("Cause for concern", "cause_of_concern"),
        ("Rec", "recommendation"),
        ("Recommendation (cause of concern)", None),
        ("Cause of concern – recommendation", "recommendation"),
        ("AFI / Recommendation", None),
        ("Innovative practice", None),
        ("Record keeping", None),
    ],
)
def test_kind_is_told_from_a_few_words(words, kind):
    assert kind_in_words(words) == kind


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        ("AFI 3", "area_for_improvement"),
        ("PEEL21-CoC-1", "cause_of_concern"),
        ("CoC1.Rec2", "recommendation"),
        ("R12", "recommendation"),
        ("NM/2023/004", None),
        ("17", None),
    ],
)
def test_kind_is_told_from_a_reference(reference, kind):
    assert kind_in_reference(reference) == kind
