"""What makes a password too easy to guess, each said in a sentence."""

from __future__ import annotations

import re

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError

_LOCAL = re.compile(r"goldenthread|council|children|safeguarding|ofsted|password", re.IGNORECASE)
_LETTERS_BESIDE = 8
_REPEATED = re.compile(r"(.+?)\1+")
_FEWEST_SIGNS = 5
GOOD = (
    "12 characters or more, and not numbers alone. Three words that have nothing to do with each other, or with "
    "this work, are good."
)


class LengthValidator(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Enter a password of {self.min_length} characters or more"


class CommonValidator(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Many people use this password, so it is soon guessed. Choose another"


class OwnNameValidator(django.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "This password is too much like your name or email address. Choose another"


class VarietyValidator:
    """Refuses numbers alone, and what is one piece over and over: long, and guessed at once."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002
        if password.isdecimal():
            raise ValidationError("Use letters too: numbers alone are soon guessed", code="numbers_alone")
        if len(set(password)) < _FEWEST_SIGNS or _REPEATED.fullmatch(password):
            raise ValidationError(
                "Do not repeat the same few characters: they are soon guessed", code="repeated"
            )

    def get_help_text(self) -> str:
        return GOOD


class LocalWordsValidator:
    """Refuses a password that is little more than a word that everybody here would try first."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002
        if _LOCAL.search(password) and len(_LOCAL.sub("", password)) < _LETTERS_BESIDE:
            raise ValidationError(self.get_help_text(), code="local_word")

    def get_help_text(self) -> str:
        return "Use words that nobody would connect with this work: three that have nothing to do with each other."
