"""Graded areas (HMICFRS's core questions): one key for each, and the names reports have printed for it.

The names and their number differ between reports of one cycle, so this is an alias table and not a list of what may
be graded: an area that is not here keeps its printed name and has no key. Source: PEEL reports 2014 to 2023-25 and fire
and rescue service reports 2018/19 to 2023-25. Up to 2018/19 (fire services: 2021/22) the three pillars were graded too.
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
    "vetting": "Vetting",
    "behaviour": "Upholding standards of behaviour",
    "corruption": "Tackling potential corruption",
    "effectiveness": "Effectiveness",
    "efficiency": "Efficiency",
    "legitimacy": "Legitimacy",
    "people": "People",
    "fire-risk": "Understanding the risk of fire and other emergencies",
    "fire-prevention": "Preventing fires and other risks",
    "fire-protection": "Protecting the public through fire regulation",
    "fire-response": "Responding to fires and other emergencies",
    "fire-incidents": "Responding to major and multi-agency incidents",
    "fire-resources": "Making best use of resources",
    "fire-future": "Making the fire and rescue service affordable now and in the future",
    "fire-values": "Promoting the right values and culture",
    "fire-skills": "Getting the right people with the right skills",
    "fire-fairness": "Ensuring fairness and promoting diversity",
    "fire-leaders": "Managing performance and developing leaders",
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
        "how effective is the force at preventing crime and anti-social behaviour, and keeping people safe",
        "preventing crime and tackling anti-social behaviour",
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
        "treating the public fairly",
    ),
    "responding": ("responding to incidents", "responding"),
    "investigating": (
        "investigating",
        "investigation",
        "investigating crimes",
        "how effective is the force at investigating crime and reducing re-offending",
        "how effective is the force at investigating crime and managing offenders",
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
        "to what extent does the force treat its workforce with fairness and respect",
        "treating the workforce fairly",
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
        "how effective is the force at tackling serious and organised crime",
        "disrupting serious and organised crime",
    ),
    "victims": ("victim service", "victims", "service to victims", "providing a service to victims of crime"),
    "standards": ("vetting and counter corruption",),
    "vetting": ("police vetting",),
    "corruption": ("tackling corruption", "counter corruption"),
    "effectiveness": (
        "how effective is the force at keeping people safe and reducing crime",
        "how effectively does the force reduce crime and keep people safe",
        "the extent to which the force is effective at keeping people safe and reducing crime",
        "the extent to which the force is effective at reducing crime and keeping people safe",
        "how effective is the fire and rescue service at keeping people safe and secure from fire and other risks",
        "how effective is the fire and rescue service at keeping people safe and secure",
        "how effective is the service at keeping people safe and secure from fire and other risks",
        "how effective is the service at keeping people safe and secure",
        "the extent to which the service is effective at keeping people safe and secure from fire and other risks",
        "overall effectiveness",
    ),
    "efficiency": (
        "how efficient is the force at keeping people safe and reducing crime",
        "how efficiently does the force operate and how sustainable are its services",
        "how efficiently does the force operate and how sustainable are its services to the public",
        "the extent to which the force is efficient at keeping people safe and reducing crime",
        "the extent to which the force operates efficiently and sustainably",
        "the efficiency with which the force carries out its responsibilities",
        "how efficient is the fire and rescue service at keeping people safe and secure from fire and other risks",
        "how efficient is the fire and rescue service at keeping people safe and secure",
        "how efficient is the service at keeping people safe and secure from fire and other risks",
        "how efficient is the service at keeping people safe and secure",
        "the extent to which the service is efficient at keeping people safe and secure from fire and other risks",
        "the efficiency of its services",
        "overall efficiency",
    ),
    "legitimacy": (
        "how legitimate is the force at keeping people safe and reducing crime",
        "how legitimately does the force treat the public and its workforce",
        "the extent to which the force is legitimate at keeping people safe and reducing crime",
        "the extent to which the force treats the public and its workforce legitimately",
        "overall legitimacy",
    ),
    "people": (
        "how well does the fire and rescue service look after its people",
        "how well does the service look after its people",
        "the extent to which the service looks after its people",
        "the way it looks after its people",
        "looking after its people",
    ),
    "fire-risk": (
        "understanding fires and other risks",
        "understanding the fires and other risks",
        "understanding fire and other risks",
        "understanding the risk of fire and other emergencies",
        "understanding risk",
        "how well does the frs understand the risk of fire and other emergencies",
        "how effective is the frs at understanding the risk of fire and other emergencies",
        "its understanding of the risk of fire and other emergencies",
    ),
    "fire-prevention": (
        "preventing fires",
        "how effective is the frs at preventing fires and other risks",
        "the way it prevents fires and other risks",
    ),
    "fire-protection": (
        "how effective is the frs at protecting the public through the regulation of fire safety",
        "how effective is the frs at protecting the public through fire regulation",
        "the way it protects the public through fire regulation",
        "protects the public through fire regulation",
        "protecting the public through the regulation of fire safety",
    ),
    "fire-response": (
        "how effective is the frs at responding to fires and other emergencies",
        "its response to fires and other emergencies",
        "responds to fires and other emergencies",
    ),
    "fire-incidents": (
        "responding to national risks",
        "its response to national risks",
        "how effective is the frs at responding to national risks",
        "how effective is the frs at responding to major and multi agency incidents",
        "how well prepared is the frs to respond to major and multi agency incidents",
    ),
    "fire-resources": (
        "how well does the frs use resources to manage risk",
        "making best use of resources",
        "making the best use of resources",
        "uses resources",
    ),
    "fire-future": (
        "how well is the frs securing an affordable way of managing the risk of fire and other risks now and in the"
        " future",
        "how well does the frs secure an affordable way of managing the risk of fire and other risks now and in the"
        " future",
        "making the frs affordable now and in the future",
        "makes its services affordable now and in the future",
    ),
    "fire-values": (
        "how well does the frs promote its values and culture",
        "promoting its values and culture",
    ),
    "fire-skills": ("how well trained and skilled are frs staff",),
    "fire-fairness": ("how well does the frs ensure fairness and diversity",),
    "fire-leaders": ("how well does the frs develop leadership and capability",),
}


_WORDS = re.compile(r"[a-z0-9]+")


def _folded(words: str) -> str:
    plain = words.lower().replace("&", " and ").replace("antisocial", "anti social")
    return " ".join(_WORDS.findall(plain))


_KEYS = {_folded(name): key for key, name in AREAS.items()} | {
    _folded(alias): key for key, aliases in _ALIASES.items() for alias in aliases
}


def area_key(printed: str) -> str | None:
    """The key of a printed area name, or None when the name is not one we know. Case and punctuation do not matter."""
    return _KEYS.get(_folded(printed))


def area_name(key: str | None, *, printed: str = "") -> str:
    """The name to show for a key: ours where the area is known, otherwise what was printed."""
    return AREAS.get(key or "", printed)
