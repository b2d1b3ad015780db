"""Reading the journal, and finding what was done to it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from answerable.journal.cards import Author, Fault
from answerable.journal.chain import FIELDS, hash_of
from answerable.journal.models import Entry
from answerable.journal.queries import entries, latest, story, verify
from answerable.journal.services import recorded
from answerable.journal.triggers import lift_triggers, set_triggers

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SIAN = Author(name="Siân Rees", role="chief_officer", body_slug="northmoor", user_id=7)


def write(*subjects: str) -> None:
    for subject in subjects:
        with recorded(SIAN, verb="try", subject=subject, now=NOW):
            pass


def tamper(seq: int, **values: object) -> None:
    """As somebody with the database in their hands would."""
    lift_triggers(connection)
    Entry.objects.filter(seq=seq).update(**values)
    set_triggers(connection)


def remove(*seqs: int) -> None:
    lift_triggers(connection)
    Entry.objects.filter(seq__in=seqs).delete()
    set_triggers(connection)


def rehashed(seq: int, **values: object) -> dict[str, object]:
    row = Entry.objects.values_list(*FIELDS).get(seq=seq)
    fields = dict(zip(FIELDS, row, strict=True)) | values
    return values | {"hash": hash_of(tuple(fields[name] for name in FIELDS))}


def test_entries_of_a_reference_and_of_all_beneath_it():
    write(
        "peel-2025.northmoor.coc-1",
        "peel-2025.northmoor.coc-1.rec-2",
        "peel-2025.northmoor.coc-10",
        "peel-2025",
    )
    assert [entry.seq for entry in entries(subject="peel-2025.northmoor.coc-1")] == [1]
    assert [entry.seq for entry in entries(prefix="peel-2025.northmoor.coc-1")] == [1, 2]
    assert [entry.seq for entry in story("peel-2025")] == [4, 3, 2, 1]


def test_entries_are_given_page_by_page():
    write("a", "b", "c")
    assert [entry.subject for entry in entries(after=1, limit=1)] == ["b"]
    assert [entry.subject for entry in latest(limit=2)] == ["c", "b"]


def test_whole_journal_verifies():
    write("a", "b", "c")
    verdict = verify()
    assert (verdict.entries, verdict.fault, verdict.last_hash) == (3, None, latest(limit=1)[0].hash)


def test_empty_journal_verifies():
    assert verify().good


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "2020-01-01T00:00:00.000000Z"),
        ("actor_name", "Somebody Else"),
        ("actor_role", "auditor"),
        ("body_slug", "eastmarch"),
        ("user_id", None),
        ("verb", "other"),
        ("subject", "elsewhere"),
        ("details", '{"a":1}'),
        ("details", "{} "),
        ("hash", "0" * 64),
    ],
)
def test_changed_field_is_found_and_the_entry_named(field, value):
    write("a", "b", "c")
    tamper(2, **{field: value})
    verdict = verify()
    sentence = "Entry 2 was changed: what it says does not fit its own hash."
    assert (verdict.entries, verdict.fault) == (1, Fault(2, "changed", sentence))


def test_changed_previous_hash_is_found():
    write("a", "b")
    tamper(2, previous_hash="f" * 64)
    assert verify().fault == Fault(
        2, "changed", "Entry 2 was changed: what it says does not fit its own hash."
    )


def test_entry_rewritten_with_a_fitting_hash_breaks_the_next_link():
    write("a", "b", "c")
    tamper(2, **rehashed(2, verb="other"))
    sentence = "Entry 3 does not follow entry 2: one of the two was written anew."
    assert verify().fault == Fault(3, "unlinked", sentence)


def test_first_entry_must_follow_nothing():
    write("a")
    tamper(1, **rehashed(1, previous_hash="f" * 64))
    sentence = "Entry 1 does not follow the beginning: one of the two was written anew."
    assert verify().fault == Fault(1, "unlinked", sentence)


def test_missing_entry_is_named():
    write("a", "b", "c")
    remove(2)
    assert verify().fault == Fault(2, "missing", "Entry 2 is missing: the next one is 3.")


def test_missing_beginning_is_named():
    write("a", "b")
    remove(1)
    assert verify().fault == Fault(1, "missing", "Entry 1 is missing: the next one is 2.")
