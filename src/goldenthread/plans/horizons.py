"""Horizons of a plan in the order of time: "Short term" before "Medium term", "2025/26" before "2026/27"."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[0-9]{1,4}")
_AFTER_NUMBERS = 10_000
_IN_TIME = (("immediate", "now", "urgent"), ("short",), ("medium", "mid"), ("long",))


def begins(horizon: str) -> int:
    """What orders horizons by time: the first of their numbers, then what words say, then all others."""
    if number := _NUMBER.search(horizon):
        return int(number[0])
    said = (at for at, words in enumerate(_IN_TIME) if any(word in horizon.casefold() for word in words))
    return _AFTER_NUMBERS + next(said, len(_IN_TIME) + (not horizon))
