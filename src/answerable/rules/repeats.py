"""Which earlier findings a later one may be repeating, and why one would think so. A proposal, never a link.

Wordings are compared by the runs of four letters in their words, the rarer the run the more it counts (TF-IDF and the
cosine). That finds "investigations" in "investigate" without a dictionary, and cannot find a concern said in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

_ALIKE = 0.22
"""Below this two wordings share no more than any two findings do; tried on pairs that do and do not."""
_SAME_AREA = 0.06
_NAMED_YEAR = 0.12
_RUN = 4
_COMMON = frozenset(
    """
    the and that this with from for are its has have should must need needs make makes sure ensure ensures force police
    constabulary officers staff their they when which who into all any more better improve improves effective
    effectively work works way ways how other also does not
    """.split()  # noqa: SIM905 - a list of words is easier to read and to change
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding as it is compared. `years` are those its report is known by; `area` the key of its graded area or ""."""

    reference: str
    text: str
    area: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """An earlier finding, how alike it is (0 to 1 and a little more for what else points to it), and the reasons."""

    reference: str
    score: float
    words: tuple[str, ...]
    same_area: bool
    year: int | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in sentences."""
        found = [f"Shares the words {_listed(self.words)}."] if self.words else ["Worded alike."]
        found += ["Same area."] if self.same_area else []
        found += [f"The later finding names {self.year}."] if self.year else []
        return tuple(found)


class Earlier:
    """Earlier findings, made ready once and compared with many later ones."""

    def __init__(self, findings: Sequence[Wording]) -> None:
        self._findings = findings
        self._runs = [_runs(one.text) for one in findings]
        spread = Counter(run for runs in self._runs for run in runs)
        self._weights = {run: log((1 + len(findings)) / (1 + count)) + 1 for run, count in spread.items()}
        self._unseen = log(1 + len(findings)) + 1
        self._lengths = [self._length(runs) for runs in self._runs]

    def like(self, later: Wording, *, most: int = 3) -> tuple[Repeat, ...]:
        """The earlier findings `later` may repeat, likeliest first, at most `most`."""
        runs = _runs(later.text)
        length = self._length(runs)
        named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", later.text)}
        found = []
        for one, other, size in zip(self._findings, self._runs, self._lengths, strict=True):
            shared = runs.keys() & other.keys()
            if not shared or one.reference == later.reference:
                continue
            alike = sum(runs[run] * other[run] * self._weights[run] ** 2 for run in shared) / (length * size)
            same_area = bool(later.area) and later.area == one.area
            year = next((year for year in one.years if year in named), None)
            score = alike + _SAME_AREA * same_area + _NAMED_YEAR * (year is not None)
            if alike >= _ALIKE / 2 and score >= _ALIKE:
                found.append(Repeat(one.reference, round(score, 3), self._words(later, one), same_area, year))
        return tuple(sorted(found, key=lambda repeat: (-repeat.score, repeat.reference))[:most])

    def _length(self, runs: Counter[str]) -> float:
        return (
            sqrt(sum((count * self._weights.get(run, self._unseen)) ** 2 for run, count in runs.items()))
            or 1.0
        )

    def _words(self, later: Wording, earlier: Wording) -> tuple[str, ...]:
        """The rarest words both have, in the later one's order, at most four."""
        theirs = set(_words(earlier.text))
        ours = dict.fromkeys(word for word in _words(later.text) if word in theirs)
        rarity = {word: max(self._weights.get(run, 0) for run in _runs(word)) for word in ours}
        kept = sorted(ours, key=lambda word: -rarity[word])[:4]
        return tuple(word for word in ours if word in kept)


def _words(text: str) -> Iterable[str]:
    return (word for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in _COMMON)


def _runs(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in _words(text):
        padded = f" {word} "
        found.update(padded[at : at + _RUN] for at in range(len(padded) - _RUN + 1))
    return found


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
