"""What is asked of whoever wants a setting otherwise: the one value, and why."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.terms.choices import ChoiceError
from goldenthread.workspace import Workspace
from goldenthread.workspace.choosing import change_of, typed
from goldenthread.workspace.config import CHOICES
from goldenthread_web.loads.forms import AcceptForm, reason_field

LONGEST_VALUE = 2_000
YES_OR_NO = [("true", "Yes"), ("false", "No")]


class ChangeForm(forms.Form):
    """The value that a setting is to have. before: what it was when the page was opened."""

    before = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_VALUE)
    reason = reason_field(
        "Why it is changed", "It stands beside the setting, for everybody who sees figures. Name no child."
    )
    field_order = ("before", "value", "reason")

    def __init__(self, workspace: Workspace, section: str, name: str, data: Any = None) -> None:
        now = workspace.choices(section).as_dict()[name]
        super().__init__(data, initial={"before": json.dumps(now), "value": _as_typed(now)})
        self._of = (workspace, section, name)
        self.fields["value"] = _field(section, name, now)
        self.order_fields(self.field_order)

    def clean_value(self) -> Any:
        workspace, section, name = self._of
        value = typed(section, name, self.cleaned_data["value"])
        try:
            return change_of(workspace, section, name, value).after
        except ChoiceError as fault:
            raise ValidationError(str(fault)) from fault

    def clean_before(self) -> Any:
        try:
            return json.loads(self.cleaned_data["before"])
        except (ValueError, RecursionError) as fault:
            raise ValidationError("Open the page again.") from fault


class DecideForm(AcceptForm):
    """Which version of a change was looked at."""


def _field(section: str, name: str, now: Any) -> forms.Field:
    """The box in which such a value is typed, or the choices that there are."""
    given: dict[str, Any] = {"label": "New value", "error_messages": {"required": "Enter the new value"}}
    words = CHOICES[section].one_of(name)
    if isinstance(now, bool) or words:
        choices = YES_OR_NO if isinstance(now, bool) else [(word, word.capitalize()) for word in words]
        given["error_messages"] = {"required": "Select the new value"}
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)
    if isinstance(now, list):
        box = forms.Textarea(attrs={"rows": max(4, len(now) + 1)})
        return forms.CharField(
            widget=box,
            max_length=LONGEST_VALUE,
            required=False,
            help_text="Each on a line of its own.",
            **given,
        )
    if isinstance(now, int | float):
        of_number = {
            "class": "govuk-input--width-5",
            "inputmode": "decimal" if isinstance(now, float) else "numeric",
        }
        return forms.CharField(widget=forms.TextInput(attrs=of_number), max_length=20, **given)
    return forms.CharField(max_length=200, **given)


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(value)
    return str(value).removesuffix(".0")
