"""A month and a number as people write them, and as the site prints them."""

from __future__ import annotations

import calendar
import re
from typing import Any

from django import forms

from goldenthread.plans.figures.sound import MOST
from goldenthread.terms.months import Month

_NAMES = [name.lower() for name in calendar.month_name]
_NAMED = re.compile(r"([a-z]{3,9})\.?[ -]+(\d{4})")
_IN_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{4})")
_THOUSANDS = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?|-?\.\d+")
_LONGEST = 30
WRITE_A_MONTH = "Enter a month, such as May 2023 or 2023-05"


def read_month(text: str) -> Month:
    """The month of "May 2023", "Sept 2023", "05/2023" or "2023-05". Anything else is an error."""
    words = " ".join(text.lower().split())
    if named := _NAMED.fullmatch(words):
        number = next((n for n, name in enumerate(_NAMES) if n and name.startswith(named[1])), 0)
        return Month(int(named[2]), number)
    if figures := _IN_FIGURES.fullmatch(words):
        return Month(int(figures[2]), int(figures[1]))
    return Month.parse(words)


class MonthField(forms.CharField):
    """A month, in words or in figures."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("help_text", "Such as May 2023, or 2023-05.")
        super().__init__(
            max_length=_LONGEST,
            widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
            error_messages={"required": WRITE_A_MONTH, "max_length": WRITE_A_MONTH},
            **given,
        )

    def clean(self, value: Any) -> Any:
        """The month; nothing where none was asked for and none was given."""
        text = super().clean(value)
        try:
            return read_month(text) if text else None
        except ValueError:
            raise forms.ValidationError(WRITE_A_MONTH, code="invalid") from None


class NumberField(forms.FloatField):
    """A number as it is printed: with commas between thousands or without, never as 1e3."""

    def __init__(self, **given: Any) -> None:
        words = {
            "invalid": "Enter a number, such as 87.5",
            "min_value": "Enter 0 or more",
            "max_value": "Enter a smaller number",
        }
        box = forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})
        super().__init__(min_value=0, max_value=MOST, widget=box, error_messages=words, **given)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if text and _THOUSANDS.fullmatch(text):
            text = re.sub("[, ]", "", text)
        if text and not _PLAIN.fullmatch(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)
