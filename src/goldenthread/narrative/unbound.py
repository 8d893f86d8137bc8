"""Claims that are tied to no measure: which of them must be asked about, because they may be of a figure.

"Three measures met their targets", "performance has improved": nobody can check these, and nobody should take them for
checked. "We have strengthened our front door" tells of work, not of figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from goldenthread.narrative.comparisons import compared
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import Way

_MEASURED = (
    r"(?:plans?|referrals?|conferences?|assessments?|visits?|reviews?|enquiries|caseloads?|workloads?|cases|placements?"
    r"|measures?|indicators?|timeliness|performance|demand|activity|volumes?|rates?|figures?|numbers?|percentages?"
    r"|proportions?|shares?|turnover|vacancy|vacancies|use|usage|agency|contacts|audits|outcomes|backlogs?)"
)
_PEOPLE = r"(?:children|young\speople|care\sleavers|families|workers|staff|year\solds)"
_ANY = re.compile(rf"\b(?:{_MEASURED}|{_PEOPLE})\b", re.IGNORECASE)
_ITS_SUBJECT = re.compile(
    rf"\b{_MEASURED}(?:\s(?:of|in|for|on|with|at|from|by)\s[\w\s'\u2019-]{{1,40}}?)?"
    r"(?:\s(?:has|have|had|is|are|was|were|been|also|again|now|still|then|not|all|both|[a-z]+ly))*\s$",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:to|will|would|should|must|wants?|aims?|ensure|ensures|so\sthat|until|when|if|whether|expect|expects|hope|hopes"
    r"|helps?|can|could|may|might|how)\b[^.;:]*$",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"\bthan\s(?:ever|just|that|usual|ideal|this|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d)\b",
    re.IGNORECASE,
)


def is_asked_about(sentence: Sentence, token: Token) -> bool:
    """Whether a claim of which the sentence names no measure may be of a figure."""
    found = _KINDS.get(token.kind)
    return found is not None and found(sentence, token)


def _number(_: Sentence, token: Token) -> bool:
    return token.unit not in ("children", "things")


def _standing(sentence: Sentence, token: Token) -> bool:
    if any(compared(sentence, token)):
        return True
    text = sentence.text[token.start :]
    after = next((t for t in sentence.tokens if t.start >= token.end), None)
    counts = after is not None and after.kind is Kind.NUMBER and not sentence.gap(token, after).strip()
    sided = token.way in (Way.UP, Way.DOWN) and bool(re.search(r"\bthan\b", text)) and not counts
    return sided and bool(_ANY.search(sentence.text)) and not _NO_FIGURE.search(text)


def _reached(sentence: Sentence, token: Token) -> bool:
    return sentence.names_target and not _WISHED.search(sentence.before(token))


def _change(sentence: Sentence, token: Token) -> bool:
    return bool(_ITS_SUBJECT.search(sentence.before(token)))


def _likened(sentence: Sentence, token: Token) -> bool:
    return bool(_ANY.search(sentence.text)) and not _WISHED.search(sentence.before(token))


_KINDS: dict[Kind, Callable[[Sentence, Token], bool]] = {
    Kind.NUMBER: _number,
    Kind.STANDING: _standing,
    Kind.REACHED: _reached,
    Kind.CHANGE: _change,
    Kind.LIKENED: _likened,
}
