"""Guesses about which of several columns holds the baseline or the target of measures, where another may be it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from goldenthread.plans.correcting.error import CorrectionError
from goldenthread.plans.dates import by_when, end_of_year
from goldenthread.plans.plan import Draft, Guess, Measure, Unplaced
from goldenthread.plans.reading.trackers import no_place
from goldenthread.plans.reading.unsure import OF_OTHERS

_FIELDS = ("baseline", "target")
_NAMED = re.compile(r'"([^"]+)"')
_BESIDE = re.compile(r' \(beside ".*"\)$', re.DOTALL)
_CHOICE = 'It is "{}"'
NOTHING = "It is none of the council's own: its figures are listed"
_NOT_TAKEN = (
    "Its column was taken for the council's own figures, and somebody said that they are those of others."
)
PUT = "Its column was put right: it is the value of its measure now."


def is_about(draft: Draft, guess: Guess) -> bool:
    """Whether a guess is about the column of a value, and cells of another such column still are listed."""
    return bool(choices(draft, guess))


def choices(draft: Draft, guess: Guess) -> tuple[str, ...]:
    """The other columns that it may be, of which cells are listed."""
    if (guess.field, guess.taken in _FIELDS) != ("column", True):
        return ()
    if guess.why == OF_OTHERS:
        return (NOTHING,) if _taken(draft, guess) else ()
    return tuple(_CHOICE.format(each) for each in _others(guess) if _listed(draft, guess, each))


def corrected(draft: Draft, guess: Guess, words: str) -> Draft:
    """The draft with the values of the column that was chosen; those that were taken before are listed in their place.

    A measure beside which the column has nothing has no such value then.
    """
    if words not in choices(draft, guess):
        raise CorrectionError("Choose which column it is.")
    if words == NOTHING:
        return _left_out(draft, guess)
    was, now = _heading(guess), next(each for each in _others(guess) if _CHOICE.format(each) == words)
    listed = _listed(draft, guess, now)
    measures, unplaced = list(draft.plan.measures), list(draft.unplaced)
    for at in _of_its_table(measures, guess, {draft.unplaced[n].line for n in listed.values()}):
        before = measures[at]
        value = ""
        left = f'{was}: {getattr(before, guess.taken)} (beside "{before.name}")'
        old = Unplaced(before.line, left, no_place(was), before.priority)
        has_old = bool(getattr(before, guess.taken))
        if (n := listed.get(at)) is not None:
            value = _value(unplaced[n], now)
            unplaced[n] = replace(old, under=unplaced[n].under) if has_old else replace(unplaced[n], why=PUT)
        elif has_old:
            unplaced.append(old)
        measures[at] = _with(before, guess.taken, value, was, now)
    of, why = f'the column "{now}"', guess.why.replace(f'"{now}"', f'"{was}"')
    guesses = (replace(each, of=of, why=why) if each == guess else each for each in draft.guesses)
    plan = replace(draft.plan, measures=tuple(measures))
    return replace(draft, plan=plan, guesses=tuple(guesses), unplaced=tuple(unplaced))


def _left_out(draft: Draft, guess: Guess) -> Draft:
    """The draft without the values of a column, which are listed."""
    measures, unplaced, heading = list(draft.plan.measures), list(draft.unplaced), _heading(guess)
    for at in _taken(draft, guess):
        before = measures[at]
        said = f'{heading}: {getattr(before, guess.taken)} (beside "{before.name}")'
        unplaced.append(Unplaced(before.line, said, _NOT_TAKEN, before.priority))
        measures[at] = _with(before, guess.taken, "", heading, "")
    guesses = (replace(each, taken="") if each == guess else each for each in draft.guesses)
    plan = replace(draft.plan, measures=tuple(measures))
    return replace(draft, plan=plan, guesses=tuple(guesses), unplaced=tuple(unplaced))


def _taken(draft: Draft, guess: Guess) -> list[int]:
    """The measures of a table that have a value of its column, by their places."""
    measures = list(draft.plan.measures)
    first = min((each.line for each in measures if each.line > guess.line), default=None)
    its = _of_its_table(measures, guess, {first}) if first else ()
    return [at for at in its if getattr(measures[at], guess.taken)]


def _others(guess: Guess) -> list[str]:
    return [each for each in _NAMED.findall(guess.why) if each != _heading(guess)]


def _heading(guess: Guess) -> str:
    """The words above the column that a guess is about."""
    return guess.of.removeprefix('the column "').removesuffix('"')


def _listed(draft: Draft, guess: Guess, heading: str) -> dict[int, int]:
    """By the places of measures, where the cell of a column beside them stands in the list."""
    again = (each.line for each in draft.guesses if each.field == "column" and each.taken == guess.taken)
    ends = min((line for line in again if line > guess.line), default=None)
    found = {}
    for n, each in enumerate(draft.unplaced):
        is_below = each.line > guess.line and (ends is None or each.line < ends)
        if is_below and each.why == no_place(heading) and each.text.startswith(f"{heading}: "):
            same = [at for at, one in enumerate(draft.plan.measures) if one.line == each.line]
            if len(same) == 1:
                found[same[0]] = n
    return found


def _of_its_table(measures: list[Measure], guess: Guess, lines: set[int]) -> Iterator[int]:
    """The measures whose rows stand between those with a cell of the column, or right above or below them."""
    rows = {each.line for each in measures if each.line > guess.line}
    first, last = min(lines), max(lines)
    while first - 1 in rows:
        first -= 1
    while last + 1 in rows:
        last += 1
    yield from (n for n, each in enumerate(measures) if first <= each.line <= last)


def _value(listed: Unplaced, heading: str) -> str:
    return _BESIDE.sub("", listed.text.removeprefix(f"{heading}: "))


def _with(measure: Measure, field: str, value: str, was: str, now: str) -> Measure:
    """The measure with another value; its day is that of the new column where it had that of the one before."""
    day = measure.baseline_date if field == "baseline" else measure.target_date
    day = _day(now) if day == _day(was) else day
    if field == "baseline":
        return replace(measure, baseline=value, baseline_date=day)
    return replace(measure, target=value, target_date=day)


def _day(heading: str) -> date | None:
    return by_when(heading).due or end_of_year(heading)
