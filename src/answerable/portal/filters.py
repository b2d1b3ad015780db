"""The filters of the register: read from the address, shown as choices, taken off one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from answerable.look.cards import AppliedFilter, Source
from answerable.portal.addresses import query_string
from answerable.publishing.cards import Facets, PublicFinding, PublicForce, Wanted
from answerable.publishing.queries import SORTS
from answerable.rules.areas import AREAS
from answerable.rules.references import REFERENCE
from answerable.rules.vocabulary import Decision, Kind, Position

_FIELDS = ("kind", "area", "force", "position", "decision", "inspection")
_NAMES = {
    "kind": "Kind",
    "area": "Area",
    "force": "Force",
    "position": "Force says",
    "decision": "Inspectors decided",
    "inspection": "Inspection",
}
SORT_NAMES = {"changed": "Last changed", "raised": "Newest", "oldest": "Oldest", "report": "Report"}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `fields` are the filters as they stand in it, sort included, page not."""

    wanted: Wanted
    sort: str
    page: int
    fields: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter."""

    id: str
    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One filter with its boxes."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def read(given: QueryDict, *, forces: Iterable[PublicForce]) -> Asked:
    """The filters of an address. A value that means nothing is passed over, never an error."""
    known: dict[str, Iterable[str]] = dict(_known(forces).items())
    fields: dict[str, list[str]] = {}
    words = given.get("q", "").strip()[:LONGEST]
    if words:
        fields["q"] = [words]
    for name in _FIELDS:
        asked = dict.fromkeys(given.getlist(name))
        kept = [value for value in asked if _means(name, value, known)]
        if kept:
            fields[name] = kept
    sort = given.get("sort", "changed")
    if sort in SORTS and sort != "changed":
        fields["sort"] = [sort]
    number = given.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    return Asked(_wanted(words, fields), fields.get("sort", ["changed"])[0], max(1, page), fields)


def _wanted(words: str, fields: Mapping[str, list[str]]) -> Wanted:
    chosen = {name: tuple(fields.get(name, ())) for name in _FIELDS}
    question = tuple("" if key == "none" else key for key in chosen.pop("area"))
    return Wanted(words=words, question=question, **chosen)


def _known(forces: Iterable[PublicForce]) -> dict[str, dict[str, str]]:
    return {
        "kind": {kind.value: kind.words for kind in Kind},
        "area": {**AREAS, "none": "In no one area"},
        "force": {force.area: force.name for force in forces},
        "position": {position.value: position.words for position in Position},
        "decision": {decision.value: decision.words for decision in Decision},
    }


def _means(name: str, value: str, known: Mapping[str, Iterable[str]]) -> bool:
    return bool(REFERENCE.match(value)) if name == "inspection" else value in known[name]


def address(asked: Asked) -> str:
    """The address of the register with these filters."""
    return reverse("portal:findings") + query_string(asked.fields)


def without(asked: Asked, name: str, value: str | None = None) -> str:
    """The address with one filter, or one value of it, taken off."""
    left = {
        key: [each for each in values if key != name or (value is not None and each != value)]
        for key, values in asked.fields.items()
    }
    return address(replace(asked, fields={key: values for key, values in left.items() if values}))


def groups(asked: Asked, counts: Facets, *, forces: tuple[PublicForce, ...]) -> list[Group]:
    """The filters with how many findings each choice would show; choices of nothing are left out unless chosen."""
    known = _known(forces)
    columns = {"area": "question"}
    found = []
    for name in ("kind", "area", "force", "position", "decision"):
        if name == "force" and len(forces) < 2:
            continue
        here = counts[columns.get(name, name)]
        chosen = asked.fields.get(name, [])
        choices = tuple(
            Choice(
                f"{name}-{value}",
                value,
                words,
                here.get("" if value == "none" else value, 0),
                value in chosen,
            )
            for value, words in known[name].items()
            if here.get("" if value == "none" else value, 0) or value in chosen
        )
        if choices:
            found.append(Group(name, _NAMES[name], choices))
    return found


def applied(asked: Asked, *, forces: Iterable[PublicForce], titles: Mapping[str, str]) -> list[AppliedFilter]:
    """The filters in use, each with the address that takes it off."""
    known = _known(forces)
    found = []
    if words := asked.fields.get("q"):
        found.append(AppliedFilter(f"Words: “{words[0]}”", without(asked, "q")))
    for name in _FIELDS:
        for value in asked.fields.get(name, []):
            said = titles.get(value, value) if name == "inspection" else known[name][value]
            found.append(AppliedFilter(f"{_NAMES[name]}: {said}", without(asked, name, value)))
    return found


def titles_of(rows: Iterable[PublicFinding]) -> dict[str, str]:
    """Titles of the inspections that the rows belong to."""
    return {row.inspection: row.inspection_title for row in rows}


def sorts(asked: Asked) -> list[tuple[Source, bool]]:
    """Orders of the list, each a link; True for the one in use."""
    found = []
    for key, words in SORT_NAMES.items():
        fields = {name: values for name, values in asked.fields.items() if name != "sort"}
        if key != "changed":
            fields["sort"] = [key]
        found.append((Source(words, address(replace(asked, fields=fields))), key == asked.sort))
    return found
