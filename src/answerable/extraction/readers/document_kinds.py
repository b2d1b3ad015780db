"""What kind of document it is, where its own words say so; otherwise "unknown"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.lines import Line

_TOP = 1500
"""Characters from the beginning in which a document says what it is."""

_ANYWHERE = (
    ("register_entry", re.compile(r"\[/?(?:status|on|comment)\]")),
    ("response_index", re.compile(r"(?im)^(?:the )?(?:pcc|pfcc|commissioner)[’']s response\s*$(?:.|\n)*^(?:the )?(?:pcc|pfcc|commissioner)[’']s response\s*$")),
)  # fmt: skip
_AT_THE_TOP = (
    ("foi", re.compile(r"(?im)\bfreedom of information\b|\bfoi (?:request|ref)|^request\s*$")),
    ("committee_minutes", re.compile(r"(?im)^minutes\s*:?\s*$|\bminutes of (?:the|a) (?:meeting|.* committee)|\bmembers (?:agreed|noted|asked)\b")),
    ("committee_report", re.compile(r"(?i)\bagenda item\b.{0,40}\breport (?:to|of)\b|\breport to (?:the )?.{0,40}\b(?:committee|panel|board)\b")),
    ("tracker", re.compile(r"(?i)\btraffic light\b|\brecommendations? tracker\b|\bRAG (?:status|rating)\b")),
    ("progress_letter", re.compile(r"(?im)^(?:letter information|sent (?:from|to|on)\s*:|dear\b)(?:.|\n)*\b(?:revisit|progress|follow)")),
    ("action_plan", re.compile(r"(?im)^.{0,60}\baction plan\s*$")),
    ("pcc_response", re.compile(r"(?im)^(?:\d+\.?\s*)?(?:the )?(?:police (?:&|and) crime commissioner|pcc|pfcc)(?:[’']s)? (?:comments?|response)\b|\bsection 55\b")),
    ("press_release", re.compile(r"(?i)\bhas today\b.{0,20}\bpublished\b|\bpress release\b|\bnotes to editors\b|\bpublished today\b")),
    ("news", re.compile(r"(?i)\bsays the inspectorate\b|\b(?:hmicfrs|hmic|inspectorate|inspectors)\)? (?:has|have|said|says)\b")),
    ("inspection_report", re.compile(r"(?i)\ban inspection (?:of|into)\b|\binspection report\b")),
)  # fmt: skip


def kind_of(lines: Sequence[Line]) -> str:
    """One of KINDS_OF_DOCUMENT."""
    whole = "\n".join(line.printed for line in lines)
    for kind, pattern in _ANYWHERE:
        if pattern.search(whole):
            return kind
    return next((kind for kind, pattern in _AT_THE_TOP if pattern.search(whole[:_TOP])), "unknown")
