"""A day as the forms of the improvement plan ask for it: a real one, of a year within reach."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread_web.components.forms import DateField
from goldenthread_web.improvement.reach import is_within, years_within


class DayField(DateField):
    """A date in three boxes. What is wrong with it names it: a form may ask for several."""

    def __init__(self, **given: Any) -> None:
        words = {"invalid": f"{given['label']}: enter a real date, such as 27 3 2026"}
        super().__init__(**given | {"error_messages": words | given.pop("error_messages", {})})

    def validate(self, value: Any) -> None:
        super().validate(value)
        if isinstance(value, date) and not is_within(value):
            raise ValidationError(f"{self.label}: enter {years_within()}", code="out_of_reach")
