"""Responses and explanations."""

from __future__ import annotations

from django.db import models


class Response(models.Model):
    """The local policing body's response to one inspection, while it is written.

    `approved_fingerprint` is of exactly the content that was approved; any later change makes it void by itself,
    because the fingerprint no longer matches. Published copies live in the publishing chapter.
    """

    inspection = models.OneToOneField("register.Inspection", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=60)
    summary = models.TextField(blank=True)
    invited_on = models.DateField(null=True)
    reply_by = models.DateField(null=True)
    force_comments = models.TextField(blank=True)
    force_comments_on = models.DateField(null=True)
    force_comments_from = models.CharField(max_length=200, blank=True)
    statement = models.TextField(blank=True)
    answers_areas = models.BooleanField(default=True)
    approved_fingerprint = models.CharField(max_length=64, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    written_by = models.JSONField(default=list)
    started_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"response to {self.inspection_id}"


class Explanation(models.Model):
    """For one finding: the action taken or proposed, or why none (Police Act 1996 s.55(5B))."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="explanations")
    finding = models.ForeignKey("register.Finding", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    borrowed = models.BooleanField(default=False)
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "finding"], name="one_explanation_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.text[:60]}"
