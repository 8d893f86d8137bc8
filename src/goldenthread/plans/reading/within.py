"""Columns below a cell that stands over several of them: "Timescale" over "Start" and "End"."""

from __future__ import annotations

import re

OVER = ": "
"""Stands between the words of a cell and those of one below it, where both are one heading."""

_START = re.compile(
    r"(?:^|[\s:(/–-])(?<!\bto )(?:start|begins?|commences?|commencement)(?: (?:date|day|by|on|month|from))*$|"
    r"^(?:date|timescale|timeframe|deadline|by when|when|period)s?\W+from$|^from(?: date)?$|"
    r"^start\b(?!.*\b(?:end|finish|completion|due)\b)"
)
_NOT_OF_IT = re.compile(
    r"(?:(?:and )?support(?:s|ed|ing)?(?: by| from| leads?| officers?| roles?)?|contributors?|partners?|others?|"
    r"(?:rag|brag|bragg?)(?: rating| status)?|rating|status|progress|updates?|comments?|notes?)"
)
_PERIOD = re.compile(
    r"(?:q[1-4]|quarter [1-4]|\d{1,2}|(?:month|year|week) ?\d{1,2}|(?:\d+\s*[-–]\s*\d+|\d+\+?) months?|"
    r"(?:short|medium|long)(?:[- ]term)?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '’-]*(?:\d\d){0,2})"
)
_OTHERS = re.compile(
    r"\b(?:england|english|uk|national(?:ly)?|regional(?:ly)?|region|neighbours?|sns?|snn|benchmarks?|comparators?|"
    r"peers?|similar (?:councils|authorities|areas)|(?:all|other) (?:councils|authorities))\b",
    re.IGNORECASE,
)
_END = re.compile(r"to|until|till|by")


def parted(words: str) -> tuple[str, str]:
    """The words of the cell above and of the one below it: ("timescale", "end"); ("", ...) where there is one only."""
    upper, over, lower = words.rpartition(OVER)
    return (upper, lower) if over and upper and lower else ("", words)


def is_of_the_start(words: str) -> bool:
    """Whether a heading says when something begins: no day by which it is due."""
    return bool(_START.search(words))


def says_nothing_of(words: str) -> bool:
    """Whether a cell below another is none of what that says: "Support" below "Accountability", "Q1" below a date."""
    return bool(_NOT_OF_IT.fullmatch(words) or is_of_the_start(words))


def is_a_period(words: str) -> bool:
    """Whether a heading is a month, a quarter or a term: the cells below it hold marks."""
    return bool(_PERIOD.fullmatch(words))


def is_of_others(words: str) -> bool:
    """Whether a heading says that its figures are of England, of neighbours or of others to be compared with."""
    return bool(_OTHERS.search(words))


def says_more(words: str) -> bool:
    """Whether words of a second row are such as stand there, and are no column by themselves."""
    words = " ".join(words.lower().split()).strip(" :*()?")
    return says_nothing_of(words) or bool(_END.fullmatch(words) or _PERIOD.fullmatch(words))
