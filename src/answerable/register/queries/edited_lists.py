"""Reads of lists that were taken away and brought back, each compared with the register as it is now."""

from __future__ import annotations

from answerable.people.cards import Actor
from answerable.register.cards import (
    CorrectionCard,
    Difference,
    EditCard,
    EditedRow,
    EditedSheet,
    FindingCard,
    Skipped,
)
from answerable.register.models import EditedList, ListCorrection
from answerable.register.queries.findings import findings_named
from answerable.register.readers.differences import differences
from answerable.rules.permissions import Action, may


def edited_list(edit_id: int, *, user_id: int | None) -> EditCard | None:
    """A list this person brought back; None for anybody else's."""
    row = EditedList.objects.filter(pk=edit_id, brought_by_id_number=user_id).first()
    return edit_card(row) if row and user_id is not None else None


def edited_lists_open(user_id: int | None) -> tuple[EditCard, ...]:
    """The lists this person brought back and has not yet applied or set aside, newest first, without their rows."""
    rows = EditedList.objects.filter(brought_by_id_number=user_id, state=EditedList.State.OPEN)
    return tuple(edit_card(row) for row in rows.defer("rows").order_by("-pk")[:20]) if user_id else ()


def differences_of(actor: Actor, sheet: EditedSheet) -> tuple[Difference, ...]:
    """Each row against the register as it is now, for this person, in one query."""
    return differences(sheet, findings_to_correct(actor, sheet))


def findings_to_correct(actor: Actor, sheet: EditedSheet) -> dict[str, FindingCard]:
    """The findings the list names that this person may correct. Of others not even that they exist is told."""
    named = findings_named({row.cells.get("reference", "") for row in sheet.rows})
    return {
        reference: card
        for reference, card in named.items()
        if may(actor, Action.CORRECT_FINDING, area=card.area)
    }


def corrections_of(reference: str) -> tuple[CorrectionCard, ...]:
    """What edited lists changed of one finding, newest first."""
    rows = ListCorrection.objects.filter(finding__reference=reference).order_by("-pk")
    return tuple(_correction_card(row) for row in rows.select_related("edited", "finding")[:200])


def corrections_by(edit_id: int) -> tuple[CorrectionCard, ...]:
    """What one edited list changed, in the order of its rows."""
    rows = ListCorrection.objects.filter(edited_id=edit_id).order_by("pk")
    return tuple(_correction_card(row) for row in rows.select_related("edited", "finding"))


def edit_card(row: EditedList) -> EditCard:
    """The card of a row; its rows are left out where they were not fetched."""
    held = (
        () if "rows" in row.get_deferred_fields() else tuple(EditedRow(at, cells) for at, cells in row.rows)
    )
    return EditCard(
        edit_id=row.pk,
        name=row.name,
        brought_by=row.brought_by,
        brought_by_id=row.brought_by_id_number,
        brought_at=row.brought_at,
        sheet=EditedSheet(row.sheet, row.columns, held, tuple(row.unknown)),
        unchanged=row.unchanged,
        blank=tuple(row.blank),
        state=row.state,
        reason=row.reason,
        ended_at=row.ended_at,
        skipped=tuple(Skipped(**one) for one in row.skipped),
    )


def _correction_card(row: ListCorrection) -> CorrectionCard:
    edited = row.edited
    assert edited.ended_at is not None
    return CorrectionCard(
        reference=row.finding.reference,
        name=row.finding.name,
        at=edited.ended_at,
        by_name=edited.brought_by,
        by_role=row.by_role,
        reason=edited.reason,
        before=row.before,
        after=row.after,
    )
