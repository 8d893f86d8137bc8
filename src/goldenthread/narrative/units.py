"""Whether a reader is told of what a number is: a rate or a share that goes without its unit reads as a count.

"Referrals were 528 in June" says that 528 were made; it is true of the rate alone, and that has to be said.
"""

from __future__ import annotations

import re

from goldenthread.narrative.amounts import TEN_THOUSAND
from goldenthread.narrative.cells import Cell
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Token
from goldenthread.terms.words import Unit

_SAID = {
    Unit.PER_10000: re.compile(
        r"\b(?:per|(?:out\s)?of\s(?:every|each)|(?:in|for|to|among)\s(?:(?:every|each)\s)?)"
        rf"\s?{TEN_THOUSAND}\b|\brates?\b",
        re.IGNORECASE,
    ),
    Unit.PERCENT: re.compile(
        r"\d\s?%|\bper\s?cent(?:age)?s?\b|\b(?:rate|share|proportion)s?\b", re.IGNORECASE
    ),
}
_WRITTEN = {Unit.PER_10000: " per 10,000", Unit.PERCENT: "%"}
_TOLD = {
    Unit.PER_10000: "a rate per 10,000, not how many there were: say “per 10,000”",
    Unit.PERCENT: "a percentage, not how many there were: say “%”",
}
_BOUNDARY = re.compile(
    r"[,;:]\s|\s(?:and|or|but|while|whereas|although|with|against|than)\s|\s(?=(?:the\s|a\s|our\s)?rates?\sof\b)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|counts?|totals?|how many)\b(?:\sof|\sfor)?\s(?:\w+\s){0,3}?$", re.IGNORECASE
)


def shown_with_unit(shown: str, unit: Unit) -> str:
    """A figure as it stands in a table, with what it is: "528 per 10,000"; a percentage has its sign already."""
    return f"{shown} per 10,000" if unit is Unit.PER_10000 and shown[:1].isdigit() else shown


def unit_missing(sentence: Sentence, token: Token, cell: Cell) -> str:
    """What a reader has to be told of a number, where the words don't say that it is a rate or a share; "" else."""
    if cell.unit not in _SAID or token.unit or cell.counts_fit(token.number, token.decimals):
        return ""
    return "" if _is_said(sentence, token, cell.unit) else _TOLD[cell.unit]


def is_called_a_number(sentence: Sentence, token: Token, cell: Cell) -> bool:
    """Whether the words call a rate a number: "the number of referrals was 528"."""
    if not unit_missing(sentence, token, cell):
        return False
    own = next((name for name in reversed(sentence.names) if name.end <= token.start), None)
    return own is not None and bool(_NUMBER_OF.search(sentence.before(own)))


def _is_said(sentence: Sentence, token: Token, unit: Unit) -> bool:
    """Whether the sentence says the unit of this measure, or the one before it whose measure it goes on with."""
    if _SAID[unit].search(_of_the_same(sentence, token)):
        return True
    carried = sentence.carried
    return not sentence.names and carried is not None and bool(_SAID[unit].search(carried.said))


def _of_the_same(sentence: Sentence, token: Token) -> str:
    """The part of a sentence that speaks of the token's measure: what is said of another measure is not of this one."""
    subject = next(sentence.subjects(token), None)
    own = [name for name in sentence.names if subject is not None and name.keys == subject.keys]
    if not own:
        return sentence.text
    nearest = min(own, key=lambda name: abs(name.start - token.start))
    first, last = min(nearest.start, token.start), max(nearest.end, token.end)
    start, end = 0, len(sentence.text)
    for other in sentence.names:
        if other.keys == nearest.keys:
            continue
        if other.end <= first:
            start = max(start, _last_boundary(sentence.text, other.end, first))
        elif other.start >= last:
            end = min(end, _first_boundary(sentence.text, last, other.start))
    return sentence.text[start:end]


def _last_boundary(text: str, start: int, end: int) -> int:
    found = list(_BOUNDARY.finditer(text, start, end))
    return found[-1].start() if found else end


def _first_boundary(text: str, start: int, end: int) -> int:
    found = _BOUNDARY.search(text, start, end)
    return found.start() if found else end
