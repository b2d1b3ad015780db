"""What printed statuses are proposed to mean."""

from __future__ import annotations

import pytest

from answerable.rules.printed import Meaning, meaning_of
from answerable.rules.workflow import BY_VERB


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("AMBER", Meaning.UNDER_WAY),
        ("being-progressed", Meaning.UNDER_WAY),
        ("Partially achieved", Meaning.UNDER_WAY),
        ("Not complete", Meaning.UNDER_WAY),
        ("Green", Meaning.COMPLETE),
        ("complete", Meaning.COMPLETE),
        ("Closed", Meaning.COMPLETE),
        ("Closed by HMICFRS", Meaning.CLOSED),
        ("no longer  applicable", Meaning.NOT_TRACKED),
        ("Superseded", Meaning.SUPERSEDED),
        ("awaiting-review", Meaning.NOTHING),
        ("White", Meaning.NOTHING),
        ("see the other sheet", Meaning.NOTHING),
    ],
)
def test_printed_status_is_proposed_to_mean(printed: str, meaning: Meaning) -> None:
    assert meaning_of(printed) is meaning


def test_every_meaning_but_nothing_is_a_step_of_the_table() -> None:
    assert {one for one in Meaning if one.verb not in BY_VERB} == {Meaning.NOTHING}


def test_nothing_printed_closes_a_finding_unless_it_names_the_inspectors() -> None:
    claims = ("complete", "closed", "done", "green", "discharged", "achieved", "implemented")
    assert {meaning_of(one) for one in claims} == {Meaning.COMPLETE}
