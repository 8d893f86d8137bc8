"""What a word of comparison is held against: England, the neighbours, ourselves, another time, another measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.judgement.in_line import Standing, standing
from goldenthread.narrative.amounts import TEN_THOUSAND
from goldenthread.narrative.bound import unchecked
from goldenthread.narrative.cells import Cell, Cells, Held
from goldenthread.narrative.changes import rule_change, ruled
from goldenthread.narrative.comparisons import compared, rule_comparison
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.periods import Period
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import Way, sided
from goldenthread.terms.showing import show_month

_US = re.compile(
    r"^\s(?:than\s)?(?:us|ours|we|our own|our (?:rate|figure|share|average|performance)|that of ours)\b", re.I
)
_SHORT = re.compile(
    r"^(?:[\s(,]|\b(?:than|in|at|for|on|of|those|that|it|its|they|their|our|was|were|the|levels?|values?|marks?|figures?|rate|number|share|during|a|as|with|to"
    rf"|had|been|did|month|per|{TEN_THOUSAND})\b)*$",
    re.IGNORECASE,
)
# These have many uses beside comparing: what follows tells.
_OFTEN_ELSE = re.compile(
    r"above|beyond|over|below|under|top|match|beat|close|near|mirror|equal|behind", re.IGNORECASE
)
_SHARE = re.compile(
    r"^\s(?:(?:of\s(?:our|the|these|those|all)\b)|(?:share|proportion|percentage|rate)\b)", re.IGNORECASE
)
_THAN_THEIRS = re.compile(
    r"\bthan\s(?:is\s|are\s|it\sis\s)?(?:(?:the\scase\s)?(?:in|for|across|of|among)\s)?(?:those\sof\s|that\sof\s)?$",
    re.IGNORECASE,
)
_THAN_NAME = re.compile(
    r"^[\s\u0001]*(?:care[\s\u0001]+)?than\s(?:(?:the|our|number|rate|of|those)\s)*$", re.IGNORECASE
)
_NO_FIGURES = (
    "what it is compared with: England, the neighbours, the target, another month or another measure"
)


def rule_standing(
    cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]
) -> Iterator[tuple[str, Ruling]]:
    """The rulings on a word of comparison, one for each thing that it is compared with."""
    comparators = list(compared(sentence, token))
    for comparator in comparators:
        yield f"{token.text} {comparator.text}", rule_comparison(sentence, token, comparator, held)
    if comparators:
        return
    told = list(_other_side(cells, sentence, token, held))
    yield from told
    if not told and _is_comparison(sentence, token):
        yield token.text, unchecked(_NO_FIGURES, held)


def _other_side(
    cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]
) -> Iterator[tuple[str, Ruling]]:
    first = sentence.compared_with(token)
    times = _times(sentence, token, first)
    if _US.match(sentence.text[token.end :]) and (theirs := _comparators_before(sentence, token)):
        for other in theirs:
            yield f"{other.text} {token.text} us", rule_comparison(sentence, token, other, held, turned=True)
    elif (council := _further_on(sentence, token)) is not None:
        yield f"{token.text} than {council.text}", rule_comparison(sentence, token, council, held)
    elif times is not None:
        yield token.text, _against_a_time(cells, sentence, token, held, *times)
    elif (measure := _measure(sentence, token)) is not None:
        found = [h for key in measure.keys for h in cells.of_key(key) if h.group == held[0].group]
        yield f"{token.text} {measure.text}", _against_a_measure(sentence, token, held, found)
    elif first is not None and first.kind is Kind.COMPARATOR:
        yield f"{token.text} {first.text}", rule_comparison(sentence, token, first, held)


def _comparators_before(sentence: Sentence, token: Token) -> list[Token]:
    return [other for other in sentence.of(Kind.COMPARATOR) if other.end <= token.start]


def _times(sentence: Sentence, token: Token, first: Token | None) -> tuple[Token, Period | None] | None:
    """The time that is compared with, and the one that is spoken of: "lower in April than in June"."""
    base = current = None
    needs_than = (
        token.way is not Way.LEVEL
        and not token.text.casefold().endswith("than")
        and not _OFTEN_ELSE.search(token.text)
    )
    for other in sentence.tokens:
        if other.start < token.end or other.period is None:
            continue
        if not needs_than and any(token.end <= name.start < other.start for name in sentence.names):
            break
        between = _words_before(sentence, token, other)
        if _SHORT.match(between) and (not needs_than or "than" in between):
            base = other
            break
        if needs_than:
            current = other.period
    if base is None and first is not None and first.kind is Kind.PERIOD:
        base = first
    if base is None:
        return None
    before = [t for t in sentence.tokens if t.period is not None and t.end <= token.start and t is not base]
    return base, current or (before[-1].period if before else None)


def _words_before(sentence: Sentence, token: Token, other: Token) -> str:
    """The words between a time and what stands before it, numbers left out."""
    text = sentence.text[: other.start]
    start = token.end
    for between in sentence.tokens:
        if token.end <= between.start < other.start:
            if between.kind is Kind.NUMBER:
                text = text[: between.start] + " " * (between.end - between.start) + text[between.end :]
            else:
                start = between.end
    return text[start:].replace(")", " ")


def _measure(sentence: Sentence, token: Token) -> Token | None:
    """Another measure just after the word: "care starts are below care ends"; "fewer children started than left"."""
    after = next((t for t in sentence.tokens if t.start >= token.end), None)
    if after is None or after.kind is not Kind.NAME:
        return None
    gap = sentence.gap(token, after)
    if "," in gap or not _SHORT.match(gap):
        return None
    following = [name for name in sentence.names if name.start >= after.end]
    if following and _THAN_NAME.match(_without_times(sentence, after, following[0])):
        return following[0]
    before = [name for name in sentence.names if name.end <= token.start]
    return after if before and before[-1].keys != after.keys else None


def _further_on(sentence: Sentence, token: Token) -> Token | None:
    """The council behind the measure: "fewer of our conferences are held in time than in England".

    Fewer children than in all of England is no comparison of shares: that needs "of our" or "a lower share".
    """
    if token.text.casefold().endswith("than") or not _SHARE.match(sentence.text[token.end :]):
        return None
    for other in sentence.tokens[sentence.tokens.index(token) + 1 :]:
        if other.kind is Kind.COMPARATOR and _THAN_THEIRS.search(sentence.before(other)):
            return other
        if other.kind not in (Kind.NAME, Kind.GROUP, Kind.PERIOD, Kind.NUMBER):
            return None
    return None


def _without_times(sentence: Sentence, first: Token, second: Token) -> str:
    text = sentence.text
    for token in sentence.of(Kind.PERIOD):
        text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return text[first.end : second.start]


def _against_a_time(
    cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held], base: Token, now: Period | None
) -> Ruling:
    one = next((h for h in held if h.months), held[0])
    way = sided(token.way, one.better)
    since = base.period
    if since is not None and since.kind == "months" and since.months:
        return unchecked("with which of several months: name one", [one])
    if since is None or since.kind != "month" or (now is not None and now.kind != "month"):
        return rule_change(cells, sentence, token, held)
    if way is None:
        return unchecked("which way is good: the indicator has no direction that is better", [one])
    months = (since.months[0], now.months[0] if now is not None else cells.card.month)
    if months[0] == months[1]:
        return unchecked("with which time: both are the same", [one])
    found = [one.months.get(month) for month in months]
    gone = [show_month(month) for month, cell in zip(months, found, strict=True) if cell is None]
    if gone or found[0] is None or found[1] is None:
        return unchecked(f"{' and '.join(gone)}: not on the scorecard", [one])
    if way is Way.LEVEL and _in_line(one, found[0], found[1]):
        return Ruling(Verdict.TRUE, f"{found[0].where}; {found[1].where}")
    return ruled(one, found[0], found[1], way, None)


def _against_a_measure(
    sentence: Sentence, token: Token, held: Sequence[Held], others: Sequence[Held]
) -> Ruling:
    """Two measures that are counted alike, of the same month or of the year."""
    one, other = held[0], next(iter(others), None)
    period = sentence.period(token) or next((t.period for t in sentence.of(Kind.PERIOD)), None)
    if other is None or other.unit is not one.unit or token.way in (Way.BETTER, Way.WORSE, None):
        return unchecked("two measures that are counted alike", held)
    month = period.months[0] if period is not None and period.kind == "month" else None
    mine, theirs = ((h.months.get(month) if month else h.judged) for h in (one, other))
    if mine is None or theirs is None or mine.value is None or theirs.value is None:
        return unchecked("both figures of the same time", [one, other])
    apart = mine.shown_number - theirs.shown_number
    real = Way.UP if apart > 0 else Way.DOWN if apart < 0 else Way.LEVEL
    where = f"{mine.where}; {theirs.where}"
    if real is token.way or (token.way is Way.LEVEL and _in_line(one, mine, theirs)):
        return Ruling(Verdict.TRUE, where)
    said = {Way.UP: "higher", Way.DOWN: "lower", Way.LEVEL: "the same"}[real]
    return Ruling(
        Verdict.WRONG, where, f"{said}: {mine.shown} and {theirs.shown}", "the figures stand another way"
    )


def _in_line(held: Held, first: Cell, second: Cell) -> bool:
    if first.value is None or second.value is None:
        return False
    return standing(second.value or 0.0, first.value or 0.0, held.unit, held.near) is Standing.IN_LINE


def _is_comparison(sentence: Sentence, token: Token) -> bool:
    """Whether a word that stands with nothing known may still compare: "higher than in other councils"."""
    after = next((t for t in sentence.tokens if t.start >= token.end), None)
    if after is not None and after.kind is Kind.NUMBER and not sentence.gap(token, after).strip():
        return False
    return not _OFTEN_ELSE.match(token.text)
