"""The inspectorate's letters about causes of concern: accelerated ones, revisits, progress, closure.

The background repeats the cause of concern with its recommendations; headings further down say how far each has come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, labels, reconcile
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.drafts import Draft, candidates
from answerable.extraction.readers.forces import commonest_force, names_in
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.printed_progress import note_status
from answerable.extraction.readers.published import published
from answerable.extraction.readers.titles import own_heading, stands_in

_TITLE = re.compile(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b.*\b(?:letter|revisit|progress|closure|closed|update)\b|\b(?:revisit|progress)\s+letter\b"
    r"|\baccelerated\s+causes?\s+(?:of|for)\s+concern\b|\bclosure\s+of\s+causes?\s+(?:of|for)\s+concern\b"
    r"|\bprogress\s+(?:against|on|with|towards)\s+(?:the\s+|its\s+)?causes?\s+(?:of|for)\s+concern\b"
    r"|\bcauses?\s+(?:of|for)\s+concern\s+letter\b|\breturn(?:ed)?\s+to\s+(?:the\s+)?(?:default|routine)\s+phase\b|[–-]\s+letter\s*$"
)
_INFORMATION = re.compile(r"(?i)letter\s+information")
_PUBLISHED_AS = re.compile(r"(?i)publication types\s*:.*\b(?:causes? of concern|revisit|letter)\b.*")
_ADDRESS = re.compile(r"(?i)(?:sent\s+)?(?P<label>from|to|on)\b\s*:?(?:\s|$)|dear\b|sent\s+on\b")
_HEAD = re.compile(r"(?i)(?:published|sent)\s+(?:on|to|from)\b|(?:from|to|cc)\s*(?::|$)|dear\b")
_POST = re.compile(r"^.*\b(?:Chief\s+(?:Constable|Fire\s+Officer)|Commissioner)\b,?\s+(?:of\s+)?")
_NAMED_LETTER = re.compile(r"(?i)\bletter\b(?!\s+to\b)")
_SENT = re.compile(r"(?i)sent\s+on\s*(?::|$|(?=\d))")
_SPOKEN = re.compile(r"\b(?:you|your|we|our)\b")
_ANSWER = re.compile(
    r"(?i)\bresponse\s+(?:to|from|by)\b|\bcommissioner[’']s\s+(?:response|comments?)\b|\bfreedom\s+of\s+information\b|\bagenda\b"
)
_ACCELERATED = re.compile(r"(?i)\baccelerated\s+causes?\s+(?:of|for)\s+concern\b")
_ADDRESSEE = re.compile(r"(?i)\b(?:chief\s+(?:constable|fire\s+officer)|commissioner\s+of)\b")
_NEWS = re.compile(
    r"\b(?:[Ii]nspector|[Cc]hief|[Cc]ommissioner)\b[^.]{0,80}\bsaid\s*:|\b(?:has|have)\s+today\b|\bsaid\s+on\s+[A-Z][a-z]+day\b"
)
"""News of a letter and no letter."""
_TOP = 30


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a letter: its block of sender and receiver, and a title that names it one."""
    lines = body_lines(text)
    top = lines[:_TOP]
    informed = any(_INFORMATION.fullmatch(line.text) for line in top)
    addressed = sum(1 for line in top if line.words <= 12 and _ADDRESS.match(line.raw)) >= 2
    titles = [line.raw for line in top[:8] if line.words <= 30 and _is_title(line)]
    titled = bool(titles) or any(_PUBLISHED_AS.match(line.text) for line in top[:8])
    spoken = (informed or addressed or titled) and any(_SPOKEN.search(line.raw) for line in lines)
    answers = any(_ANSWER.search(line.raw) for line in top[:8] if line.words <= 20)
    answers = answers or (
        not (informed or addressed)
        and any(_NEWS.search(line.raw) for line in holding(lines, "said", "today"))
    )
    contents = any(re.fullmatch(r"(?i)contents|print this document", line.text) for line in top)
    score = 0.4 * informed + 0.2 * addressed + 0.55 * titled + 0.1 * spoken
    reason = (
        f"letter information: {_yes(informed)}; from, to and sent on: {_yes(addressed)}; "
        f"titled as a letter: {_yes(titled)}"
    )
    return (
        0.05
        if answers or (contents and not informed and not _NAMED_LETTER.search(" ".join(titles)))
        else min(score, 0.95)
    ), reason


def _is_title(line: Line) -> bool:
    return bool(_TITLE.search(line.raw)) and not line.raw.endswith(".")


def _title(lines: Sequence[Line]) -> Fact:
    """The page's heading; where a letter begins with its block of sender and receiver, its subject, after "Dear …"."""
    title = own_heading(lines)
    first = next((line for line in lines[:_TOP] if stands_in(line, title)), None)
    if first is not None and not (_INFORMATION.fullmatch(first.text) or _HEAD.match(first.raw)):
        return title
    for line, subject in pairwise(lines[:_TOP]):
        if re.match(r"(?i)dear\b", line.raw) and subject.heading_like and subject.words > 2:
            return Fact(subject.span().text, subject.span().places)
    return CANNOT_TELL


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def read(text: Text) -> Reading:
    """Title, force, date, and the causes of concern with their recommendations and status."""
    lines = body_lines(text)
    title = _title(lines)
    issued, raised = published(lines, title=title.value or "")
    force = _force(lines, title)
    drafts, finding_doubts = _findings(lines, title, force=force.value)
    found = candidates(drafts)
    phase, phase_doubts = monitoring_phase(lines)
    if issued.value is None and not raised and (sent := labels.labelled(lines[:_TOP], _SENT)):
        raised = [doubts.sent_not_published(sent[1].text, sent[1].place)]
    if not found:
        finding_doubts.append(doubts.nothing_certain())
    return Reading(
        kind="progress_letter",
        reader="letters",
        title=title,
        force=force,
        published=issued,
        monitoring_phase=phase,
        findings=found,
        doubts=(
            *raised, *phase_doubts, *finding_doubts, *closing_doubts.earlier_doubts(found),
            *counts.count_doubts(lines, found), *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _findings(lines: Sequence[Line], title: Fact, *, force: str | None) -> tuple[list[Draft], list[Doubt]]:
    asked = AskedFindings(force=force, unheaded=True, accelerated=bool(_ACCELERATED.search(str(title.value))))
    asked.read(_body(lines, title))
    kept, raised = reconcile.without_repeats(asked.drafts)
    for concern in kept:
        topic = asked.topics.get(id(concern), "")
        if concern.kind == "cause_of_concern" and not concern.accelerated and len(topic) > 5:
            concern.accelerated = any(
                _ACCELERATED.search(line.raw) and topic.lower() in line.raw.lower() for line in lines
            )
    note_status(lines, kept)
    alone = [draft for draft in kept if draft.parent is None and draft.kind == "recommendation"]
    if alone and len(alone) == len(kept):
        raised.append(doubts.concern_not_stated(len(alone), alone[0].span.place))
    return kept, raised


def _body(lines: Sequence[Line], title: Fact) -> Sequence[Line]:
    """The letter without its title and the block of sender, receiver and day."""
    head = (
        at + 1
        for at, line in enumerate(lines[:_TOP])
        if line.words <= 12 and (_INFORMATION.match(line.text) or _HEAD.match(line.raw))
    )
    return [_unnumbered(line) for line in lines[max(head, default=0) :] if not stands_in(line, title)]


def _unnumbered(line: Line) -> Line:
    """A paragraph that leads in a list, without its number: a letter's paragraphs are numbered, and no findings."""
    return replace(line, number=None) if line.raw.endswith(":") and line.counted is not None else line


def _force(lines: Sequence[Line], title: Fact) -> Fact:
    """The force the title names, else the one printed with the chief officer it was sent to, else the one named most."""
    headed = [line for line in lines[:_TOP] if stands_in(line, title)]
    sent = [
        lines[at + step]
        for at, line in enumerate(lines[: _TOP - 2])
        if _ADDRESSEE.search(line.raw) and line.words <= 14
        for step in (0, 1)
        if at + step < len(lines)
    ]
    for line in (*headed, *sent):
        if line.words <= 40 and (names := names_in(line)):
            words, start, end = names[0]
            words = _POST.sub("", words)
            return Fact(words, line.span(max(start, end - len(words)), end).places)
    national = any(re.search(r"(?i)^(?:the\s+)?home\s+secretary\b", line.raw) for line in lines[:_TOP])
    return CANNOT_TELL if national else commonest_force(lines)
