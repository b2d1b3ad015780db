"""The JSON of a reading is a contract, and nothing is lost on the way there and back."""

from __future__ import annotations

import json

import pytest

from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import from_json, to_json
from tests.extraction.reading_samples import SAMPLES, sample

_KEYS = {
    "kind", "title", "force", "published", "inspection_types", "force_quoted", "monitoring_phase", "summary", "grades",
    "findings", "force_response", "pcc_statement", "scrutiny", "doubts",
}  # fmt: skip


@pytest.mark.parametrize(
    "path", ["forms/northmoor.txt", "forms/southvale.txt", "reports/eastmarch_2021_22.html"]
)
def test_reading_survives_json(path: str) -> None:
    reading = sample(path)
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_every_promised_key_is_there() -> None:
    text = read_blocks(SAMPLES / "forms/northmoor.txt")
    data = to_json(read(text), text=text)
    assert _KEYS - data.keys() == set()
    assert list(data["inspection_types"]) == [
        "force_specific",
        "national",
        "follow_up",
        "thematic",
        "partner",
    ]
    assert data["published"] == "2024-07-09"
    assert data["scrutiny"]["held_on"] == "2024-09-02"
    finding = data["findings"][0]
    assert {
        "id",
        "kind",
        "ref",
        "text",
        "parent",
        "question",
        "page",
        "place",
        "also",
    } - finding.keys() == set()
    assert {"question", "grade", "place"} - data["grades"][0].keys() == set()
    assert {"code", "message", "place"} - data["doubts"][0].keys() == set()
    block = data["source"]["blocks"][finding["place"]["block"]]
    assert block["text"][finding["place"]["start"] : finding["place"]["end"]] == finding["text"]
