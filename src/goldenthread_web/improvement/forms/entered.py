"""What is asked of whoever enters a figure of a month, and of whoever checks it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.plans.figures.asked import Asked, Given
from goldenthread.plans.figures.sound import MOST, faults, worked_out
from goldenthread.terms.months import Month
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import LONG, SHORT


def _number(label: str, **given: Any) -> forms.FloatField:
    words = {
        "invalid": "Enter a number, such as 87.5",
        "min_value": "Enter 0 or more",
        "max_value": "Enter a smaller number",
    }
    box = forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})
    return forms.FloatField(
        label=label, required=False, min_value=0, max_value=MOST, widget=box, error_messages=words, **given
    )


class EnterForm(ChecksWords):
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
        help_text="Name no child, family or worker. A correction needs its reason here.",
    )
    replaces = forms.SlugField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, asked: Asked, **given: Any) -> None:
        super().__init__(*args, **given)
        self._asked = asked
        if asked.two_numbers:
            del self.fields["value"]
            self.fields["numerator"].help_text = "Those that count."
        elif asked.two_numbers is False:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["value"].help_text = f"Counted in: {asked.in_words}."

    def clean_month(self) -> Month:
        try:
            return Month.parse(self.cleaned_data["month"])
        except ValueError:
            raise forms.ValidationError("Enter the month as year and month, such as 2023-06") from None

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if self.errors:
            return found
        for fault in faults(self._raw, self._asked, timezone.localdate()):
            self.add_error(fault.column if fault.column in self.fields else None, fault.words)
        return found

    @property
    def given(self) -> Given:
        return worked_out(self._raw, self._asked)

    @property
    def _raw(self) -> Given:
        said: dict[str, Any] = self.cleaned_data
        return Given(
            said["month"],
            said.get("value"),
            said["source"],
            said["note"],
            said.get("numerator"),
            said.get("denominator"),
        )


class ReturnForm(ChecksWords):
    """Why a figure is returned to its giver."""

    reason = forms.CharField(
        label="Why it is returned",
        max_length=SHORT,
        help_text="Its giver reads it.",
        error_messages={"required": "Enter why it is returned"},
    )
