"""What a person must decide about a reading: each open doubt as a question with its own answers.

Doubts about one candidate are one decision; those about the inspection's details are one form; the rest stand alone.
No answer is chosen beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import DETAILS
from answerable.extraction.queries import CandidateCard, DoubtCard, ReadingCard
from answerable.look.drawings.changes import difference
from answerable.rules.vocabulary import Kind

NOT_A_FINDING = "Not a finding: decided in review"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value in the form and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One question. `about` is `c` and a candidate's number, or `d` and a doubt's id."""

    about: str
    title: str
    sentences: tuple[str, ...]
    question: str
    choices: tuple[Choice, ...]
    place: Place | None
    candidate: CandidateCard | None = None
    differing: SafeString | None = None
    printed_at: tuple[str, str] = ("", "")
    own_words: bool = False
    way: tuple[str, str] | None = None

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"found-{self.candidate.number}" if self.candidate else f"doubt-{self.about[1:]}"


TITLES = {
    "unnumbered_item": "This one has lost its number",
    "numbering_stops": "This one has lost its number",
    "printed_twice_differently": "The same thing, printed twice",
    "only_in_response": "Only the force’s answer names this one",
}
_ALONE = {
    "numbering_stops": (
        "A number is missing in a list",
        "Is a finding missing?",
        ("No: only the number was lost", "Yes, and I have added it"),
    ),
    "no_text_pages": (
        "Some pages hold no text",
        "What is on them?",
        ("I have read them: they hold no finding", "They hold findings, and I have added them"),
    ),
    "column_unclear": ("What does this column mean?", "Or say why it does not matter", ()),
    "findings_column_unknown": (
        "Which column holds the findings?",
        "Or does it hold none?",
        ("I have looked: it holds no finding",),
    ),
    "hidden_sheets": (
        "A sheet is hidden",
        "What is on it?",
        ("I have looked: it holds no finding", "It holds findings, and I have added them"),
    ),
    "hidden_cells": (
        "Something is hidden in a sheet",
        "What is it?",
        ("I have looked: no finding is hidden", "Findings are hidden, and I have added them"),
    ),
    "grades_disagree": (
        "Two grades for one area",
        "What did you find?",
        ("The grade that is listed below is right", "The report itself gives both"),
    ),
}


def decisions_of(reading: ReadingCard, text: Text) -> list[Decision]:
    """Everything that waits for a person, candidates in the document's order, then the rest. Details are not here."""
    waiting = reading.open_doubts
    found = [
        _about_candidate(reading, candidate, text)
        for candidate in reading.candidates
        if candidate.needs_decision
    ]
    return [
        *found,
        *(
            _alone(doubt, reading)
            for doubt in waiting
            if doubt.candidate is None and doubt.about not in DETAILS
        ),
    ]


def doubts_about_details(reading: ReadingCard) -> list[DoubtCard]:
    """What is doubtful about the title, the day of publication, the type."""
    return [doubt for doubt in reading.open_doubts if doubt.candidate is None and doubt.about in DETAILS]


def words_at(text: Text, places: tuple[Place, ...]) -> str:
    """The words that stand at these places."""
    blocks = {block.index: block.text for block in text.blocks}
    return " ".join(
        " ".join(blocks.get(place.block, "")[place.start : place.end].split()) for place in places
    ).strip()


def before(reading: ReadingCard, candidate: CandidateCard) -> CandidateCard | None:
    """The kept candidate of the same kind and parent that stands just before."""
    found = None
    for one in reading.kept:
        if one.number == candidate.number:
            return found
        if (one.kind, one.parent) == (candidate.kind, candidate.parent):
            found = one
    return None


def called(candidate: CandidateCard) -> str:
    """ "area for improvement 6", or by its number in the review where it has none of its own."""
    kind = Kind(candidate.kind).words.lower()
    return f"{kind} {candidate.ref}" if candidate.ref.isdecimal() else f"candidate {candidate.number}"


def _about_candidate(reading: ReadingCard, candidate: CandidateCard, text: Text) -> Decision:
    open_doubts = [doubt for doubt in candidate.doubts if doubt.open]
    codes = [doubt.code for doubt in open_doubts]
    sentences = tuple(dict.fromkeys(doubt.message for doubt in open_doubts))
    title = next((TITLES[code] for code in codes if code in TITLES), "Please look at this one")
    differing: SafeString | None
    printed_at = ("", "")
    question, choices, differing = "What is it?", _own_or_not(reading, candidate), None
    if "printed_twice_differently" in codes and candidate.also:
        question, choices = "Are they one finding?", _twice(candidate, text)
        again = words_at(text, candidate.also)
        printed_at = (where(candidate.places, text), where(candidate.also, text))
        differing = difference(candidate.text, again, first=printed_at[0], second=printed_at[1])
        sentences = ("It is printed twice, in different words.",)
    place = candidate.places[0] if candidate.places else None
    return Decision(
        f"c{candidate.number}",
        title,
        sentences,
        question,
        choices,
        place,
        candidate,
        differing,
        printed_at,
    )


def _own_or_not(reading: ReadingCard, candidate: CandidateCard) -> tuple[Choice, ...]:
    own = "A finding of its own" if candidate.ref else "A finding of its own, printed without a number"
    choices = [Choice("accept", own)]
    if earlier := before(reading, candidate):
        choices.append(Choice("join", f"Part of {called(earlier)}, which stands before it"))
    return (*choices, Choice("reject", "Not a finding"))


def _twice(candidate: CandidateCard, text: Text) -> tuple[Choice, ...]:
    first, second = where(candidate.places, text), where(candidate.also, text)
    return (
        Choice("accept", f"One: keep the words of {first}, and note {second} beside them"),
        Choice("second", f"One: keep the words of {second}, and note {first} beside them"),
        Choice("two", "Two different findings"),
    )


def where(places: tuple[Place, ...], text: Text) -> str:
    """ "page 6", "sheet ‘Tracker’, cell B4"; without either the paragraph is named."""
    if not places:
        return "no place"
    if cell := text.cell_words(places[0]):
        return cell
    return f"page {places[0].page}" if places[0].page else f"paragraph {places[0].block + 1}"


def _alone(doubt: DoubtCard, reading: ReadingCard) -> Decision:
    title, question, answers = _ALONE.get(doubt.code, ("Please look at this", "What did you decide?", ()))
    choices = tuple(Choice(words, words) for words in answers)
    return Decision(
        f"d{doubt.doubt_id}",
        title,
        (doubt.message,),
        question,
        choices,
        doubt.place,
        own_words=True,
        way=_way(doubt, reading),
    )


def _way(doubt: DoubtCard, reading: ReadingCard) -> tuple[str, str] | None:
    """The page on which a doubt is settled for good, with its address, where there is one."""
    if doubt.code not in {"column_unclear", "findings_column_unknown"}:
        return None
    return "Say what the columns mean", reverse("desk:columns", args=[reading.reading_id])
