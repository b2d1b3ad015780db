"""What a checkpoint held elsewhere shows that the chain alone cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from answerable.journal.cards import Author, Fault
from answerable.journal.checkpoints import (
    NotACheckpoint,
    public_key,
    read,
    sign,
    signature_holds,
    signing_key,
    written,
)
from answerable.journal.models import Entry
from answerable.journal.queries import latest, verify
from answerable.journal.services import make_checkpoint, recorded
from answerable.journal.triggers import lift_triggers, set_triggers

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SIAN = Author(name="Siân Rees", role="auditor", body_slug="northmoor", user_id=7)
KEY = Ed25519PrivateKey.from_private_bytes(b"\1" * 32)


def write(verb: str, number: int = 1) -> None:
    for _ in range(number):
        with recorded(SIAN, verb=verb, subject="a", now=NOW):
            pass


def cut_off(after: int) -> None:
    lift_triggers(connection)
    Entry.objects.filter(seq__gt=after).delete()
    set_triggers(connection)


def test_checkpoint_survives_the_file():
    checkpoint = sign(KEY, seq=3, last_hash="a" * 64, at=NOW)
    assert read(written(checkpoint)) == checkpoint
    assert signature_holds(checkpoint)


@pytest.mark.parametrize(
    "change", [{"seq": 4}, {"hash": "b" * 64}, {"at": NOW.replace(year=2025)}, {"signature": "zz"}]
)
def test_changed_checkpoint_does_not_hold(change):
    assert not signature_holds(replace(sign(KEY, seq=3, last_hash="a" * 64, at=NOW), **change))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"kind": "else"}',
        written(sign(KEY, seq=3, last_hash="a", at=NOW)).replace("3", '"x"', 1),
    ],
)
def test_other_file_is_not_a_checkpoint(text):
    with pytest.raises(NotACheckpoint, match="not a checkpoint"):
        read(text)


def test_key_is_made_once_and_kept_private(tmp_path):
    first = signing_key(tmp_path / "keys")
    again = signing_key(tmp_path / "keys")
    assert public_key(first) == public_key(again)
    assert (tmp_path / "keys" / "journal").stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_making_a_checkpoint_is_the_next_entry():
    write("try", 2)
    second = latest(limit=1)[0]
    checkpoint = make_checkpoint(SIAN, key=KEY, now=NOW)
    assert (checkpoint.seq, checkpoint.hash) == (2, second.hash)
    (entry,) = latest(limit=1)
    assert (entry.seq, entry.verb, entry.details) == (
        3,
        "make_checkpoint",
        {"seq": 2, "hash": second.hash, "public_key": public_key(KEY)},
    )


@pytest.mark.django_db
def test_journal_that_only_grew_agrees_with_its_checkpoint():
    write("try", 2)
    checkpoint = make_checkpoint(SIAN, key=KEY, now=NOW)
    write("try", 2)
    assert verify(checkpoint=checkpoint).good


@pytest.mark.django_db
def test_end_that_was_cut_off_is_found():
    write("try", 4)
    checkpoint = make_checkpoint(SIAN, key=KEY, now=NOW)
    cut_off(2)
    assert verify().good
    sentence = "The journal ends at entry 2, but the checkpoint saw entry 4: the end was cut off."
    assert verify(checkpoint=checkpoint).fault == Fault(3, "truncated", sentence)


@pytest.mark.django_db
def test_end_that_was_written_anew_is_found():
    write("try", 4)
    checkpoint = make_checkpoint(SIAN, key=KEY, now=NOW)
    cut_off(2)
    write("other", 4)
    assert verify().good
    sentence = "Entry 4 is not the one the checkpoint saw: the journal was written anew."
    assert verify(checkpoint=checkpoint).fault == Fault(4, "rewritten", sentence)


@pytest.mark.django_db
def test_forged_checkpoint_proves_nothing():
    write("try", 2)
    forged = replace(sign(KEY, seq=2, last_hash="a" * 64, at=NOW), seq=1)
    verdict = verify(checkpoint=forged)
    assert verdict.fault == Fault(
        1, "signature", "The checkpoint's own signature does not hold, so it proves nothing."
    )
