"""The one table of the journal. Triggers refuse UPDATE and DELETE on it (`triggers.py`)."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One verb, done once. Names are copies: nothing that happens to a person or body later changes an entry.

    `at` is text, not a database date, because the hash covers exactly these characters and the two databases
    give dates back differently. It sorts as it reads.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40)
    body_slug = models.CharField(max_length=80, blank=True)
    user_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    subject = models.CharField(max_length=200, db_index=True)
    details = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        constraints = [models.CheckConstraint(condition=models.Q(seq__gte=1), name="journal_starts_at_one")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"
