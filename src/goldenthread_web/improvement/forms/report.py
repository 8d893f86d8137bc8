"""What is asked before a report of the improvement plan is made: who it is for, and since when changes are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.reports.improvement.told import Reader
from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.queries.changes import a_month_ago

WORDS = {
    Reader.BOARD: "The board: everything, in confidence",
    Reader.PUBLISHED: "Scrutiny and the public: the plan as it was approved, and how far it is by its dates",
}


class ReportForm(forms.Form):
    """For whom, and since when. What is left out is as usual: the first reader, and a month ago."""

    reader = forms.ChoiceField(
        label="Who is it for?",
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Select who the report is for"},
    )
    since = DayField(
        label="Tell what changed since",
        help_text="The day of the last board. Leave it empty for a month ago.",
        required=False,
    )

    def __init__(self, *given: Any, readers: Sequence[Reader], **named: Any) -> None:
        self.readers, self.today = tuple(readers), timezone.localdate()
        named["initial"] = {"reader": self.readers[0].value, "since": a_month_ago(self.today)}
        super().__init__(*given, **named)
        self.fields["reader"].choices = [(reader.value, WORDS[reader]) for reader in self.readers]  # type: ignore[attr-defined]
        if len(self.readers) == 1:
            self.fields["reader"].widget = forms.HiddenInput()

    def clean_since(self) -> date:
        """A day that has come: nothing can have changed since one that lies ahead."""
        since: date = self.cleaned_data["since"] or a_month_ago(self.today)
        if since > self.today:
            raise forms.ValidationError("Enter a day that has come: nothing can have changed since one ahead")
        return since

    def clean_reader(self) -> Reader:
        chosen = self.cleaned_data["reader"]
        return Reader(chosen) if chosen else self.readers[0]
