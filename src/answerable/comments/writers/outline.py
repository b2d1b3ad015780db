"""From a `StatutoryDocument` to its outline: one order and one wording for all four formats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from answerable.comments.cards import AnsweredArea, AnsweredFinding, StatutoryDocument
from answerable.comments.writers import wording
from answerable.comments.writers.blocks import (
    Block,
    Detail,
    Details,
    Heading,
    Item,
    Items,
    Outline,
    Paragraph,
    Signature,
    Speech,
    Table,
    Tick,
    Voice,
)
from answerable.rules.grades import Grade

BULLET = "• "


def outline(document: StatutoryDocument) -> Outline:
    """The document as blocks, in the order of the form."""
    title = f"Response by the PCC to the HMICFRS inspection of {clean(document.force_name)}"
    blocks: list[Block] = [Paragraph(clean(document.body_name), "office"), Heading(1, title)]
    if document.draft:
        blocks.append(Paragraph(wording.DRAFT, "draft"))
    blocks += [*_details(document), *_summary(document), *_findings(document)]
    blocks += [*_force_response(document), *_commissioner_response(document)]
    return Outline(
        title=f"{title}: {clean(document.inspection_title)}",
        author=clean(document.body_name),
        language=document.language,
        stamp=wording.DRAFT if document.draft else "",
        foot=_foot(document),
        blocks=tuple(blocks),
    )


def clean(text: str) -> str:
    """One line of text that every format can carry: white space folded, control characters gone."""
    if not text.isprintable():
        text = "".join(map(_printable, text))
    return " ".join(text.split())


def _printable(character: str) -> str:
    """The character; a space for a control character; nothing for what no file may hold."""
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category == "Cs" or character in "\ufffe\uffff" else character


def _foot(document: StatutoryDocument) -> str:
    parts = [clean(document.body_name), clean(document.inspection_reference)]
    if document.edition is not None:
        parts.append(f"edition {document.edition}")
    return " · ".join(part for part in parts if part)


def _details(document: StatutoryDocument) -> Iterator[Block]:
    force = clean(document.force_name)
    kinds = tuple(
        _tick(label.format(place=wording.place_of(force)), document.types.get(key))
        for key, label in wording.TYPES.items()
    )
    quoted = document.force_quoted
    rows = [
        Detail("Title of Inspection", clean(document.inspection_title)),
        Detail("Date Inspection Published", wording.in_words(document.published_on)),
        Detail("Type of Inspection", ticks=kinds),
        Detail(
            f"Is {force} quoted in the Report?",
            ticks=(_tick("Yes", quoted), _tick("No", None if quoted is None else not quoted)),
        ),
    ]
    if document.monitoring_phase:
        rows.append(Detail("Monitoring Phase", clean(document.monitoring_phase).capitalize()))
    yield Heading(2, wording.DETAILS)
    yield Details(caption="Inspection details", rows=tuple(rows))


def _tick(label: str, ticked: bool | None) -> Tick:
    return Tick(f"{label} (not known)" if ticked is None else label, ticked)


def _summary(document: StatutoryDocument) -> Iterator[Block]:
    yield Heading(2, wording.SUMMARY)
    yield from _prose(document.summary, draft=document.draft)


def _prose(text: str, *, draft: bool) -> Iterator[Paragraph | Items]:
    """Paragraphs and bullets of a text; a placeholder where there is none."""
    lines = [line for line in text.split("\n") if clean(line)]
    for bulleted, group in groupby(lines, key=lambda line: line.lstrip().startswith(BULLET)):
        if bulleted:
            yield Items(tuple(Item(clean(line.lstrip()[len(BULLET) :])) for line in group))
        else:
            yield from (Paragraph(clean(line)) for line in group)
    if not lines:
        yield Paragraph(wording.NOT_WRITTEN if draft else wording.NONE_GIVEN)


def _spoken(text: str, voice: Voice, *, draft: bool) -> Block:
    """Prose in somebody's voice; a placeholder is nobody's."""
    blocks = tuple(_prose(text, draft=draft))
    return Speech(voice, blocks) if clean(text) else blocks[0]


def _listed(findings: Iterable[AnsweredFinding]) -> Items:
    return Items(tuple(Item(clean(finding.text)) for finding in findings))


def _findings(document: StatutoryDocument) -> Iterator[Block]:
    yield Heading(2, wording.FINDINGS)
    for area in document.areas:
        yield Heading(3, _area_heading(area))
        for kind, group in groupby(area.findings, key=lambda finding: finding.kind):
            yield from _findings_of(kind, tuple(group))
        if not area.findings:
            yield Paragraph(wording.NO_FINDING)


def _area_heading(area: AnsweredArea) -> str:
    name = clean(area.name) or wording.NO_AREA
    return f"{name} ({Grade(area.grade).words})" if area.grade else name


def _findings_of(kind: str, findings: tuple[AnsweredFinding, ...]) -> Iterator[Block]:
    """Neighbours of one kind in one area, in the inspectors' words, without answers."""
    one, many = wording.KIND_HEADINGS[kind]
    if kind != "cause_of_concern":
        yield Heading(4, one if len(findings) == 1 else many)
        yield Speech("inspectors", (_listed(findings),))
        return
    for concern in findings:
        yield Heading(4, one)
        yield Speech("inspectors", (Paragraph(clean(concern.text)),))
        if concern.children:
            yield Paragraph(f"{wording.RECOMMENDATIONS}:", "label")
            yield Speech("inspectors", (_listed(concern.children),))


def _force_response(document: StatutoryDocument) -> Iterator[Block]:
    yield Heading(2, wording.FORCE_RESPONSE)
    yield _spoken(document.force_response, "force", draft=document.draft)
    findings = [finding for area in document.areas for finding in area.findings]
    concerns = [finding for finding in findings if finding.kind == "cause_of_concern"]
    if concerns:
        yield Heading(3, wording.CONCERNS)
    for number, concern in enumerate(concerns, start=1):
        yield Paragraph(f"CoC {number} - {clean(concern.text)}", "concern")
        yield from _answer(concern, draft=document.draft, needed=not concern.children)
        yield from _answered(concern.children, draft=document.draft)
    for kind, heading in (
        ("recommendation", wording.RECOMMENDATIONS),
        ("area_for_improvement", wording.IMPROVEMENTS),
    ):
        chosen = [finding for finding in findings if finding.kind == kind]
        if chosen:
            yield Heading(3, heading)
            yield from _answered(chosen, draft=document.draft)


def _answered(findings: Iterable[AnsweredFinding], *, draft: bool) -> Iterator[Items]:
    """Findings with their answers, as lists whose numbers rise by one; a new list where they do not."""
    run: list[Item] = []
    for finding in findings:
        number = _whole_number(finding.number)
        text = clean(finding.text)
        if number is None and finding.number:
            text = f"{clean(finding.number)} {text}"
        item = Item(text, number, tuple(_answer(finding, draft=draft, needed=True)))
        if run and not _continues(run[-1].number, number):
            yield Items(tuple(run))
            run = []
        run.append(item)
    if run:
        yield Items(tuple(run))


def _whole_number(printed: str | None) -> int | None:
    found = re.fullmatch(r"\s*([1-9][0-9]{0,3})[.)]?\s*", printed or "", re.ASCII)
    return int(found[1]) if found else None


def _continues(before: int | None, number: int | None) -> bool:
    return number == (None if before is None else before + 1)


def _answer(finding: AnsweredFinding, *, draft: bool, needed: bool) -> Iterator[Block]:
    """Where the finding stands, what is done about it or why nothing is, and who does what by when."""
    source = [f"Inspectors’ report, page {finding.page}." if finding.page else ""]
    source.append(f"Reference: {clean(finding.reference)}" if clean(finding.reference) else "")
    if any(source):
        yield Paragraph(" ".join(part for part in source if part), "source")
    if clean(finding.explanation) or needed:
        label = wording.BORROWED if finding.borrowed else wording.ACTION
        yield Paragraph(label, "label")
        yield _spoken(finding.explanation, "force" if finding.borrowed else "commissioner", draft=draft)
    if finding.actions:
        rows = tuple(
            (
                clean(action.what),
                clean(action.who),
                wording.in_words(action.by) if action.by else wording.NO_DATE,
            )
            for action in finding.actions
        )
        yield Table(wording.PLANNED, wording.PLANNED_HEADER, rows)


def _commissioner_response(document: StatutoryDocument) -> Iterator[Block]:
    yield Heading(2, wording.COMMISSIONER_RESPONSE)
    yield Paragraph(
        wording.statute(
            published_on=document.published_on,
            last_day=document.last_day,
            response_on=None if document.draft else document.published_response_on,
        ),
        "statute",
    )
    yield Heading(3, wording.COMMENT)
    yield _spoken(document.statement, "commissioner", draft=document.draft)
    if document.scrutiny_on or document.questions:
        yield Heading(3, wording.SCRUTINY)
        day = wording.in_words(document.scrutiny_on) if document.scrutiny_on else wording.NO_DATE
        yield Paragraph(f"Date of the scrutiny meeting: {day}")
    if document.questions:
        yield Heading(3, wording.QUESTIONS)
        items = tuple(Item(clean(text), number) for number, text in enumerate(document.questions, start=1))
        yield Speech("commissioner", (Items(items),))
    yield Signature(clean(document.commissioner), clean(document.body_name))
