"""What is asked of whoever reads a plan in, answers its guesses, or dismisses what the plan check found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.queries.partners import proposed

LARGEST = 10_000_000
_REASON = 1000


class ReadForm(forms.Form):
    """The document that the plan is in."""

    document = forms.FileField(
        label="The document",
        help_text="A Word document (.docx), a workbook (.xlsx), or text (.txt, .md), such as the text of a PDF.",
        error_messages={"required": "Choose the document", "empty": "The document is empty. Choose another"},
        max_length=255,
    )


class CorrectForm(forms.Form):
    """What is right in the place of a guess. version: of the draft as it was seen."""

    words = forms.CharField(label="What is right", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    guess = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class AcceptForm(forms.Form):
    """Which parts partners see: asked when a plan is accepted, with those that speak of partners as a proposal."""

    partners = forms.MultipleChoiceField(
        label="Which parts do partners see and update?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Partners will see everything said of a part that is ticked. A plan lead can change this later.",
        error_messages={"invalid_choice": "Choose among the parts of this plan"},
    )

    def __init__(self, *args: Any, parts: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["partners"].choices = [(name, name or "The plan as a whole") for name in parts]  # type: ignore[attr-defined]
        self.fields["partners"].initial = proposed(parts)


class DismissForm(ChecksWords):
    """Why something that the plan check found is no fault."""

    reason = forms.CharField(
        label="Why it is no fault",
        max_length=_REASON,
        help_text="It is kept with your name, and stands on this page.",
        error_messages={
            "required": "Enter why it is no fault",
            "max_length": f"Write {_REASON:,} letters or fewer",
        },
    )
    rule = forms.SlugField(widget=forms.HiddenInput)
    where = forms.CharField(widget=forms.HiddenInput, max_length=_REASON)
