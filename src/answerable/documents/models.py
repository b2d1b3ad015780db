"""What arrived, and what became of it."""

from __future__ import annotations

from django.db import models


class Document(models.Model):
    """One file as it was brought. The same bytes are one document, whoever brings them."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=10)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    stored_as = models.CharField(max_length=200)
    source_address = models.URLField(blank=True, max_length=500)
    brought_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class DocumentText(models.Model):
    """The document's blocks, as `documents.cards.Text.to_json()` writes them. Kept apart because they are large."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="text", primary_key=True)
    blocks = models.JSONField()

    def __str__(self) -> str:
        return f"text of {self.document_id}"


class Import(models.Model):
    """One try at taking a file in, from the moment it arrived to its stated outcome.

    The bytes wait in the file store under `stored_as` until they are read; a refused file is deleted and only this
    row, with its sentence, remains.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        READING = "reading", "Being read"
        READ = "read", "Read"
        REFUSED = "refused", "Refused"

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    area = models.CharField(max_length=60)
    source_address = models.URLField(blank=True, max_length=500)
    stored_as = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=40, blank=True)
    sentence = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="imports")
    brought_by = models.CharField(max_length=200)
    brought_by_id_number = models.BigIntegerField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area", "state"]), models.Index(fields=["sha256", "area"])]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
