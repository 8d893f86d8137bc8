"""Baselines and targets as numbers, and whether there is one at all."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"^\s*(?:[<>]=?|[≤≥~])?\s*£?(\d[\d,]*(?:\.\d+)?)\s*(%?)")
_BEYOND = re.compile(r"^\s*([<>])(?!=)")
_BOUND = re.compile(r"^\s*(?:[≤≥]|[<>]=)")
_WAITING = r"tb[acdn]|to be (?:confirmed|decided|agreed|set)|will (?:be )?measured?|not (?:yet )?known"
_WAITING_FOR_ONE = (
    r"await(?:ing|ed)?|to be (?:determined|established)|"
    r"not (?:yet )?(?:available|set|agreed|recorded|collected|measured|applicable)|"
    r"(?:set|agree[ds]?|decided?|confirm(?:ed)?) (?:after|once|when|following)"
)
_NOTHING = r"[-–—?\s]*|n ?[/.]? ?a\.?|unknown|no (?:data|baseline|target|figure)s?(?: yet| set| available)*"
_TO_COME = re.compile(rf"\b(?:{_WAITING})\b|^\s*(?:{_NOTHING})\s*$", re.IGNORECASE)
_NO_NUMBER_YET = re.compile(rf"\b(?:{_WAITING_FOR_ONE})\b", re.IGNORECASE)
_DIRECTION = re.compile(
    r"\W*(?:(?:to|a|an|for) )?(?:reduc\w+|increas\w+|improv\w+|decreas\w+|lower|higher|fewer|more|less|better|up|down|"
    r"downwards?|upwards?)(?: trend| rates?| numbers?| figures?| levels?| performance| than baseline)?\W*",
    re.IGNORECASE,
)


def number_of(words: str) -> float | None:
    """The number that a value begins with: 27 of "27%", None of "TBD" or "by half"."""
    found = _NUMBER.match(words)
    return float(found[1].replace(",", "")) if found else None


def beyond(words: str) -> str:
    """The sign by which a value is anything beyond its number: "<" of "< 4", which 4 is not."""
    found = _BEYOND.match(words)
    return found[1] if found else ""


def is_a_bound(words: str) -> bool:
    """Whether a value says at most, or at least, by a sign: "≤ 4", which 4 is."""
    return bool(_BOUND.match(words))


def decimals_of(words: str) -> int:
    """How many digits the number that a value begins with has after its point: 1 of "27.4%", 0 of "27%"."""
    found = _NUMBER.match(words)
    return len(found[1].partition(".")[2]) if found else 0


def is_to_come(words: str) -> bool:
    """Whether a value is missing: empty, a dash, "TBD", "n/a", "awaiting data", "will measure as part of ..."."""
    return bool(_TO_COME.search(words) or (number_of(words) is None and _NO_NUMBER_YET.search(words)))


def is_only_a_direction(words: str) -> bool:
    """Whether a target says where to go, and not how far: "Reduce", "Improve"."""
    return bool(_DIRECTION.fullmatch(words))
