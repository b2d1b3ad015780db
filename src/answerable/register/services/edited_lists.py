"""Lists of findings that come back edited: kept, compared, applied row by row, or set aside."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

from django.db.models import F

from answerable.documents.formats.grids import read_cells_apart
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.cards import Difference, FindingCard, Skipped
from answerable.register.cards.lists import WHOSE
from answerable.register.models import EditedList, Finding, ListCorrection
from answerable.register.queries.edited_lists import edit_card, findings_to_correct
from answerable.register.readers.differences import differences
from answerable.register.readers.lists import edited_sheet
from answerable.register.services.findings import area_fields
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

_GONE = "This list was applied or set aside already."
_SINCE = "Somebody else changed this finding after you looked at it."


def bring_back_list(by: Actor, *, name: str, content: bytes, now: datetime) -> int:
    """Read a list that was taken away and edited, and keep what differs for the person who brought it; its number.

    The file itself is not kept: its name, its SHA-256 and the rows that differ are. Raises CannotRead for a file that
    cannot be read and Refused for one that is no such list; nothing of the register changes here.
    A list that differs in nothing is set aside at once.
    """
    require(by, Action.CORRECT_FINDING, area=by.area or None)
    name = PurePath(name.replace("\\", "/")).name[:255] or "list"
    with tempfile.TemporaryDirectory(prefix="answerable-list-") as folder:
        path = Path(folder) / "list"
        path.write_bytes(content)
        sheet = edited_sheet(read_cells_apart(path, name=name))
    found = differences(sheet, findings_to_correct(by, sheet))
    differing = {one.row for one in found if one.state != "same"}
    sha256 = hashlib.sha256(content).hexdigest()
    with recorded(by, verb="bring_back_list", subject=f"list:{sha256[:12]}", now=now) as entry:
        row = EditedList.objects.create(
            name=name,
            sha256=sha256,
            sheet=sheet.name,
            columns=dict(sheet.columns),
            rows=[[one.row, dict(one.cells)] for one in sheet.rows if one.row in differing],
            unknown=list(sheet.unknown),
            blank=[place for one in found for place in one.blank],
            unchanged=len(found) - len(differing),
            brought_by=by.name,
            brought_by_id_number=by.user_id,
            brought_at=now,
            state=EditedList.State.OPEN if differing else EditedList.State.SET_ASIDE,
            ended_at=None if differing else now,
        )
        entry.about(f"list:{row.pk}")
        entry.note(name=name, sha256=sha256, rows=len(found), differing=len(differing))
    return row.pk


def apply_edited_list(
    by: Actor,
    *,
    edit_id: int,
    rows: Collection[int],
    despite: Mapping[int, int],
    reason: str,
    now: datetime,
) -> None:
    """Apply the chosen rows of a list, each checked by itself, in one verb with one entry.

    `rows` are rows of the sheet. One whose finding was changed here after the list was taken away is applied only where
    `despite` names it with the version of the finding that was on the page. What cannot be applied is passed over and
    named with its reason, in the entry and on the list. Raises Refused when nothing could be changed.
    """
    require(by, Action.CORRECT_FINDING, area=by.area or None)
    if not reason.strip():
        raise Refused("Say why you are correcting them; the reason is kept.", why="incomplete")
    if not rows:
        raise Refused("Tick at least one row to apply.", why="incomplete")
    with recorded(by, verb="apply_edited_list", subject=f"list:{edit_id}", now=now) as entry:
        edited = _end(by, edit_id, EditedList.State.APPLIED, now, reason=reason.strip())
        card = edit_card(edited)
        findings = findings_to_correct(by, card.sheet)
        changed: dict[str, Any] = {}
        skipped: list[Skipped] = []
        for one in differences(card.sheet, findings):
            why = _why_not(one, rows, despite)
            if not why:
                before, after = _fields(findings[one.reference], one)
                if _corrected(edited, findings[one.reference], before, after, by):
                    changed[one.reference] = {"before": before, "after": after}
                    continue
                why = _SINCE
            skipped.append(Skipped(one.row, one.reference, why))
        if not changed:
            missing = tuple(f"row {one.row + 1}: {one.why}" for one in skipped if one.row in rows)
            raise Refused("Nothing could be changed.", why="incomplete", missing=missing[:5])
        EditedList.objects.filter(pk=edit_id).update(skipped=[asdict(one) for one in skipped])
        entry.note(
            name=edited.name,
            reason=reason.strip(),
            changed=changed,
            skipped=[[one.row + 1, one.reference, one.why] for one in skipped],
        )


def set_aside_edited_list(by: Actor, *, edit_id: int, now: datetime) -> None:
    """Let go of a list that was brought back; nothing of it is applied."""
    with recorded(by, verb="set_aside_edited_list", subject=f"list:{edit_id}", now=now) as entry:
        edited = _end(by, edit_id, EditedList.State.SET_ASIDE, now)
        entry.note(name=edited.name, sha256=edited.sha256)


def _end(by: Actor, edit_id: int, state: str, now: datetime, *, reason: str = "") -> EditedList:
    """Close one's own open list, if nobody did so first; the row."""
    own = EditedList.objects.filter(pk=edit_id, brought_by_id_number=by.user_id)
    if by.user_id is None or not own.exists():
        raise Refused("Only the person who brought a list back may decide about it.", why="forbidden")
    ended = own.filter(state=EditedList.State.OPEN).update(state=state, ended_at=now, reason=reason)
    if not ended:
        raise Refused(_GONE, why="changed")
    return own.get()


def _why_not(one: Difference, rows: Collection[int], despite: Mapping[int, int]) -> str:
    """Why a row is passed over; "" where it may be applied."""
    if one.wrong:
        return one.wrong[0].sentence
    if one.state == "same":
        return "The register says this already."
    if one.row not in rows:
        return "It was not ticked."
    if one.state == "conflict" and despite.get(one.row) != one.version:
        return _SINCE
    return ""


def _fields(finding: FindingCard, one: Difference) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the finding's fields hold now and would hold, as JSON has it; only those that change."""
    after: dict[str, Any] = {}
    for change in one.changes:
        if change.key == "question":
            after |= area_fields(change.value)
        elif change.key == "due_by":
            after["due_by"] = next((key for key, words in WHOSE.items() if words == change.value), "")
        else:
            after[change.key] = change.value or (None if change.key == "due_on" else "")
    held = {name: getattr(finding, name) for name in after}
    before = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in held.items()
        if name != "question_key" or value != after[name]
    }
    return before, {name: after[name] for name in before}


def _corrected(
    edited: EditedList, finding: FindingCard, before: dict[str, Any], after: dict[str, Any], by: Actor
) -> bool:
    """Write one finding's corrections if it is still at the version that was compared; whether it was."""
    values = {
        name: date.fromisoformat(value) if name == "due_on" and value else value
        for name, value in after.items()
    }
    changed = Finding.objects.filter(pk=finding.key, version=finding.version).update(
        version=F("version") + 1, **values
    )
    if not changed:
        return False
    ListCorrection.objects.create(
        edited=edited, finding_id=finding.key, by_role=by.role, before=before, after=after
    )
    return True
