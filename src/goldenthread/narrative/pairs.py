"""Numbers that are told in the order of what is compared: "fewer of ours than in England: 68% against 79%"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.narrative.cells import Whose
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import Way

_AGAINST = re.compile(
    r"^\s(?:as\s)?(?:against|versus|vs\.?|v\.?|compared\s(?:with|to)|set\sagainst)\s$", re.IGNORECASE
)
_ABOVE_US = re.compile(r"^\s(?:than\s)?(?:us|ours|we)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:\s(?:us|ours))?(?:\s?[:;,\u2013\u2014-]\s?|\s?\()(?:at\s|with\s)?$|^\s(?:at|with)\s$", re.IGNORECASE
)
_PLACED = (Kind.NAME, Kind.PERIOD, Kind.GROUP)


def whose_in_order(text: str, tokens: Sequence[Token], number: Token) -> Whose | None:
    """Whose a number of such a pair is; None where it is in none, or the sentence doesn't compare.

    Where the word says that the second is ours, as in "below England: 79% against 68%", it is.
    """
    pair = _Pair.of(text, tokens, number)
    if pair is None:
        return None
    told = [token for token in tokens[: tokens.index(pair.first)] if token.kind not in _PLACED]
    word = next((t for t in reversed(told) if t.kind in (Kind.STANDING, Kind.LIKENED)), None)
    others = [token for token in told if token.kind is Kind.COMPARATOR]
    last = next_to(tokens, pair.first, -1)
    if not others or last is None or not _ASIDE.match(text[last.end : pair.first.start]):
        return None
    if word is None and last is others[-1]:  # "England: 79% against 68%"
        return None
    if len(others) > 1 or pair.at > 1:
        return _in_their_order(others, pair.at)
    is_turned = word is not None and pair.goes_against(word.way)
    is_of_us = word is not None and bool(_ABOVE_US.match(text[word.end :]))
    ours_at = int(is_turned is not is_of_us)
    return Whose.OURS if pair.at == ours_at else others[0].whose


def next_to(tokens: Sequence[Token], token: Token, step: int) -> Token | None:
    """The token so many places on, or back."""
    at = tokens.index(token) + step
    return tokens[at] if 0 <= at < len(tokens) else None


class _Pair:
    """Two numbers held against each other, or three: "199 against 180 and 173". at: which of them is asked for."""

    def __init__(self, first: Token, second: Token, at: int) -> None:
        self.first, self.second, self.at = first, second, at

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], number: Token) -> _Pair | None:
        """The pair that a number is in."""
        for at in range(3):
            first = next_to(tokens, number, -at)
            second = next_to(tokens, first, 1) if first is not None else None
            if first is None or second is None or {first.kind, second.kind} != {Kind.NUMBER}:
                continue
            after = next_to(tokens, second, 1)
            named = after is not None and after.kind is Kind.COMPARATOR
            if named or not _AGAINST.match(text[first.end : second.start]):
                continue
            if at == 2 and text[second.end : number.start].strip() != "and":
                continue
            return cls(first, second, at)
        return None

    def goes_against(self, way: Way | None) -> bool:
        """Whether the numbers stand the other way round than a word says of the first."""
        rises = self.second.number - self.first.number
        return (way is Way.UP and rises > 0) or (way is Way.DOWN and rises < 0)


def _in_their_order(others: Sequence[Token], at: int) -> Whose | None:
    """Of "above England and our neighbours: 199 against 180 and 173" whose the first, second or third number is."""
    return Whose.OURS if at == 0 else others[at - 1].whose if at <= len(others) == 2 else None
