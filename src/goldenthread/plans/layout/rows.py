"""Parts, priorities, actions and measures as rows of the layout's tables, by the headings of their columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from goldenthread.plans.layout import cells as c
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.steps import step_line, step_of
from goldenthread.plans.plan import Action, Measure, Part, Priority

Cell = str | date | None
Cells = Mapping[str, str]


def part_row(part: Part) -> dict[str, Cell]:
    return {w.PART: part.name, "Status": part.status, "Serves": c.listed(part.serves)}


def part_of(cells: Cells, line: int) -> Part:
    return Part(cells[w.PART], cells["Status"], c.items_of(cells["Serves"]), line)


def priority_row(priority: Priority) -> dict[str, Cell]:
    return {
        w.PART: priority.part,
        w.NUMBER: priority.number,
        w.PRIORITY: priority.name,
        w.STATEMENT: priority.statement,
        w.NEEDS: c.listed(priority.needs),
        w.OUTCOMES: c.listed(priority.outcomes),
    }


def priority_of(cells: Cells, line: int) -> Priority:
    return Priority(
        cells[w.PART], cells[w.NUMBER], cells[w.PRIORITY], cells[w.STATEMENT],
        c.items_of(cells[w.NEEDS]), c.items_of(cells[w.OUTCOMES]), line,
    )  # fmt: skip


def action_row(action: Action, starts: date | None) -> dict[str, Cell]:
    """The row of an action in an improvement plan that starts on a day: "July" is the July from then on."""
    return {
        w.PART: action.part,
        w.PRIORITY: action.priority,
        w.NUMBER: action.number,
        w.ACTION: action.text,
        w.HORIZON: action.horizon,
        w.OUTCOME: action.outcome,
        w.LEADS: c.listed(action.leads),
        w.BY_WHEN: action.by_when,
        w.DUE: c.due_cell(action.due, action.by_when, starts),
        w.GOES_ON: c.ongoing_cell(action.ongoing, action.by_when),
        w.MEASURE: c.listed(action.measure),
        w.IMPACT: c.listed(action.impact),
        w.STEPS: c.listed([step_line(step, starts) for step in action.steps]),
        w.DEPENDS: c.listed(action.depends),
    }


def action_of(cells: Cells, starts: date | None, line: int) -> Action:
    when = cells[w.BY_WHEN]
    return Action(
        cells[w.PART], cells[w.PRIORITY], cells[w.NUMBER], cells[w.ACTION], cells[w.HORIZON],
        outcome=cells[w.OUTCOME], leads=c.items_of(cells[w.LEADS]), by_when=when,
        due=c.due_of(cells[w.DUE], when, starts), ongoing=c.ongoing_of(cells[w.GOES_ON], when),
        measure=c.items_of(cells[w.MEASURE]), impact=c.items_of(cells[w.IMPACT]),
        steps=tuple(step_of(item, starts) for item in c.items_of(cells[w.STEPS])),
        depends=c.items_of(cells[w.DEPENDS]), line=line,
    )  # fmt: skip


def measure_row(measure: Measure) -> dict[str, Cell]:
    """The row of a measure: "none" for its indicator where it has none, so that nobody is asked again."""
    return {
        w.PART: measure.part,
        w.PRIORITY: measure.priority,
        w.MEASURE: measure.name,
        w.BASELINE: measure.baseline,
        w.BASELINE_DATE: measure.baseline_date,
        w.TARGET: measure.target,
        w.TARGET_DATE: measure.target_date,
        w.NOW: measure.now,
        w.UNIT: measure.unit,
        w.SOURCE: measure.source,
        w.INDICATOR: measure.indicator or w.NONE,
        w.SHARED: c.shared_cell(measure.shared, measure.shared_with),
    }


def measure_of(cells: Cells, line: int) -> Measure:
    indicator = cells[w.INDICATOR]
    shared, shared_with = c.shared_of(cells[w.SHARED])
    return Measure(
        cells[w.PART], cells[w.PRIORITY], cells[w.MEASURE], cells[w.BASELINE], c.day_of(cells[w.BASELINE_DATE]),
        cells[w.TARGET], c.day_of(cells[w.TARGET_DATE]), cells[w.NOW],
        "" if indicator.lower() == w.NONE else indicator, shared, line,
        cells[w.SOURCE], cells[w.UNIT], shared_with,
    )  # fmt: skip


def never_empty(row: dict[str, Cell], column: str, said_above: Collection[str] = ()) -> dict[str, Cell]:
    """The row; one without any words says "none" in a column where that means the same, or it would not be read.

    said_above: the columns that a document has as headings and not as cells.
    """
    if any(value for name, value in row.items() if name not in said_above):
        return row
    return row | {column: w.NONE}
