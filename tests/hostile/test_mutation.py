"""A thousand good files changed by chance: each is read or refused, in time, and every place is true."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats.isolation import WALL_SECONDS, run_limited
from answerable.extraction.readers.json_form import from_json
from answerable.extraction.readers.process import read_file
from tests.hostile.mutation import mutated, seeds
from tests.hostile.sound import check

SEED = 20_260_301
BATCHES, IN_A_BATCH = 20, 50
LONGEST = 30
"""Seconds of processor time for one file, on a busy machine; an honest one takes a tenth of one."""


def changed(number: int) -> tuple[str, bytes]:
    """The name and the bytes of the file of this number: the same on every run."""
    name = sorted(seeds())[number % len(seeds())]
    return name, mutated(name, seeds()[name], random.Random(SEED + number))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_files_changed_by_chance_are_read_or_refused(
    batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for number in range(batch * IN_A_BATCH, (batch + 1) * IN_A_BATCH):
        name, data = changed(number)
        (tmp_path / f"{number:04}-{name}").write_bytes(data)
    # One hardened process reads the whole folder: the very code, without starting it a thousand times.
    outcomes = run_limited("tests.hostile.reading_many", tmp_path)
    assert len(outcomes) == IN_A_BATCH
    for outcome in outcomes:
        assert outcome["seconds"] < LONGEST, outcome["name"]
        if "refused" not in outcome:
            check(Text.from_json(outcome["text"]), from_json(outcome["reading"]))


@pytest.mark.parametrize("number", range(1000, 1063))
def test_a_changed_file_is_read_or_refused_by_a_process_of_its_own(number: int, tmp_path: Path) -> None:
    name, data = changed(number)
    path = tmp_path / name
    path.write_bytes(data)
    began, code = time.monotonic(), ""
    try:
        check(*read_file(path))
    except CannotRead as refused:
        code = refused.code
    assert code in ("", "empty", "wrong_type", "encrypted", "damaged", "too_long", "unsafe")
    assert time.monotonic() - began < WALL_SECONDS
