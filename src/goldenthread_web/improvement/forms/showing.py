"""The boxes for a link or a file that shows something, wherever a form asks for one."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from goldenthread_web.improvement.keeping import KINDS_IN_WORDS, LARGEST, TOO_LARGE

_IS_WHOLE = URLValidator(
    schemes=["http", "https"], message="Enter a whole link that begins with https:// or http://"
)


def link_field(label: str) -> forms.CharField:
    """A whole link that leads where it seems to lead, and tells nobody a password."""
    return forms.CharField(
        label=label,
        max_length=1000,
        required=False,
        help_text="It begins with https:// or http://",
        validators=[_check_link],
    )


def file_field(label: str) -> forms.FileField:
    """A file; one that is larger than is kept is refused beside its box, before it is looked at."""
    return forms.FileField(
        label=label,
        required=False,
        max_length=255,
        help_text=f"Up to {LARGEST // 1_000_000} MB: {KINDS_IN_WORDS}. No record of a child.",
        error_messages={"empty": "The file is empty. Choose the file again"},
        validators=[_check_size],
    )


def _check_link(link: str) -> None:
    _IS_WHOLE(link)
    if "@" in urlsplit(link).netloc:
        raise forms.ValidationError("Leave the name and password out of the link")
    if any(unicodedata.category(sign) == "Cf" for sign in link):
        raise forms.ValidationError("The link has signs that can't be seen. Type it again")


def _check_size(file: UploadedFile[Any]) -> None:
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(TOO_LARGE)
