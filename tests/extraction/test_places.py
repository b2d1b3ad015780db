"""Every value points at its place: the text there, white space folded, is the value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.documents.cards import Block, Place, Text
from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.dates import dates_in
from answerable.extraction.readers.lines import fold, lines_of
from tests.extraction.reading_samples import CORPUS, SAMPLES

_FILES = sorted([*SAMPLES.glob("forms/*"), *SAMPLES.glob("reports/*"), *SAMPLES.glob("papers/*")])
if CORPUS.is_dir():
    _FILES += sorted(path for path in CORPUS.rglob("*.*") if path.suffix not in {".json", ".md"})


_MARK = re.compile(r"[•·o*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]")
_WRITTEN_OUT = ("City of London Police",)
"""Names of forces that are printed short and given in full."""


def at(text: Text, places: Sequence[Place]) -> str:
    """What stands at some places, folded and joined."""
    return fold(" ".join(text.blocks[place.block].text[place.start : place.end] for place in places))


def unmarked(text: Text, claimed: str, places: Sequence[Place]) -> str:
    """A claim without the bullets and numbers printed before its limbs, which are the list's and stand in no text."""
    rest, kept = fold(claimed), []
    for place in places:
        piece = at(text, [place])
        mark, _, rest_after = rest.partition(piece)
        kept += [piece if not mark.strip() or _MARK.fullmatch(mark.strip()) else f"{mark}{piece}"]
        rest = rest_after
    return fold(" ".join([*kept, rest]))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_what_is_claimed_stands_where_it_is_said_to_stand(path: Path) -> None:
    text = read_blocks(path)
    reading = read(text)
    for claimed, places in _claims(reading):
        assert at(text, places) == unmarked(text, claimed, places)
    for name in ("published", "scrutiny_on"):
        fact = getattr(reading, name)
        if isinstance(fact.value, date):
            assert fact.value in [dated.on for dated in dates_in(at(text, fact.places))]


def _claims(reading: Reading) -> Iterator[tuple[str, Sequence[Place]]]:
    for finding in reading.findings:
        yield finding.text, finding.places
    for grade in reading.grades:
        yield grade.question, [grade.place]
    for question in reading.questions:
        yield question.text, [question.place]
    for fact in (reading.title, reading.force):
        if fact.value not in (None, *_WRITTEN_OUT):
            yield fact.value, fact.places


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_long_texts_are_verbatim_line_by_line(path: Path) -> None:
    text = read_blocks(path)
    reading = read(text)
    for fact in (reading.summary, reading.force_response, reading.pcc_statement):
        if fact.value is not None:
            there = at(text, fact.places)
            assert [line for line in fact.value.split("\n") if not _stands_in(line, there)] == []


def _stands_in(line: str, there: str) -> bool:
    """A number or bullet may be the list's own and stand in no text."""
    return fold(line) in there or fold(line.split(" ", 1)[-1]) in there


_WORDS = st.text(alphabet="abc AB.:;,\n\t•-1(“”’\u00a0", max_size=60)


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=8))
def test_lines_lie_inside_their_blocks_whatever_the_text(texts: list[str]) -> None:
    text = Text(tuple(Block(index, words) for index, words in enumerate(texts)), "txt")
    for line in lines_of(text):
        assert at(text, line.span().places) == line.text
        assert line.span(1).text == fold(line.raw[1:])


_PHRASES = (
    """
INSPECTION DETAILS|Title of inspection|PEEL 2021/22|Type of inspection|FORCE RESPONSE|PCC COMMENTS|Areas for improvement
Cause of concern|Recommendations|Investigating crime (Good)|Adequate|CoC 1 - Bad.|The force should plan.|The force should:
• plan; and|1. The force must act|2. act|(a) now|None.|Yes|Northmoor Police is good at investigating crime.
Published on: 3 May 2022|Is Northmoor Police quoted?|☒ Yes ☐ No|Action taken or proposed|What will change?
scrutiny meeting on 4 June 2022|“engage” phase|Investigating crime|Is Northmoor Police quoted in the report?|Grade: good
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PHRASES), max_size=30))
def test_no_order_of_lines_breaks_a_reader_or_its_places(lines: list[str]) -> None:
    text = read_blocks(("\n".join(lines) or " x").encode(), name="x.txt")
    reading = read(text)
    for claimed, places in _claims(reading):
        assert at(text, places) == unmarked(text, claimed, places)
    ids = [finding.id for finding in reading.findings]
    assert ids == [f"f{n}" for n in range(1, len(ids) + 1)]
    parents = {finding.id: finding.kind for finding in reading.findings}
    assert {parents[f.parent] for f in reading.findings if f.parent} <= {"cause_of_concern"}
