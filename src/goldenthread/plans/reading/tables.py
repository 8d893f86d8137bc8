"""What the tables of a document say of its plan: its actions and its measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.plans.plan import Guess, Priority, Unplaced
from goldenthread.plans.reading import struck
from goldenthread.plans.reading.bands import Band, called, parted, words_of
from goldenthread.plans.reading.blocks import Heading, Row, Table, Words
from goldenthread.plans.reading.both import add_measures, without_values
from goldenthread.plans.reading.columns import Column, columns_of, is_measures
from goldenthread.plans.reading.continuing import goes_on
from goldenthread.plans.reading.found import Placed, TableOfActions
from goldenthread.plans.reading.heads import asked_of_two_rows, heading, heading_rows
from goldenthread.plans.reading.other_kinds import in_lines, may_be_other, why_other
from goldenthread.plans.reading.place import Place
from goldenthread.plans.reading.trackers import levels, named_priority, number_and_name, placed
from goldenthread.plans.reading.unsure import settled

_NAME = re.compile(r"(?:name of )?(?:the )?priority(?: area)?(?: name)?:?|name:?|title:?", re.IGNORECASE)


class InTables(Place):
    """Says of each row of a table where in the plan it belongs."""

    def __init__(self) -> None:
        super().__init__()
        self._doubted: int | None = None  # the guess about the table that may go on

    def _table(self, table: Table) -> None:
        if self._mode == "statement":
            self._mode = ""
        head = heading(table)
        columns = columns_of(head)
        if columns is None:
            self._go_on(table)
            return
        self._settle_name()
        rows = table.rows[heading_rows(table) :]
        if why := why_other(head, rows, columns, self._found.above.nearest):
            self._leave_out(table.rows, why)
            return
        in_priority = self._in_priority() and self._level > 0
        columns, asked = settled(columns, head, rows, in_priority=in_priority)
        if head.cells != self._headed:
            self._named = None
            self._actions.below_another_heading()
            if self._is_inside:
                self._leave_priority()
        self._list_empty_columns(columns, head, rows)
        self._found.guesses += [*asked, *asked_of_two_rows(table)]
        self._ask_of_table(table, head, columns)
        if is_measures(columns):
            self._columns = columns
            self._found.measures.begin(columns, head)
            self._area(rows, continued=False)
        else:
            self._columns = columns
            if Column.ACTION not in columns:
                why = "The table has no column of actions: what each row is to do is lost."
                self._found.guesses.append(Guess(table.line, self._part_name(), "actions", "", why))
            self._headed = head.cells
            above = tuple(self._found.above.headings)
            self._found.tables.append(TableOfActions(table.line, table.rows[-1].line, above))
            self._add_actions(rows, columns)

    def _list_empty_columns(self, columns: tuple[Column, ...], head: Row, rows: tuple[Row, ...]) -> None:
        """A column that a plan has no place for is told by its cells; where none is surely its own, by its heading."""
        whole = any(len(row.cells) >= len(columns) for row in rows)
        for n, words in enumerate(head.cells):
            is_told = whole and any(row.only([n]).cells[0] for row in rows)
            if words and columns[n] is Column.OTHER and not is_told:
                why = "A column that an improvement plan has no place for; no cell is surely its own."
                self._found.unplaced.append(Unplaced(head.line, words, why, self._found.above.under))

    def _go_on(self, table: Table) -> None:
        """A table without a heading: the one above goes on, over a page; else it is none of the plan's."""
        if self._columns is not None and goes_on(table, self._columns):
            if is_measures(self._columns):
                self._area(table.rows, continued=True)
            else:
                self._add_actions(table.rows, self._columns)
                self._ask_of_table_below(table)
            return
        self._leave_out(table.rows, "It is no table of actions or measures.")

    def _ask_of_table(self, table: Table, head: Row, columns: tuple[Column, ...]) -> None:
        """A guess where a table may be none of the plan's; its heading, where that is asked, is asked alone."""
        why, nearest = may_be_other(head, columns, self._found.above.nearest), self._found.above.headings[-1:]
        asked = {each.line for each in self._found.guesses if each.field == "heading"}
        self._doubted = None
        if why and not any(each.line in asked for each in nearest):
            self._doubted = len(self._found.guesses)
            guess = Guess(table.line, in_lines(table.line, table.rows[-1].line), "table", "actions", why)
            self._found.guesses.append(guess)

    def _ask_of_table_below(self, table: Table) -> None:
        """A table that goes on below is asked about as one."""
        self._found.tables[-1:] = [
            replace(each, last=table.rows[-1].line) for each in self._found.tables[-1:]
        ]
        if self._doubted is not None:
            guess = self._found.guesses[self._doubted]
            of = in_lines(guess.line, table.rows[-1].line)
            self._found.guesses[self._doubted] = replace(guess, of=of)

    def _leave_out(self, rows: tuple[Row, ...], why: str) -> None:
        """Rows of a table that is none of the plan's; one may be the name of a priority."""
        self._columns = None
        for row in rows:
            given = [cell for cell in row.cells if cell]
            if self._awaits_name and len(given) == 2 and _NAME.fullmatch(given[0]):
                self._taken_for_name(Words(row.line, " ".join(given[1].split())))
                continue
            self._found.unplaced.append(Unplaced(row.line, " · ".join(given), why, self._found.above.under))

    def _add_actions(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        """The rows of a table of actions, parted where a row is a heading that stands inside it."""
        level = max((each.level for each in self._found.above.headings), default=0) + 1
        over: list[Row] = []
        pieces = list(parted(rows, columns))
        begins_so = bool(pieces) and pieces[0][0] is not Band.NONE
        is_of_one = self._in_priority() and not self._is_inside and (begins_so or not self._is_band)
        for band, together in pieces:
            if band is Band.NONE:
                self._add_rows(together, columns)
                continue
            for row in together:
                block = Heading(row.line, level, words_of(row))
                self._heading_inside(band, block, is_of_one=is_of_one and not self._is_inside)
            over += together if band in (Band.PRIORITY, Band.NAME) else ()
        if len(over) == 1 and over[0].line == rows[0].line:
            self._is_inside = (
                False  # its first row says the priority of the whole table, as one above it does
            )
        if over and self._mode == "statement":
            self._mode = ""

    def _heading_inside(self, band: Band, block: Heading, *, is_of_one: bool) -> None:
        """A row that stands over those below it. is_of_one: a heading says the priority of the whole table."""
        if band is Band.HORIZON:
            self._begin_horizon(block)
        elif band is Band.BELOW:
            self._below_band(block)
        elif named := named_priority(block.text):
            self._priority(block, *named)
            self._is_inside = True
        elif self._now and is_of_one:
            why = f'It stands over rows of a table that is all of "{self._now.name}": it names nothing of the plan.'
            self._found.unplaced.append(Unplaced(block.line, block.text, why, self._found.above.under))
            self._actions.begin()
        else:
            self._taken_for_band(block)

    def _taken_for_band(self, block: Heading) -> None:
        number, name = called(block.text)
        self._priority(block, number, name or block.text)
        self._is_inside = True
        if self._found.priorities[self._at].line == block.line:
            why = "Its row has no other words, and actions stand below it: taken for the priority of these."
            taken = f"Priority {number}" if number else "A priority"
            self._found.guesses.append(Guess(block.line, block.text, "heading", taken, why))

    def _below_band(self, block: Heading) -> None:
        """More of what stands over rows: the first says what the priority is about."""
        if self._is_inside and self._mode == "statement" and self._now and not self._now.statement:
            self._keep(statement=block.text)
        else:
            why = "It stands alone in its row: no action is named for it."
            self._found.unplaced.append(Unplaced(block.line, block.text, why, self._found.above.under))

    def _add_rows(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        before, left = len(self._actions.found), len(self._actions.left)
        if levels(rows, columns):
            columns = tuple(Column.OTHER if each is Column.PRIORITY else each for each in columns)
        fitted = self._actions.fitted(rows, columns)
        said = placed(rows, fitted)
        headed = self._headed if fitted == columns else ()
        self._actions.add(without_values(said.rows, fitted), fitted, headed, said.begun())
        struck.ask(said.rows, fitted, self._actions.found[before:])
        named = dict(zip(fitted, self._headed, strict=False)) if fitted == columns else {}
        for row in self._actions.found[before:]:
            where = said.where.get(row.line, {})
            at = self._place(row.line, where, fitted)
            is_said, under = Column.PRIORITY in where, self._found.above.under
            self._found.actions.append(Placed(row, *at, is_said, named, under))
            self._horizon_used = True
            self._found.above.is_filled(rows=True)
        add_measures(self._found, said.rows, fitted, headed, self._found.above.under)
        taken = {row.line for row in self._actions.found[before:]}
        self._found.unplaced += [Unplaced(*each, self._found.above.under) for each in said.left(taken)]
        self._found.unplaced += [
            Unplaced(*each, self._found.above.under) for each in self._actions.left[left:]
        ]

    def _place(
        self, line: int, said: Mapping[Column, str], columns: Sequence[Column]
    ) -> tuple[str, str, str]:
        """Part, priority and horizon of an action: what its row says of them, else the headings above.

        Where a page cuts a table, its first rows may have what the last ones above said. No other table has it.
        """
        horizon = said.get(Column.HORIZON, self._horizon)
        if self._named and Column.PRIORITY in columns and not {Column.PART, Column.PRIORITY} & set(said):
            return *self._named, horizon
        priority = self._now.name if self._now and self._in_priority() else ""
        part = said.get(Column.PART, self._part_name())
        if Column.PRIORITY not in said:
            return self._part_called(line, part), priority if part == self._part_name() else "", horizon
        part = self._part_called(line, part or self._untold_part)
        self._named = part, self._priority_said(line, part, said[Column.PRIORITY])
        return *self._named, horizon

    def _priority_said(self, line: int, part: str, said: str) -> str:
        """The name of the priority that a row names, begun here where none has begun before."""
        number, name = number_and_name(said)
        for each in self._found.priorities:
            if each.part == part and (each.name.lower() == name.lower() if name else each.number == number):
                return each.name
        self._found.priorities.append(Priority(part, number, name or said, line=line))
        return self._found.priorities[-1].name

    def _area(self, rows: tuple[Row, ...], *, continued: bool) -> None:
        within = self._in_priority() and self._level > 0
        name = self._now.name if self._now and within else self._area_name()
        if not within and (not self._found.areas or self._found.areas[-1][0] != name):
            self._found.areas.append((name, []))
        self._found.above.is_filled(rows=True)
        self._found.measures.add(rows, self._part_name(), name, self._found.above.under, continued=continued)

    def _area_name(self) -> str:
        skipped = {"measures", "outcomes", "actions"}
        return next(
            (each.text for each in reversed(self._found.above.headings) if each.text.lower() not in skipped),
            "",
        )
