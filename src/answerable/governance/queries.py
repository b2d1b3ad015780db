"""Reads of approvals and closure requests."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.governance.cards import ApprovalCard, ClosureRequestCard
from answerable.governance.models import Approval, ClosureRequest


def approvals_of(reference: str) -> tuple[ApprovalCard, ...]:
    """Every decision on a finding's plans, newest first."""
    rows = Approval.objects.filter(finding__reference=reference).order_by("-plan_number")
    return tuple(
        ApprovalCard(
            row.plan_number, row.fingerprint, row.approved, row.reason, row.decided_by, row.decided_at
        )
        for row in rows
    )


def agreed(references: Iterable[str]) -> frozenset[str]:
    """Those findings whose plan a chief officer has approved, in one query.

    No step leads from an approved plan back to one that waits, so an approval anywhere is of the newest plan.
    """
    rows = Approval.objects.filter(finding__reference__in=list(references), approved=True)
    return frozenset(rows.values_list("finding__reference", flat=True))


def closure_requests_of(reference: str) -> tuple[ClosureRequestCard, ...]:
    """Every request to close a finding, newest first."""
    rows = ClosureRequest.objects.filter(finding__reference=reference).order_by("-sent_on", "-pk")
    return tuple(
        ClosureRequestCard(row.level, row.statement, row.signed_by, row.sent_on, row.way) for row in rows
    )
