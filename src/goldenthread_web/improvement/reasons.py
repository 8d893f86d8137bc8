"""The reasons that people give: asked for in words, and shown in quotation marks."""

from __future__ import annotations

from goldenthread_web.accounts.permissions import NotAllowed

_FEWEST = 2
_ENDS = (".", "!", "?", "…")


def check_reason(reason: str) -> None:
    """Refuse a reason of a full stop or a single letter: it tells nobody why."""
    if sum(sign.isalpha() for sign in reason) < _FEWEST:
        raise NotAllowed("Say why in words.")


def quoted(reason: str) -> str:
    """The words of a person as a sentence beside others."""
    return f"“{reason}”" if reason.endswith(_ENDS) else f"“{reason}”."
