"""Approvals and closure requests. Decisions of the inspectors are movements in the register."""

from __future__ import annotations

from django.db import models


class Approval(models.Model):
    """A chief officer's decision on one plan, bound to the fingerprint of what was seen."""

    finding = models.ForeignKey("register.Finding", on_delete=models.PROTECT, related_name="+")
    plan_number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    approved = models.BooleanField()
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "plan_number"], name="a_plan_is_decided_once"),
            models.CheckConstraint(
                condition=models.Q(approved=True) | ~models.Q(reason=""), name="a_return_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {'approved' if self.approved else 'returned'}"


class ClosureRequest(models.Model):
    """The force asks the inspectorate to close a finding, at the level the inspectorate gave."""

    finding = models.ForeignKey("register.Finding", on_delete=models.PROTECT, related_name="+")
    level = models.PositiveIntegerField()
    statement = models.TextField()
    signed_by = models.CharField(max_length=200)
    sent_on = models.DateField()
    way = models.CharField(max_length=120)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.finding_id} at level {self.level}"
