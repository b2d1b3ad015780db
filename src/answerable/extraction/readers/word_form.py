"""The response form: inspection details with tick boxes, summary, findings by area, force response, PCC's comments.

Many offices fill in some version of it. Sections may come in another order, under other labels, with or without tables,
causes of concern, grades or questions; what holds the family together is the details block and the response headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, INSPECTION_TYPES, Doubt, Fact, Question, Reading
from answerable.extraction.readers import boxes, closing_doubts, counts, doubts, labels, reconcile
from answerable.extraction.readers.dates import date_in, dates_in
from answerable.extraction.readers.drafts import Draft, candidates
from answerable.extraction.readers.finding_lists import FindingList
from answerable.extraction.readers.forces import commonest_force, named_force
from answerable.extraction.readers.grades_in_text import graded_heading
from answerable.extraction.readers.lines import Line, fold, lines_of
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import published
from answerable.extraction.readers.sections import Section, named, sections_of
from answerable.extraction.readers.words import label_of

_ASKED = re.compile(
    r"(?i).*\b(?:asked?|asks|following|scrutiny|the\s+chief\s+constable)\b.*\b(?:following|questions?)\b.*|questions?\s*:?"
)
_SCRUTINY = re.compile(
    r"(?i)\b(?:scrutiny|accountability|holding\s+to\s+account|performance)\b[^.]*?\b(?:meeting|board|session|panel)\b|\bscrutiny\b"
)
_STATUTE = re.compile(r"(?i)^section\s+55\b.*\bPolice\s+Act\b")
_PLACE_SPECIFIC = re.compile(r"(?i)^(?P<place>[\w’'&\s-]{3,40}?)\s+specific\b")
_QUESTION_LABEL = re.compile(r"(?i)^(?:q(?:uestion)?\s*(?P<number>\d{1,2}))\s*[:.)–-]*\s*")
_OWNED = re.compile(
    r"(?i)^(?:owner|lead|who|by\s+when|due(?:\s+date)?|responsible\b.*|deadline)\s*:?$|^(?:owner|lead|by\s+when|due)\s*:"
)


def fit(text: Text) -> tuple[float, str]:
    """How much of the form is there: its own labels and headings, the response headings above all."""
    lines = lines_of(text)
    names = {section.name for section in sections_of(lines)}
    seen = [
        name for name in ("details", "summary", "findings", "force_response", "commissioner") if name in names
    ]
    for word, label in (("type", labels.TYPE), ("quoted", labels.QUOTED), ("published", labels.PUBLISHED)):
        if any(label.match(line.raw) for line in lines[:120]):
            seen.append(word)
    score = min(1.0, 0.16 * len(seen))
    if not {"force_response", "commissioner"} & names:
        score = min(score, 0.3)
    if "type" not in seen and "details" not in seen and "quoted" not in seen:
        score = min(score, 0.45)
    return (
        score,
        f"parts of the response form seen: {', '.join(seen)}"
        if seen
        else "nothing of the response form is there",
    )


def read(text: Text) -> Reading:
    """Everything the form says."""
    lines = lines_of(text)
    sections = sections_of(lines)
    details = [line for section in named(sections, "title", "details") for line in section.lines]
    title = labels.fact(details, labels.TITLE)
    issued, issued_doubts = published(details or lines, title=title.value or "")
    form = _Form(details)
    force = _force(details, lines)
    listed = _findings(sections, force=force.value)
    phase, phase_doubts = monitoring_phase(lines)
    scrutiny_on, questions, statement = _commissioner(sections)
    return Reading(
        kind="pcc_response",
        reader="word_form",
        title=title,
        force=force,
        published=issued,
        types=form.types,
        force_quoted=form.quoted,
        monitoring_phase=phase,
        summary=_prose(named(sections, "summary")),
        force_response=_prose(named(sections, "force_response")),
        pcc_statement=statement,
        scrutiny_on=scrutiny_on,
        questions=questions,
        grades=tuple(listed.grades),
        findings=listed.candidates,
        doubts=(
            *form.doubts, *issued_doubts, *phase_doubts, *listed.doubts, *_summary_doubts(sections),
            *counts.grade_count_doubts(lines, len(listed.grades)), *counts.count_doubts(lines, listed.candidates),
            *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


class _Form:
    """The tick boxes of the details block."""

    def __init__(self, details: Sequence[Line]) -> None:
        self.doubts: list[Doubt] = []
        self.types: dict[str, Fact] = dict.fromkeys(INSPECTION_TYPES, CANNOT_TELL)
        self.quoted = CANNOT_TELL
        self._read_types(_region(details, labels.TYPE))
        self._read_quoted(_region(details, labels.QUOTED))

    def _read_types(self, region: list[Line]) -> None:
        found = boxes.inspection_types(boxes.choices(region))
        for name, choice in found.items():
            self.types[name] = Fact(choice.ticked, (choice.place,))
        boxed = [choice for choice in found.values() if choice.boxed]
        bare = [choice for choice in found.values() if not choice.boxed]
        if not boxed and len(bare) == 1:
            name = next(iter(found))
            self.types[name] = Fact(True, (bare[0].place,))
            return
        if lost := [choice for choice in boxed if choice.ticked is None]:
            words = [f"“{choice.words}”" for choice in lost]
            self.doubts.append(doubts.boxes_unreadable(words, lost[0].place, about="types"))
        if bare:
            self.doubts.append(
                doubts.types_without_boxes([f"“{choice.words}”" for choice in bare], bare[0].place)
            )

    def _read_quoted(self, region: list[Line]) -> None:
        if not region:
            return
        found = boxes.choices(region)
        answer, places = boxes.yes_or_no(found)
        self.quoted = Fact(answer, places) if answer is not None else CANNOT_TELL
        if (
            not any(choice.boxed for choice in found)
            and len(found) == 1
            and found[0].words.lower() in {"yes", "no"}
        ):
            self.quoted = Fact(found[0].words.lower() == "yes", (found[0].place,))
        elif answer is None and any(choice.ticked for choice in found):
            self.doubts.append(doubts.types_disagree("quoted in the report", region[0].place))
        elif answer is None and found:
            words = [f"“{choice.words}”" for choice in found]
            self.doubts.append(doubts.boxes_unreadable(words, found[0].place, about="force_quoted"))


def _region(details: Sequence[Line], label: re.Pattern[str]) -> list[Line]:
    """The lines that belong to a label: the rest of its own line and what follows, up to the next label."""
    for at, line in enumerate(details):
        if not (found := label.match(line.raw)):
            continue
        start = line.place.start + found.end()
        rest = line.span(found.end())
        own = (
            [replace(line, raw=line.raw[found.end() :], parts=((0, replace(rest.place, start=start)),))]
            if rest.text
            else []
        )
        following = []
        for other in details[at + 1 :]:
            if labels.is_label(other) or labels.FORCE_NAME.match(other.raw):
                break
            following.append(other)
        return own + following
    return []


def _force(details: Sequence[Line], lines: Sequence[Line]) -> Fact:
    """By the "is … quoted" label, a "Force" label, the title's capitals, the "… specific" box, or the name used most."""
    for line in details:
        if (found := labels.QUOTED.match(line.raw)) and not re.fullmatch(
            r"(?i)(?:the|our|this)\s+\w+", found["force"]
        ):
            span = line.span(*found.span("force"))
            return Fact(span.text, span.places)
    labelled = labels.fact(details, labels.FORCE_NAME)
    if labelled.value:
        return labelled
    heading = " ".join(line.raw for line in details[:6])
    if found := re.search(
        r"(?i)inspections?\s+(?:of|into)\s+(?:the\s+)?(?P<force>[\w’'& -]+?(?:police(?:\s+service)?|constabulary))\b",
        heading,
    ):
        named_ = named_force(found["force"], lines)
        if named_.value:
            return named_
    common = commonest_force(lines)
    return common if common.value else _from_capitals(details)


def _from_capitals(details: Sequence[Line]) -> Fact:
    """A name printed only in capitals is given in capitals and small letters."""
    for line in details[:6]:
        if found := re.search(r"\b((?:[A-Z][A-Z’'&-]+\s+){1,5}(?:POLICE|CONSTABULARY))\b", line.raw):
            span = line.span(
                *re.compile(r"(?:(?:INSPECTIONS?|OF|TO|THE|BY|PCC|HMICFRS|RESPONSE)\s+)*(?P<n>.*)")
                .match(found[1])
                .span("n")
            )  # type: ignore[union-attr]
            return Fact(span.text.title(), span.places)
    return CANNOT_TELL


@dataclass(slots=True)
class _Listed:
    grades: list
    candidates: tuple
    doubts: list[Doubt]


def _findings(sections: list[Section], *, force: str | None) -> _Listed:
    """Both lists read, made one, and what that leaves to doubt."""
    first = FindingList(force=force, default=_default_kind(sections))
    first.read(_finding_lines(sections))
    second = FindingList(force=force, first=first.drafts)
    second.read([line for section in named(sections, "force_response") for line in section.lines])
    merged, matched = reconcile.merged(first.drafts, second.drafts)
    found = candidates(merged)
    ids = {id(draft): candidate.id for draft, candidate in zip(merged, found, strict=True)}
    ids |= {id(again): ids[id(kept)] for kept, again in matched}
    printed = [first.drafts, second.drafts]
    raised = [doubt for drafts in printed for doubt in reconcile.numbering_doubts(drafts, ids)]
    raised += reconcile.doubts_of(matched, first.drafts, second.drafts, ids)
    raised += closing_doubts.earlier_doubts(found)
    owned = any(_OWNED.search(line.text) for section in sections for line in section.lines)
    raised += closing_doubts.answer_doubts(found, explained=first.explained or second.explained, owned=owned)
    return _Listed(first.grades or second.grades, found, raised)


def _finding_lines(sections: list[Section]) -> list[Line]:
    """The findings sections; where none is headed so, what follows the first graded area of the summary."""
    found = [line for section in named(sections, "findings") for line in section.lines]
    if found:
        return found
    for section in named(sections, "summary", "details", "title"):
        for at, line in enumerate(section.lines):
            label = label_of(line)
            if (line.number is None and graded_heading(line)) or (
                label and label.alone and line.number is None
            ):
                found, section.lines[at:] = section.lines[at:], []
                return found
    return []


def _default_kind(sections: list[Section]) -> str | None:
    """Items under an area with no heading of their own are AFIs when the section's heading speaks of AFIs."""
    for section in named(sections, "findings"):
        heading = section.heading.text.lower() if section.heading else ""
        if "improvement" in heading or "afi" in heading.split():
            return "area_for_improvement"
    return "area_for_improvement"


def _prose(sections: list[Section]) -> Fact:
    lines = [
        line for section in sections for line in section.lines if line.raw and not _STATUTE.match(line.text)
    ]
    if not lines:
        return CANNOT_TELL
    return Fact(
        "\n".join(line.printed for line in lines),
        tuple(place for line in lines for place in line.span().places),
    )


def _summary_doubts(sections: list[Section]) -> list[Doubt]:
    """Bullets of the summary that ask for something."""
    asking = re.compile(r"(?i)\b(?:needs?\s+to|should|must|improve\b|get\s+better|review\s+its)")
    lines = [line for section in named(sections, "summary") for line in section.lines]
    found = [line for line in lines if line.number and asking.search(line.raw)]
    return [doubts.summary_bullets_not_findings(len(found), found[0].place)] if found else []


def _commissioner(sections: list[Section]) -> tuple[Fact, tuple[Question, ...], Fact]:
    """The scrutiny date, the questions, and the statement that stands before them."""
    said = named(sections, "commissioner")
    statement: list[Line] = []
    rest: list[Line] = []
    for section in said:
        asked = next(
            (at for at, line in enumerate(section.lines) if _asks_questions(section.lines, at)), None
        )
        statement += section.lines[:asked]
        rest += section.lines[asked:] if asked is not None else []
    asked_lines = rest + [line for section in named(sections, "questions") for line in section.lines]
    everything = [line for section in named(sections, "commissioner", "questions") for line in section.lines]
    questions = tuple(question for line in asked_lines if (question := _question(line)))
    return _scrutiny_on(everything), questions, _prose([Section("commissioner", lines=statement)])


def _asks_questions(lines: list[Line], at: int) -> bool:
    """Whether the line leads in questions: it says so, is no item, and a question follows within four lines."""
    line = lines[at]
    if line.number or line.words > 60 or not _ASKED.fullmatch(line.text):
        return False
    return any(_question(other) for other in lines[at + 1 : at + 5])


def _question(line: Line) -> Question | None:
    labelled = _QUESTION_LABEL.match(line.raw)
    if not (line.number or labelled or line.raw.endswith("?")) or line.words < 3:
        return None
    span = line.span(labelled.end() if labelled else 0)
    ref = labelled["number"] if labelled else (line.number or "").strip("().") if not line.bulleted else None
    return Question(span.text, span.place, ref or None)


def _scrutiny_on(lines: Sequence[Line]) -> Fact:
    """The date in the sentence that speaks of the scrutiny meeting."""
    for line in lines:
        for found in re.finditer(r"[^.?!]+", line.raw):
            if not _SCRUTINY.search(found[0]):
                continue
            days = dates_in(found[0])
            if len(days) == 1:
                span = line.span(found.start() + days[0].start, found.start() + days[0].end)
                return Fact(days[0].on, span.places)
    return CANNOT_TELL
