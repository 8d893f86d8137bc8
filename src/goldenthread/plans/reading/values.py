"""What stands in a column of values: whether it is a value of its own, or goes on from the one above it."""

from __future__ import annotations

import re

from goldenthread.plans.reading import text as t

_NUMBER = r"[<>≤≥]?\s*£?\d[\d,]*(?:\.\d+)?\s*%?"
_VALUE = re.compile(rf"(?:{_NUMBER}|tbc|tbd|n/?a|-|–|nil|none|zero)", re.IGNORECASE)
_BEGINS_AS_ONE = re.compile(r"[<>≤≥~±£%]*\s*\d")
_REFERS_BACK = re.compile(r"\d+%? of (?:these|them|those|which|whom)\b", re.IGNORECASE)
_YEAR = re.compile(r"\(?20\d\d\)?")
NOTHING = frozenset({"", "-", "–"})


def is_value(words: str) -> bool:
    """Whether the words are a number, or one of those that stand for a number to come."""
    return bool(_VALUE.fullmatch(words))


def is_a_year(words: str) -> bool:
    """Whether the words are one year by itself: "2026"."""
    return bool(_YEAR.fullmatch(words))


def fits(above: str, words: str, *, is_number: bool = True) -> bool:
    """Whether words may belong to what stands above them in their column, and are nothing of their own.

    is_number: the column is one of numbers. There two of them are two values, unless the first can't end where it
    does, or the second refers back to it; in a column of words only what can't begin goes on.
    """
    if above in NOTHING or words in NOTHING or t.hangs(above) or words[0] == "(":
        return True
    if not is_number:
        return t.goes_on(words)
    if _YEAR.fullmatch(words) and above.split()[-1].isalpha():
        return True
    return not (begins_as_one(above) and begins_as_one(words)) or bool(_REFERS_BACK.match(words))


def is_another(above: str, words: str) -> bool:
    """Whether words below others begin with a number of their own, and go on."""
    return words[0].isdigit() and " " in words and above not in NOTHING and not t.hangs(above)


def put(above: str, words: str) -> str:
    """Words below what is there already: a number of its own after a semicolon, else its words going on."""
    if above in NOTHING:
        return words
    if is_another(above, words):
        return f"{above} {words}" if above.endswith(".") else f"{above}; {words}"
    return t.join(above, words)


def overlap(name: str, words: str) -> str:
    """The number at the end of a cell that begins with the tail of the name; empty where it does not."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?\s*%?)$", words)
    if not found or is_value(words):
        return ""
    before = words[: found.start()].split()
    return found[1] if len(before) > 1 and " ".join(before[-2:]) in name else ""


def begins_as_one(words: str) -> bool:
    """Whether words are a value, or begin with a number as one does."""
    return is_value(words) or bool(_BEGINS_AS_ONE.match(words))
