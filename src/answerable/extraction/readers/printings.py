"""Where one list of findings ends and begins again: its second printing, under no heading of its own.

Findings of one list are often worded alike, so a second printing is told by wordings that are the same but for stops,
capitals and a lead-in; and the same words under another area or another cause of concern are another finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.likeness import plain_words

_MOST = 5
"""How often a list is looked for again; a file made to hold thousands of copies must not take for ever."""
_LONGEST = 500
"""Lists longer than this are taken as they stand, for the same reason. The longest real one has some forty findings."""
_LONGEST_LEAD = 12
_SHORTEST = 4
"""As in `likeness`: a wording of at least so many words behind a lead-in of at most so many is the same wording."""


def printings(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The list cut where it is printed again; one part where it is not. No draft is left out."""
    found: list[list[Draft]] = []
    rest = list(drafts)
    for _ in range(_MOST):
        at = _second(rest) if len(rest) <= _LONGEST else None
        if at is None:
            break
        found.append(rest[:at])
        rest = rest[at:]
    return [*found, rest]


def _second(drafts: Sequence[Draft]) -> int | None:
    """Where the second printing begins: most of what follows stands before it; of several spots, the best."""
    before = _earlier(drafts)
    found = None
    most = 0
    for at in range(1, len(drafts)):
        if before[at] is None:
            continue
        again = _repeated(drafts, before, at)
        if again > most and again * 2 > min(len(drafts) - at, at):
            found, most = at, again
    return found


def _earlier(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the first one before it in the same words, with or without a lead-in, under the same concern."""
    ends: dict[tuple[str, ...], list[int]] = {}
    whole: dict[tuple[str, ...], list[int]] = {}
    found: list[int | None] = []
    first_of: dict[int, int] = {}
    for at, draft in enumerate(drafts):
        words = plain_words(draft.text)
        tails = [words[cut:] for cut in range(min(_LONGEST_LEAD, max(len(words) - _SHORTEST, 0)) + 1)]
        alike = [*ends.get(words, ()), *(one for tail in tails[1:] for one in whole.get(tail, ()))]
        family = _family(draft, first_of)
        same = [one for one in sorted(alike) if _kin(family, _family(drafts[one], first_of))]
        found.append(same[0] if same else None)
        first_of[id(draft)] = same[0] if same else at
        whole.setdefault(words, []).append(at)
        for tail in tails:
            ends.setdefault(tail, []).append(at)
    return found


def _family(draft: Draft, first_of: dict[int, int]) -> int | None:
    """The first printing of the concern a draft stands under."""
    return first_of.get(id(draft.parent)) if draft.parent is not None else None


def _kin(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _repeated(drafts: Sequence[Draft], before: Sequence[int | None], at: int) -> int:
    """How many drafts from `at` on repeat one before it, each of those counted once."""
    stale = drafts[at - 1].question
    same = {
        old
        for by, old in enumerate(before[at:], at)
        if old is not None and old < at and drafts[by].question in (drafts[old].question, None)
    }
    carried = {
        old
        for by, old in enumerate(before[at:], at)
        if old is not None and old < at and drafts[by].question == stale
    }
    if len(same | carried) < 2 or not _begins(drafts, at):
        return len(same)
    return len(same | carried)


def _begins(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a list begins here: under another heading, in another kind, newly numbered, or with its count set back."""
    last, draft = drafts[at - 1], drafts[at]
    return (
        draft.heading != last.heading
        or draft.kind != last.kind
        or (draft.ref is None) != (last.ref is None)
        or (draft.ref is not None and draft.ref == drafts[0].ref)
    )
