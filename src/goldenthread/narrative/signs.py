"""Which signs a text for the public may hold: letters, digits, usual punctuation, and no rows of them.

Four squares in a row say "four" as well as the word does. So what is not a usual sign is asked about, and so is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.narrative.passages import heading_of

_BULLET = re.compile(r"\s*[-*]\s+")
_USUAL = re.compile(r"[^\W_]|\s|[.,;:!?'\"()/%£&\-\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")
_BETWEEN = re.compile(r"(?:[^\w]|_)+")
_TWICE = re.compile(r"\b([^\W_]+)(?:\W+\1\b)+", re.IGNORECASE)
_LISTED = re.compile(r"\s*\d+[.)](?:\s|$)")
_MOST_BETWEEN = 3
_SAID_TWICE = ("had", "that")


def strange_signs(text: str) -> Iterator[tuple[int, str]]:
    """The lines with signs that can't be checked, each with why."""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading_of(line) is not None or not line.strip():
            continue
        words = _BULLET.sub("", line, count=1)
        if why := _why(words):
            yield number, why


def _why(line: str) -> str:
    if not any(letter.isalnum() for letter in line):
        return "a line without words"
    if any(not _USUAL.match(letter) for letter in line):
        return (
            "signs other than letters, digits and usual punctuation (fences, backticks and stars are printed)"
        )
    if _LISTED.match(line):
        return 'a number that begins a line; write lists with "- "'
    for run in _BETWEEN.findall(line):
        marks = "".join(run.split())
        if len(marks) > _MOST_BETWEEN or len(set(marks)) < len(marks):
            return "signs in a row; an address is given in words"
    again = next((m for m in _TWICE.finditer(line) if m[1].casefold() not in _SAID_TWICE), None)
    return "a word that stands twice" if again else ""
