"""What reports on the inspectorate's pages share: the page's title, whose report it is, its dates, its summary.

A saved page is often called by a place and a year alone ("Northmoor 2018/19"); the name of the force then stands in the
text, and the day at its top is when the page was changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Fact, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile
from answerable.extraction.readers.drafts import candidates
from answerable.extraction.readers.forces import commonest_force, names_in
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.graded_sections import area_grades, heads_area, walk
from answerable.extraction.readers.judgments import judgments_in
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import instead_of_a_date, published
from answerable.extraction.readers.titles import wrapped
from answerable.extraction.readers.words import EXPLAINS, PIPED_HEADS, label_of

_YEARS = r"20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?"
_PLACE = r"(?P<place>[A-Z][\w’'.-]*(?:\s+(?:and|&|of|the|upon|on|[A-Z][\w’'.-]*)){0,5}?)"
PAGE_TITLE = re.compile(rf"{_PLACE}\s+(?:PEEL\s+(?:(?:[Aa]ssessments?|[Ii]nspections?)\s+)?)?{_YEARS}")
_OF_FORCE = re.compile(r"(?i)\binspection of\b")
_NO_PLACE = re.compile(
    r"(?i).*\b(?:PEEL|HMIC|HMICFRS|published|last|updated|police|contents|effectiveness|group|annual|budget|plan|report|council"
    r"|panel|committee|service|inspections?|spring|summer|autumn|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b.*"
)
LANDMARKS = re.compile(
    r"(?i)(?:overall summary|our judge?ments?|hm inspector[’']s (?:observations|summary)|main findings|get the report"
    r"|hmi(?:[’']s)? (?:observations|summary)|about (?:us|the data|our data|this inspection)|read the report online"
    r"|terms (?:in|used in) this report|terminology in this report|force in context|peel scorecard key"
    r"|questions for (?:effectiveness|efficiency|legitimacy|people)|reducing crime assessment"
    r"|read more about .{3,60}|service in numbers|force in numbers|publication types\s*:.*"
    r"|providing a service to (?:the )?victims of crime|innovative practice|summary of inspection findings)"
)
_ANSWERS = re.compile(
    r"(?i)\b(?:(?:pcc|pfcc|commissioner)[’']?s?[’']? (?:response|comments?)|response to (?:the )?(?:hmic|peel)|section 55"
    r"|action plan|committee|panel|agenda|minutes of|our responses?|freedom of information|press releases?)\b"
)
_REPORT = re.compile(
    r"(?i)\bPEEL\b|\binspection of\b|\beffectiveness, efficiency and people\b|\brescue service inspections? 20\d\d\b"
)
_LEADS = re.compile(r"(?i)get the report|read the report online|publication types\s*:.*")
_NEWS = re.compile(
    r"(?i)\bha(?:s|ve) (?:today|yesterday)\b"
    r"|\b(?:inspectorate|inspectors|hmicfrs|hmic)\b[^.]{0,40}\b(?:has |have )?said\b"
    r"|\bsaid\s*:$|\bprintable version\b|\bnotes to editors\b"
)
_LETTER = re.compile(
    r"(?i)publication types\s*:.*\b(?:accelerated causes?|causes? of concern|letter|revisit)\b.*"
)
_FORCE_ANSWERS = re.compile(
    r"(?i)(?:force|service|chief (?:constable|officer)|pcc|pfcc|commissioner)(?:[’']s)?\s+"
    r"(?:response|comments?|update|position)\b.{0,20}"
)
FIRE = re.compile(
    r"(?i)(?<!constabulary and )(?<!constabulary & )(?<!inspector of )"
    r"\b(?:fire\s+(?:and|&)\s+rescue|fire\s+brigade|FRS)\b"
)
_NAMES_FIRE = re.compile(
    r"(?i)effectiveness,\s+efficiency\s+and\s+people\b.{0,120}|.{0,60}\binspection\s+of\b.{0,60}\bfire\b.{0,30}"
    r"|(?:how|to what extent)\b.*\b(?:fire and rescue service|frs)\b.*\?"
    r"|our\s+inspection\s+assessed\s+how\s+well\b.{3,60}\b(?:fire|brigade)\b.*"
    r"|fire\s+(?:and|&)\s+rescue\s+service\s+inspections?\s+20\d\d.{0,80}"
    r"|this is hmicfrs[’']s .{0,60}\bof fire and rescue services\b.*"
)
_ANSWER_WORDS = ("response", "comment", "update", "position")
_SUMMARY = re.compile(
    r"(?i)(?:overall\s+)?summary|hm inspector[’']s (?:observations|summary)|hmi(?:[’']s)? (?:observations|summary)"
)
_TOP = 40
_OFTEN = 2
"""Labels of answers ("Action taken:", "Owner") at which a document is no report: reports have none."""
_DOUBTED = 0.3
"""What is left of the score of a document that only speaks about a report: less than the general reader's."""


def page_title(lines: Sequence[Line]) -> re.Match[str] | None:
    """The line at the top that is a place and its year, "Northmoor PEEL 2017", or None."""
    for line in lines[:12]:
        found = PAGE_TITLE.fullmatch(line.text)
        if found and not _NO_PLACE.match(found["place"]) and line.number is None:
            return found
    return None


def names_fire_service(lines: Sequence[Line]) -> bool:
    """Whether the top of a document says in the inspectorate's forms that a fire and rescue service was inspected."""
    top = [line for line in lines[:_TOP] if line.number is None]
    on_page = page_title(lines) is not None and any(FIRE.search(line.raw) for line in top[:12])
    peel = any(re.search(r"\bPEEL\b", line.raw) for line in top[:6])
    return (on_page and not peel) or any(_NAMES_FIRE.fullmatch(line.text) for line in top)


def signs(lines: Sequence[Line], *, named: bool) -> tuple[float, str]:
    """How much speaks for an inspectorate's report, once it is `named` one at its top, and the reason."""
    if not named:
        return 0.0, "not named at the top"
    boxed = sum(1 for line in lines if (label := label_of(line)) and label.alone and line.number is None)
    printed = area_grades(lines)
    graded = sum(1 for line, grade in zip(lines, printed, strict=True) if grade or _whole_judgment(line))
    known = sum(bool(LANDMARKS.fullmatch(line.text) or heads_area(line)) for line in lines)
    score = 0.3 + 0.2 * bool(boxed) + 0.25 * bool(graded) + 0.15 * bool(known) + 0.1 * (graded >= 3)
    on_own_page = page_title(lines) is not None and bool(known or graded)
    score += 0.3 * (on_own_page or _leads_to_report(lines))
    reason = f"named at the top; headed boxes: {boxed}; areas with a grade: {graded}"
    if _speaks_about_one(lines):
        return score * _DOUBTED, f"{reason}; but it is news of a report or an answer to one"
    return min(score, 1.0), reason


def _speaks_about_one(lines: Sequence[Line]) -> bool:
    """Whether the document is news of a report, or somebody's answer to one, and not the report."""
    top = lines[:15]
    return (
        any(
            _ANSWERS.search(line.raw) for line in top if line.heading_like and not line.raw.startswith("Get ")
        )
        or any(_NEWS.search(line.raw) or _LETTER.match(line.text) for line in top)
        or any(_FORCE_ANSWERS.fullmatch(line.text) for line in holding(lines, *_ANSWER_WORDS))
        or any(PIPED_HEADS.match(line.raw) for line in lines)
        or sum(line.words <= 8 and bool(EXPLAINS.match(line.raw)) for line in lines) >= _OFTEN
    )


def _leads_to_report(lines: Sequence[Line]) -> bool:
    """Whether the page begins with a report's name and then says where to get it: nobody's news begins so."""
    first = next((line for line in lines if not line.text.lower().startswith("skip to")), None)
    named = first is not None and first.heading_like and bool(_REPORT.search(first.raw))
    return named and any(_LEADS.fullmatch(line.text) for line in lines[:_TOP])


def _whole_judgment(line: Line) -> bool:
    return any(one.whole for one in judgments_in(line))


def read_report(text: Text, lines: Sequence[Line], *, reader: str, title: Fact) -> Reading:
    """Everything such a report says, under the title its family found."""
    force = _force(lines)
    issued, raised = published(lines, title=title.value or "")
    boxes, grades, grade_doubts = walk(lines, force=force.value)
    drafts, repeats = reconcile.without_repeats(boxes.drafts)
    found = candidates(drafts)
    phase, phase_doubts = monitoring_phase(lines)
    if issued.value is None and not raised:
        raised = instead_of_a_date(lines)
    return Reading(
        kind="inspection_report",
        reader=reader,
        title=title,
        force=force,
        published=issued,
        monitoring_phase=phase,
        summary=_summary(lines),
        grades=tuple(grades),
        findings=found,
        doubts=(
            *raised, *phase_doubts, *(doubts.may_be_finding(line.text, line.place) for line in boxes.passed_over),
            *grade_doubts, *repeats, *closing_doubts.earlier_doubts(found),
            *counts.grade_count_doubts(lines, len(grades)), *counts.count_doubts(lines, found),
            *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def titled(lines: Sequence[Line], names: re.Pattern[str]) -> Fact:
    """The main heading that `names` a report, else the first short line that does, else the page's place and year."""
    top = lines[:60]
    found = page_title(lines)
    for chosen in ([line for line in top if line.block.level == 1], top):
        for line in chosen:
            whole_title = names.search(line.raw) or (found and line.text == found[0])
            if line.words <= 25 and line.number is None and whole_title and not line.raw.endswith("."):
                span = wrapped(lines, lines.index(line)).span()
                return Fact(span.text, span.places)
    return CANNOT_TELL


def _force(lines: Sequence[Line]) -> Fact:
    for line in lines[:60]:
        if _OF_FORCE.search(line.raw) and (names := names_in(line)):
            words, _, end = names[-1]
            words = re.sub(r"^(?:[Aa]n )?[Ii]nspection of (?:the )?", "", words)
            span = line.span(end - len(words), end)
            return Fact(span.text, span.places)
    found = page_title(lines)
    own = _force_of(lines, found["place"]) if found else CANNOT_TELL
    return own if own.value else commonest_force(lines)


def _force_of(lines: Sequence[Line], place: str) -> Fact:
    """The name most used of those that begin with the place the page is about."""
    wanted = place.replace(" and ", " & ")
    own = [
        (words, line.span(start, end).places)
        for line in lines
        for words, start, end in names_in(line)
        if words.replace(" and ", " & ").startswith(wanted)
    ]
    names = [words for words, _ in own]
    best = max(names, key=names.count, default=None)
    return next((Fact(words, places) for words, places in own if words == best), CANNOT_TELL)


def _summary(lines: Sequence[Line]) -> Fact:
    """What stands under the first summary heading that has text of its own, up to the next heading."""
    for start, line in enumerate(lines):
        if line.number is not None or not _SUMMARY.fullmatch(line.text):
            continue
        taken = list(takewhile(_is_prose, lines[start + 1 :]))
        if taken:
            places = tuple(place for own in taken for place in own.span().places)
            return Fact("\n".join(own.printed for own in taken), places)
    return CANNOT_TELL


def _is_prose(line: Line) -> bool:
    heads = label_of(line) or LANDMARKS.fullmatch(line.text) or heads_area(line)
    return line.block.kind != "heading" and not heads
