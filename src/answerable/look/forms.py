"""Forms that draw themselves as GOV.UK ones, whoever wrote them: the renderer, a base form, and a date of three boxes.

`FORM_RENDERER = "answerable.look.forms.LookRenderer"` makes `{{ form }}` and `{{ form.field.as_field_group }}` ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from answerable.look.drawings.words import file_size, in_words
from answerable.look.govuk.choices import date_input

MB = 1_000_000


class LookRenderer(DjangoTemplates):
    """Draws fields and forms with the pattern library; the error summary is drawn by the page (`{% error_summary %}`)."""

    form_template_name = "look/forms/form.html"
    field_template_name = "look/forms/field.html"


class Hinted(str):
    """The words of a radio or a checkbox with a hint under them: `("no", Hinted("No", hint="We will ask why"))`."""

    hint: str

    def __new__(cls, words: str, *, hint: str = "") -> Hinted:
        """The words, carrying their hint."""
        made = super().__new__(cls, words)
        made.hint = hint
        return made


class AnswerableForm(forms.Form):
    """A form of ours.

    question   name of the one field whose label is the page's heading (`h1`), on pages that ask one thing
    Required fields are plain; say “(optional)” in the label of the others. The browser's own checks are off, so that
    everybody gets our words.
    """

    question = ""
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class DayInput(forms.Widget):
    """Day, month and year in three boxes, `name-day`, `name-month`, `name-year`; months may be words (“Mar”)."""

    input_type = "day"
    parts = ("day", "month", "year")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The boxes alone, for a page that draws its own label."""
        return date_input(
            {"id": (attrs or {}).get("id", name), "namePrefix": name, "values": self.format_value(value)}
        )

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> Any:
        """The three boxes as typed; one value `name` (an ISO day, as programs send it) counts too."""
        if name in data and f"{name}-day" not in data:
            return data[name]
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part in self.parts}

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Nothing of it was sent."""
        return not any(key in data for key in (name, *(f"{name}-{part}" for part in self.parts)))

    def id_for_label(self, id_: str) -> str:
        """The first box, which is where an error's link leads."""
        return f"{id_}-day" if id_ else id_

    def format_value(self, value: Any) -> Any:
        """A day as its three parts, for the boxes; what was typed stays as typed."""
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        if isinstance(value, str):
            try:
                return self.format_value(date.fromisoformat(value))
            except ValueError:
                return {"day": value, "month": "", "year": ""}
        return value or {}


class DayField(forms.Field):
    """A day. `what` names it in errors: “Enter {what}”, “{What} must include a year”, “{What} must be a real date”."""

    widget = DayInput

    def __init__(
        self, *, what: str = "a date", earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ):
        self.what, self.earliest, self.latest = what, earliest, latest
        super().__init__(**kwargs)
        if "error_messages" not in kwargs or "required" not in (kwargs["error_messages"] or {}):
            self.error_messages["required"] = f"Enter {what}"

    def to_python(self, value: Any) -> date | None:
        """The day, or None when all boxes are empty. Wrong parts raise with the words of the GOV.UK date pattern."""
        if not value or isinstance(value, date):
            return value or None
        if isinstance(value, str):
            value = dict(zip(("year", "month", "day"), [*value.split("-"), "", ""], strict=False))
        missing = [part for part in DayInput.parts if not value.get(part)]
        if len(missing) == 3:
            return None
        name = self.what[0].upper() + self.what[1:]
        if missing:
            raise ValidationError(
                f"{name} must include a {' and a '.join(missing)}", code="part", params={"parts": missing}
            )
        try:
            return date(_year(value["year"]), _month(value["month"]), int(value["day"]))
        except ValueError:
            raise ValidationError(f"{name} must be a real date", code="invalid") from None

    def validate(self, value: Any) -> None:
        """Within `earliest` and `latest`, where given."""
        super().validate(value)
        name = self.what[0].upper() + self.what[1:]
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"{name} must be on or after {in_words(self.earliest)}", code="early")
        if value and self.latest and value > self.latest:
            raise ValidationError(f"{name} must be on or before {in_words(self.latest)}", code="late")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes say another day than before."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class UploadField(forms.FileField):
    """One file, with GOV.UK's own error sentences.

    limit         bytes
    kinds         endings of names that are taken, in lower case; `kinds_words` says the same to people (“a PDF”)
    """

    def __init__(
        self, *, limit: int = 50 * MB, kinds: tuple[str, ...] = (), kinds_words: str = "", **kwargs: Any
    ):
        self.limit, self.kinds, self.kinds_words = limit, kinds, kinds_words
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"] = {
            "required": "Select a file",
            "missing": "Select a file",
            "invalid": "The selected file could not be uploaded – try again",
            "empty": "The selected file is empty",
            **kwargs["error_messages"],
        }
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The uploaded file, not too large and with one of the endings in `kinds` (what is inside is checked later)."""
        file = super().clean(data, initial)
        if file and hasattr(file, "size"):
            if file.size > self.limit:
                size = file_size(self.limit).replace(" ", "")
                raise ValidationError(f"The selected file must be smaller than {size}", code="size")
            if self.kinds and not file.name.lower().endswith(self.kinds):
                raise ValidationError(f"The selected file must be {self.kinds_words}", code="kind")
        return file


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _month(text: str) -> int:
    start = text[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else int(text)


def _year(text: str) -> int:
    if len(text) != 4:
        raise ValueError("A year has four figures, or 23 might be 1923.")
    return int(text)
