"""Cells that seem to hold several names or values beside each other: "10%; 20%", "% shared / % signed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldenthread.plans.dates import is_dated
from goldenthread.plans.reading.text import goes_on, hangs
from goldenthread.plans.reading.values import begins_as_one, is_a_year

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHARE = r"\d[\d.,]*\s?%"
_RANGE = re.compile(
    rf"\d[\d.,]*\s?%?\s*(?:-|–|—|±|\+/-|\bto\b)\s*{_SHARE}|\bbetween\s+{_SHARE}\s+and\s+{_SHARE}",
    re.IGNORECASE,
)
_BETWEEN_VALUES = re.compile(r"\n|;|\||\s/\s|,(?!\d{3}(?!\d))|\s(?:and|&)\s")
_BETWEEN_NAMES = re.compile(r"\n|;|,|/|\s(?=%)")
_COUNTED = re.compile(
    r"(?:%|(?:the )?(?:number|percentage|rate|proportion|share|average|total)\b)\W*\w", re.IGNORECASE
)


def are_values(pieces: Sequence[str]) -> bool:
    """Whether pieces of a cell are several values. A year or a day beside one is none."""
    each_is_one = (begins_as_one(each) and not (is_a_year(each) or is_dated(each)) for each in pieces)
    return len(pieces) > 1 and all(each_is_one)


def may_be_values(words: str) -> bool:
    """Whether a value may be several: more than one share that is no end of a range, or values with signs between.

    What stands in brackets says more of the value before it.
    """
    bare = _IN_BRACKETS.sub(" ", words)
    return len(re.findall(_SHARE, _RANGE.sub("1%", bare))) > 1 or are_values(_parted(_BETWEEN_VALUES, bare))


def may_be_names(words: str) -> bool:
    """Whether a name may be several: pieces of it each say what they count, or a line of it can begin one."""
    pieces = _parted(_BETWEEN_NAMES, _IN_BRACKETS.sub(" ", words))
    if len(pieces) > 1 and all(_COUNTED.match(each) and not hangs(each) for each in pieces):
        return True
    lines = pairwise(filter(None, words.split("\n")))
    return any(not (hangs(above) or goes_on(line) or line[0] == "(") for above, line in lines)


def _parted(between: re.Pattern[str], words: str) -> list[str]:
    return [piece.strip() for piece in between.split(words) if piece.strip()]
