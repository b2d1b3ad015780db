"""The register's filter: what the address asks for, in words, and the addresses that ask for something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse

from answerable.look.cards import AppliedFilter, Source
from answerable.look.forms import AnswerableForm
from answerable.register.queries import SORTS, Wanted
from answerable.rules.areas import AREAS
from answerable.rules.vocabulary import Decision, Kind, Position

POSITIONS = {
    "waiting": "Finished: complete or closure asked for",
    **{one.value: one.words for one in Position},
}
DECISIONS = {"not_closed": "Not closed", "any": "Any", **{one.value: one.words for one in Decision}}
DUE = {"late": "Late", "soon": "In the next 28 days", "later": "After that", "none": "No date"}
_CHOICES: dict[str, Mapping[str, str]] = {
    "area": AREAS,
    "position": POSITIONS,
    "decision": DECISIONS,
    "due": DUE,
    "sort": dict.fromkeys(SORTS, ""),
}
_USUAL = {"decision": "not_closed", "sort": "due"}
"""What the list shows when nothing is asked: it needs no place in the address."""
_NAMES = {"q": "Words", "area": "Area", "position": "Force says", "decision": "Inspectors", "due": "Due"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: plain values of the choices above; a value that is none of them is left out."""

    q: str = ""
    kinds: tuple[str, ...] = ()
    inspection: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Read the address."""
        chosen = {
            name: str(query[name])
            for name, known in _CHOICES.items()
            if query.get(name) in known and query[name] != _USUAL.get(name)
        }
        kinds = tuple(one for one in query.getlist("kind") if one in set(Kind))
        return cls(query.get("q", "").strip()[:200], kinds, query.get("inspection", "")[:160], chosen)

    def wanted(self, area: str | None) -> Wanted:
        """The same as the register's own filter, for one police area (None: all)."""
        decision = self.chosen.get("decision", "not_closed")
        return Wanted(
            area=area,
            words=self.q,
            kinds=self.kinds,
            inspection=self.inspection,
            question=self.chosen.get("area", ""),
            position=self.chosen.get("position", ""),
            decision="" if decision == "any" else decision,
            due=self.chosen.get("due", ""),
            sort=self.chosen.get("sort", "due"),
        )

    def parts(self) -> list[tuple[str, str]]:
        """The names and values of the address, in a fixed order."""
        parts = [("q", self.q)] if self.q else []
        parts += [("kind", kind) for kind in self.kinds]
        parts += [("inspection", self.inspection)] if self.inspection else []
        return parts + [(name, value) for name, value in sorted(self.chosen.items()) if value]

    def address(
        self, *, without: tuple[str, str] | None = None, name: str = "desk:findings", **changes: str
    ) -> str:
        """The address of the same list with one part less, or other values."""
        parts = [part for part in self.parts() if part != without and part[0] not in changes]
        parts += [(key, value) for key, value in changes.items() if value]
        return reverse(name) + (f"?{urlencode(parts)}" if parts else "")

    def applied(self, *, report: str = "") -> list[AppliedFilter]:
        """Each filter in use, with the address that removes it. The order of the list is not a filter.

        `report` is the title of the inspection asked for, where it is known.
        """
        return [
            AppliedFilter(self._words(name, value, report), self.address(without=(name, value)))
            for name, value in self.parts()
            if name != "sort"
        ]

    def _words(self, name: str, value: str, report: str) -> str:
        if name == "kind":
            return f"Kind: {Kind(value).words}"
        if name == "inspection":
            return f"Report: {report or value}"
        words = value if name == "q" else _CHOICES[name][value]
        return f"{_NAMES[name]}: {words}"


def views(asked: Asked, counts: Mapping[str, int]) -> list[tuple[Source, bool]]:
    """The ready-made views with their counts; True for the one that is shown."""
    made: tuple[tuple[str, dict[str, str]], ...] = (
        (f"Open, by due date ({counts['open']})", {}),
        (f"Finished, not yet closed ({counts['finished']})", {"position": "waiting"}),
        (f"Late ({counts['late']})", {"due": "late"}),
        (f"No plan yet ({counts['new']})", {"position": "new"}),
        (f"Closed ({counts['closed']})", {"decision": "closed"}),
    )
    here = sorted(asked.parts())
    return [
        (Source(words, Asked(chosen=parts).address()), sorted(parts.items()) == here) for words, parts in made
    ]


def headline(asked: Asked, total: int) -> str:
    """The sentence at the top: how many, and how they stand, where one ready-made view is shown."""
    noun, is_, has = ("finding", "is", "has") if total == 1 else ("findings", "are", "have")
    parts = sorted(part for part in asked.parts() if part[0] != "sort")
    ends = {
        (): f"{is_} open",
        (("position", "waiting"),): f"{is_} finished, not yet closed",
        (("due", "late"),): f"{is_} late",
        (("position", "new"),): f"{has} no plan yet",
        (("decision", "closed"),): f"{is_} closed",
    }
    end = ends.get(tuple(parts), "matches" if total == 1 else "match")
    return f"{total:,} {noun} {end}" if total else f"No {noun} {end}"


class FilterForm(AnswerableForm):
    """The filter as a form that is sent by GET. It draws; `Asked` reads."""

    q = forms.CharField(label="Words", widget=forms.TextInput(attrs={"type": "search"}))
    kind = forms.MultipleChoiceField(
        label="Kind", widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
    )
    area = forms.ChoiceField(label="Area", choices=[("", "Any"), *AREAS.items()])
    position = forms.ChoiceField(label="Force says", choices=[("", "Any"), *POSITIONS.items()])
    decision = forms.ChoiceField(label="Inspectors decided", choices=list(DECISIONS.items()))
    due = forms.ChoiceField(label="Due", choices=[("", "Any time"), *DUE.items()])

    def __init__(self, asked: Asked, *, by_kind: Mapping[str, int]) -> None:
        chosen = {"decision": "not_closed", **asked.chosen}
        super().__init__(initial={"q": asked.q, "kind": list(asked.kinds), **chosen}, auto_id="filter-%s")
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.MultipleChoiceField)
        kinds.choices = [(one.value, f"{one.words} ({by_kind.get(one, 0)})") for one in Kind]
