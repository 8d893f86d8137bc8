"""Forms as GOV.UK has them: label, hint, what is wrong, the box. Every form of the site is shown by this.

A form is shown by `{{ form }}`, one field by `{{ form.name.as_field_group }}`; what is wrong with the whole of it
stands at the top of the page (`frame.html` sees to it). How wide a box is: a class of GOV.UK's on the widget, such
as `attrs={"class": "govuk-input--width-5"}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input

_HERE = Path(__file__).parent
_DJANGO = Path(django.forms.__file__).parent

# The first that a widget is one of; what is listed under none has no class.
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, ""),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),  # for Django a kind of radio buttons
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (Input, "govuk-input"),
)
_CHOSEN = (
    forms.Select,
    forms.RadioSelect,
    forms.CheckboxInput,
    forms.CheckboxSelectMultiple,
    forms.FileInput,
)
_REQUIRED = forms.Field.default_error_messages["required"]


class Problem(NamedTuple):
    """Something wrong with a form: in words, and where on the page it is mended."""

    words: str
    at: str = ""


class Field(BoundField):
    """One field on a page."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The box's attributes. No placeholder: it goes when it is needed. What is required, the server asks for."""
        widget = widget or self.field.widget
        found: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        found.pop("required", None)
        ours = class_of(widget)
        names = [ours, str(widget.attrs.get("class", ""))]
        if ours.endswith("__input"):
            found.pop("aria-invalid", None)  # not for one choice of several, nor for a tick
        elif ours and self.errors:
            names.append(f"{ours}--error")
        if shown := " ".join(filter(None, names)):
            found["class"] = shown
        return found | {"placeholder": False}

    @property
    def is_one_tick(self) -> bool:
        """Whether it is one box to tick, whose label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @cached_property
    def problems(self) -> list[str]:
        """What is wrong, in words that say what to do."""
        faults = self.form.errors.get(self.name)
        return [text for fault in faults.as_data() for text in self._words(fault)] if faults else []

    def _words(self, fault: ValidationError) -> list[str]:
        texts = [str(text) for text in fault.messages]
        if own := _own_words(fault):
            return [own]
        if fault.code != "required" or texts != [str(_REQUIRED)]:
            return texts
        label = str(self.label)
        verb = "Select" if isinstance(self.field.widget, _CHOSEN) else "Enter"
        return [f"{verb} {label if label[1:2].isupper() else label[:1].lower() + label[1:]}"]

    @property
    def place(self) -> str:
        """The first box of the field: where a link from the top of the page leads."""
        parts = self.subwidgets if self.use_fieldset else []
        return str((parts[0].id_for_label if parts else "") or self.id_for_label or self.auto_id)


def _own_words(fault: ValidationError) -> str:
    """This site's words for what Django says in its own; "" where a form says it itself, or for anything else."""
    if isinstance(fault.message, str):
        return ""
    limit = (fault.params or {}).get("limit_value")
    if fault.code == "max_length" and limit is not None:
        return f"Write {limit:,} letters or fewer"
    if fault.code in ("min_value", "max_value") and limit is not None:
        return f"Enter {limit:,} or {'more' if fault.code == 'min_value' else 'less'}"
    return "Select one of the choices" if fault.code == "invalid_choice" else ""


def class_of(widget: forms.Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")


def problems(form: forms.BaseForm) -> Iterator[Problem]:
    """All that is wrong with a form, field by field. What is wrong with the whole of it leads to its first field."""
    if not form.is_bound:
        return
    shown = form.visible_fields()
    for fault in form.non_field_errors():
        yield Problem(str(fault), _place(shown[0]) if shown else "")
    for field in form.hidden_fields():
        yield from (Problem(str(fault)) for fault in field.errors)
    for field in shown:
        words = field.problems if isinstance(field, Field) else map(str, field.errors)
        yield from (Problem(text, _place(field)) for text in words)


def _place(field: BoundField) -> str:
    return field.place if isinstance(field, Field) else str(field.id_for_label)


class GovukRenderer(DjangoTemplates):
    """Shows every form of the site. Widgets that GOV.UK has its own markup for are in `widgets/`."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = Field

    @cached_property
    def engine(self) -> Any:
        folders = [_HERE / "widgets", _DJANGO / "templates"]
        return self.backend({"APP_DIRS": True, "DIRS": folders, "NAME": "forms", "OPTIONS": {}})


class DateWidget(forms.Widget):
    """Three boxes: day, month, year. What was typed comes back, right or wrong."""

    template_name = "components/date.html"
    use_fieldset = True
    PARTS = (("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        typed = _parts(value)
        start = context["widget"]["attrs"].get("id", f"id_{name}")
        context["widget"]["is_wrong"] = "aria-invalid" in context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {"name": f"{name}_{part}", "id": f"{start}_{part}", "label": label, "width": width, "value": text}
            for (part, label, width), text in zip(self.PARTS, typed, strict=True)
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:  # noqa: ARG002
        day, month, year = ((data.get(f"{name}_{part}") or "").strip() for part, *_ in self.PARTS)
        return "/".join((day, month, year)) if day or month or year else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002
        return not any(f"{name}_{part}" in data for part, *_ in self.PARTS)

    def subwidgets(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        for part in self.get_context(name, value, attrs)["widget"]["parts"]:
            yield {"attrs": {"id": part["id"]}, "label": part["label"]}

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""


def _parts(value: Any) -> tuple[str, str, str]:
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    day, month, year, *_ = [*str(value or "").split("/", 2), "", "", ""]
    return day, month, year


class DateField(forms.DateField):
    """A date in three boxes."""

    widget = DateWidget

    def __init__(self, **given: Any) -> None:
        words = {"invalid": "Enter a real date, such as 27 3 2026"} | given.pop("error_messages", {})
        super().__init__(**{"input_formats": ["%d/%m/%Y"], "error_messages": words} | given)
