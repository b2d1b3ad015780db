"""Two lists of one document made one: kinds and words from the first, references from the numbered, none lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from answerable.extraction.cards import Doubt
from answerable.extraction.readers import doubts
from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.likeness import SAME, likeness, plain_words, same_words

_REPEATED = 0.9
"""Within one list findings on one subject are worded alike, so only a nearer likeness is taken for repetition."""
_MOST = 300
"""Of more findings than this only those in the very same words are taken for repetition: likeness costs too much."""
_REWORDED = 0.55
"""Likeness at which two items in the same spot of both lists are one finding, reworded. A person is asked."""
Pair = tuple[Draft, Draft]


def pairs(first: Sequence[Draft], second: Sequence[Draft]) -> list[Pair]:
    """Which of the second list repeats which of the first: best likeness first, each used once.

    What is left over is paired when it stands in the same spot of both lists and is still much alike.
    """
    plain_first = [plain_words(draft.text) for draft in first]
    plain_second = [plain_words(draft.text) for draft in second]
    scored = [
        (likeness(one, other), -abs(at - by), at, by)
        for at, one in enumerate(plain_first)
        for by, other in enumerate(plain_second)
    ]
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    found: list[tuple[int, int]] = []
    for score, _, at, by in sorted(scored, reverse=True):
        if score >= SAME and at not in taken_first and by not in taken_second:
            taken_first.add(at)
            taken_second.add(by)
            found.append((at, by))
    for by, other in enumerate(plain_second):
        if by in taken_second:
            continue
        near = [at for at in range(len(first)) if at not in taken_first and _in_order(at, by, found)]
        best = max(near, key=lambda at: likeness(plain_first[at], other), default=None)
        if best is not None and likeness(plain_first[best], other) >= _REWORDED:
            taken_first.add(best)
            found.append((best, by))
    return [(first[at], second[by]) for at, by in sorted(found)]


def _in_order(at: int, by: int, found: Sequence[tuple[int, int]]) -> bool:
    """Whether the two stand between the same neighbours in both lists."""
    return all((at < other) == (by < again) for other, again in found)


def merged(first: Sequence[Draft], second: Sequence[Draft]) -> tuple[list[Draft], list[Pair]]:
    """One list: the first's findings with references and further places from the second, then what only it has."""
    matched = pairs(first, second)
    for kept, again in matched:
        kept.ref_again = again.ref or kept.ref_again
        kept.also.extend(again.span.places)
        if again.heading and again.kind != kept.kind:
            kept.called = again.heading
    kept_for = {id(again): kept for kept, again in matched}
    rest = [draft for draft in second if id(draft) not in kept_for]
    for draft in rest:
        if draft.parent is not None:
            draft.parent = kept_for.get(id(draft.parent), draft.parent)
    result = list(first)
    for draft in rest:
        result.insert(_spot(draft, result), draft)
    return result, matched


def folded(printed: Sequence[Sequence[Draft]]) -> tuple[list[Draft], list[Pair]]:
    """All printings of a list as one, in order, with which of the later ones repeat which that were kept."""
    result: list[Draft] = list(printed[0]) if printed else []
    matched: list[Pair] = []
    for again in printed[1:]:
        result, found = merged(result, again)
        matched += found
    result, found = _taken_once(result)
    return result, matched + found


def _taken_once(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Pair]]:
    """One list in which the same words of one kind, under one area and one concern, are one finding."""
    kept: dict[tuple[object, ...], Draft] = {}
    found: list[Pair] = []
    again_of: dict[int, Draft] = {}
    for draft in drafts:
        draft.parent = again_of.get(id(draft.parent), draft.parent)
        key = (draft.kind, draft.question, id(draft.parent), plain_words(draft.text))
        first = kept.setdefault(key, draft)
        if first is not draft:
            first.also.extend([*draft.span.places, *draft.also])
            first.ref_again = first.ref_again or first.ref or draft.ref_again or draft.ref
            again_of[id(draft)] = first
            found.append((first, draft))
    return list(kept.values()), found


def without_repeats(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Doubt]]:
    """One list in which a finding printed again, say in a summary, is kept once, with a doubt when its words differ."""
    kept: list[tuple[Draft, tuple[str, ...]]] = []
    found: list[Doubt] = []
    again_of: dict[int, Draft] = {}
    near = len(drafts) <= _MOST
    for draft in drafts:
        plain = plain_words(draft.text)
        draft.parent = again_of.get(id(draft.parent), draft.parent)
        first = next(
            (
                old
                for old, words in kept
                if _of_one_family(old, draft)
                and (words == plain or (near and _near(old, words, draft, plain)))
            ),
            None,
        )
        if first is None:
            kept.append((draft, plain))
            continue
        again_of[id(draft)] = first
        first.also.extend(draft.span.places)
        first.ref = first.ref or draft.ref
        first.question = first.question or draft.question
        if plain_words(first.text) != plain:
            place = draft.span.place
            found.append(doubts.printed_twice_differently(first.text, draft.text, place, about=""))
    return [draft for draft, _ in kept], found


def _near(old: Draft, words: tuple[str, ...], draft: Draft, plain: tuple[str, ...]) -> bool:
    """Whether two findings say the same in other words. Two printed numbers are two findings, however alike."""
    numbered = old.ref is not None and draft.ref is not None and old.ref != draft.ref
    return not numbered and likeness(words, plain) >= _REPEATED


def _of_one_family(old: Draft, draft: Draft) -> bool:
    """Whether one may repeat the other: two concerns can each ask for the same thing."""
    same = old.parent is draft.parent or old.parent is None or draft.parent is None
    return same and old.kind == draft.kind


def _spot(draft: Draft, among: list[Draft]) -> int:
    """After its parent and the parent's other children, else at the end."""
    if draft.parent is None:
        return len(among)
    family = [at for at, other in enumerate(among) if other is draft.parent or other.parent is draft.parent]
    return family[-1] + 1 if family else len(among)


def doubts_of(
    matched: Sequence[Pair], first: Sequence[Draft], second: Sequence[Draft], ids: dict[int, str]
) -> list[Doubt]:
    """What two lists leave to doubt. `ids` maps id(draft) to the candidate's id."""
    found: list[Doubt] = []
    alike = [pair for pair in matched if _same(pair)]
    if alike:
        often = len({id(kept) for kept, _ in alike})
        found.append(doubts.printed_twice(often, alike[0][1].span.place))
    for kept, again in matched:
        if not _same((kept, again)):
            place = again.span.place
            found.append(doubts.printed_twice_differently(kept.text, again.text, place, about=ids[id(kept)]))
    found += _called_otherwise(matched)
    if len(matched) * 2 >= len(second) or not first:
        seen = {id(draft) for pair in matched for draft in pair}
        repeats = {id(again) for _, again in matched}
        new = [draft for draft in second if id(draft) not in repeats] if first else []
        found += [
            doubts.only_in_response(draft.text, draft.span.place, about=ids[id(draft)]) for draft in new
        ]
        missed = [draft for draft in first if id(draft) not in seen] if matched else []
        found += [
            doubts.only_in_findings(draft.text, draft.span.place, about=ids[id(draft)]) for draft in missed
        ]
    return found


def _same(pair: Pair) -> bool:
    kept, again = pair
    lead = f"{kept.lead} {again.lead}"
    return same_words(plain_words(kept.text), plain_words(again.text), lead=lead)


def _called_otherwise(matched: Sequence[Pair]) -> list[Doubt]:
    odd = [
        (kept.kind, again.heading, again, id(kept))
        for kept, again in matched
        if again.heading and again.kind != kept.kind
    ]
    odd.sort(key=lambda item: (item[0], item[1] or ""))
    found = []
    for (kind, called), group in groupby(odd, key=lambda item: (item[0], item[1])):
        members = list(group)
        often = len({item[3] for item in members})
        found.append(doubts.called_otherwise(often, kind, called or "", members[0][2].span.place))
    return found


def numbering_doubts(drafts: Sequence[Draft], ids: dict[int, str]) -> list[Doubt]:
    """Numbers lost from or left out of each numbered list. `drafts` is one list as printed."""
    found: list[Doubt] = []
    for _, group in groupby(drafts, key=lambda draft: (draft.kind, id(draft.parent), draft.heading)):
        members = list(group)
        numbers = [_counted(draft.ref) for draft in members]
        known = [number for number in numbers if number is not None]
        if len(known) < 2 or members[0].kind == "cause_of_concern":
            continue
        lost = [at for at, number in enumerate(numbers) if number is None and members[at].ref is None]
        if lost:
            found.append(doubts.numbering_stops(known[-1], len(members), members[lost[0]].span.place))
        for at in lost:
            after = f"number {numbers[at - 1]}" if at and numbers[at - 1] else "an item"
            draft = members[at]
            found.append(doubts.unnumbered_item(draft.text, after, draft.span.place, about=ids[id(draft)]))
        if missing := sorted(set(range(known[0], known[-1])) - set(known)):
            found.append(doubts.numbering_gap(missing, members[0].span.place))
    return found


def _counted(ref: str | None) -> int | None:
    """The number in a reference: 5 of "5" and "AFI 5"."""
    found = re.search(r"(\d+)$", ref or "")
    return int(found[1]) if found else None
