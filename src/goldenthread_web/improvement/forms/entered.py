"""What is asked of whoever enters a figure of a month, and of whoever checks it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from goldenthread.plans.figures.asked import Asked, Given
from goldenthread.plans.figures.sound import faults, worked_out
from goldenthread_web.improvement.forms.figures import MonthField, NumberField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import LONG, SHORT


class EnterForm(ChecksWords):
    """The figure of a month: itself, or the two numbers that it is made of. seen: the figure of that month, if any.

    whole: a mark of two numbers that were asked about, and are right.
    """

    month = MonthField(label="Month")
    value = NumberField(
        label="The figure", required=False, help_text="Leave it empty where you give the two numbers below."
    )
    numerator = NumberField(
        label="How many", required=False, help_text="Where it is a share or a rate: those that count."
    )
    denominator = NumberField(label="Of how many", required=False, help_text="All of them.")
    source = forms.CharField(label="Source", max_length=SHORT, help_text="Where the figure comes from.")
    note = forms.CharField(
        label="What to know of it",
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Name no child, family or worker. A correction needs its reason here.",
    )
    replaces = forms.SlugField(widget=forms.HiddenInput, required=False)
    whole = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *args: Any, asked: Asked, **given: Any) -> None:
        super().__init__(*args, **given)
        self._asked = asked
        if asked.two_numbers:
            del self.fields["value"]
            self.fields["numerator"].help_text = "Those that count."
        elif asked.two_numbers is False:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["value"].help_text = f"Counted in: {asked.in_words}."

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if self.errors:
            return found
        for fault in faults(self._raw, self._asked, timezone.localdate()):
            self.add_error(fault.column if fault.column in self.fields else None, fault.words)
        if not self.errors:
            self._ask_about_parts()
        return found

    def _ask_about_parts(self) -> None:
        """Once: a part of a child is a slip, a part of a post is none."""
        parts = {name: self.cleaned_data.get(name) or 0.0 for name in ("numerator", "denominator")}
        mark = "/".join(map(str, parts.values()))
        odd = [name for name, number in parts.items() if number != int(number)]
        if not odd or self.cleaned_data["whole"] == mark:
            return
        for name in odd:
            self.add_error(
                name, "This is not a whole number. If it is right, as for posts, send it again as it is."
            )
        sent = cast("QueryDict", self.data).copy()
        sent["whole"] = mark
        self.data = sent

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
