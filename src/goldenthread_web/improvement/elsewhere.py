"""What lies in parts of the plan that other people work on: a partner is told that it is there, and no word of it."""

from __future__ import annotations

ANOTHER = "an action of a part that other people work on"
"""What such an action is called inside a sentence."""


def elsewhere(count: int, noun: str, *, beside: bool = True) -> str:
    """That so many are there, as a sentence; "" for none. beside: whether some of the own parts stand before it."""
    if not count:
        return ""
    of = "a part" if count == 1 else "parts"
    return f"{'And ' if beside else ''}{count} {noun}{'' if count == 1 else 's'} of {of} that other people work on."
