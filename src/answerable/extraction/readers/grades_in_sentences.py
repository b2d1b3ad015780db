"""Grades told in prose: quoted in a sentence, before a list of areas, or at the end of "the extent to which … is good".

A grade is taken only with the area it is given for. Where one grade goes to several areas, the list is cut where the
pieces are areas we know; a name that only holds "and" or a comma stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.extraction.cards import ReadGrade
from answerable.extraction.readers.area_lists import cut_areas, is_known, known_area
from answerable.extraction.readers.grades_in_clauses import clause_grades
from answerable.extraction.readers.grades_in_text import GRADE_WORDS, areas_in_sentence
from answerable.extraction.readers.headed_grades import headed_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import FORCE_NAME
from answerable.rules.grades import grade_from_words

_JUDGED = (
    r"(?:graded?|grades|grading|judged?|judges|judging|rated|rates|rating|assessed|assesses|assessing"
    r"|marked|scored|deemed|regarded|considered)"
)
_WHO = r"(?:\s+(?!not\b)[\w’'&-]+){0,8}?"
_OPEN, _CLOSE = r"[‘’“”'\"]", r"[’”'\"]"
_JOINT = (
    r"(?:in\s+(?:terms|respect)\s+of|with\s+regard\s+to|when\s+it\s+comes\s+to|on|for|at|in)"
    r"(?:\s+(?:the\s+)?areas?\s+of)?"
)
_NEXT_GRADE = rf",?\s+(?:and|but|while|whilst)?\s*(?:as\s+|is\s+|was\s+)?{_OPEN}(?i:{GRADE_WORDS}){_CLOSE}"
_END = (
    rf"(?=\s*(?:{_NEXT_GRADE}|,?\s+(?:while|whilst|but|although|though|with\s+(?:the\s+)?(?:majority|rest"
    rf"|remain\w+|others?|most)|who|after|following|despite"
    rf"|because|since|shows?|showed|means|meant|reflects|demonstrates|highlights)\b"
    r"|,?\s+and\s+(?:I|we|he|she|it|they|the|was|were|is|are|has|have|had|a|an|no|said|added|(?!organised)[a-z]+ed)\b|,\s+which\b"
    r"|\s*\((?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\)|,?\s+according\b|[.:;]?\s*[”\"]?$"
    r"|[.:]\s))"
)
_AREAS = rf"(?P<areas>[^.:]{{3,260}}?){_END}"
_QUOTED = later(
    rf"{_OPEN}(?P<grade>(?i:{GRADE_WORDS})){_CLOSE}(?:\s+across\s+the\s+board)?\s+(?P<joint>{_JOINT})\s+{_AREAS}"
)
_PLAIN = later(
    rf"\b(?i:{_JUDGED}){_WHO}\s+(?:as|is|to\s+be)\s+(?P<grade>(?i:{GRADE_WORDS}))\s+(?P<joint>{_JOINT})\s+{_AREAS}"
    rf"|\b(?:found|finding)\s+(?:it|that\s+it"
    rf"|the\s+\w+)\s+(?P<verb>(?i:required?s?\s+improvement))\s+(?P<other>{_JOINT})\s+"
    rf"(?P<more>[^.:]{{3,260}}?){_END}"
)
_TOLD = later(
    r"(?P<who>\b(?:[A-Z][\w’'&-]*(?:\s+(?:and|&|[A-Z][\w’'&-]*)){0,6}|[Tt]he\s+(?:force|constabulary"
    r"|service))\s+)(?:is|are|was|were)\s+"
    rf"(?P<grade>outstanding|good|adequate|inadequate)\s+(?P<joint>at|in)\s+{_AREAS}"
)
_REQUIRES = later(
    r"\b(?:[Ii]t|[Tt]hey|[Ff]orce|[Ss]ervice|Police|Constabulary)\s+(?:also\s+|still\s+)?"
    rf"(?P<grade>requires?\s+improvement)\s+(?P<joint>{_JOINT})\s+{_AREAS}"
)
"""The grade as a verb, without quotation marks: believed where every area is one we know."""
_AREAS_THEN = later(
    r"(?i)\bin\s+(?:\w+\s+areas\s*(?:[–—:-]|,?\s+namely)|(?:the\s+)?areas\s+of)\s*(?P<areas>[^.;:–—]{3,160}?)\s*[,–—-]?\s+"
    r"(?:it|they|the\s+(?:force|service|constabulary))\s+(?:is|was|has\s+been|were)\s+"
    rf"{_JUDGED}(?:\s+(?:to\s+be|as))?\s+{_OPEN}(?P<grade>{GRADE_WORDS}){_CLOSE}"
)
_AREAS_NAMED = later(
    rf"(?i)\bareas?\s+(?:{_JUDGED}|found)(?:\s+(?:to\s+be|as))?\s+{_OPEN}?(?P<grade>{GRADE_WORDS}){_CLOSE}?\s+(?:are|were|is|was"
    r"|include[sd]?)\s*:?\s+(?P<areas>[^.;:]{3,260})"
)
_POSSESSED = later(
    r"(?:^|\b(?:that|and|but)\s+)(?:[A-Z][\w’' &-]{3,60}|[Tt]he\s+(?:force|service|constabulary))[’']s\s+"
    r"(?P<areas>(?:overall\s+)?(?:effectiveness|efficiency|legitimacy)\b[^.:;,]{0,120}?)\s+(?:is|was|has\s+been|are)\s+"
    rf"(?:{_JUDGED}\s+(?:as\s+|to\s+be\s+)?)?{_OPEN}?(?P<grade>(?i:{GRADE_WORDS})){_CLOSE}?(?=[.,;]|$)"
)
_ITEM = later(
    rf"^(?:(?:is|was|are)\s+)?{_OPEN}(?P<grade>(?i:{GRADE_WORDS})){_CLOSE}\s+(?P<joint>{_JOINT})"
    rf"\s+(?P<areas>.{{3,200}}?)[;.,]?(?:\s*and)?$"
)
_FIRST = later(
    rf"^(?:(?i:one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})\s+)?{_OPEN}?(?P<grade>(?i:{GRADE_WORDS})){_OPEN}?\s*(?:[–—:-]+\s*(?:{_JOINT}\s+)?"
    rf"|\s{_JOINT}\s+)(?P<areas>\S.{{2,300}}?)[;.]?$"
)
_EXTENT = later(
    rf"(?i)^(?P<areas>(?:the\s+)?extent\s+to\s+which\b.{{10,200}}?)\s+(?:(?:is"
    rf"|was)\s+{_OPEN}?)?(?P<grade>{GRADE_WORDS}){_CLOSE}?[;.]?(?:\s*and)?$"
)
_OVERALL = later(
    rf"\b(?i:grad(?:e|ing)|judge?ment|rating)\s+of\s+{_OPEN}?(?P<grade>(?i:{GRADE_WORDS}))\b"
    rf"|\b(?i:{_JUDGED})\b{_WHO}\s+(?:as\s+{_OPEN}?|{_OPEN})(?P<told>(?i:{GRADE_WORDS})){_CLOSE}?\s+overall\b"
)
_OF_PILLAR = later(
    r"\b(?P<pillar>PEEL:?\s+(?:[Pp]olice\s+)?(?:[Ee]ffectiveness|[Ee]fficiency|[Ll]egitimacy))\s+(?:[Rr]eport|[Ii]nspection)\b"
    rf"[^.]{{0,160}}\b(?:identif(?:ies|ied)|{_JUDGED})\b{_WHO}\s+as\s+{_OPEN}?(?P<grade>{GRADE_WORDS}){_CLOSE}?(?=[.;,]|$)"
)
_PILLAR = later(
    r"\b(?:reports?|inspections?|assessments?)\s+(?:into|on|of)\s+(?:the\s+|their\s+"
    r"|police\s+)?(?P<pillar>[Ee]ffectiveness"
    r"|[Ee]fficiency|[Ll]egitimacy)\b|\bPEEL\b:?\s+(?i:police\s+)?(?P<named>(?i:effectiveness|efficiency|legitimacy))\b(?!.*\binspection\b)"
)
_DATED = later(
    r"^(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+\d{4}\s*[–—:-]\s*"
)
_REPORT = later(r"(?i)\b(?:PEEL|inspection|report)\b")
_EARLIER = later(
    r"(?i)\b(?:previous(?:ly)?|had\s+(?:\w+\s+)?been|last\s+(?:year|time|inspection)|used\s+to|up\s+from|no\s+longer)\b"
)
_REPORTED = later(
    rf"(?i)\b(?:noted|said|told|reported|explained|heard)\b.{{0,60}}?\bhad\s+been(?=\s+{_JUDGED})"
)
"""What was said of the present in minutes, whose verbs are all set back: "noted that the Force had been judged …"."""
_NO_AREA = later(
    r"(?i)^(?:\d|(?:we|there|you|i)\b|\W*(?:none|nil|n/?a)\W*$|(?:the\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|most|some|all|both"
    r"|each|every|other"
    r"|remaining|annual|these|those|this|that|its\s+\w+\s*$|areas?|categor\w+|pillars?|tranche|question|overall"
    r"|our\s+(?:last|previous)|we\s+have|the\s+(?:force|service|constabulary)\s+(?:has|is|was|does))\b)"
    r"|\bin\s+(?:both\s+)?20\d\d\b|\b(?:areas?|categor\w+|tranche|assessments?)$|\b(?:grades?|status"
    r"|recommendation|rating|should)\b"
)
_STRAND = later(r"(?:the\s+)?(?P<name>\w+)\s+(?:strand|pillar|element)\b")
_GRADED_AS = later(
    rf"\b(?:graded|judged|rated|rates|assessed)\s+[\w’' ]{{0,40}}?[’']s\s+(?P<areas>[a-z][^.,‘“\"]{{3,80}}?)\s+as\s+"
    rf"{_OPEN}?(?P<grade>(?i:{GRADE_WORDS}))\b"
)
_A_FORCE = later(rf"(?:[Tt]he\s+(?:force|constabulary|service)\b|{FORCE_NAME})")
_FEWEST_FIRST = 2
"""Lines that begin with a grade and go on with areas; one alone may be anything."""
_QUOTED_NAME = later(r"^(?:the\s+)?[‘“'\"](?P<name>[^‘“’”\"]{3,80})[’”'\"]")


def printed_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades at the names of areas and grades told in prose, each pair of area and grade once."""
    found = headed_grades(lines)
    listed = [
        ReadGrade(area.text, grade, area.place) for line in lines for area, grade in areas_in_sentence(line)
    ]
    for grade in (*listed, *grades_in_sentences(lines)):
        if not any(_same(grade, other) for other in found):
            found.append(grade)
    if lists_grades(lines):
        return found
    return found + other_areas(found, [grade for line in lines for grade in clause_grades(line)])


def grades_in_sentences(lines: Sequence[Line]) -> list[ReadGrade]:
    """Every grade that a line of prose or a list of the inspectors' grades gives to a named area, in order."""
    firsts = sum(bool(_FIRST.match(line.raw)) for line in lines) >= _FEWEST_FIRST
    found: list[ReadGrade] = []
    for at, line in enumerate(lines):
        for grade in list(_in_line(line, grade_first=firsts)) or list(_overall(lines, at)):
            if not any(_same(grade, other) for other in found):
                found.append(grade)
    if firsts:
        found += other_areas(found, [grade for line in lines for grade in _plainly_told(line)])
    return found


def other_areas(found: Sequence[ReadGrade], more: Sequence[ReadGrade]) -> list[ReadGrade]:
    """Those of `more` that grade an area which none of `found` grades in other words."""
    graded = {known_area(grade.question) or grade.question.lower() for grade in found}
    new = []
    for grade in more:
        area = known_area(grade.question) or grade.question.lower()
        new += [grade] if area not in graded else []
        graded.add(area)
    return new


def graded_as(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades told after their area: "HMIC graded the force’s financial planning as “good”"."""
    return [
        grade
        for line in lines
        for found in _GRADED_AS.finditer(line.raw)
        for grade in _read(line, found["grade"], found.start("areas"), found["areas"])
    ]


def lists_grades(lines: Sequence[Line]) -> bool:
    """Whether the inspectors' grades stand in a list: what is said in praise around it grades nothing more."""
    return sum(bool(_ITEM.match(line.raw)) for line in lines) >= _FEWEST_FIRST


def told_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades news gives without quotation marks: "… Police is good at investigating crime", for areas we know."""
    return [grade for line in lines for grade in _told(line, _TOLD)]


def _told(line: Line, pattern: re.Pattern[str]) -> Iterator[ReadGrade]:
    """Grades given without quotation marks, where every area is one we know."""
    for match in pattern.finditer(line.raw):
        areas = match["areas"]
        pieces = cut_areas(areas, joint=match["joint"])
        if all(is_known(areas[start:end]) for start, end in pieces):
            yield from _read(line, match["grade"], match.start("areas"), areas, joint=match["joint"])


def _same(one: ReadGrade, other: ReadGrade) -> bool:
    return (one.question.lower(), one.grade) == (other.question.lower(), other.grade)


def _in_line(line: Line, *, grade_first: bool) -> Iterator[ReadGrade]:
    whole = [_EXTENT, _ITEM, *([_FIRST] if grade_first else [])]
    for pattern in whole:
        if found := pattern.match(line.raw):
            cut = pattern is _FIRST
            yield from _read(line, found["grade"], found.start("areas"), found["areas"], cut=cut)
            return
    if grade_first:
        return  # sentences only say again what the list of grades has said
    yield from _plainly_told(line)
    taken = 0
    for found in sorted(
        [*_QUOTED.finditer(line.raw), *_PLAIN.finditer(line.raw)], key=lambda one: one.start()
    ):
        before = _before(line.raw, found.start())
        if found.start() < taken or _EARLIER.search(_REPORTED.sub("", before)):
            continue
        groups = found.groupdict()
        words, key = (groups["grade"], "areas") if groups["grade"] else (groups["verb"], "more")
        yield from _read(
            line, words, found.start(key), found[key], joint=groups["joint"] or groups.get("other")
        )
        taken = found.end()


def _plainly_told(line: Line) -> Iterator[ReadGrade]:
    """Grades that their sentence gives to an area we know or to a pillar by its name."""
    for pattern in (_POSSESSED, _AREAS_THEN, _AREAS_NAMED):
        for found in pattern.finditer(line.raw):
            cut = pattern is not _POSSESSED
            yield from _read(line, found["grade"], found.start("areas"), found["areas"], cut=cut)
    if pillar := _OF_PILLAR.search(line.raw):
        yield from _read(line, pillar["grade"], pillar.start("pillar"), pillar["pillar"], cut=False)
    yield from _told(line, _REQUIRES)


def _before(words: str, at: int) -> str:
    """What the sentence says before `at`."""
    return words[max(words.rfind(stop, 0, at) for stop in (". ", "; ", "! ")) + 1 : at]


def _overall(lines: Sequence[Line], at: int) -> Iterator[ReadGrade]:
    """An overall grade: the report's pillar where it is named before, else the dated heading of a report above."""
    line = lines[at]
    found = _OVERALL.search(line.raw)
    grade = grade_from_words(found["grade"] or found["told"]) if found else None
    if found is None or grade is None or _EARLIER.search(_before(line.raw, found.start())):
        return
    for other in reversed(lines[max(0, at - 3) : at + 1]):
        if pillar := _PILLAR.search(other.raw):
            span = other.span(*pillar.span("pillar" if pillar["pillar"] else "named"))
            yield ReadGrade(span.text, str(grade), span.place)
            return
        if (
            other is not line
            and (dated := _DATED.match(other.raw))
            and _REPORT.search(other.raw)
            and other.heading_like
        ):
            span = other.span(dated.end())
            yield ReadGrade(span.text, str(grade), span.place)
            return


def _read(
    line: Line, words: str, start: int, areas: str, *, cut: bool = True, joint: str | None = None
) -> Iterator[ReadGrade]:
    grade = grade_from_words(words)
    if grade is None:
        return
    if quoted := _QUOTED_NAME.match(areas) or _STRAND.match(areas):
        pieces = [quoted.span("name")]
    else:
        pieces = cut_areas(areas, joint=joint) if cut else [(0, len(areas))]
    for first, last in pieces:
        span = line.span(start + first, start + last)
        if not (_NO_AREA.search(span.text) or _A_FORCE.match(span.text)) and len(span.text.split()) <= 30:
            yield ReadGrade(span.text, str(grade), span.place)
