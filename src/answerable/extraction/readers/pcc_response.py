"""Responses of commissioners, mayors and fire authorities in no form: numbered paragraphs, letters, tables, pages.

They quote each finding behind its label or in quotation marks and answer it, or only count the findings and speak of
them. What is quoted is a finding; what is only counted is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Fact, Reading
from answerable.extraction.readers import tables
from answerable.extraction.readers.answered_findings import answered_findings
from answerable.extraction.readers.assembly import assembled, paper_of
from answerable.extraction.readers.comments_section import comments_of, prose
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.finding_lists import FindingList
from answerable.extraction.readers.flattened_answers import findings_in_turn, flattened_findings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.grades_in_sentences import printed_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.pipe_rows import piped_findings
from answerable.extraction.readers.report_titles import report_title
from answerable.extraction.readers.sections import named, sections_of
from answerable.extraction.readers.titles import title_of
from answerable.extraction.readers.words import label_of

_OFFICE = (
    r"(?:(?:police\s*(?:,\s*fire\s*)?(?:&|and)\s+crime\s+)?commissioner|pf?cc|opf?cc|(?:deputy\s+)?mayor"
    r"|mayor[’']s\s+office|mopac|gmca"
    r"|local\s+policing\s+body|combined\s+authority|fire\s+(?:and\s+rescue\s+)?authority)"
)
_SAYS = r"(?:responses?|comments?|reply)"
_HEADING = re.compile(
    rf"(?i)^(?:\d+\.?\s*)?(?:[\w’',&. –—-]{{0,60}}?\b)?{_OFFICE}(?:[’']s?)?(?:\s+for\s+[\w ]{{2,30}})?\s*[:–—-]?"
    rf"\s+(?:statutory\s+"
    rf"|formal\s+)?{_SAYS}\b(?!\s+link).{{0,200}}$"
    rf"|^(?:the\s+|statutory\s+|formal\s+|section\s+55\s+)*{_SAYS}\s+(?:to|on)\s+(?:the\s+)?(?:hmic|inspection"
    rf"|peel|his\s+maj|her\s+maj).{{0,200}}$"
    rf"|^[\w’' -]{{2,40}}\b(?:police|constabulary|service)(?:[’']s)?\s+{_SAYS}\s+to\s+(?:the\s+)?(?:hmic"
    rf"|inspection|peel).{{0,160}}$"
    rf"|^{_SAYS}\s+(?:from|by)\s+[^:]{{3,60}}?\s+to\s+(?:the\s+)?hmic.{{0,120}}$"
    rf"|^{_SAYS}\s+(?:from|of|by)\s*:?\s+(?:the\s+)?(?:office\s+of\s+)?(?:the\s+)?[\w’' -]{{0,30}}{_OFFICE}\b.{{0,80}}$"
)
_VERB = re.compile(rf"(?i)\b{_OFFICE}\s+(?:comments|reply)\s+on\b")
"""The commissioner comments on a report: a heading of news."""
_LETTER = re.compile(r"(?i)^dear\s+\S")
_ASKED = re.compile(
    r"(?i)\bI\s+(?:have\s+)?(?:asked|requested|invited)\s+the\s+chief\s+(?:constable|officer)\b"
    r"|\bsection\s+55\b[^.]{0,60}\bpolice\s+act\b"
)
_LINK = re.compile(r"(?i)(?:the\s+)?(?:(?:deputy\s+)?(?:pf?cc|opcc|commissioner|mayor)[’']s\s+)?response")
_ANSWER_LABEL = re.compile(
    r"(?i)(?:[\w’'& -]{0,40}\b)?(?:force|constabulary|service|police|chief\s+constable[’']?s?|pf?cc[’']?s?|opcc"
    r"|commissioner[’']?s?)\s+(?:response|comments?|update|position)\s*(?::|$|[–—-]\s)"
    r"|what\s+(?:the\s+force|we)\b.{0,40}?(?::|$)|(?:our\s+)?response\s*:?$"
)
_ANSWERS = ("response", "comment", "update", "position", "what ")
_LONGEST_LABELLED = 40
_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate)\b")
_OTHERS = {"committee_minutes", "committee_report", "tracker", "register_entry", "action_plan", "foi"}
_LINKS = re.compile(
    r"(?i)\b(?:can\s+be\s+(?:found|accessed|read)|are\s+listed|all\s+(?:his|her|our|their)\s+responses"
    r"|responses\s+(?:below|are))\b"
)


def fit(text: Text) -> tuple[float, str]:
    """A heading that names a response by an office, or a paper under section 55 that asked the chief officer."""
    lines = body_lines(text)
    top = lines[:60]
    headed = any(
        line.words <= 30
        and (not _is_link(line) or (line is top[0] and line.block.kind == "heading"))
        and bool(_HEADING.match(line.printed))
        and not _VERB.search(line.raw)
        for line in top[:30]
    )
    letter = any(_LETTER.match(line.raw) for line in top)
    asked = any(_ASKED.search(line.raw) for line in top)
    paired = _pairs(lines)
    if flattened_findings(top[:8]):
        return 0.72, "a table of findings and answers that was run together on one line"
    if not (headed or asked or paired):
        return 0.0, "nothing says that it is a commissioner's response"
    if kind_of(lines[:120]) in _OTHERS:
        return 0.2, "its own words say that it is another kind of paper"
    if headed and not _short_links(lines):
        score = 0.85 if asked or letter else 0.75
        return score, "headed as a response or comments by the commissioner or mayor"
    if asked and (letter or not any(_LINKS.search(line.raw) for line in lines)):
        return 0.7, "the chief officer was asked for comments, or section 55 is named in a letter"
    if paired and any(_INSPECTORATE.search(line.raw) for line in lines):
        return 0.65, "findings and the answers to them come in turn, each behind its label"
    return 0.2, "a response is spoken of, but this is a page of links"


def read(text: Text) -> Reading:
    """The findings it quotes, the grades it names, and the facts."""
    lines = body_lines(text)
    title = report_title(lines)
    paper = paper_of(text, lines, title=title if title.value else _own_title(lines))
    quoted = _findings(lines, force=paper.force.value)
    reading = assembled(paper, quoted, printed_grades(lines), reader="pcc_response", kind="pcc_response")
    return _with_statements(reading, lines, quoted)


def _with_statements(reading: Reading, lines: Sequence[Line], quoted: Sequence[Draft]) -> Reading:
    """The reading with the force's and the commissioner's words, where each stands once under a heading of its own."""
    sections = [
        section for section in sections_of(tuple(lines)) if section.heading and section.heading.words <= 6
    ]
    taken = {place.block for draft in quoted for place in draft.span.places}
    found = {name: named(sections, name) for name in ("force_response", "commissioner", "questions")}
    whole = {
        name: parts
        for name, parts in found.items()
        if len(parts) == 1 and not any(line.block.index in taken for line in parts[0].lines)
    }
    on, questions, statement = comments_of([*whole.get("commissioner", []), *whole.get("questions", [])])
    return replace(
        reading,
        force_response=prose(whole.get("force_response", [])),
        pcc_statement=statement,
        questions=questions,
        scrutiny_on=on if questions else CANNOT_TELL,
    )


def _own_title(lines: Sequence[Line]) -> Fact:
    title = title_of(lines)
    generic = title.value and re.fullmatch(
        r"(?i)dear\b.*|.*\b(?:street|road|house|mp|london)\b.*|(?:the\s+)?rt\s+hon.*|home\s+secretary",
        title.value,
    )
    return CANNOT_TELL if generic else title


def _findings(lines: Sequence[Line], *, force: str | None) -> list[Draft]:
    roles = tables.column_roles(lines)
    wide = {table for table, columns in roles.items() if "finding" in columns.values() and len(columns) > 2}
    listed = FindingList(force=force)
    listed.read([line for line in lines if line.block.cell and line.block.cell.table in wide])
    # A table whose heads say something else is read like one that was flattened to lines: by its labels.
    rest = [
        line
        for line in lines
        if not listed.drafts or line.block.cell is None or line.block.cell.table not in wide
    ]
    return (
        [*listed.drafts, *answered_findings(rest, force=force).drafts]
        or [
            *piped_findings(rest),
            *flattened_findings(rest),
        ]
        or findings_in_turn(rest)
    )


def _pairs(lines: Sequence[Line]) -> bool:
    """Whether labels of findings and labels of answers by the force or commissioner both come at least twice."""
    labels = [line for line in holding(lines, *_ANSWERS) if line.words <= _LONGEST_LABELLED]
    answers = sum(bool(_ANSWER_LABEL.match(line.raw)) for line in labels)
    short = (line for line in lines if line.words <= _LONGEST_LABELLED)
    return answers >= 2 and sum(label_of(line) is not None for line in short) >= 2


def _is_link(line: Line) -> bool:
    return line.words <= 3


def _short_links(lines: Sequence[Line]) -> bool:
    """Whether the page is one of links: several bare "PCC's response" lines with nothing quoted between."""
    links = sum(bool(_LINK.fullmatch(line.text)) for line in lines)
    return links >= 2 and not answered_findings(lines, force=None).drafts
