"""What is asked of whoever holds a document against the plan of which it is to be the next version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread_web.improvement.comparing.sides import NEW, OUT
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.operations.tracking import REASON


class WhyGoneForm(ChecksWords):
    """Why lines of the plan are withdrawn that the document does not have."""

    reason = forms.CharField(
        label="Why they are withdrawn",
        max_length=REASON,
        help_text="It stands with each line that is withdrawn, with your name. Name no child, family or worker.",
        error_messages={"required": "Enter why they are withdrawn"},
    )


class MatchForm(forms.Form):
    """Which line of the plan a line of the document is. lines: those that it may be."""

    said = forms.ChoiceField(label="It is", error_messages={"required": "Select what it is"})

    def __init__(self, *args: Any, lines: Iterable[tuple[str, str]], kind: str, **given: Any) -> None:
        super().__init__(*args, **given)
        others = [(NEW, f"A new {kind}")]
        if kind != "part":
            others.append((OUT, "Left out of the plan: it stands nowhere in it"))
        self.fields["said"].choices = [*others, *lines]  # type: ignore[attr-defined]
