"""The tags every template may use without loading them."""

from __future__ import annotations

from django.template import Library

register = Library()
