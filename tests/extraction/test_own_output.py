"""What our writers publish, our readers read back: the same findings, grades, facts and questions."""

from __future__ import annotations

import pytest
from tests.comments.samples import FULL

from answerable.comments.cards import AnsweredFinding
from answerable.comments.writers import FORMATS, write
from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Candidate, Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.lines import fold

Row = tuple[str, str, str | None, str | None, str | None]


@pytest.fixture(scope="module", params=list(FORMATS))
def reading(request: pytest.FixtureRequest) -> Reading:
    return read(read_blocks(write(FULL, format=request.param)))


def test_findings_come_back_under_their_areas_and_concerns(reading: Reading) -> None:
    wanted = [
        row
        for area in FULL.areas
        for finding in area.findings
        for row in [
            _written(finding, area.name, None),
            *(_written(c, area.name, finding) for c in finding.children),
        ]
    ]
    texts = {finding.id: finding.text for finding in reading.findings}
    assert sorted(map(str, (_read(finding, texts) for finding in reading.findings))) == sorted(
        map(str, wanted)
    )


def _written(finding: AnsweredFinding, area: str, parent: AnsweredFinding | None) -> Row:
    number = None if finding.kind == "cause_of_concern" else finding.number
    return (finding.kind, fold(finding.text), area or None, number, fold(parent.text) if parent else None)


def _read(finding: Candidate, texts: dict[str, str]) -> Row:
    number = None if finding.kind == "cause_of_concern" else finding.ref
    parent = texts[finding.parent] if finding.parent else None
    return (finding.kind, finding.text, finding.question, number, parent)


def test_facts_come_back(reading: Reading) -> None:
    assert (reading.title.value, reading.force.value) == (FULL.inspection_title, FULL.force_name)
    assert (reading.published.value, reading.scrutiny_on.value) == (FULL.published_on, FULL.scrutiny_on)
    assert {name: fact.value for name, fact in reading.types.items()} == FULL.types
    assert reading.force_quoted.value == FULL.force_quoted
    assert [question.text for question in reading.questions] == [
        fold(question) for question in FULL.questions
    ]
    assert [(g.question, g.grade) for g in reading.grades] == [
        (a.name, a.grade) for a in FULL.areas if a.grade
    ]
    assert fold(reading.pcc_statement.value or "") == fold(FULL.statement)


def test_only_the_date_is_left_for_a_person_to_settle(reading: Reading) -> None:
    assert [doubt.code for doubt in reading.doubts if doubt.decide] == ["confirm_published"]
