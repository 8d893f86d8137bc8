"""Boxes to tick, one of which may be gone by the time that a form is sent."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

_GONE = "One of those that you ticked is not there any more. Look at them again"


class TicksField(forms.MultipleChoiceField):
    """Several of what can be ticked. stood: what was ticked when the page was made.

    Of that, what can't be ticked any more is no fault of whoever sends the form: nobody chose it here, and it is left
    out. What they ticked themselves, and is gone, is told.
    """

    def __init__(self, **given: Any) -> None:
        given.setdefault("required", False)
        super().__init__(error_messages={"invalid_choice": _GONE}, **given)
        self.stood: Collection[str] = ()

    def to_python(self, value: Any) -> list[str]:
        return [key for key in super().to_python(value) if self.valid_value(key) or key not in self.stood]
