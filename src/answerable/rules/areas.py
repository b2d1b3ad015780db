"""Graded areas (HMICFRS's core questions): one key for each, and the names reports have printed for it.

The names and their number differ between reports of one cycle, so this is an alias table and not a list of what may
be graded: an area that is not here keeps its printed name and has no key. Source: PEEL reports 2021/22 and 2023-25.
"""

from __future__ import annotations

import re

AREAS: dict[str, str] = {
    "preventing-crime": "Preventing crime and anti-social behaviour",
    "public": "Treating the public with fairness and respect",
    "responding": "Responding to the public",
    "investigating": "Investigating crime",
    "vulnerable": "Protecting vulnerable people",
    "offenders": "Managing offenders and suspects",
    "workforce": "Supporting and protecting the workforce",
    "leadership": "Leadership and force management",
    "crime-data": "Recording data about crime",
    "disrupting": "Disrupting serious organised crime",
    "victims": "Providing a service to the victims of crime",
    "standards": "Vetting and professional standards",
}

_ALIASES: dict[str, tuple[str, ...]] = {
    "preventing-crime": (
        "preventing crime",
        "crime prevention",
        "preventing and deterring crime",
        "preventing crime and tackling anti-social behaviour",
        "preventing and deterring crime and anti-social behaviour and reducing vulnerability",
        "preventing and deterring crime and antisocial behaviour, and reducing vulnerability",
        "prevention and deterrence",
        "how effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe",
    ),
    "public": (
        "engaging with and treating the public with fairness and respect",
        "engaging with the public",
        "engaging and treating the public with fairness and respect",
        "engaging with and treating the public fairly and with respect",
        "treating the public fairly and with respect",
        "treating the public fairly",
        "public treatment",
        "using police powers and treating people fairly and respectfully",
        "using police powers and treating the public fairly and respectfully",
        "treating people fairly and with respect",
        "police powers and treating the public fairly and respectfully",
        "police powers and public treatment",
        "treatment of the public",
        "to what extent does the force treat all of the people it serves with fairness and respect",
    ),
    "responding": ("responding to incidents", "responding"),
    "investigating": (
        "investigating",
        "investigation",
        "investigating crimes",
        "how effective is the force at investigating crime and reducing re-offending",
    ),
    "vulnerable": (
        "protecting vulnerability",
        "vulnerability",
        "protecting the vulnerable",
        "supporting victims and protecting vulnerable people",
        "how effective is the force at protecting those who are vulnerable from harm, and supporting victims",
    ),
    "offenders": (
        "managing offenders",
        "managing suspects and offenders",
        "management of offenders and suspects",
        "management of offenders",
        "offender management",
    ),
    "workforce": (
        "building, supporting and protecting the workforce",
        "developing a positive workplace",
        "developing a positive workplace (supporting and protecting the workforce)",
        "building a positive workplace",
        "supporting the workforce",
        "building and supporting the workforce",
        "building, supporting and protecting its workforce",
    ),
    "leadership": (
        "strategic planning, organisational management and value for money",
        "strategic planning and organisational management",
        "strategic planning",
        "good use of resources",
        "use of resources",
        "making good use of resources",
        "strategic planning and value for money",
        "leadership and management",
        "leadership",
    ),
    "crime-data": ("recording data", "crime data integrity", "crime recording", "crime data recording"),
    "disrupting": (
        "serious and organised crime",
        "tackling serious and organised crime",
        "tackling serious organised crime",
        "disrupting serious and organised crime",
    ),
    "victims": ("victim service", "victims", "service to victims", "providing a service to victims of crime"),
    "standards": ("vetting", "upholding standards of behaviour", "tackling potential corruption"),
}


def _folded(words: str) -> str:
    plain = words.lower().replace("&", " and ").replace("antisocial", "anti social")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


_KEYS = {_folded(name): key for key, name in AREAS.items()} | {
    _folded(alias): key for key, aliases in _ALIASES.items() for alias in aliases
}


def area_key(printed: str) -> str | None:
    """The key of a printed area name, or None when the name is not one we know. Case and punctuation do not matter."""
    return _KEYS.get(_folded(printed))


def area_name(key: str | None, *, printed: str = "") -> str:
    """The name to show for a key: ours where the area is known, otherwise what was printed."""
    return AREAS.get(key or "", printed)
