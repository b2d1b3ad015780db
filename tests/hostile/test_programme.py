"""The programme of hostile files: what must become of each, and that nothing else happens while it is read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from answerable.documents.cards import CannotRead
from answerable.extraction.cards import Reading
from answerable.extraction.readers.process import read_file
from tests.hostile import (
    bad_archives,
    bad_old_words,
    bad_open_documents,
    bad_pages_and_texts,
    bad_pdfs,
    bad_words,
)
from tests.hostile.programme import Cases, Read, Refused, Verdict, shown, visits

PROGRAMME: dict[str, Cases] = {
    module.__name__.rpartition(".")[2]: module.CASES
    for module in (
        bad_archives,
        bad_words,
        bad_open_documents,
        bad_old_words,
        bad_pdfs,
        bad_pages_and_texts,
    )
}
EVERY = [(group, name) for group, cases in PROGRAMME.items() for name in cases]


def children() -> list[str]:
    """The processes this one has started that are still there, ended or not."""
    return [
        number
        for thread in Path(f"/proc/{os.getpid()}/task").iterdir()
        for number in (thread / "children").read_text().split()
    ]


def verdict_on(path: Path, name: str) -> tuple[Verdict, Reading | None]:
    try:
        text, reading = read_file(path, name=name)
    except CannotRead as refused:
        return Refused(refused.code, str(refused)), None
    return Read(shown(text), tuple(code for code, _ in text.warnings)), reading


@pytest.mark.parametrize(("group", "name"), EVERY, ids=[f"{group}-{name[:40]!a}" for group, name in EVERY])
def test_a_hostile_file_gets_its_verdict_and_nothing_else_happens(
    group: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, brought = tmp_path / "scratch", tmp_path / "brought"
    scratch.mkdir()
    brought.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    make, expected = PROGRAMME[group][name]
    content = make()
    path = brought / "file"
    path.write_bytes(content)
    before = children()
    visits()
    verdict, reading = verdict_on(path, name)
    assert verdict == expected
    assert reading is None or (reading.findings, reading.grades) == ((), ())
    assert path.read_bytes() == content
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["brought", "file", "scratch"]
    assert (children(), visits()) == (before, 0)


def test_there_are_at_least_150_hostile_files() -> None:
    assert len(EVERY) >= 150
