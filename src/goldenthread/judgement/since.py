"""Did it work? What a measure did since an action finished: nothing beyond chance, more than chance, or too early.

It never says that the action did it. Other things change in the same months, so it is always "since", never
"because of"; and what is known of such things is said beside it. Why these rules and these numbers of months:
docs/decisions/0020-did-it-work.md.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from goldenthread.judgement import since_words as words
from goldenthread.judgement.line import MOST
from goldenthread.judgement.since_doubts import Doubt, began, doubts, is_alike, may_be_bad_year
from goldenthread.judgement.since_rules import (
    WINDOW,
    Before,
    Found,
    Going,
    Months,
    before_of,
    in_a_row,
    signals,
    under_way,
)
from goldenthread.judgement.spc.method import DEFAULT, Method, Rebase, SpcError
from goldenthread.judgement.spc.rules import RUN
from goldenthread.terms.judging import Direction
from goldenthread.terms.months import Month, is_countable
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Better, Unit

MOST_BEFORE = MOST
MOST_SINCE = 12
FEWEST_SINCE, ENOUGH_SINCE = WINDOW, RUN
AROUND = 3
"""Months before the action finished from which on other things that changed are told."""


class Verdict(StrEnum):
    """What may be said of the months since.

    too_early: too few months, since or before. common_cause: nothing beyond chance. special_cause: a change beyond
    chance, whose direction says whether it is for the better. under_way: such a change, but the figures moved that way
    before the action finished. not_known: there is nothing to compare.
    """

    TOO_EARLY = "too_early"
    COMMON_CAUSE = "common_cause"
    SPECIAL_CAUSE = "special_cause"
    UNDER_WAY = "under_way"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Change:
    """Something else that changed on a day: another action that finished, a new form, a new head of service."""

    day: date
    what: str


@dataclass(frozen=True)
class Since:
    """A verdict, the sentences that give its reason, and what must be told beside it.

    direction: better, worse or neither way better (not rated), of a change beyond chance; no change otherwise.
    signal: the rule, its side and its first month. before: what the months before were like. months: the final months
    since that were judged. lasts: whether the change still shows in the last three months; None where there is none.
    """

    verdict: Verdict
    label: str
    words: str
    notes: tuple[str, ...] = ()
    direction: Direction = Direction.NO_CHANGE
    signal: Found | None = None
    before: Before | None = None
    months: tuple[Month, ...] = ()
    lasts: bool | None = None

    @property
    def is_better(self) -> bool:
        """Whether it may be said that the measure is better since, by more than chance, and still is."""
        return (
            self.verdict is Verdict.SPECIAL_CAUSE and self.direction is Direction.BETTER and bool(self.lasts)
        )


def since(
    series: Sequence[tuple[date, float | None]],
    finished: date,
    better: Better,
    unit: Unit,
    *,
    method: Method = DEFAULT,
    new_starts: Sequence[Rebase] = (),
    others: Sequence[Change] = (),
    decimals: int | None = None,
) -> Since:
    """What a measure did since an action finished.

    series: its final single months, in any order; a day stands for its month, and months that are not final are not
    among them. method: the council's, for screening and for the fewest months that have limits; a first baseline is
    not asked for, because the months before are it. new_starts: where the chart begins anew. others: whatever else
    changed. decimals: as the measure is shown.
    """
    if not is_countable(finished):
        return _not_known(words.OUT_OF_REACH)
    rows = _months(series)
    before, after, notes = _parted(rows, finished, new_starts)
    told = (*notes, *_others(others, finished, after))
    if not rows:
        return _not_known(words.NO_FIGURES)
    anew = _anew_between(new_starts, finished)
    if anew:
        return _not_known(words.anew(show_month(Month.of(anew.day)), anew.reason), told)
    needed = needed_before(method)
    most = max(needed, MOST_BEFORE)
    near = [row for row in before if row[0] > _last_before(finished).plus(-most)]
    if len(near) < needed:
        older = most if len(near) < len(before) else None
        text = words.few_before(len(near), needed, finished, older)
        return Since(Verdict.TOO_EARLY, words.TOO_FEW_BEFORE, text, told)
    own = replace(method, fix_first=None)
    base = before_of(near, own)
    return _judged(near, base, after, finished, better, own, words.Shown(unit, decimals), told)


def needed_before(method: Method) -> int:
    """How many final months must lie before: a whole year, or more where the council asks more of any limits."""
    return max(method.fewest, method.shortest_baseline)


def _judged(
    rows: Months,
    base: Before,
    after: Months,
    finished: date,
    better: Better,
    method: Method,
    shown: words.Shown,
    told: tuple[str, ...],
) -> Since:
    judged = _within(after, finished)
    months = tuple(month for month, _ in judged)
    stretch = in_a_row(months)
    if stretch < FEWEST_SINCE and _is_over(after, finished):
        return _not_known(words.gaps_since(len(judged), MOST_SINCE, finished), told)
    if len(judged) < FEWEST_SINCE:
        return Since(Verdict.TOO_EARLY, words.TOO_EARLY, words.few_since(len(judged), finished), told)
    told = (*told, *_beside(base, judged, after, finished))
    found = signals(judged, base)
    averages = shown.averages(base, [value for _, value in judged])
    if not found and stretch < ENOUGH_SINCE and _is_over(after, finished):
        return _not_known(words.gaps_since(len(judged), MOST_SINCE, finished), told)
    if not found and stretch < ENOUGH_SINCE:
        text = words.quiet_so_far(len(judged), finished)
        return Since(Verdict.TOO_EARLY, words.TOO_EARLY, text, told, before=base, months=months)
    if not found:
        text = words.common(len(judged), finished, averages)
        return Since(Verdict.COMMON_CAUSE, words.NOTHING, text, told, before=base, months=months)
    doubted = {side: doubts(rows, judged, base, side, method) for side in {one.side for one in found}}
    sure = [one for one in found if not doubted[one.side]]
    last = (sure or found)[-1]
    way = _way(last.side, better)
    lasts = [base.side_of(value) for _, value in after[-WINDOW:]].count(last.side) * 2 > WINDOW
    going = under_way(rows, base, last.side, method)
    others = [one for one in sure if one.side != last.side]
    told, plain = (words.CAUTION, *told, *words.earlier(others, better)), told
    if going and not _is_more(judged, base, last.side, going):
        text = words.under_way(last, way, averages)
        return Since(Verdict.UNDER_WAY, words.WAS_UNDER_WAY, text, told, way, last, base, months, lasts)
    if not sure:
        why = [doubt for side in sorted(doubted) for doubt in doubted[side]]
        return _in_doubt(why, stretch, finished, base, months, averages, plain)
    start = began(rows, judged)
    if start:
        told = (*told, words.may_have_begun(show_month(start)))
    if going:
        told = (*told, words.MORE_THAN_WAS_UNDER_WAY)
    elif len(base.months) < MOST_BEFORE:
        told = (*told, words.SLOW_MAY_BE_MISSED)
    if way is Direction.BETTER:
        alike, bad_year = is_alike(rows), may_be_bad_year(rows, base, last.side)
        told = (*told, *words.by_chance(len(rows), method.screen, alike=alike, bad_year=bad_year))
    text = words.special(last, way, averages, finished, lasts)
    label = words.label_of(way, lasts)
    return Since(Verdict.SPECIAL_CAUSE, label, text, told, way, last, base, months, lasts)


def _in_doubt(
    why: list[Doubt],
    stretch: int,
    finished: date,
    base: Before,
    months: tuple[Month, ...],
    averages: str,
    told: tuple[str, ...],
) -> Since:
    """A change that may be chance after all is none, or it is too early to tell."""
    if stretch < ENOUGH_SINCE:
        text = words.too_early_in_doubt(len(months), finished, why)
        return Since(Verdict.TOO_EARLY, words.TOO_EARLY, text, told, before=base, months=months)
    text = words.common_in_doubt(len(months), finished, averages, why)
    return Since(Verdict.COMMON_CAUSE, words.NOTHING, text, told, before=base, months=months)


def _is_more(judged: Months, base: Before, side: int, going: Going) -> bool:
    """Whether the months since show the change beside what was under way before too."""
    rest = [(month, value - going(month)) for month, value in judged]
    return any(found.side == side for found in signals(rest, base))


def _way(side: int, better: Better) -> Direction:
    if better is Better.NEITHER:
        return Direction.NOT_RATED
    return Direction.BETTER if (side > 0) == (better is Better.HIGHER) else Direction.WORSE


def _not_known(why: str, told: tuple[str, ...] = ()) -> Since:
    return Since(Verdict.NOT_KNOWN, words.NOT_KNOWN, why, told)


def _months(series: Sequence[tuple[date, float | None]]) -> list[tuple[Month, float]]:
    """The months that have a figure, the oldest first; two figures of one month are refused."""
    rows = sorted((Month.of(day), value) for day, value in series if value is not None)
    twice = [month for month, times in Counter(month for month, _ in rows).items() if times > 1]
    if twice:
        raise SpcError(f"{show_month(twice[0])} is there twice. A series has one figure for each month.")
    wrong = [month for month, value in rows if not math.isfinite(value)]
    if wrong:
        raise SpcError(
            f"{show_month(wrong[0])} has no number for its figure. Leave the month out, or mend it."
        )
    return rows


def _parted(
    rows: Months, finished: date, new_starts: Sequence[Rebase]
) -> tuple[Months, Months, tuple[str, ...]]:
    """The months before and since, cut where the chart begins anew, and what to tell of that.

    The month in which the action finished is half of one and half of the other: it is in neither.
    """
    before = [row for row in rows if row[0].end <= finished]
    after = [row for row in rows if row[0].start >= finished]
    told = [words.neither(show_month(month)) for month, _ in rows if month.start < finished < month.end]
    starts = sorted(new_starts, key=lambda one: one.day)
    for start in starts:
        month = Month.of(start.day)
        if month.end <= finished and any(one < month for one, _ in before):
            before = [row for row in before if row[0] >= month]
            told.append(words.began(show_month(month), start.reason))
    later = [start for start in starts if Month.of(start.day) > _first_since(finished)]
    if later and any(month >= Month.of(later[0].day) for month, _ in after):
        month = Month.of(later[0].day)
        after = [row for row in after if row[0] < month]
        told.append(words.ended(show_month(month), later[0].reason))
    return before, after, tuple(told)


def _within(after: Months, finished: date) -> Months:
    """The months since that are judged: those of the first year, by the calendar."""
    end = _first_since(finished).plus(MOST_SINCE)
    return [row for row in after if row[0] < end]


def _is_over(after: Months, finished: date) -> bool:
    """Whether the months that are judged have gone by: the last of them, or a later one, has its figure."""
    return bool(after) and after[-1][0] >= _first_since(finished).plus(MOST_SINCE - 1)


def _last_before(finished: date) -> Month:
    month = Month.of(finished)
    return month if month.end == finished else month.plus(-1)


def _first_since(finished: date) -> Month:
    month = Month.of(finished)
    return month if month.start == finished else month.plus(1)


def _anew_between(new_starts: Sequence[Rebase], finished: date) -> Rebase | None:
    """The new start that parts the months before from those since, where there is one."""
    first = _first_since(finished)
    return next(
        (one for one in new_starts if Month.of(one.day) <= first and Month.of(one.day).end > finished), None
    )


def _others(others: Sequence[Change], finished: date, after: Months) -> tuple[str, ...]:
    """Other things that changed from three months before the action finished to the last month that is judged."""
    first = Month.of(finished).plus(-AROUND)
    judged = _within(after, finished)
    last = judged[-1][0] if judged else Month.of(finished).plus(AROUND)
    near = [one for one in others if is_countable(one.day) and first <= Month.of(one.day) <= last]
    return words.also([(one.day, one.what) for one in sorted(near, key=lambda one: (one.day, one.what))])


def _beside(base: Before, judged: Months, after: Months, finished: date) -> tuple[str, ...]:
    """What to know of the figures themselves: no variation before, months left out, more months than are judged."""
    found = []
    if base.limits.reach is None:
        found.append(words.no_variation())
    there = [month for month, _ in judged]
    gaps = _missing(base.months, base.months[0], _last_before(finished))
    gaps += _missing(there, _first_since(finished), there[-1])
    if gaps:
        found.append(words.left_out(gaps))
    if len(after) > len(judged):
        found.append(words.only_first(MOST_SINCE))
    return tuple(found)


def _missing(there: Sequence[Month], first: Month, last: Month) -> int:
    """Months from the first to the last that have no figure."""
    return last.number - first.number + 1 - len(there)
