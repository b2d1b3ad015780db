"""The library of documents with their truth: each is read as well as this says, no worse and no better.

A document that is known to be weak stands in `known_weak.json` with what is missing and how often. Whoever makes a reader
better takes it out; the test fails until they do. `python bench/reading.py --weak` prints the table as it has to be.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.scoring.files import Scored, files_in, score_file, weaknesses
from tests.extraction.reading_samples import SAMPLES

_LIBRARY = SAMPLES / "library"
_WEAK: dict[str, dict[str, int]] = json.loads((_LIBRARY / "known_weak.json").read_text("utf-8"))
_FILES = [path for path in files_in([_LIBRARY]) if path.suffix not in {".json", ".md"}]


def scored(path: Path) -> Scored:
    """The score of one document of the library, which must have its truth."""
    one = score_file(path)
    assert one is not None, f"{path.name} has no truth beside it"
    return one


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_document_of_the_library_is_read_as_well_as_is_known(path: Path) -> None:
    one = scored(path)
    assert weaknesses(one) == _WEAK.get(path.name, {}), "\n".join(one.score.misses)


def test_the_table_of_weak_documents_names_documents_there_are() -> None:
    assert sorted(_WEAK.keys() - {path.name for path in _FILES}) == []


def test_the_library_holds_every_family_and_enough_that_hold_nothing() -> None:
    truths = [json.loads(path.read_text("utf-8")) for path in sorted(_LIBRARY.glob("*.truth.json"))]
    assert len(truths) >= 30
    assert len([one for one in truths if not one["findings"]]) >= 8
    assert {path.suffix for path in _FILES} == {
        ".txt", ".html", ".docx", ".odt", ".pdf", ".xlsx", ".ods", ".csv",
    }  # fmt: skip
