"""What is asked of whoever enters a figure of a month, and of whoever checks it."""

from __future__ import annotations

import math
from typing import Any

from django import forms

from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit
from goldenthread_web.improvement.models.shared import LONG, SHORT
from goldenthread_web.improvement.operations.entered import Given

_TIMES = {Unit.PERCENT: 100, Unit.PER_10000: 10_000}
_MOST = 1e12


def _number(label: str, **given: Any) -> forms.FloatField:
    words = {
        "invalid": "Enter a number, such as 87.5",
        "min_value": "Enter 0 or more",
        "max_value": "Enter a smaller number",
    }
    box = forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})
    return forms.FloatField(
        label=label, required=False, min_value=0, max_value=_MOST, widget=box, error_messages=words, **given
    )


class EnterForm(forms.Form):
    """The figure of a month: itself, or the two numbers that it is made of. seen: the figure of that month, if any."""

    month = forms.CharField(
        label="Month",
        max_length=7,
        help_text="Year and month, such as 2023-06.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    value = _number("The figure", help_text="Leave it empty where you give the two numbers below.")
    numerator = _number("How many", help_text="Where it is a share or a rate: those that count.")
    denominator = _number("Of how many", help_text="All of them.")
    source = forms.CharField(label="Source", max_length=SHORT, help_text="Where the figure comes from.")
    note = forms.CharField(
        label="What to know of it",
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Name no child, family or worker.",
    )
    replaces = forms.SlugField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: Unit, **given: Any) -> None:
        super().__init__(*args, **given)
        self._unit = unit

    def clean_month(self) -> Month:
        try:
            return Month.parse(self.cleaned_data["month"])
        except ValueError:
            raise forms.ValidationError("Enter the month as year and month, such as 2023-06") from None

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        value, above, below = (found.get(name) for name in ("value", "numerator", "denominator"))
        if self.errors:
            return found
        if (above is None) != (below is None):
            self.add_error("denominator", "Enter both numbers, or neither")
        elif below is not None and below == 0:
            self.add_error("denominator", "Enter a number above 0")
        elif above is not None and below is not None:
            worked_out = above / below * _TIMES.get(self._unit, 1)
            if value is not None and not math.isclose(value, worked_out, rel_tol=0.01, abs_tol=0.05):
                self.add_error(
                    "value", "The figure is another than its two numbers give. Enter one or the other"
                )
            found["value"] = worked_out
        elif value is None:
            self.add_error("value", "Enter the figure, or the two numbers that it is made of")
        return found

    @property
    def given(self) -> Given:
        names = ("month", "value", "source", "note", "numerator", "denominator")
        return Given(**{name: self.cleaned_data[name] for name in names})


class ReturnForm(forms.Form):
    """Why a figure is returned to its giver."""

    reason = forms.CharField(
        label="Why it is returned",
        max_length=SHORT,
        help_text="Its giver reads it.",
        error_messages={"required": "Enter why it is returned"},
    )
