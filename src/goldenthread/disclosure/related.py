"""Counts that follow from others, though nothing prints them: whoever subtracts has them.

In care 56, in care for four months 50: so 6 are in care for less, and which of these have a plan follows from the
plans. On a plan at two month ends, and how many began between: so many ended. Such counts are cells too, which
print nothing, and must not be found out where they are small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import NamedTuple

from goldenthread.disclosure.balances import Balance, stock_and_flow
from goldenthread.disclosure.cells import DENOMINATOR, NUMERATOR, Cell, Count, Key, Subject
from goldenthread.disclosure.figures import YEAR, what_is_counted
from goldenthread.disclosure.lasting import ladders, ties
from goldenthread.disclosure.parts import Definition, is_part
from goldenthread.indicators.indicator import Indicator
from goldenthread.terms.months import Month

Pair = tuple[str, str]
_MONTH, _YEAR = "month", "year"


@dataclass(frozen=True)
class Flow:
    """A number at month ends, and what it gains and loses in a month, by the names of these counts.

    ended: what to call what it lost, where nothing counts that.
    """

    stock: str
    gained: tuple[str, ...]
    lost: tuple[str, ...] = ()
    ended: str = ""


FLOWS = (
    Flow("cla_end", ("cla_starts",), ("cla_ends",)),
    Flow("cin_end", ("referrals",), ("referrals_nfa", "complete_close_reason.denominator")),
    Flow("cpp_end", ("cpp_repeat.denominator",), ended="cpp_end, ended"),
)


@dataclass(frozen=True)
class AtMost:
    """Counts that are together never more than some others, by name, each so many months from the one looked at."""

    few: tuple[tuple[str, int], ...]
    many: tuple[tuple[str, int], ...]


ONE_MONTH_BACK = -1
AT_MOST = (
    # an assessment is no longer overdue once it was authorised, and then it was not in time
    AtMost(
        (("assess_open_45", ONE_MONTH_BACK), ("assess_45", 0)), (("assess_open_45", 0), ("assessments", 0))
    ),
    # a conference that an enquiry led to was held within 60 days
    AtMost((("s47_to_icpc_cohort", 0),), (("icpc", 0), ("icpc", 1), ("icpc", 2))),
    # a plan's first review is due after three months: whose review is late was on a plan then
    AtMost((("cpp_end", 0),), (("cp_reviews", 0), ("cpp_end", -3))),
)


@dataclass(frozen=True)
class Related:
    """A count that follows from others, as a cell that prints nothing. `beside`: the cells that must not be printed
    where it is too small to be averaged; they tell the narrower of the two counts that it is the rest between."""

    cell: Cell
    beside: frozenset[Key] = frozenset()


class _Place(NamedTuple):
    """Where and when something is counted: one group, a month or the year to it."""

    area: str
    group: str
    month: Month
    months: int
    basis: str
    stock: bool


class _Told:
    """What cells tell of each count: how many, and which cells tell it."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.amounts: dict[str, dict[_Place, float]] = {}
        self.keys: dict[tuple[str, _Place], set[Key]] = {}
        for cell in cells:
            subject = cell.subject
            for name, side in ((subject.counted, NUMERATOR), (subject.over, DENOMINATOR)):
                amount = cell.amount(side)
                if name and amount is not None and not subject.amounts:
                    self._take(name, _place(subject), amount, cell.key)

    def _take(self, name: str, place: _Place, amount: float, key: Key) -> None:
        self.amounts.setdefault(name, {})[place] = amount
        self.keys.setdefault((name, place), set()).add(key)

    def of(self, name: str) -> Mapping[_Place, float]:
        return self.amounts.get(name, {})

    def months(self, name: str) -> list[tuple[str, Month]]:
        """Of which months a count of the authority as a whole is known, with its code."""
        return [(p.area, p.month) for p in self.of(name) if not p.group and p.months == 1]


def related(cells: Sequence[Cell], indicators: Iterable[Indicator]) -> tuple[list[Related], list[Balance]]:
    """All counts that follow from these cells, and what they add up to with them.

    `indicators`: every one that counts something of the same children, whether it is printed or not.
    """
    told, indicators = _Told(cells), list(indicators)
    shares = {(c.subject.counted, c.subject.over) for c in cells if c.subject.whole}
    pairs = [pair for pair in nested(indicators) if pair not in shares]
    inner = {pair: _inner(pair, pairs, shares) for pair in pairs}
    of_others = {each for several in inner.values() for each in several}
    found = [one for pair in pairs if pair not in of_others for one in _rests(told, *pair, inner[pair])]
    found += [one for flow in FLOWS if flow.ended for one in _ended(told, flow)]
    return found, [*_sums(told, pairs), *_flows(cells, told), *_never_more(told), *_lasting(told, indicators)]


def nested(indicators: Iterable[Indicator]) -> list[Pair]:
    """(narrower, wider): the counts of which one is part of the other, by name."""
    counted = {name: Definition.of(each) for name, each in what_is_counted(indicators).items()}
    return [(a, b) for a, b in permutations(sorted(counted), 2) if is_part(counted[a], counted[b])]


def _rest(narrow: str, wide: str) -> str:
    return f"{wide} without {narrow}"


def _inner(pair: Pair, pairs: Sequence[Pair], shares: set[Pair]) -> list[Pair]:
    """The pairs of numerators whose denominators are this pair."""
    return [(a, b) for a, b in pairs if (a, pair[0]) in shares and (b, pair[1]) in shares]


def _rests(told: _Told, narrow: str, wide: str, inner: Sequence[Pair]) -> Iterator[Related]:
    """Who is between two counts; and of these, who meets what both are shares of."""
    name = _rest(narrow, wide)
    for place, amount in told.of(wide).items():
        part = told.of(narrow).get(place)
        if part is None or part > amount:
            continue
        beside = frozenset(told.keys[narrow, place])
        whole = _cell(name, place, amount - part)
        yield Related(whole, beside)
        for a, b in inner:
            meeting = (told.of(a).get(place), told.of(b).get(place))
            if meeting[0] is not None and meeting[1] is not None and meeting[0] <= meeting[1]:
                yield Related(_share(_rest(a, b), whole, meeting[1] - meeting[0]), beside)


def _cell(name: str, place: _Place, amount: float) -> Cell:
    key = Key(name, place.area, place.group, place.month, place.basis)
    subject = Subject(key, name, months=place.months, stock=place.stock)
    return Cell(subject, amount, prints=frozenset())


def _share(name: str, whole: Cell, amount: float) -> Cell:
    """Those of a rest who meet a condition; the others of it are a number of children too."""
    subject = whole.subject
    key = subject.key._replace(indicator=f"{name} of {subject.counted}")
    return Cell(
        replace(subject, key=key, counted=name, over=subject.counted, whole=True),
        amount,
        whole.numerator,
        frozenset(),
    )


def _sums(told: _Told, pairs: Iterable[Pair]) -> Iterator[Balance]:
    """The wider count is the narrower and the rest, month by month."""
    for narrow, wide in pairs:
        for place in told.of(wide).keys() & told.of(narrow).keys():
            if place.months == 1:
                whole, part, rest = (
                    Count(name, place.area, place.group, place.month)
                    for name in (wide, narrow, _rest(narrow, wide))
                )
                yield Balance((whole,), (part, rest))


def _ended(told: _Told, flow: Flow) -> Iterator[Related]:
    """What a stock lost in each month, and in each year whose months are known."""
    stock = {place.month: place for place in told.of(flow.stock) if not place.group and place.months == 1}
    gained = [
        {p.month: n for p, n in told.of(name).items() if not p.group and p.months == 1}
        for name in flow.gained
    ]
    lost: dict[Month, float] = {}
    for month, place in sorted(stock.items()):
        before = stock.get(month.plus(-1))
        if before is None or not all(month in one for one in gained):
            continue
        amounts = told.of(flow.stock)
        ended = amounts[before] + sum(one[month] for one in gained) - amounts[place]
        if ended >= 0:
            lost[month] = ended
            yield Related(_cell(flow.ended, place._replace(stock=False), ended))
        year = [month.plus(-back) for back in range(YEAR)]
        if all(each in lost for each in year):
            whole = place._replace(months=YEAR, basis=_YEAR, stock=False)
            yield Related(_cell(flow.ended, whole, sum(lost[each] for each in year)))


def _flows(cells: Sequence[Cell], told: _Told) -> Iterator[Balance]:
    subjects = [cell.subject for cell in cells]
    for flow in FLOWS:
        lost = (flow.ended,) if flow.ended else flow.lost
        known = [flow.stock, *flow.gained, *flow.lost]
        if all(told.of(name) for name in known):
            yield from stock_and_flow(subjects, flow.stock, flow.gained, lost)


def _never_more(told: _Told) -> Iterator[Balance]:
    for one in AT_MOST:
        for area, month in told.months(one.few[0][0]):
            few, many = (
                tuple(Count(name, area, "", month.plus(by - one.few[0][1])) for name, by in side)
                for side in (one.few, one.many)
            )
            yield Balance(few, many, at_most=True)


def _lasting(told: _Told, indicators: Iterable[Indicator]) -> Iterator[Balance]:
    """What stocks that last tell of who came and went, of all months that are known."""
    for ladder in ladders(what_is_counted(indicators)):
        months = told.months(ladder.stages[0].name)
        for area in {area for area, _ in months}:
            known = [month for of, month in months if of == area]
            yield from ties(ladder, area, min(known).plus(1), max(known))


def _place(subject: Subject) -> _Place:
    key = subject.key
    basis = _MONTH if subject.months == 1 else _YEAR
    return _Place(key.area, key.group, key.month, subject.months, basis, subject.stock)
