"""Rules on a number: it is true when the cell that it speaks of, shown with as many decimals, is that number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.narrative.bound import EARLIER, of_the_report, unchecked, unit_fits
from goldenthread.narrative.cells import Cell, Cells, Held, Whose
from goldenthread.narrative.comparisons import compared
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.periods import Period
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.units import is_called_a_number, shown_with_unit, unit_missing
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show, show_month
from goldenthread.terms.words import Unit

_ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|nearly|almost|just (?:under|over)|close to|some)\s+$", re.I
)
_OVER = re.compile(r"(?:more than|over|above|higher than|exceeds?|greater than)\s+$", re.I)
_AT_LEAST = re.compile(r"(?:at least|no (?:less|fewer|lower) than)\s+$", re.I)
_UNDER = re.compile(r"(?:less than|fewer than|under|below|lower than)\s+$", re.I)
_AT_MOST = re.compile(
    r"(?:at most|no (?:more|higher) than|(?<!is )(?<!was )(?<!were )(?<!are )(?<!again )up to)\s+$", re.I
)
_BEYOND = re.compile("|".join(each.pattern for each in (_OVER, _AT_LEAST, _UNDER, _AT_MOST)), re.I)
_HALF = 0.5001
_NEARLY_ALL = 5
# What a number of children, or of other things, may be a figure of.
_OF_THINGS = {"children": (Unit.COUNT, Unit.MEAN), "things": (Unit.COUNT,)}
_WISHED = re.compile(
    r"\b(?:will|would|should|aim(?:s|ing)?|wants?|hopes?|goal|ambition|intends?|target (?:is|was) to)\b[^.;]*\bto\s+$",
    re.I,
)


def rule_number(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    """The ruling on one number, or on both ends of a range."""
    if token.unit == "other":
        return unchecked("money: the scorecard holds none", held)
    if token.unit == "points" or sentence.is_size(token):
        return unchecked(
            "the size of a change or of a gap: the scorecard holds the two figures, not what lies between"
        )
    period = sentence.period(token)
    if token.everyone and period is not None and period.kind == "now":
        return unchecked(f"the time of writing: the figures end with {show_month(cells.card.month)}", held)
    usable = [one for one in held if unit_fits(token, one)]
    if not usable:
        unit = "a percentage" if held[0].unit is Unit.PERCENT else held[0].unit.value
        return unchecked(f"a figure in {token.unit}: the scorecard gives this as {unit}", held)
    if (gap := _gap(sentence, token, usable)) is not None:
        return gap
    whose = sentence.comparator_of(token)
    if _WISHED.search(sentence.before(token)):
        if not sentence.names_target:
            return unchecked("the future: this is what is wanted, not what is", held)
        whose = Whose.TARGET
    if whose is not None:
        return _comparators(sentence, token, usable, whose)
    return _ours(cells, sentence, token, usable)


def _gap(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling | None:
    """The ruling on "74 lower than England": the gap itself. None where the number is no gap."""
    at = sentence.tokens.index(token)
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if following is None or following.kind is not Kind.STANDING or sentence.gap(token, following).strip():
        return None
    one = next((h for h in held if h.judged is not None and h.judged.value is not None), None)
    whose = [t.whose for t in compared(sentence, following) if t.whose is not None]
    others = [one.others[each] for each in whose if one and each in one.others]
    if one is None or one.judged is None or not others or others[0].value is None:
        return None
    if one.judged.fits(token.number, token.decimals):
        return None
    where = f"{one.judged.where}; {others[0].where}"
    between = abs(float(one.judged.shown_number) - float(others[0].shown_number))
    if abs(between - token.number) < _HALF * 10.0**-token.decimals:
        return Ruling(Verdict.TRUE, where)
    right = f"{show(between, one.unit, max(one.judged.places, others[0].places))} apart"
    return Ruling(Verdict.WRONG, where, right, "the two figures are another distance apart")


def candidates(cells: Cells, sentence: Sentence, token: Token, held: Held) -> list[Cell] | str:
    """The cells that a number of ours may be; words for what is missing where there are none.

    Where the text names several months each of them must fit: they are in `several`, not here.
    """
    if held.plain:
        return EARLIER if _is_earlier(sentence, token) else list(held.plain)
    period = sentence.period(token)
    if period is not None and period.kind == "anew":
        return [held.today] if held.today is not None else f"{EARLIER}, and its year by today's records"
    if (month := sentence.end_of_span(token)) is not None:
        cell = held.months.get(month)
        return [cell] if cell is not None else f"{show_month(month)}: not on the scorecard"
    if sentence.is_from(token) and (period is None or not period.months):
        return of_the_report(held, period)
    if period is None or period.kind == "now":
        latest = held.months.get(cells.card.month)
        return [*([latest] if latest else []), *held.years]
    if period.kind == "earlier":
        return of_the_report(held, period)
    if period.kind == "year":
        if not period.months:
            return list(held.years)
        years = [cell for cell in held.known_years if cell.month == period.months[-1]]
        return years or f"the year's figure to {show_month(period.months[-1])}"
    months = [held.months[month] for month in _months(sentence, token, period) if month in held.months]
    gone = [show_month(month) for month in _months(sentence, token, period) if month not in held.months]
    if gone or not months:
        return f"{' and '.join(gone)}: not on the scorecard"
    if len(months) == 1 and sentence.is_on_the_year(token):
        return [*months, *(cell for cell in held.years if cell.month == months[0].month)]
    return months


def _months(sentence: Sentence, token: Token, period: Period) -> tuple[Month, ...]:
    """The months of a period; of a list of numbers that is as long as the list of months, only the number's own."""
    run = sentence.listed(token)
    if len(run) == len(period.months) > 1:
        return (period.months[run.index(token)],)
    return period.months


def _is_earlier(sentence: Sentence, token: Token) -> bool:
    period = sentence.period(token)
    return sentence.is_from(token) or (period is not None and period.kind == "earlier")


def _comparators(sentence: Sentence, token: Token, held: Sequence[Held], whose: Whose) -> Ruling:
    cells = [one.others[whose] for one in held if whose in one.others]
    if not cells:
        name = "a target" if whose is Whose.TARGET else f"a figure for {whose.value}"
        return unchecked(f"{name}: there is none on the scorecard", held)
    return _any_fits(sentence, token, cells)


def _ours(cells: Cells, sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling:
    found = [candidates(cells, sentence, token, one) for one in held]
    own = [cell for several in found if not isinstance(several, str) for cell in several]
    missing = next((words for words in found if isinstance(words, str)), "")
    if not own:
        before = _as_the_month_before(sentence, token, held) if missing == EARLIER else None
        return before or unchecked(missing or "a figure", held)
    valued = [cell for cell in own if cell.value is not None]
    if not valued:
        return unchecked(f"a figure: there is none for {own[0].where}", held)
    period = sentence.period(token)
    if period is not None and len(own) > 1 and (token.high is not None or period.kind == "months"):
        return _of_one_measure(sentence, token, found, own)
    if token.high is not None:
        return _range(sentence, token, held, cells)
    return _any_fits(sentence, token, valued)


def _as_the_month_before(sentence: Sentence, token: Token, held: Sequence[Held]) -> Ruling | None:
    """ "Rose from 467 to 495": true where they are two single months that follow each other."""
    numbers = [t for t in sentence.tokens if t.start > token.end and t.kind is token.kind]
    for one in held:
        months = one.ordered[-2:]
        if numbers and len(months) == 2:
            pair = zip(months, (token, numbers[0]), strict=True)
            if all(cell.fits(number.number, number.decimals) for cell, number in pair):
                return Ruling(Verdict.TRUE, months[0].where, why=unit_missing(sentence, token, months[0]))
    return None


def _any_fits(sentence: Sentence, token: Token, cells: Sequence[Cell]) -> Ruling:
    for cell in cells:
        may_be = token.unit not in _OF_THINGS or cell.unit in _OF_THINGS[token.unit]
        called = is_called_a_number(sentence, token, cell)
        if may_be and not called and _fits(sentence, token, cell):
            return Ruling(Verdict.TRUE, cell.where, why=unit_missing(sentence, token, cell))
    if not token.unit or token.unit in _OF_THINGS:
        for cell in cells:
            if cell.counts_fit(token.number, token.decimals):
                return Ruling(Verdict.TRUE, f"{cell.where}, the count behind it")
    if token.unit in _OF_THINGS and all(cell.unit not in _OF_THINGS[token.unit] for cell in cells):
        return unchecked("a count of these: the scorecard's figure and the counts behind it are others")
    right = " or ".join(dict.fromkeys(f"{_as_many(cell, token)} ({_when(cell)})" for cell in cells))
    called = any(is_called_a_number(sentence, token, cell) and _fits(sentence, token, cell) for cell in cells)
    return Ruling(
        Verdict.WRONG,
        "; ".join(cell.where for cell in cells),
        right,
        "the words call it a number, and it is none" if called else "no such figure in the cell it speaks of",
    )


def _fits(sentence: Sentence, token: Token, cell: Cell) -> bool:
    before, value = sentence.before(token), cell.value or 0.0
    if token.everyone and _ABOUT.search(before):
        return abs(value - token.number) <= _NEARLY_ALL
    if token.in_words is not None and (_ABOUT.search(before) or not _BEYOND.search(before)):
        return abs(value - token.number) <= token.in_words
    if _ABOUT.search(before):
        return abs(value - token.number) <= _grain(token)
    if _AT_LEAST.search(before) or _OVER.search(before):
        return value > token.number or (bool(_AT_LEAST.search(before)) and value == token.number)
    if _AT_MOST.search(before) or _UNDER.search(before):
        return value < token.number or (bool(_AT_MOST.search(before)) and value == token.number)
    return cell.fits(token.number, token.decimals)


def _grain(token: Token) -> float:
    """How exact a rounded number claims to be: "about 460" is to ten, "about 4.5" to a tenth."""
    if token.decimals:
        return float(10**-token.decimals)
    digits = str(int(abs(token.number)))
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if digits.rstrip("0") else 1.0


def _all_fit(sentence: Sentence, token: Token, cells: Sequence[Cell]) -> Ruling:
    """One number, or one range, for several months: each must fit, or the lowest and the highest."""
    where = f"{cells[0].where} to {show_month(cells[-1].month)}" if cells[-1].month else cells[0].where
    if any(cell.value is None for cell in cells):
        return unchecked(f"a figure for each month: {where}")
    low, high = (f(cells, key=lambda cell: cell.value or 0.0) for f in (min, max))
    ends = (token.number, token.number if token.high is None else token.high)
    if low.fits(min(ends), token.decimals) and high.fits(max(ends), token.decimals):
        return Ruling(Verdict.TRUE, where, why=unit_missing(sentence, token, low))
    right = ", ".join(f"{_as_many(cell, token)} ({_when(cell)})" for cell in cells)
    return Ruling(Verdict.WRONG, where, right, "not so in each of the months")


def _of_one_measure(
    sentence: Sentence, token: Token, found: Sequence[list[Cell] | str], own: Sequence[Cell]
) -> Ruling:
    """Several months are those of one measure, of those that may be meant: the posts have one month alone."""
    series: list[Sequence[Cell]] = [cells for cells in found if not isinstance(cells, str) and len(cells) > 1]
    rulings = [_all_fit(sentence, token, cells) for cells in series or [own]]
    return next((ruling for ruling in rulings if ruling.verdict is Verdict.TRUE), rulings[0])


def _range(sentence: Sentence, token: Token, held: Sequence[Held], cells: Cells) -> Ruling:
    """A range without its months: of the months that the table shows."""
    shown = [cell for month in range(-2, 1) if (cell := held[0].months.get(cells.card.month.plus(month)))]
    return _all_fit(sentence, token, shown) if shown else unchecked("the months of the range", held)


def _as_many(cell: Cell, token: Token) -> str:
    """The cell's value with as many decimals as the text gives, at least as many as the table."""
    if cell.value is None or (cell.whose is not Whose.OURS and cell.is_shown_whole):
        return shown_with_unit(cell.shown, cell.unit)
    return shown_with_unit(show(cell.value, cell.unit, max(token.decimals, cell.places)), cell.unit)


def _when(cell: Cell) -> str:
    if cell.month is None:
        return cell.where.rpartition(", ")[2] if cell.whose is Whose.OURS else cell.whose.value
    return f"year to {show_month(cell.month)}" if cell.yearly else show_month(cell.month)
