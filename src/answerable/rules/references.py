"""One string names one thing everywhere: `peel-2021-22.cleveland.coc-1.rec-2`.

An inspection is `<programme>.<police area>`; a finding adds its kind and number; a recommendation under a cause of
concern adds its own. References are permanent: they are made once and never reused.
"""

from __future__ import annotations

import re
import unicodedata

from answerable.rules.vocabulary import Kind

REFERENCE = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9-]+(?:\.(?:coc|rec|afi|pp)-\d{1,3}){0,2}$")
_LONGEST = 60
_SHORT = {
    Kind.CAUSE_OF_CONCERN: "coc",
    Kind.RECOMMENDATION: "rec",
    Kind.AREA_FOR_IMPROVEMENT: "afi",
    Kind.PROMISING_PRACTICE: "pp",
}


def slug(words: str) -> str:
    """Lower-case letters, digits and single hyphens: "PEEL 2021/22" becomes "peel-2021-22". Cut between words."""
    hyphens = re.sub(r"[\u2010-\u2015\u2212]", "-", words)
    plain = unicodedata.normalize("NFKD", hyphens).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) <= _LONGEST:
        return made
    return made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]


def inspection_reference(title: str, *, area: str, force_name: str = "") -> str:
    """The reference of an inspection of one police area; the force's own name in the title is left out.

    Raises ValueError when the title holds no letter or digit.
    """
    words = title
    for name in (force_name, force_name.removesuffix(" Police"), area.replace("-", " ")):
        if name:
            words = re.sub(rf"\b{re.escape(name)}\b", " ", words, flags=re.IGNORECASE)
    programme = slug(words) or slug(title)
    if not programme:
        raise ValueError("The title of the inspection needs a letter or a digit.")
    return f"{programme}.{area}"


def finding_reference(within: str, *, kind: Kind, number: int) -> str:
    """The reference of a finding `within` an inspection or a cause of concern; `number` counts from 1.

    Causes of concern and the recommendations under one have plain numbers; long lists have two digits.
    """
    plain = kind is Kind.CAUSE_OF_CONCERN or ".coc-" in within
    return f"{within}.{_SHORT[kind]}-{number if plain else f'{number:02d}'}"


def inspection_of(reference: str) -> str:
    """The inspection a finding belongs to: its first two parts."""
    return ".".join(reference.split(".")[:2])
