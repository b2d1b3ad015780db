"""A short name for a finding, proposed from the inspectors' words; a person may change it."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^(?:within [^,]+, |immediately,? |by [^,]+, )?"
    r"(?:the |every |all |each )?"
    r"(?:force|constabulary|service|chief constables?|forces|[A-Z][\w’'-]+ (?:Police|Constabulary))"
    r"\s+(?:should|must|needs? to|has to)\s+(?:now |also |immediately |take immediate steps to |continue to )?",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.]\s|[,;:.]$|\s[–—-]\s")


def short_name(text: str, *, longest: int = 80) -> str:
    """The first clause of `text` without "The force should", at most `longest` characters, cut between words."""
    words = " ".join(text.split())
    rest = _OPENING.sub("", words, count=1) or words
    breaks = (one.start() for one in _BREAK.finditer(rest) if not _inside_brackets(rest[: one.start()]))
    first = next(breaks, 0)
    clause = rest[:first] if first >= 20 else rest
    if len(clause) > longest:
        clause = clause[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return clause[:1].upper() + clause[1:].rstrip(".")


def _inside_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")
