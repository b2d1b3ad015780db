"""Whatever it is given, a reader refuses or reads; every place holds the words it is named for; JSON loses nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from answerable.comments import writers
from answerable.comments.cards import StatutoryDocument
from answerable.documents.cards import Block, CannotRead, Cell, Place, Text, TickBox
from answerable.documents.formats import read_blocks
from answerable.extraction.cards import (
    INSPECTION_TYPES,
    KINDS_OF_DOCUMENT,
    Candidate,
    Doubt,
    Fact,
    LogEntry,
    Question,
    ReadAction,
    ReadGrade,
    Reading,
)
from answerable.extraction.readers import read
from answerable.extraction.readers.dates import dates_in, day_or_month_in
from answerable.extraction.readers.json_form import from_json, to_json
from answerable.extraction.readers.lines import fold
from tests.comments.samples import FULL

_QUICK = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)

_PHRASES = (
    """
INSPECTION DETAILS|Title of inspection|PEEL 2021/22|Type of inspection|FORCE RESPONSE|PCC COMMENTS
Areas for improvement|Cause of concern|Cause for concern|Recommendations|Recommendation 4
Investigating crime (Good)|Adequate|Requires improvement|CoC 1 - Calls wait.|The force should plan.
The force should:|• plan; and|- act|1. The force must act|2.1 act|(a) now|None.|Yes
Northmoor Police is good at investigating crime.|Published on: 3 May 2022|Published May 2022
Is Northmoor Police quoted?|☒ Yes ☐ No|Action taken or proposed|What will change?
scrutiny meeting on 4 June 2022|“engage” phase|Grade: good|[on]3rd May 2015 [status]complete[/status][/on]
[on]4 May 2015 [comment]|[/comment][/on]|Agenda item 4|Minutes|Members agreed|RED|Amber
GREEN The recommendation has been met|Ref|Recommendation|Status|Due date|Owner|Action|Comment|31/12/2024
June 2023|3|AFI 2b|By 31 March 2025, chief constables should act.|Within three months|Immediately
We recommend that Northmoor Police acts.|Sent on: 3 May 2022|Dear Chief Constable
Recommendation 1 – in progress|Areas for improvement (3)|seven areas for improvement|PCC’s Response
Freedom of Information|Notes to editors|HMICFRS has today published|Action plan|Appendix A|Traffic light
Within six months the force should set up|Northmoor Fire and Rescue Service|Effectiveness|Skip to content
""".strip()
    .replace("\n", "|")
    .split("|")
)
_RUNS = """
Area for improvement|The force should plan.|It has none.
Areas for improvement|• The force should answer calls.|• The force’s use of bail.
Cause of concern|Calls wait too long.|Recommendations|The force should:|• count them; and|• answer them.
Recommendation 3|By 31 March 2025, chief constables should publish how they plan.
Agenda item 4|Minutes|Members agreed the report.|• Better care of detainees. A plan is being drawn up.
Ref|Recommendation|Status|Due date|1|The force should plan.|RED|31/12/2024|2|The force should act.|Green|June 2023
Ref|Finding|Action|Owner|AFI 1|The force should plan.|We will plan.|Supt Ash
The force should check.|[on]3 May 2015 [status]complete[/status][/on]|[on]4 May 2015 [comment]|Done.|[/comment][/on]
Scrutiny|At the scrutiny meeting on 4 June 2022 the PCC asked:|1. What will change?|2. By when?
PCC COMMENTS|I welcome it.|• and so should you|FORCE RESPONSE|We accept it.
""".strip().split("\n")
"""Lines that belong together, so that what is read is not always nothing."""
_OPENINGS = """
INSPECTION DETAILS|Title of inspection|PEEL 2021/22|Type of inspection|Thematic|National|FORCE RESPONSE|It is so.
PEEL 2023–25: An inspection of Northmoor Police|Published on: 3 May 2024|Investigating crime|The force is good at it.
Northmoor Police cause of concern revisit|Letter information|Sent from: HMI|Sent to: Chief Constable|Sent on: 3 May 2022
Appendix 1 Traffic Light Colour Definition|RED|The date has passed|Ref|Recommendation|Status|Due Date|Comment
Agenda item 4|HMICFRS update|Report of the Chief Constable|RECOMMENDATION|That Members note this report.|1. PURPOSE
Minutes of the Audit Committee|HMICFRS update|Members noted the report. Five were Red:|• Better care. A plan is made.
HMICFRS Inspection Report Action Plan|Northmoor Fire and Rescue Service|Ref|Finding|Action|Owner|By when
Freedom of Information request 12/24|Request|On 3 May 2024 HMICFRS published its report.|Recommendation 1|Forces should.
Responses to inspection reports|A report|PCC’s Response|Another report|PCC’s Response
1. Police & Crime Commissioner comments:|1.1 I welcome it.|2. Responses|2.1 AFI 1: The force should plan.|2.2 It does.
Within six months the force should act.|[on]3 May 2015 [status]awaiting-review[/status][/on]
Effectiveness, efficiency and people|Northmoor Fire and Rescue Service|Effectiveness|Good|Cause for concern|Nobody plans.
A thematic inspection of custody|Published May 2024|Recommendation 1|By 31 March 2025, chief constables should act.
National Child Protection Inspection|Northmoor Police|Recommendations|Immediately|We recommend that the force acts.
Report on an inspection visit to police custody in Northmoor Police|Area for improvement|Sergeants should hold keys.
""".strip().split("\n")
"""How documents of each family begin, so that each reader is asked."""
_ODD = st.sampled_from(
    ["\u00a0", "\u200b", "\u00ad", "\ufb01", "\u202e", "e\u0301", "½", "\x0c", "\t", "\n", "  ", "¿", "â€™"]
)
_WORDS = st.one_of(
    st.sampled_from(_PHRASES),
    st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=5).map(" ".join),
    st.lists(st.sampled_from(_PHRASES), min_size=2, max_size=4).map("\n".join),
    st.tuples(st.sampled_from(_PHRASES), _ODD, st.sampled_from(_PHRASES)).map("".join),
    st.text(max_size=40),
)


_LINES_OF_A_DOCUMENT = st.lists(
    st.integers(0, 2).flatmap(
        lambda odd: (
            st.sampled_from(_RUNS).map(lambda run: run.split("|"))
            if odd == 1
            else _WORDS.map(lambda one: [one])
        )
    ),
    min_size=1,
    max_size=10,
).map(lambda runs: [words for run in runs for words in run])
_SEQUENCES = st.tuples(st.none() | st.sampled_from(_OPENINGS), _LINES_OF_A_DOCUMENT).map(
    lambda parts: [*(parts[0].split("|") if parts[0] else ()), *parts[1]]
)
_KINDS = st.sampled_from([["paragraph"], ["paragraph"], ["cell"], ["heading", "paragraph", "item", "cell"]])


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Any blocks in any order: headings, items and cells of tables whose rows need not be whole, with any words."""
    blocks: list[Block] = []
    pages = draw(st.sampled_from([None, 2]))
    kinds = draw(_KINDS)
    for words in draw(_SEQUENCES):
        kind = draw(st.sampled_from(kinds))
        cell = None
        if kind == "cell":
            row = draw(st.integers(0, 3))
            cell = Cell(
                draw(st.integers(0, 1)), row, draw(st.integers(0, 3)), draw(st.booleans()) and row == 0
            )
        ticks = st.builds(TickBox, st.integers(0, len(words)), st.sampled_from([True, False, None]))
        blocks.append(
            Block(
                len(blocks),
                words,
                kind,
                page=pages and 1 + (len(blocks) > 12),
                level=draw(st.integers(1, 4)) if kind == "heading" else None,
                depth=draw(st.integers(0, 2)) if kind == "item" else None,
                number=draw(st.sampled_from(["•", "1.", "2.", "(a)", "1.2", None]))
                if kind in ("item", "cell")
                else None,
                cell=cell,
                boxes=tuple(draw(st.lists(ticks, max_size=2))),
                bold=draw(st.booleans()),
                size=draw(st.sampled_from([None, 10.0, 16.0])),
                box=(50.0, 700.0, 400.0, 712.0) if pages and draw(st.booleans()) else None,
            )
        )
    return Text(
        tuple(blocks), "pdf" if pages else draw(st.sampled_from(["txt", "html", "docx"])), pages=pages
    )


def at(text: Text, places: Sequence[Place]) -> str:
    """What stands at some places, folded and joined."""
    for place in places:
        assert 0 <= place.start <= place.end <= len(text.blocks[place.block].text)
        assert place.page == text.blocks[place.block].page
    return fold(" ".join(text.blocks[place.block].text[place.start : place.end] for place in places))


def exact(reading: Reading) -> Iterator[tuple[str, Sequence[Place]]]:
    """What must stand word for word at its places."""
    for fact in (reading.title, reading.force):
        if fact.value is not None:
            yield fact.value, fact.places
    for grade in reading.grades:
        yield grade.question, [grade.place]
    for question in reading.questions:
        yield question.text, [question.place]
    for finding in reading.findings:
        yield finding.text, finding.places
    for action in reading.actions:
        yield action.text, action.places


def unmarked(words: str) -> str:
    """Words without numbers, bullets and white space: a list's own marks stand in no text."""
    return re.sub(r"\W*\([a-z]\)|\W+|\d+", "", words)


def assert_places_hold(text: Text, reading: Reading) -> None:
    """Every value of a reading stands at its places, as itself or in the form its kind of value has."""
    for claimed, places in exact(reading):
        found = at(text, places)
        assert found == fold(claimed) or (len(places) > 1 and unmarked(found) == unmarked(claimed))
    for fact in (reading.summary, reading.force_response, reading.pcc_statement):
        for line in (fact.value or "").split("\n"):
            assert unmarked(line.split(" ", 1)[-1]) in unmarked(at(text, fact.places))
    for fact in (reading.published, reading.scrutiny_on):
        if fact.value is not None:
            assert fact.value in [dated.on for dated in dates_in(at(text, fact.places))]
    if reading.monitoring_phase.value is not None:
        assert reading.monitoring_phase.value in at(text, reading.monitoring_phase.places).casefold()
    for fact in (*reading.types.values(), reading.force_quoted):
        assert fact.value is None or at(text, fact.places) or fact.places
    for finding in reading.findings:
        assert_log_holds(text, finding.log)
        for place in finding.also:
            at(text, [place])
    for doubt in reading.doubts:
        at(text, [doubt.place] if doubt.place else [])


def assert_log_holds(text: Text, log: Sequence[LogEntry]) -> None:
    """A dated line of a log: its day, its status and its comment stand where it is said to stand."""
    for entry in log:
        there = at(text, entry.places)
        for words in (entry.status, entry.comment):
            assert words is None or unmarked(words) in unmarked(there)
        assert entry.on is None or entry.on in [dated.on for dated in dates_in(there)]


def assert_hangs_together(reading: Reading) -> None:
    """Ids count up, parents are causes of concern that come first, actions answer findings there are."""
    ids = [finding.id for finding in reading.findings]
    assert ids == [f"f{n}" for n in range(1, len(ids) + 1)]
    concerns: set[str | None] = {None}
    for finding in reading.findings:
        assert finding.parent in concerns
        concerns |= {finding.id} if finding.kind == "cause_of_concern" else set()
        assert finding.due is None or finding.due == day_or_month_in(finding.due_text or "")
    assert {one for action in reading.actions for one in action.findings} <= set(ids)
    assert reading.kind in KINDS_OF_DOCUMENT


@_QUICK
@given(texts())
def test_any_blocks_are_read_with_every_place_holding_its_words(text: Text) -> None:
    reading = read(text)
    assert_places_hold(text, reading)
    assert_hangs_together(reading)
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


@_QUICK
@given(_SEQUENCES.map("\n".join))
def test_any_plain_text_is_read_or_refused(words: str) -> None:
    try:
        text = read_blocks(words.encode("utf-8", "replace"), name="x.txt")
    except CannotRead:
        return
    reading = read(text)
    assert_places_hold(text, reading)
    assert_hangs_together(reading)


@_QUICK
@given(_SEQUENCES, st.sampled_from(["p", "li", "h2", "td", "div", "b"]))
def test_any_web_page_is_read_or_refused(words: list[str], tag: str) -> None:
    page = "<html><body>" + "".join(f"<{tag}>{one}</{tag}>" for one in words) + "</body></html>"
    try:
        text = read_blocks(page.encode("utf-8", "replace"), name="x.html")
    except CannotRead:
        return
    reading = read(text)
    assert_places_hold(text, reading)
    assert_hangs_together(reading)


@_QUICK
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.html", "x.pdf", "x.docx", "x.csv"]))
@example(b"%PDF-1.7\n", "x.pdf")
@example(b"PK\x03\x04", "x.docx")
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        text = read_blocks(data, name=name)
    except CannotRead:
        return
    assert_places_hold(text, read(text))


_PLACES = st.builds(
    Place, st.integers(0, 99), st.integers(0, 9), st.integers(9, 99), st.none() | st.integers(1, 9)
)
_SOME = st.none() | st.text(max_size=12)


def _facts(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact]:
    return st.builds(Fact, st.none() | values, st.lists(_PLACES, max_size=2).map(tuple))


_LOGS = st.builds(LogEntry, st.tuples(_PLACES), st.none() | st.dates(), _SOME, _SOME)
_MANY = st.lists(_PLACES, max_size=2).map(tuple)
_FINDINGS = st.builds(
    Candidate, id=st.text(max_size=4), kind=st.text(max_size=9), text=st.text(max_size=20), places=_MANY, ref=_SOME,
    parent=_SOME, question=_SOME, also=_MANY, called=_SOME, status=_SOME, addressee=_SOME, due_text=_SOME, due=_SOME,
    log=st.lists(_LOGS, max_size=2).map(tuple), accelerated=st.booleans(),
)  # fmt: skip
_ACTIONS = st.builds(
    ReadAction, st.text(max_size=4), st.text(max_size=20), _MANY, st.lists(st.text(max_size=4), max_size=2).map(tuple),
    _SOME, _SOME, _SOME, _SOME,
)  # fmt: skip
_READINGS = st.builds(
    Reading,
    kind=st.sampled_from(KINDS_OF_DOCUMENT),
    reader=st.text(max_size=9),
    **{
        name: _facts(st.text(max_size=20))
        for name in ("title", "force", "monitoring_phase", "summary", "force_response", "pcc_statement")
    },
    published=_facts(st.dates()),
    scrutiny_on=_facts(st.dates()),
    types=st.fixed_dictionaries({name: _facts(st.booleans()) for name in INSPECTION_TYPES}),
    force_quoted=_facts(st.booleans()),
    questions=st.lists(st.builds(Question, st.text(max_size=20), _PLACES, _SOME), max_size=2).map(tuple),
    grades=st.lists(st.builds(ReadGrade, st.text(), st.text(), _PLACES, _MANY), max_size=2).map(tuple),
    findings=st.lists(_FINDINGS, max_size=3).map(tuple),
    actions=st.lists(_ACTIONS, max_size=2).map(tuple),
    doubts=st.lists(
        st.builds(
            Doubt, st.text(max_size=9), st.text(max_size=20), st.none() | _PLACES, _SOME, st.booleans()
        ),
        max_size=2,
    ).map(tuple),
    fits=st.lists(st.tuples(st.text(max_size=9), st.floats(0, 1), st.text(max_size=9)), max_size=2).map(
        tuple
    ),
)


@_QUICK
@given(_READINGS)
def test_json_loses_nothing_of_any_reading(reading: Reading) -> None:
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


_LINES = st.builds(
    lambda opening, rest, end: f"{opening}{rest}{end}",
    st.sampled_from(
        ["I ", "we ", "and then ", "“They ", "By May ", "1 in 4 ", "Dear all ", "(Some) ", "Their & "]
    ),
    st.sampled_from(
        [
            "have asked",
            "will look again",
            "know it – now",
            "said: “the force should act",
            "wait 1.5 hours or so",
        ]
    ),
    st.sampled_from(["", ".", ",", "”", "?", " " + "and on " * 16 + "it went", ":"]),
)


@pytest.mark.parametrize("name", sorted(writers.FORMATS))
@settings(_QUICK, max_examples=12)
@given(st.lists(_LINES, min_size=1, max_size=6, unique=True), st.lists(st.booleans(), min_size=6, max_size=6))
@example(["A first line without a stop", "and a second that begins small", "A third"], [False] * 6)
def test_every_line_break_of_the_statement_comes_back(
    name: str, lines: list[str], bullets: list[bool]
) -> None:
    marked = [f"• {line}" if bullet else line for line, bullet in zip(lines, bullets, strict=False)]
    document: StatutoryDocument = replace(FULL, statement="\n".join(marked), published_on=date(2024, 1, 19))
    reading = read(read_blocks(writers.write(document, format=name), name=f"response.{name}"))
    assert reading.pcc_statement.value == document.statement
    assert len(reading.findings) == sum(1 + len(f.children) for area in FULL.areas for f in area.findings)
