"""The response form: inspection details with tick boxes, summary, findings by area, force response, PCC's comments.

Many offices fill in some version of it. Sections may come in another order, under other labels, with or without tables,
causes of concern, grades or questions; what holds the family together is the details block and the response headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import Candidate, Doubt, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, labels, reconcile
from answerable.extraction.readers.comments_section import comments_of, prose
from answerable.extraction.readers.details import TickedDetails, force_of
from answerable.extraction.readers.drafts import candidates
from answerable.extraction.readers.finding_lists import FindingList
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_text import graded_heading
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.printings import printings
from answerable.extraction.readers.published import published
from answerable.extraction.readers.sections import (
    Section,
    first_form,
    heading_name,
    named,
    sections_of,
    without_copies,
)
from answerable.extraction.readers.words import label_of

_OWNED = re.compile(
    r"(?i)^(?:owner|lead|who|by\s+when|due(?:\s+date)?|responsible\b.*|deadline)\s*:?$|^(?:owner|lead|by\s+when|due)\s*:"
)
_REFERENCE = re.compile(r"(?i)\breference:\s+[a-z0-9-]+\.[a-z0-9-]+\.(?:coc|rec|afi)-\d")


def fit(text: Text) -> tuple[float, str]:
    """How much of the form is there: its own labels and headings, the response headings above all."""
    lines, _ = first_form(body_lines(text))
    names = {section.name for section in sections_of(lines)}
    seen: list[str] = [
        name for name in ("details", "summary", "findings", "force_response", "commissioner") if name in names
    ]
    for word, label in (("type", labels.TYPE), ("quoted", labels.QUOTED), ("published", labels.PUBLISHED)):
        if any(label.match(line.raw) for line in lines[:120]):
            seen.append(word)
    score = min(1.0, 0.16 * len(seen))
    said = {name for line in lines if (name := heading_name(line))}
    detailed = {"type", "details", "quoted"} & set(seen)
    if not {"force_response", "commissioner"} & (names | (said if "details" in names else set())):
        score = min(score, 0.3)
    if not detailed:
        score = min(score, 0.45)
    elif {"details", "force_response", "commissioner"} <= said and len(detailed) > 1:
        score = 1.0  # no report has the frame of a response; how much it says of PEEL does not matter then
    if not seen:
        return 0.0, "nothing of the response form is there"
    return score, f"parts of the response form seen: {', '.join(seen)}"


def read(text: Text) -> Reading:
    """Everything the form says."""
    lines, second = first_form(body_lines(text))
    printed = sections_of(lines)
    sections, copies = without_copies(printed)
    details = labels.with_whole_labels(
        [line for section in named(sections, "title", "details") for line in section.lines]
    )
    title = labels.fact(details, labels.TITLE)
    issued, issued_doubts = published(details or lines, title=title.value or "")
    ticked = TickedDetails(details)
    force = force_of(details, lines)
    listed = _findings(printed, force=force.value)
    phase, phase_doubts = monitoring_phase(lines)
    scrutiny_on, questions, statement = comments_of(sections)
    return Reading(
        kind="pcc_response",
        reader="word_form",
        title=title,
        force=force,
        published=issued,
        types=ticked.types,
        force_quoted=ticked.quoted,
        monitoring_phase=phase,
        summary=prose(named(sections, "summary")),
        force_response=prose(
            [Section(one.name, lines=one.lines[: _said(one) or None]) for one in named(sections, "force_response")]
        ),
        pcc_statement=statement,
        scrutiny_on=scrutiny_on,
        questions=questions,
        grades=tuple(listed.grades),
        findings=listed.candidates,
        doubts=(
            *ticked.doubts, *issued_doubts, *phase_doubts, *listed.doubts, *_summary_doubts(sections),
            *counts.grade_count_doubts(lines, len(listed.grades)), *counts.count_doubts(lines, listed.candidates),
            *closing_doubts.file_doubts(text, lines), *_repetition_doubts(copies, second),
        ),
    )  # fmt: skip


def _repetition_doubts(copies: list[Section], second: Place | None) -> list[Doubt]:
    """Sections that are printed again, and another form that was not read."""
    found = [doubts.held_twice(copies[0].lines[0].place)] if copies else []
    return [*found, doubts.second_form(second)] if second else found


@dataclass(slots=True)
class _Listed:
    """What the two lists of a form come to."""

    grades: list[ReadGrade]
    candidates: tuple[Candidate, ...]
    doubts: list[Doubt]


def _findings(sections: list[Section], *, force: str | None) -> _Listed:
    """Both lists read, made one, and what that leaves to doubt."""
    first = FindingList(force=force, default="area_for_improvement")
    first.read(_finding_lines(sections))
    second = FindingList(force=force, first=first.drafts)
    second.read(
        [line for section in named(sections, "force_response") for line in section.lines[_said(section) :]]
    )
    printed = [part for drafts in (first.drafts, second.drafts) for part in printings(drafts) if part]
    merged, matched = reconcile.folded(printed)
    found = candidates(merged)
    ids = {id(draft): candidate.id for draft, candidate in zip(merged, found, strict=True)}
    for kept, again in reversed(matched):  # what was kept for one may later have been found again itself
        ids[id(again)] = ids[id(kept)]
    raised = [doubt for drafts in printed for doubt in reconcile.numbering_doubts(drafts, ids)]
    if first.drafts or second.drafts:
        later = [draft for drafts in printed[1:] for draft in drafts]
        raised += reconcile.doubts_of(matched, printed[0], later, ids)
    raised += closing_doubts.earlier_doubts(found)
    owned = any(_OWNED.search(line.text) for section in sections for line in section.lines)
    owned = owned or any(candidate.due_text for candidate in found)
    raised += closing_doubts.answer_doubts(found, explained=first.explained or second.explained, owned=owned)
    return _Listed(first.grades or second.grades, found, _once(raised))


def _once(raised: list[Doubt]) -> list[Doubt]:
    """The doubts, each sentence once: a list that is printed again has lost the same numbers again."""
    return list({(doubt.code, doubt.about, doubt.message): doubt for doubt in reversed(raised)}.values())[
        ::-1
    ]


def _said(section: Section) -> int:
    """How many lines of a response are the force's own prose, where the findings follow under headings with references.

    Such prose may itself list the findings; it is one person's words, not the list that is answered. 0 where nothing
    tells the two apart.
    """
    lines = section.lines
    named_first = next((at for at, line in enumerate(lines) if _REFERENCE.search(line.text)), None)
    if named_first is None:
        return 0
    starts = [at for at, line in enumerate(lines[:named_first]) if line.block.level and label_of(line)]
    return starts[-1] if starts else 0


def _finding_lines(sections: list[Section]) -> list[Line]:
    """The findings sections; where none is headed so, what follows the first sign of findings in the sections before."""
    found = [line for section in named(sections, "findings") for line in section.lines]
    for section in named(sections, "summary", "details", "title"):
        start = next((at for at, line in enumerate(section.lines) if _begins_findings(line)), None)
        if start is not None and not found:
            found, section.lines[start:] = section.lines[start:], []
    return found


def _begins_findings(line: Line) -> bool:
    if line.number is not None:
        return False
    label = label_of(line)
    return graded_heading(line) is not None or (label is not None and label.alone)


def _summary_doubts(sections: list[Section]) -> list[Doubt]:
    """Bullets of the summary that ask for something."""
    asking = re.compile(r"(?i)\b(?:needs?\s+to|should|must|improve\b|get\s+better|review\s+its)")
    lines = [line for section in named(sections, "summary") for line in section.lines]
    found = [line for line in lines if line.number and asking.search(line.raw)]
    return [doubts.summary_bullets_not_findings(len(found), found[0].place)] if found else []
