"""Which parts of a plan sound as if partners work on them: proposed, and decided by people alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OF_PARTNERS = re.compile(r"(?<!business )\bpartners(?:hips?)?\b|\bmulti[- ]?agency\b", re.IGNORECASE)


def proposed(names: Iterable[str]) -> list[str]:
    """The names of parts that speak of partners: a partnership, what is multi-agency. Business partners are staff."""
    return [name for name in names if _OF_PARTNERS.search(name)]
