"""A reading as JSON and back. The keys are a public contract: some may be added, none changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import (
    INSPECTION_TYPES,
    Candidate,
    Doubt,
    Fact,
    LogEntry,
    Question,
    ReadAction,
    ReadColumn,
    ReadGrade,
    Reading,
)

_FACTS = {
    "title": "title",
    "force": "force",
    "published": "published",
    "force_quoted": "force_quoted",
    "monitoring_phase": "monitoring_phase",
    "summary": "summary",
    "force_response": "force_response",
    "pcc_statement": "pcc_statement",
}
_DATES = ("published", "scrutiny_on")


def to_json(reading: Reading, *, text: Text | None = None) -> dict[str, Any]:
    """The reading as JSON-ready values; with `text`, also the blocks that places point into."""
    data: dict[str, Any] = {"kind": reading.kind, "reader": reading.reader}
    for key, name in _FACTS.items():
        data[key] = _value(getattr(reading, name))
    data["inspection_types"] = {
        name: reading.types[name].value if name in reading.types else None for name in INSPECTION_TYPES
    }
    data["grades"] = [
        {
            "question": grade.question,
            "grade": grade.grade,
            "place": asdict(grade.place),
            "also": _places(grade.also),
        }
        for grade in reading.grades
    ]
    data["findings"] = [_finding(candidate) for candidate in reading.findings]
    data["actions"] = [_action(action) for action in reading.actions]
    data["scrutiny"] = {
        "held_on": _value(reading.scrutiny_on),
        "questions": [question.text for question in reading.questions],
        "numbered": [
            {"text": question.text, "ref": question.ref, "place": asdict(question.place)}
            for question in reading.questions
        ],
    }
    data["doubts"] = [
        {**asdict(doubt), "place": asdict(doubt.place) if doubt.place else None} for doubt in reading.doubts
    ]
    data["columns"] = [
        {**asdict(column), "could_be": list(column.could_be), "values": list(column.values)}
        for column in reading.columns
    ]
    data["places"] = _all_places(reading)
    data["fits"] = [list(fit) for fit in reading.fits]
    data["from_picture"] = list(reading.from_picture)
    if text is not None:
        data["source"] = text.to_json()
    return data


def from_json(data: dict[str, Any]) -> Reading:
    """The reading that `to_json` wrote."""
    places = data.get("places", {})

    def fact(key: str, value: Any) -> Fact:
        if value is not None and key in _DATES:
            value = date.fromisoformat(value)
        return Fact(value, _read_places(places.get(key, [])))

    return Reading(
        kind=data["kind"],
        reader=data["reader"],
        **{name: fact(key, data.get(key)) for key, name in _FACTS.items()},
        types={
            name: fact(f"inspection_types.{name}", value) for name, value in data["inspection_types"].items()
        },
        scrutiny_on=fact("scrutiny_on", data["scrutiny"]["held_on"]),
        questions=tuple(
            Question(item["text"], Place(**item["place"]), item["ref"])
            for item in data["scrutiny"]["numbered"]
        ),
        grades=tuple(
            ReadGrade(item["question"], item["grade"], Place(**item["place"]), _read_places(item["also"]))
            for item in data["grades"]
        ),
        findings=tuple(_read_finding(item) for item in data["findings"]),
        actions=tuple(_read_action(item) for item in data.get("actions", [])),
        doubts=tuple(
            Doubt(**{**item, "place": Place(**item["place"]) if item["place"] else None})
            for item in data["doubts"]
        ),
        columns=tuple(read_column(item) for item in data.get("columns", [])),
        fits=tuple((name, score, reason) for name, score, reason in data.get("fits", [])),
        from_picture=tuple(data.get("from_picture", [])),
    )


def read_column(item: dict[str, Any]) -> ReadColumn:
    """The column that `to_json` wrote."""
    lists = {"could_be": tuple(item["could_be"]), "values": tuple(item["values"])}
    return ReadColumn(**{**item, **lists, "place": Place(**item["place"])})


def _value(fact: Fact) -> Any:
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value


def _places(places: Sequence[Place]) -> list[dict[str, Any]]:
    return [asdict(place) for place in places]


def _read_places(items: Sequence[dict[str, Any]]) -> tuple[Place, ...]:
    return tuple(Place(**item) for item in items)


def _all_places(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    facts = {key: getattr(reading, name) for key, name in _FACTS.items()} | {
        "scrutiny_on": reading.scrutiny_on
    }
    facts |= {f"inspection_types.{name}": fact for name, fact in reading.types.items()}
    return {key: _places(fact.places) for key, fact in facts.items()}


def _finding(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "kind": candidate.kind,
        "ref": candidate.ref,
        "text": candidate.text,
        "parent": candidate.parent,
        "question": candidate.question,
        "page": candidate.places[0].page if candidate.places else None,
        "place": asdict(candidate.places[0]) if candidate.places else None,
        "places": _places(candidate.places),
        "also": _places(candidate.also),
        "called": candidate.called,
        "status": candidate.status,
        "addressee": candidate.addressee,
        "due_text": candidate.due_text,
        "due": candidate.due,
        "log": [
            {
                **asdict(entry),
                "places": _places(entry.places),
                "on": entry.on.isoformat() if entry.on else None,
            }
            for entry in candidate.log
        ],
        "status_history": [
            [entry.on.isoformat() if entry.on else None, entry.status]
            for entry in candidate.log
            if entry.status
        ],
        "accelerated": candidate.accelerated,
    }


def _read_finding(item: dict[str, Any]) -> Candidate:
    lists = {"page", "place", "places", "also", "log", "status_history"}
    kept = {key: value for key, value in item.items() if key not in lists}
    return Candidate(
        **kept,
        places=_read_places(item["places"]),
        also=_read_places(item["also"]),
        log=tuple(_read_entry(entry) for entry in item.get("log", [])),
    )


def _read_entry(item: dict[str, Any]) -> LogEntry:
    on = date.fromisoformat(item["on"]) if item["on"] else None
    return LogEntry(_read_places(item["places"]), on, item["status"], item["comment"])


def _action(action: ReadAction) -> dict[str, Any]:
    return {
        **asdict(action),
        "findings": list(action.findings),
        "places": _places(action.places),
        "place": asdict(action.places[0]) if action.places else None,
    }


def _read_action(item: dict[str, Any]) -> ReadAction:
    kept = {key: value for key, value in item.items() if key not in {"place", "places", "findings"}}
    return ReadAction(**kept, findings=tuple(item["findings"]), places=_read_places(item["places"]))
