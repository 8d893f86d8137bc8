"""What is asked of a plan lead who ends a series that people enter, or takes it up again."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.terms.months import Month
from goldenthread_web.improvement.forms.figures import MonthField
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.reach import is_within, years_within


def _why(label: str, **given: Any) -> forms.CharField:
    missing = f"Enter {label[:1].lower()}{label[1:]}"
    return forms.CharField(label=label, max_length=SHORT, error_messages={"required": missing}, **given)


class _FromForm(ChecksWords):
    """From which month on, and why."""

    month = MonthField(label="From which month on")

    def clean_month(self) -> Month:
        month: Month = self.cleaned_data["month"]
        if not is_within(month.start):
            raise forms.ValidationError(f"From which month on: enter {years_within()}")
        return month


class EndForm(_FromForm):
    """The first month of which no figure is wanted."""

    month = MonthField(
        label="From which month on",
        help_text="The first month of which no figure is wanted, such as May 2023.",
    )
    reason = _why(
        "Why it ends", help_text="Such as “The service stopped counting it”. It stands with the series."
    )


class TakeUpForm(_FromForm):
    """The first month of which a figure is wanted again."""

    month = MonthField(
        label="From which month on",
        help_text="The first month of which a figure is wanted again, such as May 2023.",
    )
    reason = _why("Why it is taken up again", help_text="It stands with the series.")
