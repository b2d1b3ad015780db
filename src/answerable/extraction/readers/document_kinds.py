"""What kind of document it is, where its own words say so; otherwise "unknown"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line

_TOP = 1500
"""Characters from the beginning in which a document says what it is."""

_ANSWER = r"^(?:the )?(?:pcc|pfcc|commissioner)[’']s response\s*$"
_ANYWHERE = {
    "register_entry": (("[",), r"\[/?(?:status|on|comment)\]"),
    "action_plan": (
        ("taken", "improvement plan", "so far"),
        r"^actions? taken\s*:?$[\s\S]*^actions? taken\s*:?$|\bour improvement plan\b[\s\S]*\bimprovement plan\b"
        r"|^our (?:response|progress) so far\s*:?$",
    ),
    "response_index": (("response",), rf"{_ANSWER}[\s\S]*{_ANSWER}"),
}
"""Each with words one of which every line it speaks of holds."""
_AT_THE_TOP = {
    "foi": r"\bfreedom of information\b|\bfoi (?:request|ref)|^request\s*$"
    r"|\bfor each (?:one|of (?:these|them)|recommendation)\b.{0,30}\bplease (?:say|state|tell|confirm|provide)\b",
    "committee_minutes": r"^minutes\s*:?\s*$|\bminutes of (?:the|a) (?:meeting|.* committee)"
    r"|\bmembers (?:agreed|noted|asked)\b",
    "committee_report": r"\bagenda item\b.{0,40}\breport (?:to|of)\b"
    r"|\breport to (?:the )?.{0,40}\b(?:committee|panel|board)\b",
    "tracker": r"\btraffic light\b|\brecommendations? tracker\b|\bRAG (?:status|rating)\b",
    "progress_letter": r"^(?:letter information|sent (?:from|to|on)\s*:|dear\b)"
    r"[\s\S]*\b(?:revisit|progress|follow)",
    "action_plan": r"^.{0,60}\baction plan\s*$",
    "pcc_response": r"^(?:\d+\.?\s*)?(?:the )?(?:police (?:&|and) crime commissioner|pcc|pfcc)(?:[’']s)? "
    r"(?:comments?(?! on\b)|response)\b|\bsection 55\b",
    "press_release": r"\bhas today\b.{0,20}\bpublished\b|\bpress release\b|\bnotes to editors\b|\bpublished today\b",
    "news": r"\bsays the inspectorate\b|\b(?:hmicfrs|hmic|inspectorate|inspectors)\)? (?:has|have|said|says)\b",
    "inspection_report": r"\ban inspection (?:of|into)\b"
    r"|^(?:hm|h(?:is|er) majesty[’']s) [\w ]{0,40}inspectorate[\w ]{0,30}: |\binspection report\b",
}
_TOP_PATTERNS = {kind: re.compile(words, re.I | re.M) for kind, words in _AT_THE_TOP.items()}


def kind_of(lines: Sequence[Line]) -> str:
    """One of KINDS_OF_DOCUMENT."""
    for kind, (words, pattern) in _ANYWHERE.items():
        told = holding(lines, *words)
        if told and re.search(pattern, "\n".join(line.printed for line in told), re.I | re.M):
            return kind
    top = _top_of(lines)
    return next((kind for kind, pattern in _TOP_PATTERNS.items() if pattern.search(top)), "unknown")


def _top_of(lines: Sequence[Line]) -> str:
    top = ""
    for line in lines:
        top += f"{line.printed}\n"
        if len(top) > _TOP:
            break
    return top.removesuffix("\n")[:_TOP]
