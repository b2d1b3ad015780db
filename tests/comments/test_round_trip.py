"""What we publish, read back by our own readers: the same findings, grades, ticks, dates, statement and questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from answerable.comments import writers
from answerable.comments.cards import AnsweredArea, AnsweredFinding, PlannedAction, StatutoryDocument
from answerable.documents.formats import read_blocks
from answerable.extraction import readers
from answerable.extraction.cards import Reading

FORMATS = sorted(writers.FORMATS)
FORCES = ("Northmoor Police", "Eastmarch Constabulary", "Southvale Police", "Westfold and Ridgeway Police")
AREAS = (
    "Preventing crime",
    "Responding to the public",
    "Investigating crime",
    "Protecting vulnerable people",
    "Managing offenders and suspects",
    "Building, supporting and protecting the workforce",
    "Strategic planning, organisational management and value for money",
)
GRADES = ("outstanding", "good", "adequate", "requires_improvement", "inadequate", None)


def read_back(document: StatutoryDocument, name: str) -> Reading:
    return readers.read(read_blocks(writers.write(document, format=name), name=f"response.{name}"))


def findings_of(document: StatutoryDocument) -> list[tuple[str, str | None, str, str | None, str | None]]:
    """Kind, number, words, words of the parent, area: as they should be read."""
    expected = []
    concerns = 0
    for area in document.areas:
        for finding in area.findings:
            ref = finding.number
            if finding.kind == "cause_of_concern":
                concerns += 1
                ref = f"CoC {concerns}"
            expected.append((finding.kind, ref, finding.text, None, area.name or None))
            expected += [
                (child.kind, child.number, child.text, finding.text, area.name or None)
                for child in finding.children
            ]
    return expected


def findings_read(reading: Reading) -> list[tuple[str, str | None, str, str | None, str | None]]:
    texts = {candidate.id: candidate.text for candidate in reading.findings}
    return [(c.kind, c.ref, c.text, texts.get(c.parent or ""), c.question) for c in reading.findings]


def assert_reads_back(document: StatutoryDocument, name: str) -> None:
    reading = read_back(document, name)
    assert findings_read(reading) == findings_of(document)
    assert [(g.question, g.grade) for g in reading.grades] == [
        (a.name, a.grade) for a in document.areas if a.grade
    ]
    facts = (reading.kind, reading.title.value, reading.force.value, reading.published.value)
    assert facts == ("pcc_response", document.inspection_title, document.force_name, document.published_on)
    assert {key: fact.value for key, fact in reading.types.items()} == document.types
    assert reading.force_quoted.value is document.force_quoted
    assert reading.monitoring_phase.value == document.monitoring_phase
    assert (reading.pcc_statement.value or "") == document.statement
    assert reading.scrutiny_on.value == document.scrutiny_on
    assert tuple(question.text for question in reading.questions) == document.questions
    lost = {
        "printed_twice_differently",
        "only_in_response",
        "only_in_findings",
        "unnumbered_item",
        "numbering_stops",
    }
    assert [doubt.message for doubt in reading.doubts if doubt.decide and doubt.code in lost] == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_hand_made_document_reads_back_the_same(name: str, full: StatutoryDocument) -> None:
    assert_reads_back(full, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_reads_back_the_same(name: str, full: StatutoryDocument) -> None:
    assert_reads_back(replace(full, draft=True, published_response_on=None), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_with_no_finding_reads_back_with_none(name: str, full: StatutoryDocument) -> None:
    assert_reads_back(replace(full, areas=tuple(replace(area, findings=()) for area in full.areas)), name)


@pytest.mark.parametrize("name", FORMATS)
def test_free_standing_recommendations_and_findings_in_no_area_keep_their_kind(
    name: str, full: StatutoryDocument
) -> None:
    loose = (
        AnsweredFinding(
            "r1", "recommendation", "1", "By 30 June, chief constables should review stop and search.", 7
        ),
        AnsweredFinding(
            "r2", "recommendation", "2", "The Home Office should pay for the new custody system.", 9
        ),
        AnsweredFinding("a5", "area_for_improvement", "5", "The force should write down why it uses force."),
    )
    assert_reads_back(replace(full, areas=(*full.areas, AnsweredArea("", None, loose))), name)


OPENINGS = (
    "The force should",
    "The force needs to",
    "Southvale officers must",
    "Within six months, the force should",
)
DOINGS = (
    "improve",
    "review",
    "publish",
    "record",
    "explain",
    "check",
    "understand",
    "speed up",
    "write down",
)
THINGS = (
    "how calls wait in the queue",
    "its use of bail and released under investigation",
    "the plans for each case, and who looks at them",
    "what victims are told – and when",
    "the way it shares “safeguarding” news with partners’ teams",
    "1.2 million records of stops made since 2019",
)
ENDINGS = (
    "",
    " by the end of the year",
    " so that people at risk are seen within the time that the force itself has promised to the public",
    ", and should tell the public what has changed & why",
)


def sentences() -> st.SearchStrategy[str]:
    return st.builds(
        lambda opening, doing, thing, ending: f"{opening} {doing} {thing}{ending}.",
        *(st.sampled_from(words) for words in (OPENINGS, DOINGS, THINGS, ENDINGS)),
    )


def prose() -> st.SearchStrategy[str]:
    """Two or three paragraphs, perhaps with bullets, that sound like findings and are none."""
    line = st.builds(
        lambda opening, thing, ending: f"{opening} {thing}{ending}.",
        st.sampled_from(
            ("We have changed", "I agree that the force should look again at", "Work goes on to improve")
        ),
        st.sampled_from(THINGS),
        st.sampled_from(ENDINGS),
    )
    bullet = line.map(lambda text: f"• {text}")
    return st.builds(
        lambda first, rest: "\n".join([first, *rest]),
        line,
        st.lists(st.one_of(line, bullet), max_size=3, unique=True),
    )


@st.composite
def answered(draw: st.DrawFn, text: str, kind: str, number: str | None) -> AnsweredFinding:
    actions = st.builds(
        PlannedAction,
        sentences(),
        st.sampled_from(("Head of contact", "Chief Superintendent Vale")),
        st.none() | st.dates(),
    )
    return AnsweredFinding(
        reference=draw(st.sampled_from(("", "peel-2023-25.northmoor.x-1"))),
        kind=kind,
        number=number,
        text=text,
        page=draw(st.none() | st.integers(1, 120)),
        explanation=draw(st.just("") | prose()),
        borrowed=draw(st.booleans()),
        actions=tuple(draw(st.lists(actions, max_size=2))),
    )


@st.composite
def documents(draw: st.DrawFn) -> StatutoryDocument:
    texts = iter(draw(st.lists(sentences(), min_size=24, max_size=24, unique=True)))
    improvements = iter(range(1, 100))
    areas = []
    for name in draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=4, unique=True)):
        findings = []
        if draw(st.booleans()):
            count = draw(st.integers(1, 2))
            children = tuple(draw(answered(next(texts), "recommendation", str(n + 1))) for n in range(count))
            findings.append(replace(draw(answered(next(texts), "cause_of_concern", None)), children=children))
        for _ in range(draw(st.integers(0, 2))):
            findings.append(draw(answered(next(texts), "area_for_improvement", str(next(improvements)))))
        grade = draw(st.sampled_from(GRADES)) if findings else "good"
        areas.append(
            AnsweredArea(
                name, grade, tuple(draw(st.permutations(findings)) if draw(st.booleans()) else findings)
            )
        )
    return _document(draw, tuple(areas))


def _document(draw: st.DrawFn, areas: tuple[AnsweredArea, ...]) -> StatutoryDocument:
    force = draw(st.sampled_from(FORCES))
    published = draw(st.dates(date(2012, 1, 1), date(2035, 12, 31)))
    ticks = st.sampled_from((True, False, None))
    draft = draw(st.booleans())
    return StatutoryDocument(
        force_name=force,
        body_name="Northmoor Police and Crime Commissioner",
        commissioner="Maren Oakshott",
        inspection_reference="peel-2023-25.northmoor",
        inspection_title=draw(
            st.sampled_from(("PEEL 2023–25", "Custody: a joint inspection", "PEEL 2018/19"))
        ),
        published_on=published,
        last_day=published + timedelta(days=55),
        types={
            key: draw(ticks) for key in ("force_specific", "national", "follow_up", "thematic", "partner")
        },
        force_quoted=draw(ticks),
        monitoring_phase=draw(st.sampled_from(("scan", "engage", None))),
        summary=draw(prose()),
        areas=areas,
        force_response=draw(prose()),
        statement=draw(prose()),
        scrutiny_on=draw(st.none() | st.dates(published, published + timedelta(days=300))),
        questions=tuple(
            draw(st.lists(sentences().map(lambda text: f"{text[:-1]}?"), max_size=4, unique=True))
        ),
        draft=draft,
        published_response_on=None if draft else published + timedelta(days=draw(st.integers(0, 80))),
        edition=draw(st.none() | st.integers(1, 3)),
    )


@pytest.mark.parametrize("name", FORMATS)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
@given(document=documents())
def test_any_document_reads_back_the_same(name: str, document: StatutoryDocument) -> None:
    assert_reads_back(document, name)
