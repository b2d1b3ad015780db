"""Readings, candidates, grades as read, and doubts: what a machine proposes, until a person decides."""

from __future__ import annotations

from django.db import models


class Reading(models.Model):
    """What one reader got out of one document for one police area, and what a person has confirmed of it.

    `facts` is the whole reading as the reader wrote it and never changes. The columns are what will go in the
    register: proposed at first, then edited; `confirmed_at` says that a person confirmed them.
    """

    class State(models.TextChoices):
        OPEN = "open", "Being reviewed"
        REGISTERED = "registered", "In the register"
        SET_ASIDE = "set_aside", "Set aside"

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    reader = models.CharField(max_length=60)
    facts = models.JSONField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    title = models.CharField(max_length=300, blank=True)
    force_name = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True)
    published_source = models.CharField(max_length=200, blank=True)
    types = models.JSONField(default=dict)
    force_quoted = models.BooleanField(null=True)
    monitoring_phase = models.CharField(max_length=60, blank=True)
    summary = models.TextField(blank=True)
    force_response = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    scrutiny_on = models.DateField(null=True)
    questions = models.JSONField(default=list)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["area", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "area"],
                condition=~models.Q(state="set_aside"),
                name="one_reading_of_a_document_for_an_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title or 'untitled'} ({self.area})"


class Candidate(models.Model):
    """A finding as proposed. `number` is its place in the review, from 1, and does not change."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        REJECTED = "rejected", "Rejected"
        MERGED = "merged", "Merged"

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField()
    order = models.FloatField()
    kind = models.CharField(max_length=30)
    ref = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    question = models.CharField(max_length=300, blank=True)
    called = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=200, blank=True)
    addressee = models.CharField(max_length=200, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    due = models.CharField(max_length=10, blank=True)
    log = models.JSONField(default=list)
    accelerated = models.BooleanField(default=False)
    places = models.JSONField(default=list)
    also = models.JSONField(default=list)
    origin = models.CharField(max_length=10, default="reader")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="swallowed")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="candidate_number_once"),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(reason=""), name="a_rejection_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text[:60]}"


class ActionRead(models.Model):
    """Something the force says it will do, as an action plan prints it: never a finding. `due` as in extraction.cards."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="actions")
    order = models.PositiveIntegerField()
    text = models.TextField()
    owner = models.CharField(max_length=200, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    due = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=200, blank=True)
    places = models.JSONField(default=list)
    candidates = models.ManyToManyField(Candidate, related_name="actions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "order"], name="action_read_once")]

    def __str__(self) -> str:
        return self.text[:60]


class GradeRead(models.Model):
    """A grade as read, in the document's order."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="grades")
    order = models.PositiveIntegerField()
    question = models.CharField(max_length=300)
    grade = models.CharField(max_length=30)
    place = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.question}: {self.grade}"


class DoubtNoted(models.Model):
    """Something the reader could not settle. `decide` ones must be settled before the register."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="doubts")
    order = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    message = models.TextField()
    place = models.JSONField(null=True)
    candidate = models.ForeignKey(Candidate, null=True, on_delete=models.CASCADE, related_name="doubts")
    about = models.CharField(max_length=60, blank=True)
    decide = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)
    settlement = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.code


class ColumnsTold(models.Model):
    """What a person said the columns of a spreadsheet mean, kept for a police area and a set of headings.

    `roles` maps a heading, as it is compared, to what it holds; `fingerprint` is the SHA-256 of the headings in order.
    """

    area = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    headings = models.JSONField()
    roles = models.JSONField()
    told_by = models.CharField(max_length=200)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "fingerprint"], name="headings_told_once_for_an_area")
        ]

    def __str__(self) -> str:
        return f"{self.area}: {', '.join(self.headings)[:60]}"
