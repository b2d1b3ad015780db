"""A table of findings and answers that came out as one long line: "… AFI 1 The force should … A new system … AFI 2 …".

What stands behind a label is the finding up to its first stop; what follows it is an answer. The head of the table must
be there to say so, and a finding must ask for something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from answerable.extraction.readers.drafts import Draft, item_span
from answerable.extraction.readers.kinds_in_words import kind_in_words
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.words import ASKS, label_of

_LONG = 50
"""Words of a line that may be a whole table."""
_HEAD = re.compile(
    r"(?i)\b(?:areas?\s+for\s+improvement|recommendations?|afis?|causes?\s+of\s+concern)\s+(?:(?:force|constabulary|service"
    r"|chief\s+constable|pf?cc|commissioner)(?:[’']s)?\s+(?:updates?|responses?|comments?|positions?|actions?)\s+){1,3}"
)
_LABEL = re.compile(
    r"(?<=\s)(?P<label>AFI|CoC|Rec(?:ommendation)?|Area\s+for\s+[Ii]mprovement|Cause\s+of\s+[Cc]oncern)\s+(?P<number>\d{1,2}[a-z]?)"
    r"\s*[:.–-]?\s+(?=[A-Z‘“])"
)
_STOP = re.compile(r"(?<=[.])(?=\s+[A-Z‘“])")
_ANSWER_HEAD = re.compile(
    r"(?i)(?:(?:the\s+)?(?:force|constabulary|service|chief\s+constable|pf?cc|commissioner)(?:[’']s)?\s+)?"
    r"(?:updates?|responses?|comments?|positions?|actions?)"
)
_FEWEST_ROUNDS = 2


def findings_in_turn(lines: Sequence[Line]) -> list[Draft]:
    """Cells printed below one another under two or three heads: the first of each round is a finding, and must ask."""
    for at, head in enumerate(lines):
        label = label_of(head) if head.number is None else None
        answers = list(takewhile(lambda line: _ANSWER_HEAD.fullmatch(line.text), lines[at + 1 : at + 4]))
        if label is None or not label.alone or label.ref or not answers:
            continue
        firsts = lines[at + 1 + len(answers) :: 1 + len(answers)]
        found = [
            Draft(label.kind, item_span(line), line=line)
            for line in takewhile(lambda line: ASKS.match(line.raw), firsts)
        ]
        if len(found) >= _FEWEST_ROUNDS:
            return found
    return []


def flattened_findings(lines: Sequence[Line]) -> list[Draft]:
    """The labelled findings of every table that was run together on one line."""
    found: list[Draft] = []
    for line in lines:
        head = _HEAD.search(line.raw) if line.words >= _LONG else None
        if head is None:
            continue
        labels = list(_LABEL.finditer(line.raw, head.end() - 1))
        ends = [label.start() for label in labels[1:]] + [len(line.raw)]
        for label, end in zip(labels, ends, strict=True):
            stop = _STOP.search(line.raw, label.end(), end)
            kind = kind_in_words(label["label"])
            if kind and stop and ASKS.match(line.raw[label.end() :]):
                short = len(label["label"]) <= len("AFI")
                ref = f"{label['label']} {label['number']}" if short else label["number"]
                found.append(Draft(kind, line.span(label.end(), stop.start()), ref, line=line))
    return found
