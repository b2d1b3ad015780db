"""How far a recommendation has come, where a heading says so: "Code of Ethics – in progress"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.likeness import plain_words
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import Label, label_of

_STATUS = (
    r"(?:still\s+)?in\s+progress|(?:partially\s+|partly\s+|not\s+(?:yet\s+)?|substantially\s+)?(?:completed?|achieved|met|implemented|addressed)"
    r"|no\s+longer\s+applicable|closed|remains\s+open|open|ongoing|on\s+track|not\s+started|superseded"
    r"|(?:good|some|limited|little|no|insufficient|satisfactory)\s+progress"
)
_AT_END = later(
    rf"(?i)^(?P<about>.{{3,}}?)\s*(?:[–—:-]\s+|\()(?:status:?\s*)?(?P<status>{_STATUS})\)?\s*\.?$"
)
_WHOLE = later(rf"(?i)(?:{_STATUS})\s*\.?")
_ALONE = later(rf"(?i)^(?:(?:current\s+)?status|progress|assessment)\s*:\s*(?P<status>{_STATUS})\s*\.?$")
_SMALL = later(
    r"an?|and|as|at|be|by|for|from|ha[sd]|have|how|in|into|is|its?|of|on|or|so|that|the|their|they|this|to|was|which|who|will|with"
    r"|force|service|recommendation|cause|concern|should|make|sure|ensure"
)
_LETTERED = re.compile(r"(?i)recommendation\s+\(?(?P<ref>[ivx]{1,4}|[a-z])\)?$")
_ENOUGH = 0.6
_TOLD = 0.4
_CLEAR = 0.15
_OPEN = later(r"(?i)progress|ongoing|open|not|part|on\s+track")


def prints_status(line: Line) -> bool:
    """Whether a heading ends in a status, so that it tells of a finding and is none."""
    return line.words <= 45 and bool(_AT_END.match(line.text))


def without_status(line: Line) -> tuple[Line, str | None]:
    """An item without the status printed after it ("…; – complete"), and the status."""
    found = _AT_END.match(line.raw)
    return (line.piece(0, found.end("about")), found["status"]) if found else (line, None)


def note_status(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Give each finding the status a later heading prints for it, and a concern what is still open in it."""
    _note_rows(lines, drafts)
    about: Draft | None = None
    known = {draft.span.place for draft in drafts}
    for line in lines:
        if line.place in known or line.words > 45:
            continue
        if (alone := _ALONE.match(line.text)) and about is not None:
            about.status = alone["status"]
        elif found := _AT_END.match(line.text):
            about = _meant(line, found["about"], drafts)
            if about is not None:
                about.status = found["status"]
        elif line.heading_like and line.number is None:
            about = _meant(line, line.text, drafts) or about
    for concern in drafts:
        if concern.kind == "cause_of_concern" and concern.status is None:
            concern.status = _of_its_recommendations(concern, drafts)


def _note_rows(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """The rows of a table that pairs a recommendation with its status."""
    rows: dict[tuple[int, int] | None, list[Line]] = {}
    for line in lines:
        if line.block.cell is not None:
            rows.setdefault((line.block.cell.table, line.block.cell.row), []).append(line)
    for row in rows.values():
        said = [line for line in row if _WHOLE.fullmatch(line.text)]
        named = {
            id(found): found
            for line in row
            if line not in said and (found := _meant(line, line.text, drafts))
        }
        if len(said) == 1 and len(named) == 1:
            next(iter(named.values())).status = said[0].text.rstrip(".")


def _of_its_recommendations(concern: Draft, drafts: Sequence[Draft]) -> str | None:
    """A concern is in progress while its recommendations are said to be; that it is closed only the inspectors say."""
    own = [draft.status for draft in drafts if draft.parent is concern]
    still = {status for status in own if status and _OPEN.search(status)}
    only = still.pop() if len(still) == 1 else None
    # "Not complete" is said of the one recommendation; of the concern it says nothing that is printed.
    return None if only is None or only.lower().startswith("not") else only


def _meant(line: Line, about: str, drafts: Sequence[Draft]) -> Draft | None:
    """The finding a heading speaks of: by its number, else by the words the two share."""
    if lettered := _LETTERED.match(about):
        alike = [one for one in drafts if one.kind == "recommendation" and one.ref == lettered["ref"].lower()]
        return alike[0] if len(alike) == 1 else None
    label = label_of(line)
    if label is not None and label.ref and (numbered := _by_number(label, drafts)) is not None:
        return numbered
    wanted = _stems(about)
    if len(wanted) < 2:
        return None
    scored = sorted(((_shared(wanted, draft), at) for at, draft in enumerate(drafts)), reverse=True)
    if not scored or scored[0][0] < _ENOUGH:
        return None
    clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= _CLEAR
    return drafts[scored[0][1]] if clear else None


def meant_concern(said: str, listed: Sequence[Draft], latest: Draft | None) -> Draft | None:
    """Which of the concerns that were listed together the words before some recommendations speak of.

    `latest` where none were listed, or where it was told after them.
    """
    if latest is None or latest not in listed or len(listed) == 1:
        return latest
    words = _stems(said)
    scored = sorted(
        (
            (len(words & _stems(draft.text)) / max(len(_stems(draft.text)), 1), -at)
            for at, draft in enumerate(listed)
        ),
        reverse=True,
    )
    best, second = scored[0], scored[1]
    return listed[-best[1]] if best[0] >= _TOLD and best[0] - second[0] >= _CLEAR else None


def _by_number(label: Label, drafts: Sequence[Draft]) -> Draft | None:
    alike = [draft for draft in drafts if draft.kind == label.kind]
    printed = [draft for draft in alike if draft.ref == label.ref]
    if len(printed) == 1:
        return printed[0]
    number = re.search(r"\d+$", label.ref or "")
    counts = number is not None and not any(draft.ref for draft in alike)
    return alike[int(number[0]) - 1] if counts and number and 0 < int(number[0]) <= len(alike) else None


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:5] for word in plain_words(words) if not _SMALL.fullmatch(word))


def _shared(wanted: frozenset[str], draft: Draft) -> float:
    return len(wanted & _stems(draft.text)) / len(wanted)
