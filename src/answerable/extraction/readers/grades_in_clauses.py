"""Grades that one sentence strings together, each before its areas: "good for A and B and requires improvement for C".

Nothing but the order of the words says which grade goes to which area, so a sentence counts only where every area is
one we know, or where each grade is set off by a capital or by quotation marks and each area tells of a doing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.extraction.cards import ReadGrade
from answerable.extraction.readers.area_lists import cut_areas, is_known
from answerable.extraction.readers.grades_in_text import speaks_of_grade
from answerable.extraction.readers.lines import Line
from answerable.rules.grades import grade_from_words

_OPEN, _CLOSE = r"[‘“'\"]", r"[’”'\"]"
_GRADE = (
    rf"{_OPEN}?(?P<grade>(?i:outstanding|good|adequate|inadequate|requir(?:es?|ing)\s+improvement)){_CLOSE}?"
)
_CLAUSE = re.compile(rf"(?<![\w’-]){_GRADE}\s+(?P<joint>at|in|for)\s+")
_AFTER = re.compile(
    rf"\b[Ii]ts\s+(?P<area>[a-z][a-z -]{{3,60}}?)\s+(?:(?:is|was)\s+|to\s+be\s+)?{_OPEN}"
    rf"(?P<grade>(?i:outstanding|good|adequate|inadequate|requires?\s+improvement)){_CLOSE}"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)")
_JUDGED = re.compile(
    r"\b(?:graded|judged|rated|assessed)\b"
    r"|\b(?:HMIC(?:FRS)?|[Ii]nspect\w+|[Rr]eport|[Ww]atchdog)\b.*\b(?:found|said)\b.*\bto\s+be\b"
)
_IS = re.compile(r"(?:It|The\s+(?:force|service|constabulary))\s+(?:is|was)\s+$")
_EARLIER = re.compile(
    r"(?i)\b(?:previous(?:ly)?|last\s+(?:year|time|inspection)|had\s+been|up\s+from|no\s+longer)\b"
)
_STOP = re.compile(
    r",?\s+(?:and|but|while|whilst)\s+(?:(?:was|is|said|asked|added|it|as|that|its|they|the\s+\w+\s+(?:is|was))\b\s*)*$"
    r"|,?\s+(?:and|but|while)\s+(?:said|asked|added|noted|told|found|it|they|he|she|we|I)\b.*$|\s*\(\d+\)\s*$"
)
_DOING = re.compile(r"[a-z]+ing\s+(?!.*\b(?:is|was|are|were|should|which|because)\b)[^,;:]+")
_FEWEST, _LONGEST = 2, 14
_RUN = re.compile(
    r"\s*(?P<area>[A-Z][^.;:]{3,90}?)\s+(?P<grade>Outstanding|Good|Adequate|Inadequate|Requires\s+improvement)(?=\s+[A-Z]|\s*$)"
)


def clause_grades(line: Line) -> list[ReadGrade]:
    """The grades of a line's sentences, each sentence's only where all its areas can be told."""
    if not speaks_of_grade(line):
        return []
    run = _in_a_run(line)
    if run:
        return run
    found = [grade for sentence in _SENTENCE.finditer(line.raw) for grade in _in_sentence(line, sentence)]
    if _JUDGED.search(line.raw):
        for after in _AFTER.finditer(line.raw):
            if is_known(after["area"]):
                found.append(_grade(line, after.span("area"), after["grade"]))
    return found


def _in_sentence(line: Line, sentence: re.Match[str]) -> Iterator[ReadGrade]:
    clauses = list(_CLAUSE.finditer(line.raw, *sentence.span()))
    if not clauses or _EARLIER.search(sentence[0]):
        return
    before = line.raw[sentence.start() : clauses[0].start()]
    if not (_JUDGED.search(before) or (_IS.match(before) and len(clauses) >= _FEWEST)):
        return
    ends = [clause.start() for clause in clauses[1:]] + [sentence.end()]
    told: list[tuple[tuple[int, int], str]] = []
    for clause, end in zip(clauses, ends, strict=True):
        words = _STOP.sub("", line.raw[clause.end() : end].rstrip(" .,;"))
        words = re.sub(r"[,;]?\s*(?:\b(?:and|but)\b)?\s*$", "", words)
        pieces = cut_areas(words, joint=clause["joint"])
        set_off = clause["grade"][0].isupper() or line.raw[clause.start()] in "‘“'\""
        for first, last in pieces:
            area = words[first:last]
            doing = set_off and len(clauses) >= _FEWEST and _DOING.fullmatch(area)
            if not (is_known(area) or (doing and len(area.split()) <= _LONGEST)):
                return
            told.append(((clause.end() + first, clause.end() + last), clause["grade"]))
    for (first, last), grade in told:
        yield _grade(line, (first, last), grade)


def _in_a_run(line: Line) -> list[ReadGrade]:
    """ "Preventing crime Good Supporting victims Adequate": a table run together, most of whose areas we know."""
    found: list[ReadGrade] = []
    at = known = 0
    while pair := _RUN.match(line.raw, at):
        found.append(_grade(line, pair.span("area"), pair["grade"]))
        known += is_known(pair["area"])
        at = pair.end()
    whole = len(found) >= _FEWEST and not line.raw[at:].strip()
    return found if whole and known * 2 > len(found) else []


def _grade(line: Line, at: tuple[int, int], words: str) -> ReadGrade:
    span = line.span(*at)
    return ReadGrade(span.text, str(grade_from_words(words)), span.place)
