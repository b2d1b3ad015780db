"""Where one list of findings ends and begins again: its second printing, under no heading of its own.

Findings of one list are often worded alike, so a second printing is told by wordings that are the same but for stops,
capitals and a lead-in; and the same words under another area or another cause of concern are another finding.
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.likeness import plain_words

_LONGEST = 500
"""Lists longer than this are taken as they stand, so that none takes for ever. The longest real one has some forty."""
_LONGEST_LEAD = 12
_SHORTEST = 4
"""As in `likeness`: a wording of at least so many words behind a lead-in of at most so many is the same wording."""


def printings(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The list cut where it is printed again; one part where it is not. No draft is left out."""
    at = _second(drafts) if len(drafts) <= _LONGEST else None
    return [list(drafts)] if at is None else [list(drafts[:at]), *_further(drafts[:at], drafts[at:])]


def _further(first: Sequence[Draft], rest: Sequence[Draft]) -> list[list[Draft]]:
    """The later printings: another begins with a wording that this one has as often as the first already."""
    whole: dict[tuple[str, ...], list[int]] = {}
    ends: dict[tuple[str, ...], list[int]] = {}
    for at, draft in enumerate(first):
        words = plain_words(draft.text)
        whole.setdefault(words, []).append(at)
        for tail in _tails(words):
            ends.setdefault(tail, []).append(at)
    found: list[list[Draft]] = [[]]
    used: set[int] = set()
    for draft in rest:
        words = plain_words(draft.text)
        alike = ends.get(words, []) + [at for tail in _tails(words)[1:] for at in whole.get(tail, ())]
        left = [at for at in alike if at not in used]
        if alike and not left:
            found.append([])
            used, left = set(), alike
        used.update(left[:1])
        found[-1].append(draft)
    return found


def _tails(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The wording, and what it would be without a lead-in of one word, of two, and so on."""
    return [words[cut:] for cut in range(min(_LONGEST_LEAD, max(len(words) - _SHORTEST, 0)) + 1)]


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
        tails = _tails(words)
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
    """How many drafts from `at` on repeat one before it, each of those counted once; 0 where the one at `at` does not.

    A list with no heading of its own stands under the last area of the first, so that area tells nothing.
    """
    here = [(by, old) for by, old in enumerate(before[at:], at) if old is not None and old < at]
    stale = drafts[at - 1].question
    same = {by: old for by, old in here if drafts[by].question in (drafts[old].question, None)}
    carried = same | {by: old for by, old in here if drafts[by].question == stale}
    counted = carried if _begins(drafts, at) and len(set(carried.values())) > 1 else same
    return len(set(counted.values())) if at in counted else 0


def _begins(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a list begins here: under another heading, in another kind, newly numbered, or with its count set back."""
    last, draft = drafts[at - 1], drafts[at]
    return (
        draft.heading != last.heading
        or draft.kind != last.kind
        or (draft.ref is None) != (last.ref is None)
        or (draft.ref is not None and draft.ref == drafts[0].ref)
    )
