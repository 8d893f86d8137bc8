"""Whether every word of a document is in its draft: in the plan, or among what could not be placed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date

from goldenthread.plans.plan import Draft

_FRAME = {"and", "priority", "area"}
"""Words that say where things stand: between two leads, and before the number of a priority."""


def lost(source: str, draft: Draft, headings: Iterable[str] = ()) -> list[str]:
    """The words that stand more often in the source than in the draft, and that no guess repeats either.

    headings: of the columns that are known, which have no words of their own in a draft.
    """
    wanted = Counter(_words(source))
    wanted.subtract(_words(" ".join(headings)))
    told = Counter(_words(" ".join(_strings([draft.plan, draft.unplaced]))))
    guessed = set(_words(" ".join(_strings(draft.guesses))))
    return [
        word
        for word, count in wanted.items()
        if count > told[word] and word not in guessed and word not in _FRAME
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _strings(value: object) -> list[str]:
    """Every text in a value, and its days in figures and words."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, date):
        return [f"{value:%d %m %Y %y %B %b}"]
    if is_dataclass(value):
        return [text for each in fields(value) for text in _strings(getattr(value, each.name))]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _strings(each)]
    assert value is None or isinstance(value, bool | int)
    return []
