"""What kind of document it is, where its own words say so; otherwise "unknown"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.lines import Line

_TOP = 1500
"""Characters from the beginning in which a document says what it is."""

_ANSWER = r"^(?:the )?(?:pcc|pfcc|commissioner)[’']s response\s*$"
_ANYWHERE = {
    "register_entry": r"\[/?(?:status|on|comment)\]",
    "action_plan": r"^actions? taken\s*:?$[\s\S]*^actions? taken\s*:?$|\bour improvement "
    r"plan\b[\s\S]*\bimprovement plan\b"
    r"|^our (?:response|progress) so far\s*:?$",
    "response_index": rf"{_ANSWER}[\s\S]*{_ANSWER}",
}
_AT_THE_TOP = {
    "foi": r"\bfreedom of information\b|\bfoi (?:request|ref)|^request\s*$",
    "committee_minutes": r"^minutes\s*:?\s*$|\bminutes of (?:the|a) (?:meeting|.* committee)"
    r"|\bmembers (?:agreed|noted|asked)\b",
    "committee_report": r"\bagenda item\b.{0,40}\breport (?:to|of)\b"
    r"|\breport to (?:the )?.{0,40}\b(?:committee|panel|board)\b",
    "tracker": r"\btraffic light\b|\brecommendations? tracker\b|\bRAG (?:status|rating)\b",
    "progress_letter": r"^(?:letter information|sent (?:from|to|on)\s*:|dear\b)"
    r"[\s\S]*\b(?:revisit|progress|follow)",
    "action_plan": r"^.{0,60}\baction plan\s*$",
    "pcc_response": r"^(?:\d+\.?\s*)?(?:the )?(?:police (?:&|and) crime commissioner|pcc|pfcc)(?:[’']s)? "
    r"(?:comments?|response)\b|\bsection 55\b",
    "press_release": r"\bhas today\b.{0,20}\bpublished\b|\bpress release\b|\bnotes to editors\b|\bpublished today\b",
    "news": r"\bsays the inspectorate\b|\b(?:hmicfrs|hmic|inspectorate|inspectors)\)? (?:has|have|said|says)\b",
    "inspection_report": r"\ban inspection (?:of|into)\b|\binspection report\b",
}


def kind_of(lines: Sequence[Line]) -> str:
    """One of KINDS_OF_DOCUMENT."""
    whole = "\n".join(line.printed for line in lines)
    for words, patterns in ((whole, _ANYWHERE), (whole[:_TOP], _AT_THE_TOP)):
        for kind, pattern in patterns.items():
            if re.search(pattern, words, re.I | re.M):
                return kind
    return "unknown"
