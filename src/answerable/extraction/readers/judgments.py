"""Judgment sentences: "Northmoor Police is good at investigating crime.", "The way it trains its staff is inadequate."

A sentence is a judgment only when it says of the force, now, that it has a grade at something. What a force was in an
earlier year, what it does well and what it should do are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.remembered import remembered
from answerable.extraction.readers.words import FORCE_NAME
from answerable.rules.areas import area_key
from answerable.rules.grades import grade_from_words

_GRADE = (
    r"[‘'“\"]?(?P<grade>(?i:outstanding|good|adequate|inadequate|requir(?:es?|ing)\s+improvement))[’'”\"]?"
)
_NAME = r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|and|of|&|the|upon)){0,7}"
_FORCE = rf"(?:[Tt]h(?:e|is)\s+(?:{_NAME}|force|constabulary|service|brigade)|[Ii]t|{_NAME}(?:\s+(?:force|service))?)"
_VERB = (
    r"(?:(?:is|are)\s+)?(?:(?:also|still|currently|generally)\s+)?"
    r"(?:(?:has\s+been\s+|been\s+)?(?:judged|assessed|graded|rated)\s+(?:to\s+be\s+|as\s+(?:being\s+)?)?)?"
)
_AT = r"(?:(?:in|to)\s+(?:the\s+way|how)(?:\s+that)?|in\s+respect\s+of(?:\s+its)?|at\s+how|at|in|for|to)"
_DOES = later(
    rf"^(?:HMIC(?:FRS)?\s+judges\s+)?{_FORCE}(?:[’']s\s+performance)?\s+(?:as\s+|to\s+be\s+)?{_VERB}{_GRADE}\s+{_AT}\s+(?P<object>[^:]{{4,200}})$"
)
_IS = later(
    r"^(?P<object>[Tt]he\s+(?:extent\s+to\s+which|way\s+(?:in\s+which\s+)?it|efficiency\s+with\s+which|effectiveness\s+with\s+which)\b.{4,160}?"
    rf"|{_FORCE}[’']s\s+(?P<short>overall\s+(?:effectiveness|efficiency|legitimacy)|approach\s+to\s+.{{4,120}}?))"
    rf"(?:\s+is|\s*:|\s+is\s*:)?\s+(?:(?:judged|graded)\s+(?:as|to\s+be)\s+)?{_GRADE}$"
)
_LEADS = later(
    rf"^(?:[Tt]he\s+(?:effectiveness|efficiency)\s+of\b.{{4,120}}?|[Ww]e\s+judge\s+(?:it|{_FORCE})\s+to|{_FORCE})\s+{_VERB}"
    rf"{_GRADE}(?:,?\s+both)?\s+{_AT}(?:\s+(?:the\s+way|how))?(?:\s+(?:it|that\s+it))?\s*:$"
)
_OPENING = later(
    r"^(?:(?:Overall|However|But|And|Worryingly|Encouragingly|Disappointingly|More\s+positively|In\s+general|At\s+present"
    r"|in\s+terms\s+of\s+its\s+effectiveness,\s+in\s+general),?\s+)+"
)
_EARLIER = later(
    r"\b(?:was|were|had|previous(?:ly)?|last\s+(?:year|time|inspection))\b|\b(?:[Ii]n|[Oo]ur|[Ss]ince)\s+(?:(?:its|our|the)\s+)?20\d\d\b"
)
_SENTENCE = later(r"[^\s].*?(?:[.;](?:\s+and)?(?=\s|$)|$)")
_GRADES_HOLD = ("good", "adequate", "improvement", "outstanding")
_NAMED = later(rf"(?:[Tt]he\s+)?{FORCE_NAME}")
_PILLARS = {"effec", "effic", "legit"}
"""How the names of the pillars begin; the rest of their three questions is alike."""
_SMALL = later(
    r"at|in|of|the|and|its?|how|what|which|their|from|with|those|who|are|is|was|does|force|service|brigade|fire|rescue"
    r"|constabulary|police|frs|extent|well|this|that|for|to"
)


@dataclass(frozen=True, slots=True)
class Judgment:
    """A grade a sentence gives. `about` is what is graded, in the sentence's words; `whole` if it fills its line.

    `several` when the one sentence gives several areas their grades.
    """

    grade: str
    grade_span: Span
    about: Span
    whole: bool
    several: bool = False


@remembered
def judgments_in(line: Line) -> list[Judgment]:
    """Every judgment the sentences of a line make."""
    if not any(word in line.low for word in _GRADES_HOLD):
        return []
    found: list[Judgment] = []
    for match in _SENTENCE.finditer(line.raw):
        whole = match.start() == 0 and match.end() == len(line.raw)
        found += _of_sentence(line, match.start(), match.end(), whole=whole)
    return found


def _of_sentence(line: Line, start: int, end: int, *, whole: bool) -> Iterator[Judgment]:
    end = start + len(re.sub(r"(?:[;,]\s*and|[.;,:])\s*$", "", line.raw[start:end]))
    if opening := _OPENING.match(line.raw[start:end]):
        start += opening.end()
    words = line.raw[start:end]
    if _EARLIER.search(words):
        return
    found = _IS.match(words)
    if found is not None:
        about = found.span("short") if found["short"] else found.span("object")
        yield _judgment(line, start, found, about, whole=whole)
        return
    found = _DOES.match(words)
    if found is None:
        return
    first, last = found.span("object")
    more = list(re.finditer(rf"(?:,\s+(?:and\s+)?|\s+and\s+){_GRADE}\s+(?:at|in)\s+", found["object"]))
    ends = [first + again.start() for again in more] + [last]
    yield replace(_judgment(line, start, found, (first, ends[0]), whole=whole), several=bool(more))
    for again, stop in zip(more, ends[1:], strict=True):
        grade = line.span(*(start + first + at for at in again.span("grade")))
        named = line.span(start + first + again.end(), start + stop)
        yield Judgment(_key(again["grade"]), grade, named, whole, several=True)


def _judgment(
    line: Line, start: int, found: re.Match[str], about: tuple[int, int], *, whole: bool
) -> Judgment:
    span = line.span(start + about[0], start + about[1])
    first, last = found.span("grade")
    return Judgment(_key(found["grade"]), line.span(start + first, start + last), span, whole)


def _key(words: str) -> str:
    return str(grade_from_words(words))


def judged_list(line: Line) -> str | None:
    """The grade of the items that follow a line which ends "… is good at:", or None."""
    if not line.raw.endswith(":"):
        return None
    last = list(_SENTENCE.finditer(line.raw))[-1]
    words = _OPENING.sub("", last[0])
    found = _LEADS.match(words)
    return _key(found["grade"]) if found and not _EARLIER.search(words) else None


def named_area(words: str) -> str | None:
    """The key of the area some words name, though they name the force: "how effective is Northmoor Police at …?"."""
    return (
        area_key(words)
        or area_key(_NAMED.sub("the force", words.rstrip(":")))
        or area_key(_NAMED.sub("the service", words))
    )


def speaks_of(about: str, heading: str) -> bool:
    """Whether a judgment is about what a heading names: "reducing crime" under "How well does it reduce crime?"."""
    keys = named_area(about), named_area(heading)
    if None not in keys:
        return keys[0] == keys[1]
    if about.startswith("overall "):
        return about.split()[1][:5] in _stems(heading)
    own, other = _stems(about), _stems(heading)
    return bool(own) and len(own & other) >= 0.6 * len(own)


def same_area(one: str, other: str) -> bool:
    """Whether two names, in a sentence and a heading, are of one area."""
    keys = named_area(one), named_area(other)
    if None not in keys:
        return keys[0] == keys[1]
    first, second = _stems(one), _stems(other)
    if first & _PILLARS != second & _PILLARS:
        return False
    shared = len(first & second)
    return shared >= 2 and shared >= 0.75 * min(len(first), len(second))


def _stems(words: str) -> set[str]:
    plain = re.findall(r"[a-z]+", words.lower())
    return {_stem(word) for word in plain if not _SMALL.fullmatch(word) and len(word) > 2}


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word)[:5] if len(word) > 4 else word


def items_under(lines: Sequence[Line], at: int) -> list[Line]:
    """The items that stand directly under line `at`."""
    found = []
    for line in lines[at + 1 : at + 12]:
        if line.number is None:
            break
        found.append(line)
    return found
