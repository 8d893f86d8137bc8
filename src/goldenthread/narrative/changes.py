"""Rules on a word of change: "rose", "has decreased", "stayed the same" is held against the figures it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.judgement.in_line import Standing, standing
from goldenthread.judgement.movement import movement
from goldenthread.narrative.bound import EARLIER, of_the_report, unchecked, unit_fits
from goldenthread.narrative.cells import Cell, Cells, Held
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.periods import Period
from goldenthread.narrative.runs import TIMES, months_running, rule_path, rule_run
from goldenthread.narrative.sentence import FROM, Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import PATH, ROUGHLY_LEVEL, WAYS, Way, sided
from goldenthread.terms.showing import show, show_month

SHOWN_MONTHS = 3
_TO = re.compile(r"\bto\s+(?:about\s|around\s)?$", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:from|since|than|compared with|compared to|on|against)(?:\s+in)?\s+$", re.IGNORECASE
)
_ON_TIMES = re.compile(r"^\s+(?:on|against|than|compared\s+(?:with|to))\s+(?:both\s+|in\s+)?$", re.IGNORECASE)
_AND_ALSO = re.compile(r"^(?:\s\([^()]*\))?\s?(?:,|,?\s?and|&)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
_A_STRETCH = re.compile(r"\bto\b|between|until|through|[-\u2013]|months|quarter", re.IGNORECASE)
_NO_FIGURES = ("points", "other", "things", "children")
_OWN_WORD = re.compile(r"^(?:since|from|than|on)\b", re.IGNORECASE)
_SAID = {Way.UP: "increased", Way.DOWN: "decreased", Way.LEVEL: "stayed the same"}


@dataclass(frozen=True)
class _Told:
    """The figures that a word of change stands with: the number it went from, the one it went to, and since when.

    also: further times since when it is said, as in "up on April and May".
    """

    start: Token | None
    end: Token | None
    since: Period | None
    also: tuple[Period, ...] = ()


def rule_change(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on one word of change. Which way is ruled first, then how often or how many times."""
    ruling = _rule_way(cells, sentence, token, held)
    if ruling.verdict is not Verdict.TRUE:
        return ruling
    if TIMES.match(token.text):
        return unchecked("how many times as much: only which way it went is checked", held)
    one = next((h for h in held if h.months), held[0])
    way = sided(token.way, one.better)
    if (run := months_running(sentence, token)) is not None:
        return rule_run(one, run, way)
    if PATH.search(sentence.text) and way is not Way.LEVEL:
        return rule_path(one, _path(cells, sentence, token, one), way)
    return ruling


def _path(cells: Cells, sentence: Sentence, token: Token, held: Held) -> list[Cell]:
    """The months over which a change is said to go on: those that are named, else the last ones that are shown."""
    told = _told(sentence, token)
    period = sentence.period(told.end or token)
    if told.since is not None and told.since.kind == "month":
        named = [t.period.months[-1] for t in sentence.tokens if t.period is not None and t.period.months]
        last = max(named)
        if last <= told.since.months[0]:
            last = cells.card.month
        return [cell for cell in held.final if cell.month and told.since.months[0] <= cell.month <= last]
    if period is not None and period.kind == "months":
        return [cell for cell in held.final if cell.month in period.months]
    return held.final[-SHOWN_MONTHS:]


def _rule_way(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on which way a figure went."""
    one = next((h for h in held if h.months), held[0])
    told = _told(sentence, token)
    way = sided(token.way, one.better)
    if way is None:
        return unchecked("which way is good: the indicator has no direction that is better", held)
    if (own := _by_its_own_numbers(told, way)) is not None:
        return own
    if one.plain:
        return unchecked(EARLIER, held)
    if odd := next((t for t in (told.start, told.end) if t is not None and not unit_fits(t, one)), None):
        return unchecked(f"which figure moved: {odd.text} is none of this measure", held)
    roughly = bool(ROUGHLY_LEVEL.search(token.text))
    if told.since is not None:
        bases = [replace(told, since=base) for base in (told.since, *told.also)]
        return _of_all([_since(cells, sentence, token, one, each, way) for each in bases])
    period = sentence.period(told.end or token)
    if period is not None and period.kind == "months":
        return _in_each(sentence, one, period, way, told) or _across(one, period, way, roughly)
    if period is not None and period.kind in ("year", "earlier"):
        return _on_the_earlier_report(one, way, told)
    if period is not None and period.kind == "month":
        ruling = _on_the_month_before(one, one.months.get(period.months[0]), period.months[0], way, told)
        if sentence.is_on_the_year(token) and _not_true(ruling):
            return unchecked(f"{EARLIER}: the year's figure a month before", [one])
        return ruling
    return _undated(cells, one, told, way)


def _told(sentence: Sentence, token: Token) -> _Told:
    """The numbers and the time that belong to a word of change."""
    later = [t for t in sentence.tokens if t.start >= token.end]
    stop = next((t.start for t in later if t.kind is Kind.CHANGE), len(sentence.text) + 1)
    later = [t for t in later if t.start < stop and not (t.kind is Kind.NUMBER and sentence.comparator_of(t))]
    sizes = [t for t in later if t.kind is Kind.NUMBER and (t.unit in _NO_FIGURES or sentence.is_size(t))]
    bases = _bases(sentence, token)
    later = [t for t in later if t not in sizes and not _is_of_a_base(sentence, t, bases)]
    numbers = [t for t in later if t.kind is Kind.NUMBER]
    start = next((n for n in numbers if FROM.search(sentence.before(n))), None)
    end = next((n for n in numbers if _TO.search(sentence.before(n))), None)
    if end is None and start is not None:
        end = _number_before(sentence, token, Kind.NAME)
    if end is None:
        end = next((n for n in numbers if n is not start and _is_said_of_it(sentence, token, n)), None)
    if end is None:
        end = _number_before(sentence, token)
    if start is None and bases:
        months = [period for base in bases for period in _single(base)]
        return _Told(None, end, months[0], tuple(months[1:]))
    since = sentence.period_after(start) if start else _since_when(sentence, later)
    if start is not None and since is None and sentence.end_of_span(start) is None:
        since = (
            Period(start.start, start.end, "earlier") if end is None or not _is_dated(sentence, end) else None
        )
    if since is None and (first := sentence.compared_with(token)) is not None:
        since = first.period
    return _Told(start, end, since)


def _bases(sentence: Sentence, token: Token) -> list[Token]:
    """Several times that a change is said to be since: "up on April (329) and May (467)", "down on April and May"."""
    found: list[Token] = []
    for other in sentence.tokens[sentence.tokens.index(token) + 1 :]:
        if other.kind is Kind.NUMBER and found and sentence.in_brackets(other):
            continue
        if other.period is None or other.period.kind not in ("month", "months"):
            break
        gap = sentence.text[found[-1].end if found else token.end : other.start]
        if not (_AND_ALSO.match(gap) if found else _ON_TIMES.match(gap)):
            break
        found.append(other)
    return found if len(found) > 1 or any(len(_single(base)) > 1 for base in found) else []


def _single(base: Token) -> list[Period]:
    """The months of a time, one by one."""
    months = base.period.months if base.period is not None else ()
    return [Period(base.start, base.end, "month", (month,)) for month in months]


def _is_of_a_base(sentence: Sentence, token: Token, bases: Sequence[Token]) -> bool:
    """Whether a number in brackets is that of a time that is compared with."""
    before = [t for t in sentence.tokens if t.end <= token.start]
    is_number = token.kind is Kind.NUMBER and sentence.in_brackets(token)
    return (
        is_number
        and bool(before)
        and (before[-1] in bases or bool(_SINCE.search(sentence.before(before[-1]))))
    )


def _is_said_of_it(sentence: Sentence, token: Token, number: Token) -> bool:
    """Whether a later number is of the same thing: no other name stands between."""
    return not any(token.end <= name.start < number.start for name in sentence.names) or bool(
        re.match(r"^\s+(?:in|of)\b", sentence.text[token.end :])
    )


def _number_before(sentence: Sentence, token: Token, *between: Kind) -> Token | None:
    """ "84%, up from 81%": the number just before the word. `between`: what may stand there beside a time."""
    at = sentence.tokens.index(token)
    for other in reversed(sentence.tokens[:at]):
        if other.kind is Kind.NUMBER:
            return None if sentence.is_from(other) or sentence.comparator_of(other) else other
        if other.kind not in (Kind.PERIOD, *between):
            return None
    return None


def _since_when(sentence: Sentence, later: Sequence[Token]) -> Period | None:
    for other in later:
        if other.kind is Kind.NUMBER and not _TO.search(sentence.before(other)):
            return None
        if other.period is not None and other.period.kind == "months":
            return None
        named = _SINCE.search(sentence.before(other)) or _OWN_WORD.match(other.text)
        if other.period is not None and (named or other.period.kind == "earlier"):
            return other.period
    return None


def _is_dated(sentence: Sentence, number: Token) -> bool:
    period = sentence.period(number)
    return period is not None and period.kind == "month"


def _by_its_own_numbers(told: _Told, way: Way) -> Ruling | None:
    """The ruling where the text's two numbers go another way than its word."""
    if told.start is None or told.end is None or told.end.high is not None:
        return None
    gone = told.end.number - told.start.number
    real = Way.UP if gone > 0 else Way.DOWN if gone < 0 else Way.LEVEL
    if real is way:
        return None
    said = f"{_SAID[real]}: from {told.start.text} to {told.end.text}"
    return Ruling(
        Verdict.WRONG, "the text's own two numbers", said, "the numbers go another way than the word"
    )


def _since(cells: Cells, sentence: Sentence, token: Token, held: Held, told: _Told, way: Way) -> Ruling:
    """A change since a time that the text names."""
    since = told.since
    if (pair := _month_on_month(held, told)) is not None:
        return ruled(held, *pair, way, told)
    if since is not None and since.kind in ("anew", "year") and (since.kind == "anew" or since.months):
        return _since_a_year(held, since, way, told)
    if since is None or since.kind != "month":
        return _on_the_earlier_report(held, way, told)
    base = held.months.get(since.months[0])
    if base is None:
        return unchecked(f"{show_month(since.months[0])}: not on the scorecard", [held])
    period = sentence.period(told.end) if told.end else sentence.period(token)
    if period is not None and period.start == since.start:
        period = None
    if period is not None and period.kind not in ("month", "now"):
        return unchecked(f"{EARLIER}: a year's figure is not compared with a single month", [held])
    named = period is not None and period.kind == "month" and period.months[0] != since.months[0]
    month = period.months[0] if named and period is not None else cells.card.month
    current = held.months.get(month)
    if current is None:
        return unchecked(f"{show_month(month)}: not on the scorecard", [held])
    return ruled(held, base, current, way, told)


def _month_on_month(held: Held, told: _Told) -> tuple[Cell, Cell] | None:
    """ "From 467 to 495": the last two months, where these are their figures and the text names no time."""
    months = held.ordered[-2:]
    if told.start is None or told.end is None or told.since is None or len(months) < 2:
        return None
    if told.since.start != told.start.start:
        return None
    fit = all(cell.fits(n.number, n.decimals) for cell, n in zip(months, (told.start, told.end), strict=True))
    return (months[0], months[1]) if fit else None


def _in_each(sentence: Sentence, held: Held, period: Period, way: Way, told: _Told) -> Ruling | None:
    """The ruling where a change is said of several months and is wrong of one: "rose in April, May and June"."""
    if (
        way is Way.LEVEL
        or told.start is not None
        or _A_STRETCH.search(sentence.text[period.start : period.end])
    ):
        return None
    steps = [_on_the_month_before(held, held.months.get(m), m, way, None) for m in period.months]
    return next((step for step in steps if step.verdict is Verdict.WRONG), None)


def _across(held: Held, period: Period, way: Way, roughly: bool) -> Ruling:
    """A change over several months: the first against the last; for "stayed", the lowest against the highest."""
    gone = [show_month(month) for month in period.months if month not in held.months]
    if gone:
        return unchecked(f"{' and '.join(gone)}: not on the scorecard", [held])
    found = [held.months[month] for month in period.months]
    if any(cell.value is None for cell in found):
        return unchecked("a figure for each of the months", [held])
    if way is not Way.LEVEL:
        return ruled(held, found[0], found[-1], way, None)
    low, high = (pick(found, key=lambda cell: cell.value or 0.0) for pick in (min, max))
    near = standing(high.value or 0.0, low.value or 0.0, held.unit, held.near) is Standing.IN_LINE
    where = f"{held.label}, {show_month(period.months[0])} to {show_month(period.months[-1])}"
    if low.shown == high.shown or (roughly and near):
        return Ruling(Verdict.TRUE, where)
    said = ", ".join(f"{cell.shown} in {_month(cell)}" for cell in found)
    return Ruling(Verdict.WRONG, where, f"did not stay the same: {said}", "the months differ")


def _on_the_month_before(
    held: Held, cell: Cell | None, month: object, way: Way, told: _Told | None
) -> Ruling:
    if cell is None or cell.month is None:
        return unchecked(f"{show_month(month)}: not on the scorecard", [held])  # type: ignore[arg-type]
    before = held.months.get(cell.month.plus(-1))
    if before is None:
        return unchecked(f"{show_month(cell.month.plus(-1))}: not on the scorecard", [held])
    return ruled(held, before, cell, way, told)


def _on_the_earlier_report(held: Held, way: Way, told: _Told | None) -> Ruling:
    """The year's figure against the one that the last report printed, where there is one."""
    before = of_the_report(held, told.since if told else None)
    if isinstance(before, str):
        return unchecked(f"{before}: the figure that this one is compared with", [held])
    return _on_the_year(held, before[0], way, told)


def _since_a_year(held: Held, since: Period, way: Way, told: _Told) -> Ruling:
    """The year's figure against that of an earlier year, or against the last report's year by today's records."""
    if since.kind == "anew":
        found = [held.today] if held.today is not None else []
    else:
        found = [cell for cell in held.known_years if cell.month == since.months[-1]]
    if not found:
        return unchecked("that year's figure: it is not on the scorecard", [held])
    return _on_the_year(held, found[0], way, told)


def _on_the_year(held: Held, before: Cell, way: Way, told: _Told | None) -> Ruling:
    if held.judged is None:
        return unchecked("a year's figure that is final: only that is compared", [held])
    return ruled(held, before, held.judged, way, told)


def _undated(cells: Cells, held: Held, told: _Told, way: Way) -> Ruling:
    """A change of which the text doesn't say since when."""
    final = held.final[-SHOWN_MONTHS:]
    if len(final) < 2:
        return unchecked("two final months to compare", [held])
    latest = held.months.get(cells.card.month)
    if told.end is not None:
        of_year = any(cell.fits(told.end.number, told.end.decimals) for cell in held.years)
        of_month = latest is not None and latest.fits(told.end.number, told.end.decimals)
        if not of_month:
            return _on_the_earlier_report(held, way, told)
        ruling = _on_the_month_before(held, latest, cells.card.month, way, told)
        return (
            unchecked(f"{EARLIER}, or the month meant", [held]) if of_year and _not_true(ruling) else ruling
        )
    ruling = ruled(held, final[-2], final[-1], way, None)
    others = [ruled(held, cell, final[-1], way, None) for cell in final[:-2]]
    if _not_true(ruling) and not all(_not_true(other) for other in others):
        return unchecked("since when: the months alone don't tell", [held])
    return ruling


def _of_all(rulings: Sequence[Ruling]) -> Ruling:
    """What holds of each: wrong where one is wrong, true where all are true."""
    wrong = next((ruling for ruling in rulings if ruling.verdict is Verdict.WRONG), None)
    return wrong or next((ruling for ruling in rulings if _not_true(ruling)), rulings[0])


def _not_true(ruling: Ruling) -> bool:
    return ruling.verdict is not Verdict.TRUE


def ruled(held: Held, before: Cell, after: Cell, way: Way, told: _Told | None) -> Ruling:
    """The word against two cells, by the rule of the direction of travel: no change where both are shown the same."""
    if before.value is None or after.value is None:
        gone = before if before.value is None else after
        return unchecked(f"a figure for {gone.where}", [held])
    final = {cell.month for cell in held.final}
    for cell in (before, after):
        if not cell.yearly and cell.month not in final:
            return unchecked(
                f"the final figure of {_month(cell)}: a month that is not final has no direction", [held]
            )
    decimals = max((t.decimals for t in (told.start, told.end) if t), default=0) if told else 0
    shown = max(decimals, held.decimals or 0) or held.decimals
    real = WAYS[movement(before.value, after.value, held.unit, held.better, shown)[0]]
    where = f"{held.label}, {_month(before)} and {_month(after)}"
    if real is way:
        return Ruling(Verdict.TRUE, where)
    places = max(decimals, before.places, after.places)
    values = " to ".join(
        f"{show(cell.value or 0.0, cell.unit, places)} in {_month(cell)}" for cell in (before, after)
    )
    return Ruling(Verdict.WRONG, where, f"{_SAID[real]}: {values}", "the figures moved another way")


def _month(cell: Cell) -> str:
    if cell.month is None:
        return cell.where
    return f"the year to {show_month(cell.month)}" if cell.yearly else show_month(cell.month)
