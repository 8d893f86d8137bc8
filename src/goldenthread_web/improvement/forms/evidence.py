"""What is asked of whoever shows that an action is done, checks what another gave, or takes the own back."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread_web.improvement.forms.tracking import NO_NAMES, ShowsForm
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models.shared import SHORT


class EvidenceForm(ShowsForm):
    """What shows that it is done: a link or a file, one of the two."""

    words = forms.CharField(
        label="What it shows",
        max_length=SHORT,
        help_text=f"Such as “The new standard, as published”. {NO_NAMES}",
        error_messages={"required": "Enter what it shows"},
    )
    field_order = ("words", "link", "file")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(given.get("link")) == bool(given.get("file")):
            raise forms.ValidationError("Give a link or a file: one of the two")
        return given


class CheckForm(ChecksWords):
    """What somebody says of a piece of evidence that another gave: of what is accepted nothing need be said."""

    asks_why = False
    reason = forms.CharField(
        label="What is missing, if you return it",
        max_length=SHORT,
        required=False,
        help_text="Its giver sees it.",
    )
    evidence = forms.SlugField(widget=forms.HiddenInput)


class TakeEvidenceBackForm(ChecksWords):
    """Why somebody takes back what nobody has checked yet."""

    reason = forms.CharField(
        label="Why you take it back",
        max_length=SHORT,
        help_text="Such as “It is the file of another action”. It stays on this page, struck through.",
        error_messages={"required": "Enter why you take it back"},
    )
    evidence = forms.SlugField(widget=forms.HiddenInput)
