"""Editions and the rows copied from them for searching and listing. Nothing here relates to another chapter."""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """One published copy. Never changed but to be withdrawn, by a service, with a reason."""

    RECORD = "record"
    RESPONSE = "response"
    KINDS = [(RECORD, "record"), (RESPONSE, "response")]

    kind = models.CharField(max_length=10, choices=KINDS)
    reference = models.CharField(max_length=160)
    area = models.CharField(max_length=60, db_index=True)
    number = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    published_at = models.DateTimeField()
    payload = models.JSONField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, db_index=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["kind", "reference"], condition=models.Q(current=True), name="one_current_edition"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_numbers_from_one"),
        ]
        indexes = [models.Index(fields=["kind", "current", "area"])]

    def __str__(self) -> str:
        return f"{self.reference} {self.kind} edition {self.number}"


class EditionFile(models.Model):
    """A file of an edition; its bytes live in the file store under `stored_as`."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "format"], name="one_file_of_a_format"),
        ]

    def __str__(self) -> str:
        return self.name


class EditionCopy(models.Model):
    """A copy sent to the inspectors or the Secretary of State (Police Act 1996 s.55(6))."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="copies")
    to = models.CharField(max_length=120)
    sent_on = models.DateField()
    way = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.to}, {self.sent_on}"


class PublishedFinding(models.Model):
    """A finding of a current record edition, copied out so that it can be searched, filtered and counted.

    `words` is its searchable text, lower case, accents folded. `payload` is its `PublicFinding`.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="findings")
    reference = models.CharField(max_length=200, unique=True)
    inspection = models.CharField(max_length=160, db_index=True)
    area = models.CharField(max_length=60)
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    question_key = models.CharField(max_length=40, blank=True)
    position = models.CharField(max_length=30)
    decision = models.CharField(max_length=30)
    raised_on = models.DateField()
    due_on = models.DateField(null=True)
    heard_on = models.DateField()
    words = models.TextField()
    payload = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["area", "decision", "kind"]),
            models.Index(fields=["decision", "kind", "raised_on", "edition"]),
            models.Index(fields=["kind", "question_key", "area", "position", "decision", "edition"]),
            models.Index(fields=["heard_on"]),
            models.Index(fields=["area", "heard_on"]),
        ]

    def __str__(self) -> str:
        return self.reference
