"""Words that are too easy to guess here."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

_LOCAL = re.compile(r"goldenthread|council|children|safeguarding|ofsted|password", re.IGNORECASE)
_LETTERS_BESIDE = 8


class LocalWordsValidator:
    """Refuses a password that is little more than a word that everybody here would try first."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002
        if _LOCAL.search(password) and len(_LOCAL.sub("", password)) < _LETTERS_BESIDE:
            raise ValidationError(self.get_help_text(), code="local_word")

    def get_help_text(self) -> str:
        return "Use words that nobody would connect with this work: three that have nothing to do with each other."
