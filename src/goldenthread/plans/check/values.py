"""Baselines and targets as numbers, and whether there is one at all."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"^\s*[<>≤≥~]?\s*£?(\d[\d,]*(?:\.\d+)?)\s*(%?)")
_WAITING = r"tb[cda]|to be (?:confirmed|decided|agreed|set)|will (?:be )?measured?|not (?:yet )?known"
_TO_COME = re.compile(rf"\b(?:{_WAITING})\b|^[-–?\s]*$", re.IGNORECASE)


def number_of(words: str) -> float | None:
    """The number that a value begins with: 27 of "27%", None of "TBD" or "by half"."""
    found = _NUMBER.match(words)
    return float(found[1].replace(",", "")) if found else None


def decimals_of(words: str) -> int:
    """How many digits the number that a value begins with has after its point: 1 of "27.4%", 0 of "27%"."""
    found = _NUMBER.match(words)
    return len(found[1].partition(".")[2]) if found else 0


def is_to_come(words: str) -> bool:
    """Whether a value is missing: empty, a dash, "TBD", "will measure as part of ..."."""
    return bool(_TO_COME.search(words))
