"""Scrutiny meetings and their questions."""

from __future__ import annotations

from django.db import models


class Meeting(models.Model):
    """One scrutiny meeting of one police area."""

    area = models.CharField(max_length=60)
    held_on = models.DateField()
    focus = models.TextField(blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "held_on"], name="one_meeting_a_day")]

    def __str__(self) -> str:
        return f"{self.area}, {self.held_on}"


class Question(models.Model):
    """A numbered question put to the chief constable about one inspection."""

    class Outcome(models.TextChoices):
        ASSURED = "assured", "Assured"
        PARTLY = "partly_assured", "Partly assured"
        NOT_ASSURED = "not_assured", "Not assured"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    inspection = models.ForeignKey("register.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    outcome_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "inspection", "number"], name="question_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"
