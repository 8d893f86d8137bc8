"""Lines that were read as actions or measures and are none of this plan: they are left out, and their words listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from goldenthread.plans.plan import Action, Draft, Measure, Unplaced
from goldenthread.terms.showing import show_day

Line = Action | Measure


def without_lines(draft: Draft, is_out: Callable[[Line], bool], why: str) -> Draft:
    """The draft without these lines. What rests on one of them is told before the plan is accepted."""
    plan = draft.plan
    new = replace(
        plan,
        actions=tuple(each for each in plan.actions if not is_out(each)),
        measures=tuple(each for each in plan.measures if not is_out(each)),
    )
    lines: tuple[Line, ...] = (*plan.actions, *plan.measures)
    left = (Unplaced(each.line, words_of(each), why, each.priority) for each in lines if is_out(each))
    return replace(draft, plan=new, unplaced=(*draft.unplaced, *left))


def words_of(line: Line) -> str:
    """All that the document says in a line, on one."""
    return " · ".join(filter(None, _said(line)))


def _said(line: Line) -> Iterator[str]:
    if isinstance(line, Measure):
        yield from (line.name, line.baseline, _day(line.baseline_date), line.now, line.target)
        yield from (_day(line.target_date), line.unit, line.shared_with, line.source)
        return
    yield from (line.number, line.text)
    yield from (f"{step.text} {step.by_when}".strip() for step in line.steps)
    yield from (line.outcome, *line.leads, line.by_when, *line.measure, *line.impact)
    yield from (f"rests on {name}" for name in line.depends)


def _day(day: date | None) -> str:
    return show_day(day) if day else ""
