"""Inspections, grades, findings, their links, and the log of where each finding stands."""

from __future__ import annotations

from django.db import models

from answerable.rules.grades import Grade as GradeWord
from answerable.rules.grades import Scale
from answerable.rules.vocabulary import Decision, Kind, Link, Position


class Inspection(models.Model):
    """One published report about one police area. Its reference never changes."""

    reference = models.CharField(max_length=160, unique=True)
    title = models.CharField(max_length=300)
    area = models.CharField(max_length=60, db_index=True)
    force_name = models.CharField(max_length=300)
    published_on = models.DateField()
    published_source = models.CharField(max_length=200)
    report_address = models.URLField(blank=True, max_length=500)
    types = models.JSONField(default=dict)
    force_quoted = models.BooleanField(null=True)
    monitoring_phase = models.CharField(max_length=60, blank=True)
    summary = models.TextField(blank=True)
    scale = models.CharField(max_length=5, choices=[(scale, scale) for scale in Scale])
    document = models.ForeignKey("documents.Document", null=True, on_delete=models.PROTECT, related_name="+")
    reading_number = models.BigIntegerField(null=True, unique=True)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.reference


class Grade(models.Model):
    """A grade as printed, in the report's order. `area_key` is empty when the printed area is not one we know."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="grades")
    order = models.PositiveIntegerField()
    area_key = models.CharField(max_length=40, blank=True)
    printed = models.CharField(max_length=300)
    grade = models.CharField(max_length=30, choices=[(grade, grade) for grade in GradeWord])
    place = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "order"], name="grade_order_once")]

    def __str__(self) -> str:
        return f"{self.printed}: {self.grade}"


class Finding(models.Model):
    """One finding. `position` and `decision` are where the newest movement left it; only `movement.py` writes them."""

    reference = models.CharField(max_length=200, unique=True)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    area = models.CharField(max_length=60)
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in Kind])
    number = models.CharField(max_length=60, blank=True)
    called = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200)
    text = models.TextField()
    question_key = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    addressee = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    due_by = models.CharField(max_length=20, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    accelerated = models.BooleanField(default=False)
    places = models.JSONField(default=list)
    also = models.JSONField(default=list)
    read_as = models.PositiveIntegerField(null=True)
    position = models.CharField(max_length=30, choices=[(one, one) for one in Position], default=Position.NEW)
    decision = models.CharField(
        max_length=30, choices=[(one, one) for one in Decision], default=Decision.OPEN
    )
    position_on = models.DateField()
    decided_on = models.DateField()
    moves = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["area", "decision", "due_on"]),
            models.Index(fields=["area", "position"]),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="a_finding_has_words"),
            models.UniqueConstraint(fields=["inspection", "order"], name="finding_order_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class Movement(models.Model):
    """One step of one finding: never changed, never deleted. `on` is the day it took effect, `at` when it was told.

    `words` says why or what was done; `source` where it is written (a letter, a meeting); `told_by` who told us.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="movements")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    position_before = models.CharField(max_length=30)
    position_after = models.CharField(max_length=30)
    decision_before = models.CharField(max_length=30)
    decision_after = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_role = models.CharField(max_length=40)
    by_user = models.BigIntegerField(null=True)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    told_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["finding", "number"], name="movement_number_once")]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.verb}"


class PrintedStatus(models.Model):
    """One line of the log a register or tracker printed before the finding came here. Kept as printed, never changed.

    `on` is None where no day was printed. What it means is a movement, once a person says so.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="printed")
    number = models.PositiveIntegerField()
    on = models.DateField(null=True)
    status = models.CharField(max_length=200, blank=True)
    comment = models.TextField(blank=True)
    place = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["finding", "number"], name="printed_number_once")]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.status}"


class FindingLink(models.Model):
    """A person's word that a later finding restates, follows up or supersedes an earlier one."""

    later = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_back")
    earlier = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_on")
    kind = models.CharField(max_length=20, choices=[(link, link) for link in Link])
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier", "kind"], name="link_once"),
            models.CheckConstraint(condition=~models.Q(later=models.F("earlier")), name="no_link_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.later_id} {self.kind} {self.earlier_id}"


class EditedList(models.Model):
    """A list of findings that somebody took away, edited and brought back, kept until they apply it or set it aside.

    `rows` are those that differ or have something wrong, as [row, {column: words}]; `columns` says where each stands.
    """

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open"
        APPLIED = "applied"
        SET_ASIDE = "set_aside"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=200)
    columns = models.JSONField()
    rows = models.JSONField()
    unknown = models.JSONField(default=list)
    blank = models.JSONField(default=list)
    unchanged = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    brought_by = models.CharField(max_length=200)
    brought_by_id_number = models.BigIntegerField(null=True, db_index=True)
    brought_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    skipped = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class ListCorrection(models.Model):
    """What one edited list changed of one finding: never changed, never deleted."""

    edited = models.ForeignKey(EditedList, on_delete=models.PROTECT, related_name="corrections")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="list_corrections")
    by_role = models.CharField(max_length=40)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edited", "finding"], name="corrected_once_by_a_list")]

    def __str__(self) -> str:
        return f"{self.finding_id} by list {self.edited_id}"
