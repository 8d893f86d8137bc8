"""Which figures the loads allow: complete, provisional, rebuilt from a later load, or not available and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.indicators.indicator import Indicator
from goldenthread.records.aspects import aspect_words
from goldenthread.records.fact import Need
from goldenthread.records.load import NOT_FINAL, Covers
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_day, show_month
from goldenthread.terms.words import Status
from goldenthread.terms.working_days import FIRST_DAY, LAST_DAY, add_working_days, working_days

# A list dated up to this many days from a month end speaks for it (as in the SQL of `served_month`).
NEAR = 7


@dataclass(frozen=True)
class Stretch:
    """Days of which a load speaks in one aspect of the records (a row of a snapshot's coverage)."""

    aspect: str
    covers: Covers
    first: date
    last: date
    bias: str | None
    reference_date: date


@dataclass(frozen=True)
class Verdict:
    """The standing of a figure; `reasons` for it, and how the figure is known to be off."""

    status: Status
    reasons: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        return "; ".join(self.reasons)


class Availability:
    """What the loads of one authority allow."""

    def __init__(self, stretches: Iterable[Stretch], reference_dates: Iterable[date], lag: int) -> None:
        """`reference_dates`: of the loads of children's records. `lag`: working days until a month is final."""
        self._by_aspect: dict[str, list[Stretch]] = {}
        for stretch in stretches:
            self._by_aspect.setdefault(stretch.aspect, []).append(stretch)
        self._dates = sorted(reference_dates)
        self._lag = lag

    def of(self, indicator: Indicator, month: Month) -> Verdict:
        """Whether an indicator's figure for one month can be given, and in what standing."""
        found: list[Stretch] = []
        for need in indicator.all_needs:
            stretches = self._met(need, month, indicator.is_flow)
            if not stretches:
                return Verdict(Status.NOT_AVAILABLE, (self._missing(need, month, indicator.is_flow),))
            found += stretches
        off = _biases(s for s in found if s.covers is not Covers.AS_AT and _tells(s, month.end))
        as_known = _biases(s for s in found if s.covers is Covers.AS_AT)
        if self._may_still_move(found, month, indicator.follow_up):
            final = add_working_days(month.end, self._lag + indicator.follow_up)
            until = f"{NOT_FINAL}records as known before {show_day(final)} may still change"
            return Verdict(Status.PROVISIONAL, (until, *off, *as_known))
        rebuilt = off or (not indicator.is_flow and self._is_rebuilt(found, month))
        return Verdict(Status.REBUILT if rebuilt else Status.FINAL, (*off, *as_known))

    def _met(self, need: Need, month: Month, is_flow: bool) -> list[Stretch]:
        for aspect, months_before in need.any_of:
            stretches = self._by_aspect.get(aspect, [])
            first = _first_day(stretches, month, months_before, is_flow)
            found = _spanning(stretches, first, month.end) or (
                [] if is_flow else _dated_near(stretches, month.end)
            )
            if found:
                return found
        return []

    def _may_still_move(self, found: Sequence[Stretch], month: Month, follow_up: int) -> bool:
        known = [s.reference_date for s in found if s.covers is not Covers.AS_AT and s.last >= month.end]
        return bool(known) and _worked(month.end, min(known)) < self._lag + follow_up

    def _is_rebuilt(self, found: Sequence[Stretch], month: Month) -> bool:
        if all(s.covers is Covers.AS_AT for s in found):
            return False
        return not any(abs((day - month.end).days) <= NEAR for day in self._dates)

    def _missing(self, need: Need, month: Month, is_flow: bool) -> str:
        names = " or ".join(dict.fromkeys(aspect_words(aspect) for aspect, _ in need.any_of))
        if not any(self._by_aspect.get(aspect) for aspect, _ in need.any_of):
            return f"not loaded: {names}"
        months_before = min(months for _, months in need.any_of)
        when = f"in {show_month(month)}" if is_flow else f"on {show_day(month.end)}"
        months = "month" if months_before == 1 else f"{months_before} months"
        before = f" and the {months} before" if months_before else ""
        return f"nothing that was loaded covers {names} {when}{before}"


def _biases(stretches: Iterable[Stretch]) -> list[str]:
    return sorted({bias for stretch in stretches if stretch.bias for bias in stretch.bias.split("; ")})


def _first_day(stretches: Sequence[Stretch], month: Month, months_before: int, is_flow: bool) -> date:
    """From when a figure looks at the records: a stock from so many months before its day.

    What happened on the day itself counts among events; a spell that was over on it does not.
    """
    back = month.plus(-months_before)
    if is_flow:
        return back.start
    if months_before and all(stretch.covers is Covers.SPELLS for stretch in stretches):
        return back.plus(1).start
    return back.end


def _tells(stretch: Stretch, day: date) -> bool:
    """Whether a stretch's bias is in a figure: a list of spells is read on the last day of the period only."""
    return stretch.covers is Covers.EVENTS or stretch.first <= day <= stretch.last


def _spanning(stretches: Sequence[Stretch], first: date, last: date) -> list[Stretch]:
    """The stretches that together hold every day from first to last; none where a day is missing."""
    usable = [s for s in stretches if s.covers is not Covers.AS_AT and s.first <= last and s.last >= first]
    reached = first
    for stretch in sorted(usable, key=lambda s: s.first):
        if stretch.first > reached:
            return []
        if stretch.last >= last:
            return usable
        reached = max(reached, date.fromordinal(stretch.last.toordinal() + 1))
    return []


def _dated_near(stretches: Sequence[Stretch], day: date) -> list[Stretch]:
    near = [s for s in stretches if s.covers is Covers.AS_AT and abs((s.last - day).days) <= NEAR]
    return sorted(near, key=lambda s: abs((s.last - day).days))[:1]


def _worked(start: date, end: date) -> int:
    """Working days between two dates, as far as the calendar knows them."""
    start, end = (min(max(day, FIRST_DAY), LAST_DAY) for day in (start, end))
    return working_days(start, end)
