"""What is asked of whoever hands over files, decides on a delivery, or withdraws a load."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from goldenthread.records.load import Source
from goldenthread_web.components.forms import DateField
from goldenthread_web.files.names import plain
from goldenthread_web.loads.arriving import LARGEST_FILE
from goldenthread_web.loads.words import SOURCES, size_words

LONGEST_REASON = 500


class FilesInput(forms.FileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data or [None]  # no file is a fault like any other
        return [super(FilesField, self).clean(each, initial) for each in given]


class HandOverForm(forms.Form):
    """Files, and what they are where that is in doubt."""

    uploads = FilesField(
        label="Files",
        help_text="Workbooks, CSV or XML files. Choose all files of one return together.",
        error_messages={
            "required": "Choose the files to hand over",
            "empty": "One of the files is empty. Choose files with records in them",
        },
        max_length=255,
    )
    source = forms.ChoiceField(
        label="What they are",
        required=False,
        help_text="Files say what they are. Choose only where they are refused for leaving it in doubt.",
        choices=[("", "As the files say"), *((source.value, words) for source, words in SOURCES.items())],
    )
    reference_date = DateField(
        label="The day that the records speak of",
        required=False,
        help_text="Only where the files do not say it, such as an extract without a date. For example, 30 6 2026",
    )

    def clean_uploads(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["uploads"]
        large = next((file for file in files if (file.size or 0) > LARGEST_FILE), None)
        if large is not None:
            raise ValidationError(f"No file may be larger than {size_words(LARGEST_FILE)}")
        twice = [
            name
            for name, times in Counter(plain(file.name or "").lower() for file in files).items()
            if times > 1
        ]
        if twice:
            raise ValidationError(f"Two files are called {twice[0]}. Give each a name of its own")
        return files

    def clean_reference_date(self) -> date | None:
        day: date | None = self.cleaned_data["reference_date"]
        if day and day > timezone.localdate():
            raise ValidationError("The day that the records speak of must be today or in the past")
        return day

    def clean_source(self) -> Source | None:
        return Source(self.cleaned_data["source"]) if self.cleaned_data["source"] else None


class AcceptForm(forms.Form):
    """Which version of the delivery was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def reason_field(label: str, hint: str) -> forms.CharField:
    """A box for a reason, which is needed."""
    box = forms.Textarea(attrs={"rows": 3})
    words = {"required": "Say why", "max_length": f"The reason must be {LONGEST_REASON} letters or fewer"}
    return forms.CharField(
        label=label, help_text=hint, widget=box, max_length=LONGEST_REASON, error_messages=words
    )


class RejectForm(AcceptForm):
    """Why a delivery is not taken."""

    reason = reason_field("Why it is rejected", "It stands in the history. Name no child.")


class WithdrawForm(forms.Form):
    """Why a load goes out of force."""

    reason = reason_field("Why it is withdrawn", "It stands in the history. Name no child.")
