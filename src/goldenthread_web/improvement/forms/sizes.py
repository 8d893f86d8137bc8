"""How large a file may be that is sent with a form."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import ValidationError

from goldenthread_web.improvement.keeping import LARGEST, TOO_LARGE


def small_enough(file: UploadedFile[Any] | None) -> UploadedFile[Any] | None:
    """A file that was sent; a larger one than is kept is refused beside its box, before it is looked at."""
    if file is not None and (file.size or 0) > LARGEST:
        raise ValidationError(TOO_LARGE)
    return file
