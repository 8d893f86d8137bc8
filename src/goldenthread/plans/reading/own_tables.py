"""The tables of our own layout, row by row. Columns are known by their headings, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from goldenthread.plans.dates import by_when, why_taken
from goldenthread.plans.layout import rows
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_of
from goldenthread.plans.leads import leads_of
from goldenthread.plans.plan import Action, Guess, Measure, Part, Priority, Step, Unplaced
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.blocks import Row, Table
from goldenthread.plans.reading.columns import Column, columns_of
from goldenthread.plans.reading.struck import asked_of_action, asked_of_measure

# The first of these whose own column is there says what the table holds.
_KINDS = (
    (w.ACTION, w.OF_AN_ACTION),
    (w.MEASURE, w.OF_A_MEASURE),
    (w.STATEMENT, w.OF_A_PRIORITY),
    ("Serves", w.OF_A_PART),
)
# How a heading that somebody has changed is still known.
_OTHER_WORDS = {
    Column.NUMBER: w.NUMBER, Column.ACTION: w.ACTION, Column.OUTCOME: w.OUTCOME, Column.LEADS: w.LEADS,
    Column.BY_WHEN: w.BY_WHEN, Column.DUE: w.DUE, Column.MEASURE: w.MEASURE, Column.IMPACT: w.IMPACT,
    Column.STEPS: w.STEPS, Column.HORIZON: w.HORIZON, Column.NAME: w.MEASURE, Column.BASELINE: w.BASELINE,
    Column.BASELINE_DATE: w.BASELINE_DATE, Column.NOW: w.NOW, Column.TARGET: w.TARGET,
    Column.TARGET_DATE: w.TARGET_DATE, Column.INDICATOR: w.INDICATOR, Column.SHARED: w.SHARED,
}  # fmt: skip
_EARLIER = {"shared": w.SHARED}
"""Headings as earlier versions of this layout wrote them."""

_DAYS = (w.DUE, w.BASELINE_DATE, w.TARGET_DATE)


class OwnTables:
    """Parts, priorities, actions and measures, in the order in which they stand.

    measures: each with whether the document says that it is no indicator.
    """

    def __init__(self, starts: date | None) -> None:
        self.parts: list[Part] = []
        self.priorities: list[Priority] = []
        self.actions: list[Action] = []
        self.measures: list[tuple[Measure, bool]] = []
        self.guesses: list[Guess] = []
        self.unplaced: list[Unplaced] = []
        self._starts = starts

    def add(self, table: Table, context: Mapping[str, str], under: str) -> None:
        """A table. context: what the headings above it say of part, priority and horizon."""
        headings = _headings(table.rows[0])
        known = next((columns for column, columns in _KINDS if column in headings), ())
        for row in table.rows if not known else table.rows[1:]:
            if not any(row.cells):
                continue
            if not known:
                words = " · ".join(filter(None, row.cells))
                why = "Its table is none of actions, measures, priorities or parts."
                self.unplaced.append(Unplaced(row.line, words, why, under))
                continue
            cells = {column: context.get(column, "") for column in known}
            cells |= self._cells(row, headings, known, under)
            self._keep(known, {column: cell.strip() for column, cell in cells.items()}, row.line, under)
            self._ask_of_lines(known, headings, row)

    def _cells(self, row: Row, headings: Sequence[str], known: Sequence[str], under: str) -> dict[str, str]:
        """The cells that have a column in the layout; what stands in others is listed."""
        found: dict[str, str] = {}
        for n, cell in enumerate(row.cells):
            heading = headings[n] if n < len(headings) else ""
            if heading in known:
                found[heading] = cell
            elif cell:
                why = f'This layout has no column "{heading}".' if heading else "Its column has no heading."
                self.unplaced.append(Unplaced(row.line, cell, why, under))
        return found

    def _keep(self, known: Sequence[str], cells: dict[str, str], line: int, under: str) -> None:
        for column in _DAYS:
            if (cell := cells.get(column, "")) and cell.lower() != w.NONE and day_of(cell) is None:
                why = f'No one day can be read in "{column}": write it as 31 July 2025.'
                self.unplaced.append(Unplaced(line, cell, why, under))
        if known is w.OF_AN_ACTION:
            self._action(cells, line)
        elif known is w.OF_A_MEASURE:
            self.measures.append((rows.measure_of(cells, line), cells[w.INDICATOR].lower() == w.NONE))
        elif known is w.OF_A_PRIORITY:
            self.priorities.append(rows.priority_of(cells, line))
        else:
            self.parts.append(rows.part_of(cells, line))

    def _action(self, cells: Mapping[str, str], line: int) -> None:
        action = rows.action_of(cells, self._starts, line)
        whose = called(action.number, action.text, line)
        for lead in action.leads:
            if len(leads_of(lead)) > 1:
                why = "It may name several: give each a line of its own."
                self.guesses.append(Guess(line, whose, "leads", lead, why))
        meant = by_when(action.by_when, self._starts)
        if not cells[w.DUE] and meant.year_taken:
            why = why_taken(action.by_when, meant)
            self.guesses.append(Guess(line, whose, "due", str(action.due), why))
        elif meant.due and action.due and cells[w.DUE] and meant.due != action.due:
            why = f'"By when" means {meant.due}; the day under "Due" is taken.'
            self.guesses.append(Guess(line, whose, "due", str(action.due), why))
        elif not cells[w.DUE]:
            self.guesses += [Guess(line, whose, "due", str(action.due), why) for why in meant.doubts]
        self.actions.append(action)

    def _ask_of_lines(self, known: Sequence[str], headings: Sequence[str], row: Row) -> None:
        """What is to be asked where a line goes through words of an action or a measure."""
        is_action = known is w.OF_AN_ACTION
        if not row.struck or not (is_action or known is w.OF_A_MEASURE):
            return
        kinds = {w.ACTION: Column.ACTION, w.MEASURE: Column.MEASURE if is_action else Column.NAME}
        by_words = {words: column for column, words in _OTHER_WORDS.items()} | kinds
        columns = [by_words.get(heading, Column.OTHER) for heading in headings]
        line = self.actions[-1] if is_action else self.measures[-1][0]
        if isinstance(line, Action):
            whose, asked = (
                called(line.number, line.text, line.line),
                asked_of_action(row, columns, line.number),
            )
        else:
            whose, asked = line.name, asked_of_measure(row, columns)
        for field, taken, why in asked:
            self.guesses.append(Guess(row.line, whose, field, taken or _shown(line, field), why))


def _shown(line: Action | Measure, field: str) -> str:
    """What stands in a field, as a guess tells it."""
    value = getattr(line, field) or ""
    if isinstance(value, tuple):
        return "\n".join(each.text if isinstance(each, Step) else each for each in value)
    return str(value)


def _headings(row: Row) -> list[str]:
    """The headings of the layout that stand above the columns, each once; others as they are."""
    ours = {heading.casefold(): heading for _, columns in _KINDS for heading in columns}
    written = [" ".join(cell.split()) for cell in row.cells]
    found = [(ours | _EARLIER).get(each.casefold(), "") for each in written]
    for n, column in enumerate(columns_of(row) or ()):
        other = _OTHER_WORDS.get(column, "")
        if not found[n] and other not in found:
            found[n] = other
    return [each or written[n] for n, each in enumerate(found)]
