"""The details block of a form: the types of inspection ticked, whether the force is quoted, and which force it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answerable.extraction.cards import CANNOT_TELL, INSPECTION_TYPES, Doubt, Fact
from answerable.extraction.readers import boxes, doubts, labels
from answerable.extraction.readers.forces import commonest_force, named_force
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later

_SAID_UNKNOWN = later(r"(?i)\b(?:not\s+known|unknown|cannot\s+be\s+told)\b")
_CAPITALS = later(
    r"\b(?:(?:INSPECTIONS?|OF|TO|THE|BY|PCC|HMICFRS|RESPONSE)\s+)*(?P<name>(?:[A-Z][A-Z’'&-]+\s+){1,5}?(?:POLICE|CONSTABULARY))\b"
)
_INSPECTION_OF = later(
    r"(?i)inspections?\s+(?:of|into)\s+(?:the\s+)?(?P<force>[\w’'& -]+?(?:police(?:\s+service)?|constabulary))\b"
)


class TickedDetails:
    """The tick boxes of the details block, with the doubts they leave."""

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
        bare = [c for c in found.values() if not c.boxed and not _SAID_UNKNOWN.search(c.words)]
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
        elif answer is None and found and not all(_SAID_UNKNOWN.search(choice.words) for choice in found):
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


def force_of(details: Sequence[Line], lines: Sequence[Line]) -> Fact:
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
    if found := _INSPECTION_OF.search(heading):
        named_ = named_force(found["force"], lines)
        if named_.value:
            return named_
    common = commonest_force(lines)
    return common if common.value else _from_capitals(details)


def _from_capitals(details: Sequence[Line]) -> Fact:
    """A name printed only in capitals is given in capitals and small letters."""
    for line in details[:6]:
        if found := _CAPITALS.search(line.raw):
            span = line.span(*found.span("name"))
            return Fact(span.text.title(), span.places)
    return CANNOT_TELL
