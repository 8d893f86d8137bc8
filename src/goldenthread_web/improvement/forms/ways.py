"""What is asked on the pages that look at the plan: since which day, who watches a part, an action in plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import SHORT

_WILL_SEE = "Partners will see everything said of it: its actions, updates, evidence, figures and risks."
_NO_LONGER = "Without the tick no partner sees it any more, nor updates an action of it that they lead."


class SinceForm(forms.Form):
    """From which day on changes are told."""

    since = DayField(
        label="Changes from this day on", help_text="The day of the last board, for example 27 3 2026."
    )

    def clean_since(self) -> date:
        day: date = self.cleaned_data["since"]
        if day > timezone.localdate():
            raise ValidationError("Enter a day that is not in the future")
        return day


class WatchedForm(ChecksWords):
    """Which body watches a part of the plan. was: what stood there when the page was opened."""

    body = forms.CharField(
        label="Which board or group watches it",
        required=False,
        max_length=SHORT,
        help_text="Leave it empty where none does yet.",
    )
    part = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


class PartnersForm(forms.Form):
    """Whether partners see a part of the plan. was: whether they did when the page was opened."""

    shown = forms.BooleanField(label="Partners see and update this part", required=False)
    part = forms.IntegerField(widget=forms.HiddenInput)
    was = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_shown: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["shown"].help_text = _NO_LONGER if is_shown else _WILL_SEE


class PlainForm(ChecksWords):
    """An action in words for children. was: what stood there when the page was opened."""

    text = forms.CharField(
        label="What will be done, in words for children",
        required=False,
        max_length=SHORT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two short sentences, such as: Somebody will ring you back on the same day.",
    )
    was = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
