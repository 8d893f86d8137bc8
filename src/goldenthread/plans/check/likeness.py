"""Whether two texts say the same, by the words they share."""

from __future__ import annotations

import re
from functools import lru_cache

_SERVES = 0.75
_SMALL_WORDS = "a an and the of to in for with on at by is are be our we i my me that this"
_SMALL = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=4_096)  # each text is held against every other: read once, not once for each
def words_of(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z0-9']+", text.lower()) if word not in _SMALL)


def likeness(first: str, second: str) -> float:
    """The share of words that both have, from 0 to 1."""
    a, b = words_of(first), words_of(second)
    both = len(a & b)
    return both / (len(a) + len(b) - both) if both else 0.0


def contained(first: str, second: str) -> float:
    """The share of the shorter text's words that the other has."""
    a, b = words_of(first), words_of(second)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def serves(saying: str, outcome: str) -> bool:
    """Whether what an action says of children is that outcome: nearly all words are one, or it has every word of it."""
    words = words_of(outcome)
    return likeness(saying, outcome) >= _SERVES or (bool(words) and words <= words_of(saying))
