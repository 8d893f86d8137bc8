"""The reasons that people give: asked for in words that others can use, and shown in quotation marks."""

from __future__ import annotations

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line

IN_WORDS = "Say why in words that others can use. A letter or two tells nobody."
_FEWEST = 4  # letters: "Late" says something, "So" and "ok" do not
_ENDS = (".", "!", "?", "…")


def tells(reason: str) -> bool:
    """Whether a reason says anything: a full stop, a letter or two, or one letter again and again do not."""
    letters = [sign.casefold() for sign in reason if sign.isalpha()]
    return len(letters) >= _FEWEST and len(set(letters)) > 1


def check_reason(reason: str) -> None:
    """Refuse a reason that tells nobody why."""
    if not tells(reason):
        raise NotAllowed(IN_WORDS)


def reason_of(given: str, missing: str, most: int) -> str:
    """A reason as it is kept, on one line. missing: what is said where there is none. most: letters."""
    because = one_line(given)
    if not because:
        raise NotAllowed(missing)
    if len(because) > most:
        raise NotAllowed(f"Give the reason in {most:,} letters or fewer.")
    check_reason(because)
    return because


def quoted(reason: str) -> str:
    """The words of a person as a sentence beside others."""
    return f"“{reason}”" if reason.endswith(_ENDS) else f"“{reason}”."
