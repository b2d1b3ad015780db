"""Cards written to plain JSON values and read back, whatever their shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Card = TypeVar("Card", bound="DataclassInstance")
Payload = dict[str, Any]


def as_payload(card: DataclassInstance) -> Payload:
    """The card as plain JSON values: days and moments in ISO 8601, tuples as lists, properties left out."""
    return {field.name: _plain(getattr(card, field.name)) for field in fields(card)}


def card_from(cls: type[Card], payload: Mapping[str, Any]) -> Card:
    """The card that `as_payload` wrote.

    A field the payload lacks takes its default, so that an old edition can be read by newer code; a key the card lacks
    is passed over. Raises TypeError for a missing field without a default, ValueError for a value of another kind.
    """
    hints = _hints(cls)
    return cls(**{name: _typed(hints[name], payload[name]) for name in hints if name in payload})


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return as_payload(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


@cache
def _hints(cls: type[DataclassInstance]) -> dict[str, Any]:
    known = get_type_hints(cls)
    return {field.name: known[field.name] for field in fields(cls)}


def _typed(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
        return None if value is None else _typed(hint, value)
    if origin is tuple:
        kinds = get_args(hint)
        if kinds[1:] == (Ellipsis,):
            return tuple(_typed(kinds[0], item) for item in value)
        return tuple(_typed(kind, item) for kind, item in zip(kinds, value, strict=True))
    if origin is dict:
        _, kind = get_args(hint)
        return {key: _typed(kind, item) for key, item in value.items()}
    if isinstance(hint, type) and is_dataclass(hint):
        return card_from(hint, value)
    if issubclass(hint, date):
        return hint.fromisoformat(value)
    if issubclass(hint, StrEnum):
        return hint(value)
    if not isinstance(value, hint):
        raise ValueError(f"{value!r} is not {hint.__name__}")
    return value
