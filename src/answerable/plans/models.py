"""Plans, actions and updates."""

from __future__ import annotations

from django.db import models

from answerable.rules.vocabulary import Stance


class Plan(models.Model):
    """What a plenary session decided about one finding. A revision is a new row; the newest counts."""

    finding = models.ForeignKey("register.Finding", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stance = models.CharField(max_length=20, choices=[(stance, stance) for stance in Stance])
    words = models.TextField()
    reason = models.TextField(blank=True)
    plenary_on = models.DateField()
    attended = models.TextField(blank=True)
    made_by = models.CharField(max_length=200)
    made_by_user = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="plan_number_once"),
            models.CheckConstraint(
                condition=models.Q(stance__in=[Stance.ACCEPTED]) | ~models.Q(reason=""),
                name="a_stance_but_acceptance_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.number} for {self.finding_id}"


class PlannedAction(models.Model):
    """Who does what by when.

    One taken over from an action plan keeps the number of the reading, its own number there, and what was `printed`
    of its date and status.
    """

    findings = models.ManyToManyField("register.Finding", related_name="+")
    area = models.CharField(max_length=60)
    what = models.TextField()
    who = models.CharField(max_length=200)
    by_when = models.DateField(null=True)
    made_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    printed = models.CharField(max_length=400, blank=True)
    reading_number = models.BigIntegerField(null=True)
    read_as = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading_number", "read_as"], name="action_taken_over_once")
        ]

    def __str__(self) -> str:
        return self.what[:60]


class Update(models.Model):
    """What the owner said, and whether it is on track. Never changed, never deleted."""

    class Track(models.TextChoices):
        ON_TRACK = "on_track", "On track"
        AT_RISK = "at_risk", "At risk"
        OFF_TRACK = "off_track", "Off track"

    action = models.ForeignKey(PlannedAction, on_delete=models.PROTECT, related_name="updates")
    words = models.TextField()
    track = models.CharField(max_length=10, choices=Track.choices)
    said_by = models.CharField(max_length=200)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words[:60]
