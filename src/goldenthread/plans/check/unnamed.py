"""Words of an action without the names of people that stand in them, so that a finding can tell which action it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from goldenthread.plans import role_words as roles

GONE = "..."
_LETTER = r"[^\W\d_]"
_WORD = rf"[A-Z](?:{_LETTER}|['’-])*{_LETTER}(?<![A-Z])"
_ANY = re.compile(rf"{_LETTER}(?:{_LETTER}|['’-])*")
_NAMES = rf"(?:[A-Z]\.? )?{_WORD}(?:(?: | and | & |, ){_WORD}){{0,4}}"
_FIRST = re.compile(
    rf"(?P<names>{_NAMES})(?:,?\s+(?P<next>to|will|must|should|shall|is|are|has|have|leads?)\b|['’]s\b|"
    r"(?P<sign>\s*[:–—-]\s))"
)
_AFTER = re.compile(
    rf"\b(?:[Ww]ith|[Bb]y|[Ff]rom|[Aa]sk|[Tt]ell|[Bb]etween) (?P<names>{_WORD}(?: {_WORD}){{1,3}})"
)
_BEGIN = """
    add adhere adjust agree aim apply attend belong bring check come commit consult continue contribute convert direct
    ensure expand explore extend feed go invite link listen look migrate move offer open plan prepare promote provide
    recruit refer relate reply report respond return roll seek send sign speak submit switch talk this transfer
    transition try turn we work
"""
_NO_NAMES = frozenset(_BEGIN.split())


def without_names(words: str, leads: Iterable[str] = ()) -> str:
    """The words with dots in the place of what may be somebody's name: one who leads, or who stands first in them."""
    known = _names_in(leads)
    for found in (_FIRST.match(words), _AFTER.search(words)):
        if found and _may_be_names(found["names"], found.groupdict()):
            words = words.replace(found["names"], GONE, 1)
    if known:
        words = _ANY.sub(
            lambda each: GONE if each.group().removesuffix("'s") in known else each.group(), words
        )
    return re.sub(rf"{re.escape(GONE)}(?: {re.escape(GONE)})+", GONE, words)


def _may_be_names(words: str, beside: Mapping[str, str | None]) -> bool:
    """Whether no word is of a role, and one that stands alone is no verb or heading: "Continue to", "Neglect: "."""
    if any(roles.is_known(word) for word in re.findall(r"[^\W\d_]{2,}", words) if word != "and"):
        return False
    is_alone = " " not in words
    return not is_alone or not (
        beside.get("sign") or (beside.get("next") == "to" and words.lower() in _NO_NAMES)
    )


def _names_in(leads: Iterable[str]) -> frozenset[str]:
    """The words of leads that are of no role: of "Head of Safeguarding (Jane Doe)" the last two."""
    words = [word for lead in leads for word in _ANY.findall(lead)]
    return frozenset(
        word
        for word in words
        if len(word) > 1 and not word.isupper() and word[0].isupper() and not roles.is_known(word)
    )
