"""Which indicator of the catalogue a plan's measure is, by its name; where that is not certain, which may be meant.

Abbreviations are written out and words that carry no meaning left out; then a name must have the very words of
the indicator's label, its title or one of the other names that its definition gives. A name that only resembles
one is never tied: it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldenthread import catalogue
from goldenthread.terms.words import Unit

_WISHES = (
    "reduc(?:e|tion|ed|ing)|increas(?:e|ed|ing)|improv(?:e|ed|ing|ement)|decreas(?:e|ed|ing)|"
    "lower|higher|fewer|more"
)
_WRITTEN_OUT = (
    (r"\bs(?:ection)? ?47s?( enquir(?:y|ies))?\b", "section47"),
    (r"\b(?:initial )?(?:child protection )?conferences?\b|\binitial cp conferences?\b|\bicpcs?\b", "conference"),
    (r"\b(?:cp|child protection) plans?\b|\bcpps?\b", "protectionplan"),
    (r"\b(?:cic|cla|lac)\b|\blooked[ -]after children\b", "incare"),
    (r"\b(?:children|child|young people) (?:in (?:our )?care|looked[ -]after)\b", "incare"),
    (r"\bcin\b|\b(?:children|child) in need\b", "inneed"),
    (r"\bcare[ -](?:experienced young people|experienced|leavers?)\b", "careleaver"),
    (r"\beet\b|\b(?:in )?education,? (?:employment|training)(?:,)? (?:or|and) (?:training|employment)\b", "eet"),
    (r"\bfte\b|\bfull[ -]time[ -]equivalents?\b", "fte"),
    (r"\bre-?referr(?:al|als|ed)\b", "repeat referral"),
    (r"\bnfa\b|\bno further action\b|\bcase to close\b", "nfa"),
    (r"\b(?:2|two) years?(?: or more|\s?\+)?(?: or more)?", "twoyears"),
    (r"\b(?:3|three) (?:or more|\+)", "three"),
    (r"\b15 (?:working )?days?\b", "15days"),
    (r"\b45 (?:working )?days?\b", "45days"),
    (r"\bup[ -]to[ -]date\b", "uptodate"),
    (r"\bunder[ -]16s?\b|\bunder 16 years?\b", "under16"),
    (r"\bper 10,?000\b|\b(?:at )?(?:the )?(?:period end|end of (?:the )?(?:period|month|year))\b", ""),
    (r"\bpoint in time\b|\bin the (?:period|month|year)\b", ""),
    (r"\bstart(?:ing|s|ed)?\b|\bbegun\b|\bbeginning\b", "start"),
    (r"\bceas(?:ing|ed)\b|\bends?\b|\bended\b|\bending\b|\bleaving\b", "ceasing"),
    (r"\bprevious\b|\bbefore\b|\bsecond or subsequent\b", "previous"),
    (rf"^(?:an? )?(?:{_WISHES})(?: levels?)?(?: in| of)?\b(?! than)", ""),
    (r"\bprogress(?:ing)? to\b|\bled to\b|\bleading to\b", "progress"),
)  # fmt: skip
_EMPTY_WORDS = """
    a an and are as at been by for from had has have in is it its number of on our per percentage percent period
    proportion rate social subject that the their these they this time to took was were when which who whose will
    with worker work year initial children child young people person
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_NEAR = 0.5
_MOST = 3


def indicator_of(name: str) -> str:
    """The code of the indicator that a measure's name says, empty where none is certain."""
    words = _meaning(name)
    if not _says_which_conference(name):
        return ""
    found = {code for code, phrase in _phrases() if phrase == words and _fits(code, name)}
    return found.pop() if len(found) == 1 and words else ""


def nearest(name: str) -> tuple[str, ...]:
    """The codes of the indicators that may be meant, nearest first: at most three, to be asked."""
    words = _meaning(name)
    best: dict[str, float] = {}
    for code, phrase in _phrases():
        shared = len(words & phrase) / len(words | phrase) if words | phrase else 0.0
        best[code] = max(best.get(code, 0.0), shared)
    ranked = sorted(best.items(), key=lambda each: -each[1])
    return tuple(code for code, share in ranked[:_MOST] if share >= _NEAR)


@cache
def _phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """Every name of every indicator, by the words that carry its meaning."""
    return tuple(_all_phrases())


def _all_phrases() -> Iterator[tuple[str, frozenset[str]]]:
    for indicator in catalogue.load().values():
        for phrase in (indicator.label, indicator.title, *indicator.known_as):
            yield indicator.code, _meaning(phrase)


def _fits(code: str, name: str) -> bool:
    """Whether the unit that a name speaks of can be the indicator's: "%" is no rate and no number."""
    unit = catalogue.load()[code].unit
    if "%" in name or re.search(r"\bper ?cent", name, re.IGNORECASE):
        return unit is Unit.PERCENT
    if "10,000" in name or "10000" in name:
        return unit is Unit.PER_10000
    if unit is Unit.PER_10000:
        return bool(re.search(r"\brate\b", name, re.IGNORECASE))  # else it may be a number as well
    return not re.match(r"(?:the )?number\b", name, re.IGNORECASE) or unit is Unit.COUNT


def _says_which_conference(name: str) -> bool:
    """Conferences are initial or review: a name must say initial, or an enquiry, which only those follow."""
    is_told = re.search(r"\binitial\b|\bicpcs?\b|\bs(?:ection)? ?47", name, re.IGNORECASE)
    return bool(is_told) or "conference" not in _meaning(name)


def _meaning(name: str) -> frozenset[str]:
    words = name.lower().replace("’", "'")
    for pattern, whole in _WRITTEN_OUT:
        words = re.sub(pattern, f" {whole} ", words)
    found = (_singular(word) for word in re.findall(r"[a-z0-9]+", words))
    return frozenset(word for word in found if word not in _EMPTY)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
