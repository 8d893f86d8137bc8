"""What the improvement plan shows on the pages of figures: what is to move them, and which red ones nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from goldenthread.charts.monthly import Event
from goldenthread.reports.material import KeyOfRow, key_of
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag
from goldenthread_web.improvement.figures.actions import events_of, moved
from goldenthread_web.improvement.figures.series import of_indicator
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.indicators import (
    actions_by_indicator,
    actions_moving,
    delivered_for,
    measures_tied,
)
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.performance import slots
from goldenthread_web.performance.dashboard import indicator_address
from goldenthread_web.performance.pieces import Block, Item, Mark, Section
from goldenthread_web.performance.slots import Seen, SeenMeasure
from goldenthread_web.performance.words import row_words

PLACE = "moved"
"""Where on the page of a measure its actions stand."""


def fill() -> None:
    """Put all of it in its place."""
    slots.MEASURE.fill(actions)
    slots.LEDGER.fill(in_the_plan)
    slots.EVENTS.fill(delivered)
    slots.MARKS.fill(marks)
    slots.THIS_MONTH.fill(red_with_no_action)


def actions(seen: SeenMeasure) -> Iterator[Block]:
    """The actions of the improvement plan that are meant to move a figure; nothing where there is no plan."""
    plan = seen.once(plan_of)
    if plan is None:
        return
    found = list(actions_moving(seen.person, plan, seen.code))
    yield Block(
        "improvement/indicator_actions.html",
        {
            "actions": moved(found, seen.person, of_indicator(seen.code, seen.found)),
            "measures": list(measures_tied(seen.person, plan, seen.code)),
        },
    )


def in_the_plan(seen: SeenMeasure) -> Iterator[Block]:
    """From a figure that was opened back to the measures of the improvement plan that it is, and into the thread."""
    plan = seen.once(plan_of)
    if plan is not None and (found := list(measures_tied(seen.person, plan, seen.code))):
        yield Block("improvement/in_the_plan.html", {"measures": found})


def delivered(seen: SeenMeasure) -> Iterable[Event]:
    """When the actions that are meant to move a figure were delivered: on the chart of the whole council."""
    return () if seen.choice.area else events_of(delivered_for(seen.person, seen.code))


def marks(seen: Seen) -> Mapping[KeyOfRow, Mark]:
    """Beside each red figure: how many actions are meant to move it, or that none is."""
    counts = seen.once(_counts)
    if counts is None:
        return {}
    return {
        key_of(row): Mark(_many(counts.get(row.indicator.code, 0)), _address(row, seen))
        for row in seen.material.card.rows
        if _is_red(row)
    }


def red_with_no_action(seen: Seen) -> Iterator[Section]:
    """So what? The red figures that no action of the improvement plan is meant to move."""
    counts = seen.once(_counts)
    if counts is None:
        return
    left = [row for row in seen.material.card.rows if _is_red(row) and not counts.get(row.indicator.code)]
    items = tuple(Item(row_words(row, seen.choice.area), _address(row, seen)) for row in left)
    yield Section("red-no-action", "Red, and no action is meant to move it", items)


def plan_of(seen: Seen) -> ImprovementPlan | None:
    """The plan that is worked on, for all that this app shows on a page."""
    return present_plan(seen.person)


def _counts(seen: Seen) -> Mapping[str, int] | None:
    return actions_by_indicator(seen.person)


def _is_red(row: Row) -> bool:
    return any(against.rag is Rag.RED for against in row.against)


def _address(row: Row, seen: Seen) -> str:
    return f"{indicator_address(row, seen.choice).partition('#')[0]}#{PLACE}"


def _many(count: int) -> str:
    if not count:
        return "No action"
    return f"{count} action{'' if count == 1 else 's'}"
