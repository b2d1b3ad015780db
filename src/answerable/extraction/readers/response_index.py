"""Index pages: reports and the commissioner's responses to them, as links or pairs, by year. They hold no findings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import ReadGrade, Reading
from answerable.extraction.readers.answered_findings import answered_findings
from answerable.extraction.readers.assembly import assembled, paper_of
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_sentences import printed_grades
from answerable.extraction.readers.grades_in_text import lone_grade
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.titles import title_of

_LINK = re.compile(
    r"(?i)(?:(?:read|view|download|see)\s+)?(?:the\s+)?(?:(?:deputy\s+|acting\s+)?(?:pcc|pfcc|opcc|commissioner"
    r"|(?:deputy\s+)?mayor)(?:[’']s)?\s+)?(?:reports?\s*)?responses?(?:\s+\(.*\)|\s+-?\s*pdf.*)?"
)
_LISTED = re.compile(
    r"(?i)\b(?:reports?|responses?)\b[^.]{0,120}\b(?:(?:can\s+be\s+)?(?:found|accessed|viewed|read|seen)|(?:are"
    r"|is)\s+(?:listed|published|available)|be\s+on\s+published)\b[^.]{0,40}\b(?:below|on\s+this\s+page"
    r"|here\s+as\s+and\s+when)\b"
    r"|\bplease\s+find\b[^.]{0,40}\bresponses\b[^.]{0,20}\bbelow\b|\bresponses\s+(?:from|by"
    r"|of)\s+the\s+pf?cc\s+are\s+(?:listed|available)\b|\bare\s+listed\s+below\b"
    r"|\bclick\s+here\s+to\s+view\b.{0,60}\breports\b"
)
_HEADED = re.compile(
    r"(?i)^(?:[\w’' ]{0,40}\b)?(?:hmic(?:frs)?|inspectorate|inspection)\b.{0,60}\b(?:reports?|inspections?"
    r"|responses)\b.{0,30}$"
)
_TITLED_RESPONSE = re.compile(
    r"(?i)^(?:pf?cc|opcc)\s*(?:&|and)?\s*(?:force\s+)?responses?\s+to\s+\S.{5,120}$"
)
_DUTY = re.compile(
    r"(?i)\bs(?:ection|\.)?\s*55\b|\bduty\s+to\s+respond\b|\b56\s+(?:calendar\s+)?days\b"
    r"|\bresponds?\s+to\s+(?:all\s+)?(?:inspection\s+)?reports\b"
)
_QUESTION = re.compile(r"(?i)\b(?:how|to\s+what\s+extent)\b.*\b(?:force|constabulary|service)\b")
_READ = re.compile(r"(?i)^read\s+the\s+response\s+from\s+the\b.{0,120}$")
_OTHERS = {"committee_minutes", "committee_report", "tracker", "register_entry", "foi"}


def fit(text: Text) -> tuple[float, str]:
    """Repeated "Report" and "Response" links, or a page that says the responses are listed on it."""
    lines = body_lines(text)
    short = [line for line in lines if line.words <= 16]
    links = sum(line.words <= 8 and bool(_LINK.fullmatch(line.text)) for line in short)
    links += sum(bool(_READ.match(line.raw)) for line in lines if line.words <= 24)
    listed = any(_LISTED.search(line.raw) for line in lines[:80])
    several = sum(bool(_TITLED_RESPONSE.match(line.raw)) for line in short)
    if not (links >= 2 or listed or several >= 3):
        return 0.0, "no links to reports and responses"
    if kind_of(lines[:120]) in _OTHERS:
        return 0.0, "its own words say that it is another kind of paper"
    headed = any(_HEADED.match(line.raw) and line.words <= 12 and line.heading_like for line in lines[:12])
    quoted = len(answered_findings(lines, force=None).drafts)
    if links >= 2 and not quoted:
        return 0.9, "links to reports and responses come in pairs"
    if several >= 3:
        return 0.88, "a list of responses to reports"
    if listed and (headed or any(_DUTY.search(line.raw) for line in lines)) and not quoted:
        return 0.8, "says that reports and responses are listed on this page"
    return 0.0, "no links to reports and responses"


def read(text: Text) -> Reading:
    """The facts, and grades that stand beside the name of their report or question."""
    lines = body_lines(text)
    paper = paper_of(text, lines, title=title_of(lines))
    grades = _question_grades(lines) or printed_grades(_without_key(lines))
    return assembled(paper, (), grades, reader="response_index", kind="response_index", posted=True)


def _question_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades alone on a line some way beneath the question of their report, with words and links between."""
    found: list[ReadGrade] = []
    question: Line | None = None
    for line in lines:
        if line.raw.endswith("?") and _QUESTION.search(line.raw) and line.words <= 24:
            question = line
        elif question is not None and line.number is None and (alone := lone_grade(line)):
            found.append(ReadGrade(question.text, alone.grade, question.span().place))
            question = None
    return found


def _without_key(lines: Sequence[Line]) -> list[Line]:
    """The lines without a numbered or bulleted list of the grades there are."""
    return [line for line in lines if not (line.number is not None and line.words <= 4)]
