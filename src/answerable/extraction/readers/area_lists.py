"""How a list of areas in a sentence is cut into its areas, where names hold "and" and commas themselves.

"investigating crime and reducing re-offending, protecting vulnerable people and tackling serious and organised crime" is
three areas. A name we know to hold "and" is never cut; another list is cut where the pieces are areas we know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.rules.areas import AREAS, area_key

_JOINING_NAMES = (
    r"(?:tackling\s+|disrupting\s+)?serious\s+and\s+organised\s+crime",
    r"(?:preventing|prevention\s+of|reducing)\s+crime\s+and\s+(?:tackling\s+)?anti-?\s?social\s+behaviour",
    r"investigating\s+crime\s+and\s+reducing\s+re-?offending",
    r"keeping\s+people\s+safe\s+and\s+reducing\s+crime|reducing\s+crime\s+and\s+keeping\s+people\s+safe",
    r"(?:the\s+)?(?:use|using)\s+(?:of\s+)?police\s+powers\s+and\s+public\s+treatment",
    r"(?:leadership|leading)\s+and\s+(?:\w+\s+)?management",
    r"managing\s+(?:offenders\s+and\s+suspects|suspects\s+and\s+offenders)",
    r"supporting\s+and\s+protecting\s+(?:its|the)\s+workforce",
    *(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(AREAS.values(), key=len, reverse=True)
        if " and " in name or "," in name
    ),
)
_JOINING = re.compile(rf"(?i)\b(?:{'|'.join(_JOINING_NAMES)})\b")
_HELD = {" ": "\x01", ",": "\x02", "\xa0": "\x03"}
_LOOSE = {held: loose for loose, held in _HELD.items()}
_PILLARS = re.compile(
    r"(?i)(?:(?:its|their|the)\s+)?(?:(?:effectiveness|efficiency|legitimacy)(?:\s+(?:at|in|of)\b[^,;]*)?|leadership"
    r"|people|vulnerability)"
)
_OF_ITS = re.compile(
    r"(?i)^(?:(?:some\s+)?aspects\s+of\s+)?(?:in\s+)?(?:(?:the\s+way|how)(?:\s+(?:well|in\s+which|effectively))?\s+"
    r"(?:it|they|the\s+(?:force|service|constabulary))\s+|(?:its|their|the)\s+)?"
)
_DOES = re.compile(r"^(?P<verb>[a-z]{3,12}?)s\b")


def known_area(words: str) -> str | None:
    """The area words name, where we know it, however the sentence bends it: "the way it investigates crime"."""
    plain = re.sub(r"\s*\([^)]*\)", "", _loose(words)).strip(" .;,")
    bare = plain[_end_of(_OF_ITS, plain) :]
    doing = _DOES.sub(lambda found: found["verb"].removesuffix("e") + "ing", bare)
    key = next((key for name in (plain, bare, doing) if (key := area_key(name))), None)
    if key is None and (_PILLARS.fullmatch(plain) or _JOINING.fullmatch(bare)):
        return bare.lower()
    return key


def is_known(words: str) -> bool:
    """Whether words name an area we know."""
    return known_area(words) is not None


def cut_areas(words: str, *, joint: str | None = None) -> list[tuple[int, int]]:
    """Where the areas of a list stand in `words`; `joint` is what came before them and may be said again: "and in"."""
    held = _JOINING.sub(lambda found: "".join(_HELD.get(mark, mark) for mark in found[0]), words)
    split = r"\s*;\s*(?:and\s+)?" if ";" in held else r",?\s+as\s+well\s+as\s+"
    pieces = _split(held, split)
    if joint:
        pieces = [
            (at + a, at + b) for at, end in pieces for a, b in _split(held[at:end], rf",?\s+and\s+{joint}\s+")
        ]
    pieces = [(at + a, at + b) for at, end in pieces for a, b in _commas(held[at:end])]
    found = [(at + a, at + b) for at, end in pieces for a, b in _in_two(held[at:end], listed=len(pieces) > 2)]
    return [(start, end) for start, end in found if held[start:end].strip() not in ("", "and")]


def _end_of(pattern: re.Pattern[str], words: str) -> int:
    found = pattern.match(words)
    return found.end() if found else 0


def _loose(words: str) -> str:
    return "".join(_LOOSE.get(mark, mark) for mark in words)


def _split(words: str, by: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(by, words):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(words))]


def _commas(words: str) -> list[tuple[int, int]]:
    if is_known(words):
        return [(0, len(words))]
    pieces = _split(words, r",\s+(?:and\s+)?")
    known = sum(is_known(words[a:b]) or len(_in_two(words[a:b], listed=True)) > 1 for a, b in pieces)
    return pieces if known * 2 > len(pieces) or _holds_two(words, pieces) else [(0, len(words))]


def _holds_two(words: str, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the last piece of a list holds two areas we know."""
    start, end = pieces[-1]
    two = _in_two(words[start:end], listed=False)
    return len(pieces) > 1 and len(two) == 2


def _in_two(words: str, *, listed: bool) -> list[tuple[int, int]]:
    """A piece that holds two areas joined by "and": both known, or the first known and the second a doing, in a list."""
    if is_known(words):
        return [(0, len(words))]
    for match in re.finditer(r"\s+and\s+", words):
        left, right = words[: match.start()], words[match.end() :]
        doing = listed and re.match(r"\w+ing\b", right)
        if is_known(left) and (is_known(right) or doing):
            return [(0, match.start()), (match.end(), len(words))]
    return [(0, len(words))]
