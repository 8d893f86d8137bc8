"""What people fill in to comment, write, remark, send back and correct."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread_web.commentary.checking import heading_in
from goldenthread_web.commentary.texts import (
    COMMENT_LENGTH,
    PASSAGE_LENGTH,
    REASON_LENGTH,
    REMARK_LENGTH,
    tidy,
)

_NO_NAMES = "Name no child, family or worker."


def _text(label: str, length: int, rows: int, missing: str = "", **given: Any) -> forms.CharField:
    words = {
        "required": missing,
        "max_length": f"Write {length:,} letters or fewer. There are %(show_value)s now",
    }
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=length, widget=box, error_messages=words, strip=False, **given
    )


class _Tidied(forms.Form):
    """Texts come as browsers send them; they are kept in one form."""

    def clean_text(self) -> str:
        text = tidy(self.cleaned_data["text"])
        if not text and self.fields["text"].required:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class CommentForm(_Tidied):
    """Something said of one month. advised: the text for which advice was shown already."""

    row = forms.ChoiceField(label="Which figures", required=False)
    month = forms.ChoiceField(
        label="Month",
        error_messages={
            "required": "Choose the month that you speak of",
            "invalid_choice": "Choose the month from the list",
        },
    )
    text = _text(
        "Your comment", COMMENT_LENGTH, 3, "Write your comment",
        help_text=f"What a reader should know of this month, such as “recording changed in May”. {_NO_NAMES}",
    )  # fmt: skip
    advised = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, months: Iterable[tuple[str, str]], rows: Iterable[tuple[str, str]], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["month"].choices = list(months)  # type: ignore[attr-defined]
        choices = list(rows)
        if len(choices) > 1:
            self.fields["row"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["row"]


class CorrectForm(_Tidied):
    """A better wording. version: of the comment as it was seen."""

    text = _text("The comment", COMMENT_LENGTH, 4, "Write what the comment is to say", help_text=_NO_NAMES)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    advised = forms.CharField(required=False, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """A comment that is taken away."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=REASON_LENGTH,
        help_text=f"It is kept with the comment and in the history. {_NO_NAMES}",
        error_messages={"required": "Enter why it is withdrawn"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class BeginForm(forms.Form):
    """Which report's commentary is begun."""

    month = forms.ChoiceField(label="Month", error_messages={"required": "Choose the month"})
    audience = forms.ChoiceField(label="For whom", error_messages={"required": "Choose whom it is for"})
    reason = forms.CharField(
        label="Why it is corrected",
        required=False,
        max_length=REASON_LENGTH,
        help_text=f"Only where the report of this month was published already. Readers see it. {_NO_NAMES}",
    )

    def __init__(
        self,
        *args: Any,
        months: Iterable[tuple[str, str]],
        audiences: Iterable[tuple[str, str]],
        **given: Any,
    ) -> None:
        super().__init__(*args, **given)
        self.fields["month"].choices = list(months)  # type: ignore[attr-defined]
        self.fields["audience"].choices = list(audiences)  # type: ignore[attr-defined]


class PassageForm(_Tidied):
    """What the commentary says of an area. number: of the text that was seen."""

    text = _text(
        "The text", PASSAGE_LENGTH, 14, required=False,
        help_text=f"An empty line begins a paragraph, “- ” a point of a list. {_NO_NAMES}",
    )  # fmt: skip
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_text(self) -> str:
        text = super().clean_text()
        if heading_in(text):
            raise forms.ValidationError(
                "Begin no line with “#”: the report has its headings. Each area has a page of its own"
            )
        return text


class BlankForm(forms.Form):
    """An earlier text whose words are taken away."""

    reason = forms.CharField(
        label="Why its words are taken away",
        max_length=REASON_LENGTH,
        help_text=f"It is kept in the history. {_NO_NAMES}",
        error_messages={"required": "Enter why its words are taken away"},
    )
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class RemarkForm(_Tidied):
    """Something said about a text before it is signed off."""

    text = _text("Your remark", REMARK_LENGTH, 3, "Write your remark", help_text=_NO_NAMES)


class VersionForm(forms.Form):
    """A deed on a report as it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReasonForm(VersionForm):
    """The same with a reason."""

    reason = forms.CharField(
        label="Why",
        max_length=REASON_LENGTH,
        help_text=f"Whoever works on the report reads it. {_NO_NAMES}",
        error_messages={"required": "Enter why"},
    )
