"""Short names of findings, and the words of references."""

from __future__ import annotations

import pytest

from answerable.rules.names import short_name
from answerable.rules.references import slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The force should answer calls in good time, and say so.", "Answer calls in good time"),
        ("The force should use its data (times, meals and reviews).", "Use its data (times, meals and reviews)"),
        ("The force should publish its plan (see above, page 4), with dates.", "Publish its plan (see above, page 4)"),
    ],
)  # fmt: skip
def test_short_name_is_the_first_clause_and_leaves_no_bracket_open(text: str, name: str) -> None:
    assert short_name(text) == name


def test_reference_is_cut_between_words() -> None:
    title = "Tracker of the Northmoor Constabulary, position as it was at 1 February 2024"
    assert slug(title) == "tracker-of-the-northmoor-constabulary-position-as-it-was-at"
    assert slug("x" * 70) == "x" * 60
    assert slug("PEEL 2021/22") == "peel-2021-22"
