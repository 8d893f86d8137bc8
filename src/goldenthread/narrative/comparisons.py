"""Rules on words of comparison: "lower than England", "in line with neighbours", "the target is reached".

Only the year's figure compares: a single month, even counted up to a year, is not held against a year's figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.judgement.in_line import Standing, standing
from goldenthread.narrative.bound import unchecked
from goldenthread.narrative.cells import Cell, Held, Whose
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import FAR, NOT_REACHED, OPPOSITE, RATED, SLIGHTLY, Way, sided
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import round_half_up, show, show_month
from goldenthread.terms.words import Unit

_STANDINGS = {Standing.HIGHER: Way.UP, Standing.LOWER: Way.DOWN, Standing.IN_LINE: Way.LEVEL}
_SAID = {Way.UP: "higher than", Way.DOWN: "lower than", Way.LEVEL: "in line with"}
_JOINED = re.compile(
    r"^(?:[\s(),;:]|\b(?:of|at|is|and|or|nor|both|either|as well as|the|our|their|with|for|to|than|that|those"
    r"|in|its|against|on)\b)*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:\b(?:will|would|may|might|can|could|should|must|to)(?:\s+(?:not|yet|soon|still|also|then|have|be))*"
    r"|\bwon['\u2019]t(?:\s+be)?"
    r"|\bat this pace\b.*)\s*$",
    re.IGNORECASE,
)
_PER = {Unit.PER_10000: " per 10,000"}


def compared(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The comparators that a word of comparison speaks of: "lower than England (538) and our neighbours (465)"."""
    last = token
    text = sentence.text
    for other in sentence.tokens[sentence.tokens.index(token) + 1 :]:
        if other.kind is Kind.NUMBER:
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
            continue
        if other.kind is not Kind.COMPARATOR or not _JOINED.match(text[last.end : other.start]):
            return
        yield other
        last = other


def rule_comparison(
    sentence: Sentence, token: Token, comparator: Token, held: Sequence[Held], *, turned: bool = False
) -> Ruling:
    """The ruling on one word of comparison with one comparator. turned: "England is below us"."""
    one = next((h for h in held if h.row is not None), held[0])
    whose = comparator.whose or Whose.ENGLAND
    other = one.others.get(whose)
    if other is None or other.value is None:
        name = "a target" if whose is Whose.TARGET else f"a figure for {whose.value}"
        return unchecked(f"{name}: there is none on the scorecard", [one])
    if one.judged is None or one.judged.value is None:
        return unchecked("a year's figure that is final: only that is compared", [one])
    way = sided(token.way, one.better)
    if way is None:
        return unchecked("which way is good: the indicator has no direction that is better", [one])
    real = _STANDINGS[standing(one.judged.value, other.value, one.unit, one.near)]
    where = f"{one.judged.where}; {other.where}"
    way = OPPOSITE.get(way, way) if turned else way
    if real is way or _as_printed(sentence, token, way, one.judged, other):
        return Ruling(Verdict.TRUE, where)
    period = sentence.period(token)
    why = "the year's figure says otherwise"
    if _speaks_of_a_month(sentence) or (period is not None and period.kind == "month"):
        why = "a single month is not compared with a year's figure, and the year's figure says otherwise"
    return Ruling(
        Verdict.WRONG, where, f"{_SAID[real]} {_theirs(whose)}: {_in_numbers(one.judged, other)}", why
    )


def rule_target(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on "the target is reached", "not reached". It is said of the year's figure, whatever a month was."""
    one = next((h for h in held if h.row is not None), held[0])
    if _AHEAD.search(sentence.before(token)):
        return unchecked("the future: the scorecard says only whether the target is reached now", [one])
    target = one.row.target if one.row is not None else None
    if target is None:
        return unchecked("a target: there is none on the scorecard", [one])
    where = "; ".join(cell.where for cell in (one.judged, one.others[Whose.TARGET]) if cell is not None)
    if target.rag is Rag.NOT_RATED:
        return Ruling(Verdict.UNCHECKED, where, "", f"a rating against the target: {target.rule}")
    if (target.rag is Rag.GREEN) is not bool(NOT_REACHED.search(token.text)):
        return Ruling(Verdict.TRUE, where)
    right = "reached" if target.rag is Rag.GREEN else "not reached"
    why = "the rating says otherwise"
    if _speaks_of_a_month(sentence):
        why = "a target is reached by the year's figure, not by a single month, and the rating says otherwise"
    return Ruling(Verdict.WRONG, where, f"the target is {right}: {target.rule}", why)


def rule_signal(token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on "no signal", "a signal of improvement"."""
    one = next((h for h in held if h.row is not None), held[0])
    signal = one.row.signal if one.row is not None else None
    if signal is None:
        return unchecked("enough months to tell a signal from chance", [one])
    where = f"{one.label}, signal of the last final month"
    if signal in token.variations:
        return Ruling(Verdict.TRUE, where)
    return Ruling(Verdict.WRONG, where, signal.value.replace("_", " "), "the control chart says otherwise")


def rule_rated(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on "rated green against England"."""
    one = next((h for h in held if h.row is not None), held[0])
    whose = next((other.whose for other in compared(sentence, token)), None)
    row = one.row
    if row is None or whose is None:
        return unchecked("against whom it is rated", [one])
    rated = {Whose.ENGLAND: row.england, Whose.NEIGHBOURS: row.neighbours, Whose.TARGET: row.target}[whose]
    if rated is None:
        return unchecked(f"a figure for {whose.value}: there is none on the scorecard", [one])
    where = f"{one.label}, {_theirs(whose)}"
    said = RATED.search(token.text + " against ")
    if rated.rag is Rag.NOT_RATED or said is None:
        return Ruling(Verdict.UNCHECKED, where, "", f"a rating: {rated.rule}")
    if rated.rag.value.casefold() == said["rag"].casefold():
        return Ruling(Verdict.TRUE, where)
    return Ruling(Verdict.WRONG, where, f"{rated.rag.value}: {rated.rule}", "the rating is another")


def _as_printed(sentence: Sentence, token: Token, way: Way, ours: Cell, theirs: Cell) -> bool:
    """Whether the figures as they are printed stand that way: 26.14 is above 26, though it is in line with it.

    They are printed with the table's decimals, or with those of the text. "Slightly higher" may be said of less, "well
    above" only of what is not in line.
    """
    if way not in (Way.UP, Way.DOWN) or ours.value is None or theirs.value is None:
        return False
    before = sentence.before(token)
    if FAR.search(before):
        return False
    own = [t for t in sentence.of(Kind.NUMBER) if ours.fits(t.number, t.decimals)]
    places = max([ours.places, *(t.decimals for t in own)])
    exact = (ours.value, theirs.value)
    printed = (
        float(round_half_up(ours.value, places)),
        float(round_half_up(theirs.value, max(places, theirs.places))),
    )
    pairs = [exact] if SLIGHTLY.search(before) else [exact, printed]
    return all(mine > other if way is Way.UP else mine < other for mine, other in pairs)


def _speaks_of_a_month(sentence: Sentence) -> bool:
    return any(t.period is not None and t.period.kind == "month" for t in sentence.of(Kind.PERIOD))


def _theirs(whose: Whose) -> str:
    return {Whose.NEIGHBOURS: "the statistical neighbours", Whose.TARGET: "the target"}.get(
        whose, whose.value
    )


def _in_numbers(ours: Cell, theirs: Cell) -> str:
    """ "26.14 per 10,000 in the year to June 2023 is above 26", with the decimals that tell the two apart."""
    mine, other = ours.value or 0.0, theirs.value or 0.0
    places = max(ours.places, theirs.places)
    while mine != other and show(mine, ours.unit, places) == show(other, ours.unit, places):
        places += 1
    theirs_shown = theirs.shown if theirs.is_shown_whole else show(other, theirs.unit, places)
    side = "above" if mine > other else "below" if mine < other else "the same as"
    when = f" in the year to {show_month(ours.month)}" if ours.month else ""
    return f"{show(mine, ours.unit, places)}{_PER.get(ours.unit, '')}{when} is {side} {theirs_shown}"
