"""Whether words can be read by a child: short sentences, short words, no codes, none of the words of the trade.

How hard a text is to read is measured as LIX: words in a sentence, plus the share of words longer than six letters
(Björnsson 1968). Below 25 a text reads like a book for children, from 40 like a newspaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_LIX = 30.0
MOST_WORDS = 16
"""In one sentence."""
FEW_LONG = 2
"""So few long words are no harm: of a short text their share would say too much."""
_LONG = 6
_WORD = re.compile(r"[A-Za-z0-9][\w'’./-]*[A-Za-z0-9]|[A-Za-z0-9]")
_END = re.compile(r"[.!?:]+(?:\s|$)|\n+")
_CODE = re.compile(r"[A-Z]{2,}|\d+\.\d+|[A-Za-z]+\d|\d+[A-Za-z]")
INSTEAD = {
    "agencies": "services", "agency": "a service", "assessment": "finding out what you need", "audit": "a check",
    "caseload": "how many children a worker helps", "commission": "pay for", "compliance": "doing what the rules ask",
    "conference": "a meeting", "embed": "make it how we always work", "embedded": "how we always work",
    "escalation": "asking somebody more senior",
    "governance": "who decides", "implement": "do", "indicator": "a number that we watch", "intervention": "help",
    "kpi": "a number that we watch", "lac": "children in care", "multi-agency": "people from different services",
    "outcomes": "what gets better", "partnership": "working together", "pathway": "the steps to get help",
    "permanence": "a home to stay in", "permanency": "a home to stay in", "placement": "a home",
    "practitioner": "a worker", "provision": "what there is", "referral": "asking us for help",
    "robust": "strong", "safeguarding": "keeping children safe", "stakeholder": "people who care about it",
    "statutory": "that the law asks for", "strategic": "for the long time", "strategy": "a plan",
    "supervision": "talking with your manager", "threshold": "when we can help",
    "workforce": "the people who work here",
}  # fmt: skip
"""Words of the trade, and what could stand in their place."""


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence."""
    found = (_WORD.findall(part) for part in _END.split(text))
    return [words for words in found if words]


def lix(text: str) -> float:
    """How hard a text is to read; 0 for one without words."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    return len(words) / len(parts) + 100 * sum(map(_is_long, words)) / len(words)


def hard_to_read(text: str) -> list[str]:
    """What a child would stumble over, each as a sentence that says what to do."""
    return list(_faults(text))


def _faults(text: str) -> Iterator[str]:
    parts = sentences(text)
    words = list(dict.fromkeys(word for part in parts for word in part))
    for word in words:
        if _CODE.search(word):
            yield f"“{word}” is a code or a short form. Write it out in plain words, or leave it out."
        elif instead := _instead(word.lower()):
            yield f"“{word}” is a word of the trade. Say “{instead}”, or something like it."
    longest = max((len(part) for part in parts), default=0)
    if longest > MOST_WORDS:
        yield f"One sentence has {longest} words. Make it two: {MOST_WORDS} words are the most."
    long = [f"“{word}”" for word in words if _is_long(word)]
    if (found := lix(text)) > MOST_LIX and len(long) > FEW_LONG:
        several = ", ".join(long)
        yield f"It is hard to read (LIX {found:.0f}, {MOST_LIX:.0f} is the most). Use shorter words for: {several}."


def _is_long(word: str) -> bool:
    return sum(sign.isalpha() for sign in word) > _LONG


def _instead(word: str) -> str:
    """What could be said in place of a word, in whatever form it stands."""
    stems = (
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ed"),
        word.removesuffix("ing"),
    )
    return next((INSTEAD[stem] for stem in stems if stem in INSTEAD), "")
