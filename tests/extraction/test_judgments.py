"""Judgment sentences: which give a grade, to what, and which only sound like it."""

from __future__ import annotations

import pytest

from answerable.documents.cards import Block, Text
from answerable.extraction.readers.counts import count_doubts
from answerable.extraction.readers.judgments import judged_list, judgments_in, same_area, speaks_of
from answerable.extraction.readers.lines import Line, lines_of


def line(words: str) -> Line:
    """One line of plain text."""
    return lines_of(Text((Block(0, words),), "txt"))[0]


@pytest.mark.parametrize(
    ("words", "grade", "about"),
    [
        ("Northmoor Police is good at investigating crime.", "good", "investigating crime"),
        ("The force is outstanding at preventing crime.", "outstanding", "preventing crime"),
        (
            "The service requires improvement in the way it trains staff.",
            "requires_improvement",
            "it trains staff",
        ),
        ("Northmoor Police is adequate in how it treats people.", "adequate", "it treats people"),
        ("It is also ‘inadequate’ at managing demand.", "inadequate", "managing demand"),
        (
            "Overall, HMIC judges Northmoor Police as good at keeping people safe.",
            "good",
            "keeping people safe",
        ),
        (
            "Northmoor Police is judged as requiring improvement at planning.",
            "requires_improvement",
            "planning",
        ),
        ("The way it prevents fires is inadequate.", "inadequate", "The way it prevents fires"),
        ("Northmoor Fire Brigade’s overall efficiency is good.", "good", "overall efficiency"),
        (
            "The extent to which the force is efficient is: good.",
            "good",
            "The extent to which the force is efficient",
        ),
    ],
)
def test_judgments_name_grade_and_area(words: str, grade: str, about: str) -> None:
    assert [(one.grade, one.about.text, one.whole) for one in judgments_in(line(words))] == [
        (grade, about, True)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Northmoor Police does well at cutting crime.",
        "Northmoor Police was good at investigating crime.",
        "In 2016, we judged the force to be good at preventing crime.",
        "Engagement with the community is good",
        "The force makes good use of resources at night.",
        "The force should be good at answering calls.",
        "The extent to which the force is effective: not yet graded.",
    ],
)
def test_what_only_sounds_like_a_judgment_is_none(words: str) -> None:
    assert judgments_in(line(words)) == []


def test_one_sentence_may_grade_several_areas() -> None:
    words = "The force is good at reducing crime, good at investigating offending and adequate at tackling nuisance;"
    assert [(one.grade, one.about.text) for one in judgments_in(line(words))] == [
        ("good", "reducing crime"),
        ("good", "investigating offending"),
        ("adequate", "tackling nuisance"),
    ]


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("But it is good at:", "good"),
        ("The effectiveness of the service requires improvement in the way it:", "requires_improvement"),
        ("The service looks after its people. It also requires improvement at:", "requires_improvement"),
        ("However, the service should ensure that:", None),
        ("In particular, it is good because it:", None),
    ],
)
def test_sentence_before_a_list_may_grade_its_items(words: str, grade: str | None) -> None:
    assert judged_list(line(words)) == grade


def test_numbers_in_letters_are_counted_beyond_twenty() -> None:
    lines = [line("The report makes forty-three recommendations and 12 areas requiring improvement.")]
    assert [doubt.message for doubt in count_doubts(lines, ())] == [
        "The text speaks of twelve areas for improvement; none could be read. Some may be missing.",
        "The text speaks of 43 recommendations; none could be read. Some may be missing.",
    ]


def test_words_of_a_judgment_are_matched_with_headings() -> None:
    asked = "How effectively does the force reduce crime and keep people safe?"
    assert speaks_of("reducing crime and keeping people safe", asked)
    assert speaks_of("overall effectiveness", asked)
    assert not speaks_of("protecting vulnerable people", asked)
    assert same_area(
        "promoting the right values and culture", "How well does the FRS promote its values and culture?"
    )
    extent = "The extent to which Northmoor Police is {} at keeping people safe and reducing crime"
    assert same_area(
        extent.format("efficient"), "How efficient is the force at keeping people safe and reducing crime?"
    )
    assert not same_area(extent.format("efficient"), extent.format("effective"))
    assert not same_area("responding to the public", "Treating the public with fairness and respect")
