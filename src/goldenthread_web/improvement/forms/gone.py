"""What is said where somebody chose what could be chosen when the page was made, and can't be any more."""

from __future__ import annotations

from collections.abc import Mapping

_GONE = "What you chose can't be chosen any more: somebody changed the plan meanwhile. Select another"
_NO_LEAD = "The person that you chose can't lead an action any more. Select another, or no account yet"
IS_GONE = {"invalid_choice": _GONE}
NO_LEAD = {"invalid_choice": _NO_LEAD}


def offered(there: Mapping[str, str], sent: str | None) -> list[tuple[str, str]]:
    """What can be chosen. For whoever sent what is gone nothing is chosen, and not the first in silence."""
    several = list(there.items())
    return several if not sent or sent in there else [("", "Select another"), *several]
