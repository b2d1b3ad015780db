"""From a Django field to the govuk-frontend component that draws it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from answerable.look.forms import DayInput, Hinted
from answerable.look.govuk import choices, facts, fields
from answerable.look.markup import join

_INPUT_MODES = {"number": "numeric", "email": "email", "tel": "tel", "url": "url"}
_PLAIN = (
    "number",
)  # a number box that scrolls loses what was typed: GOV.UK asks for text with a numeric keyboard


def draw_field(field: BoundField) -> SafeString:
    """The whole form group: label or legend, hint, error, and the control."""
    widget = field.field.widget
    if widget.is_hidden:
        return SafeString(str(field.as_hidden()))
    if isinstance(widget, DayInput):
        return choices.date_input(_day(field))
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return choices.checkboxes({**_choice(field), "values": [str(one) for one in field.value() or []]})
    if isinstance(widget, forms.RadioSelect):
        return choices.radios(_choice(field))
    if isinstance(widget, forms.CheckboxInput):
        return choices.checkboxes(_tick_box(field))
    if isinstance(widget, forms.Select):
        return fields.select({**_common(field), "items": _options(field)})
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs.get("rows")
        plain = {**_common(field), "value": _value(field), "rows": 5 if rows in (None, "10") else rows}
        return fields.textarea(plain)
    if isinstance(widget, forms.FileInput):
        return fields.file_upload({**_common(field), "multiple": widget.allow_multiple_selected})
    return fields.text_input(_input(field))


def draw_fields(form: forms.BaseForm) -> SafeString:
    """Every field in order, hidden ones first."""
    return join(
        [
            *(one.as_hidden() for one in form.hidden_fields()),
            *(draw_field(one) for one in form.visible_fields()),
        ]
    )


def summary_of(*given: object) -> SafeString:
    """The error summary of the forms of a page, in the order of their fields; nothing when none has errors."""
    items: list[dict[str, object]] = []
    for form in given:
        if isinstance(form, forms.BaseForm) and form.is_bound and form.errors:
            items += [{"text": words} for words in form.non_field_errors()]
            for field in form:
                items += [{"text": words, "href": f"#{_target(field)}"} for words in errors_of(field)]
    if not items:
        return SafeString("")
    return facts.error_summary({"titleText": "There is a problem", "errorList": items})


def errors_of(field: BoundField) -> list[str]:
    """The field's errors; Django's “This field is required.” becomes what to do, with the field's own name."""
    default = forms.Field.default_error_messages["required"]
    return [_to_do(field) if words == str(default) else str(words) for words in field.errors]


def _to_do(field: BoundField) -> str:
    label = str(field.label).rstrip("?")
    name = label if label[:2].isupper() or label.startswith("I ") else label[:1].lower() + label[1:]
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"Select an answer to “{field.label}”"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick the box: {name}"
    return f"Select {name}" if isinstance(widget, forms.Select | forms.FileInput) else f"Enter {name}"


def _target(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return field.auto_id
    return field.id_for_label or field.auto_id


def _common(field: BoundField) -> dict[str, Any]:
    attributes = {**field.field.widget.attrs, **field.build_widget_attrs({}, field.field.widget)}
    own = {
        name: True if value is True else str(value)
        for name, value in attributes.items()
        if name not in _SPOKEN_FOR and value not in (None, False)
    }
    heading = getattr(field.form, "question", "") == field.name
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "label": {
            "text": field.label,
            "isPageHeading": heading,
            "classes": "govuk-label--l" if heading else "",
        },
        "hint": {"text": field.help_text} if field.help_text else None,
        "errorMessage": {"html": join(errors_of(field), between=". ")} if field.errors else None,
        "classes": attributes.get("class", ""),
        "autocomplete": attributes.get("autocomplete"),
        "spellcheck": attributes.get("spellcheck"),
        "disabled": bool(attributes.get("disabled")),
        "attributes": {name: {"value": value, "optional": True} for name, value in own.items()},
    }


_SPOKEN_FOR = frozenset(
    "class autocomplete spellcheck disabled inputmode rows cols type id aria-describedby aria-invalid placeholder".split()  # noqa: SIM905
)


def _input(field: BoundField) -> dict[str, Any]:
    kind = str(getattr(field.field.widget, "input_type", "text"))
    options = {**_common(field), "type": "text" if kind in _PLAIN else kind, "value": _value(field)}
    options["inputmode"] = field.field.widget.attrs.get("inputmode") or _INPUT_MODES.get(kind)
    if kind == "password":
        options["value"] = None
    if kind == "email":
        options["spellcheck"] = False
    return options


def _value(field: BoundField) -> object:
    value = field.value()
    return field.field.widget.format_value(value) if hasattr(field.field.widget, "format_value") else value


def _legend(field: BoundField) -> dict[str, Any]:
    heading = getattr(field.form, "question", "") == field.name
    size = "govuk-fieldset__legend--l" if heading else "govuk-fieldset__legend--s"
    return {"legend": {"text": field.label, "isPageHeading": heading, "classes": size}}


def _choice(field: BoundField) -> dict[str, Any]:
    common = _common(field)
    chosen = field.value()
    return {
        **{key: common[key] for key in ("name", "hint", "errorMessage", "classes")},
        "idPrefix": field.auto_id,
        "fieldset": _legend(field),
        "value": "" if chosen is None else str(chosen),
        "items": [_option(item) for item in _choices_of(field) if str(item[0]) != ""],
    }


def _choices_of(field: BoundField) -> list[tuple[Any, Any]]:
    widget = field.field.widget
    return list(getattr(widget, "choices", []))


def _option(item: tuple[Any, Any]) -> Mapping[str, Any]:
    value, words = item
    hint = {"text": words.hint} if isinstance(words, Hinted) else None
    return {"value": str(value), "text": str(words), "hint": hint}


def _options(field: BoundField) -> list[Mapping[str, Any]]:
    chosen = field.value()
    wanted = (
        {str(one) for one in chosen}
        if isinstance(chosen, list | tuple)
        else {"" if chosen is None else str(chosen)}
    )
    return [
        {"value": str(value), "text": str(words), "selected": str(value) in wanted}
        for value, words in _choices_of(field)
    ]


def _tick_box(field: BoundField) -> dict[str, Any]:
    common = _common(field)
    item = {
        "value": "on",
        "text": field.label,
        "checked": bool(field.value()),
        "id": field.auto_id,
        "hint": common["hint"],
        "attributes": common["attributes"],
    }
    return {
        "name": field.html_name,
        "idPrefix": field.auto_id,
        "errorMessage": common["errorMessage"],
        "items": [item],
    }


def _day(field: BoundField) -> dict[str, Any]:
    common = _common(field)
    wrong: list[str] = []
    for error in field.errors.as_data() if field.errors else []:
        wrong += (error.params or {}).get("parts", [])
    parts = [{"name": part, "error": part in wrong if wrong else None} for part in DayInput.parts]
    return {
        **{key: common[key] for key in ("id", "hint", "errorMessage")},
        "namePrefix": field.html_name,
        "fieldset": _legend(field),
        "values": _value(field),
        "items": [{**part, **({"error": False} if wrong and not part["error"] else {})} for part in parts],
    }
