"""Which indicator of the catalogue a plan's measure is, by its name; where that is not certain, which may be meant.

A name must have the very words that carry the meaning of the indicator's label, its title or one of the other names
that its definition gives. A name that only resembles one is never tied: it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.plans.meaning import gist, is_of_a_day, is_of_a_period, meaning
from goldenthread.terms.words import Theme, Unit

_NEAR = 0.5
_MOST = 3
_SHARE = re.compile(r"%|\bper ?cent|\bproportion\b", re.IGNORECASE)
_PER_10000 = re.compile(r"\b10,?000\b")
_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bnumbers?\b", re.IGNORECASE)
_FIGURE = re.compile(r"\s*\d[\d,.]*\s*(%|per ?cent)?", re.IGNORECASE)
_INITIAL = re.compile(r"\binitial\b|\bicpcs?\b|\bs(?:ection)? ?47", re.IGNORECASE)
_CHILDREN = re.compile(r"\bchildren\b|\bchild\b(?! protection)|\bcyp\b|\byoung people\b", re.IGNORECASE)


def indicator_of(name: str, *figures: str) -> str:
    """The code of the indicator that a measure's name says, empty where none is certain.

    figures: what its baseline and target say, which tell a percentage from a number where the name does not.
    """
    words = meaning(name)
    if not words or not _says_which(words, name):
        return ""
    found = {code for code, phrase in _phrases() if meaning(phrase) == words and _fits(code, phrase, name)}
    return found.pop() if len(found) == 1 and _fits_figures(min(found), name, figures) else ""


def nearest(name: str) -> tuple[str, ...]:
    """The codes of the indicators that may be meant, nearest first: at most three, to be asked."""
    words = gist(name)
    best: dict[str, tuple[float, bool]] = {}
    for code, phrase in _phrases():
        known = gist(phrase)
        shared = len(words & known) / len(words | known) if words | known else 0.0
        best[code] = max(best.get(code, (0.0, False)), (shared, _fits(code, phrase, name)))
    ranked = sorted(best.items(), key=lambda each: each[1], reverse=True)
    return tuple(code for code, (share, _) in ranked[:_MOST] if share >= _NEAR)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Every name of every indicator."""
    return tuple(_all_phrases())


def _all_phrases() -> Iterator[tuple[str, str]]:
    for indicator in catalogue.load().values():
        for phrase in (indicator.label, indicator.title, *indicator.known_as):
            yield indicator.code, _with_its_plan(indicator, phrase)


def _with_its_plan(indicator: Indicator, phrase: str) -> str:
    """A name with the plan that its theme means: "a plan" in the list of child protection is no other plan."""
    if indicator.theme is not Theme.CHILD_PROTECTION:
        return phrase
    return re.sub(r"(?<!protection )\bplan\b", "child protection plan", phrase)


def _fits(code: str, phrase: str, name: str) -> bool:
    """Whether an indicator counts in the unit and at the time that a name speaks of."""
    indicator = catalogue.load()[code]
    return _fits_unit(indicator.unit, name) and _fits_time(indicator, phrase, name)


def _fits_unit(unit: Unit, name: str) -> bool:
    """Whether the unit that a name speaks of can be the indicator's: "%" is no rate and no number."""
    if _NUMBER.search(name):
        return unit in (Unit.COUNT, Unit.MEAN)
    if _SHARE.search(name):
        return unit is Unit.PERCENT
    if _PER_10000.search(name):
        return unit is Unit.PER_10000
    if unit is Unit.PER_10000:
        return bool(_RATE.search(name))  # else it may be a number as well
    return unit is Unit.PERCENT or not _RATE.search(name)


def _fits_figures(code: str, name: str, figures: Iterable[str]) -> bool:
    """Whether figures can be an indicator's: 120 "repeat referrals" are no percentage, and 17% is no number."""
    is_percent = catalogue.load()[code].unit is Unit.PERCENT
    says_share = bool(_SHARE.search(name) or _RATE.search(name))
    for figure in figures:
        if found := _FIGURE.match(figure):
            if found[1] and not is_percent:
                return False
            if not found[1] and is_percent and not says_share:
                return False
    return True


def _fits_time(indicator: Indicator, phrase: str, name: str) -> bool:
    """Whether it counts on a day or in a period as the name says: who is in care at month end, not who left in it."""
    if is_of_a_day(name) and indicator.is_flow:
        return False
    return not is_of_a_period(name) or indicator.is_flow or is_of_a_period(phrase)


def _says_which(words: frozenset[str], name: str) -> bool:
    """Whether a name leaves no doubt where one word has two meanings.

    Conferences are initial or review: it must say initial, or an enquiry, which only those follow. Reviews that are in
    time are counted, or the children who had theirs.
    """
    if "conference" in words and not _INITIAL.search(name):
        return False
    return "review" not in words or bool(_CHILDREN.search(name))
