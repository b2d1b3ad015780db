"""What the columns after a finding leave at its end where a table lost its lines: "… risk 4 30 Jun 2024 Open 68"."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_COLUMNS = re.compile(
    rf"\s+(?:\d{{1,3}}\s+)?(?P<due>\d{{1,2}}\s+{_MONTH}\s+20\d\d)\s+"
    r"(?P<state>(?:Open|Closed|Completed?|In\s+progress|On\s+track|Not\s+started|Overdue|Ongoing)\b[A-Za-z –-]{0,40}?)"
    r"(?:\s+\d{1,3}\s?%?)?$"
)


def columns_after(words: str) -> re.Match[str] | None:
    """The due day (`due`) and the state (`state`) that a row leaves behind its finding, or None."""
    return _COLUMNS.search(words)
