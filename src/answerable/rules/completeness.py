"""The gate before a response may be published: Police Act 1996 s.55(5B).

For every recommendation the comments must explain the action taken or proposed, or why none. The Act does not name
areas for improvement; a body answers them too unless it has switched that off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answerable.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A finding as the gate sees it. `label` names it in a sentence: "recommendation 2 of cause of concern 1"."""

    reference: str
    kind: Kind
    label: str
    answered: bool
    has_recommendations: bool = False


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much is answered, and what is missing, each in words."""

    answered: int
    wanted: int
    missing: tuple[str, ...]

    @property
    def headline(self) -> str:
        """ "11 of 13 answered"."""
        return f"{self.answered} of {self.wanted} answered"

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def sentence(self) -> str:
        """What is missing, named, in one sentence; empty when nothing is."""
        if not self.missing:
            return ""
        shown = list(self.missing[:6])
        more = len(self.missing) - len(shown)
        if more:
            shown.append(f"{more} more")
        names = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
        verb = "has" if len(self.missing) == 1 else "have"
        return f"{names[:1].upper()}{names[1:]} {verb} no answer."


def completeness(
    findings: Iterable[ToAnswer], *, statement: str, force_comments: str, with_areas: bool = True
) -> Completeness:
    """What the law, and the body's own choice to answer areas for improvement, still ask for.

    A cause of concern is answered through its recommendations; one without any must be answered itself. The body's
    own comment and the chief officer's comments (or a note of their absence) must be there too (s.55(5)).
    """
    wanted = [one for one in findings if _counts(one, with_areas)]
    missing = [one.label for one in wanted if not one.answered]
    if not statement.strip():
        missing.append("the Commissioner’s comment")
    if not force_comments.strip():
        missing.append("the chief constable’s comments (or a note that there are none)")
    return Completeness(sum(one.answered for one in wanted), len(wanted), tuple(missing))


def _counts(one: ToAnswer, with_areas: bool) -> bool:
    if one.kind is Kind.CAUSE_OF_CONCERN:
        return not one.has_recommendations
    return one.kind is Kind.RECOMMENDATION or (with_areas and one.kind is Kind.AREA_FOR_IMPROVEMENT)
