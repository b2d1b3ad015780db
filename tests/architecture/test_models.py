"""What tables may say of each other."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Field, Model

from tests.architecture.houses import CHAPTERS


def _chapter(model: type[Model]) -> str | None:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "answerable" else None


def _relations() -> list[tuple[str, str, Field]]:
    return [
        (here, _chapter(field.related_model) or field.related_model.__module__, field)
        for model in apps.get_models()
        if (here := _chapter(model))
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation and field.related_model
    ]


def test_relations_point_to_the_same_or_an_earlier_chapter():
    later = [
        f"{field.model.__name__}.{field.name} points from {here} to {there}"
        for here, there, field in _relations()
        if there not in CHAPTERS or CHAPTERS.index(there) > CHAPTERS.index(here)
    ]
    assert later == []


def test_relations_that_cross_chapters_leave_no_trace_on_the_other_side():
    traces = [
        f"{field.model.__name__}.{field.name}: related_name is {field.remote_field.related_name!r}, not '+'"
        for here, there, field in _relations()
        if here != there and not (field.remote_field.related_name or "").endswith("+")
    ]
    assert traces == []


def test_editions_relate_to_nothing_outside_publishing():
    outside = [
        f"{field.model.__name__}.{field.name} points to {there}"
        for here, there, field in _relations()
        if here == "publishing" and there != "publishing"
    ]
    assert outside == []
