"""Walks through a document and says of every heading, paragraph and table where in the plan it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from goldenthread.plans.dates import is_of_years, is_only_a_day, period
from goldenthread.plans.plan import Draft, Guess, Priority, Unplaced
from goldenthread.plans.reading.assembling import assembled
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.columns import Column, columns_of, is_measures
from goldenthread.plans.reading.continuing import furniture, goes_on, is_page
from goldenthread.plans.reading.found import UNTITLED, Placed
from goldenthread.plans.reading.headings import (
    PART,
    STATUS,
    is_frame,
    is_label,
    is_legend,
    is_named,
    list_of,
    may_name,
    outline_of,
    priority_called,
    says_title,
    says_who,
)
from goldenthread.plans.reading.heads import asked_of_two_rows, heading, heading_rows
from goldenthread.plans.reading.place import Place
from goldenthread.plans.reading.text import squeezed
from goldenthread.plans.reading.trackers import (
    HORIZON,
    band_of,
    levels,
    named_priority,
    number_and_name,
    placed,
)
from goldenthread.plans.reading.unsure import settled

_PERIOD = re.compile(r"^(?:the |our )?(?:plan )?(?:period|dates?|duration|covers|covering)\b", re.IGNORECASE)

_NAME = re.compile(r"(?:name of )?(?:the )?priority(?: area)?(?: name)?:?|name:?|title:?", re.IGNORECASE)


class Walk(Place):
    """Goes through the blocks of a document once."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] | None = None
        self._headed: tuple[str, ...] = ()

    def read(self, blocks: Sequence[Block]) -> Draft:
        self._outline = outline_of(blocks)
        self._furniture = furniture(blocks)
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._words(block)
        self._settle_name()
        self._leave_horizon()
        return assembled(self._found)

    # Headings

    def _heading(self, block: Heading) -> None:
        text = block.text.rstrip(":")
        if self._awaits_name and (is_named(text) or block.level < self._level):
            self._settle_name()
        self._found.above.enter(block)
        if not block.is_band:
            self._columns = None
        self._mode = ""
        listed = list_of(text)
        if (says_title(text) and not self._found.title) or block == self._outline.title:
            self._title(block.line, text)
        elif named := named_priority(text):
            self._priority(block, *named)
            self._ask_band(block, text)
        elif HORIZON.match(text):
            self._begin_horizon(block)
        elif found := PART.match(text):
            self._part(block, found[1])
        elif listed:
            self._list(listed)
        elif STATUS.fullmatch(text) and self._awaits_status():
            self._keep_part(status=text.lower())
        elif self._awaits_name:
            self._name(text)
        elif (at := self._said_before(text)) is not None:
            self._go_on_in(at, block)
        elif block in self._outline.priorities and not self._within(block):
            self._taken_for_priority(block, text)
        else:
            self._mode = "area"
            self._found.above.is_loose(is_frame=is_frame(text))
            if block.level <= self._level:
                self._level = 0

    def _title(self, line: int, text: str) -> None:
        self._found.title = text
        self._period(line, text)
        if not says_title(text):
            why = 'Nothing says "improvement plan": the first heading is taken for the title.'
            self._found.guesses.append(Guess(line, "improvement plan", "title", text, why))

    def _period(self, line: int, text: str) -> None:
        said = period(text)
        self._found.period = said or self._found.period
        if said and is_of_years(text):
            first, last = said
            why = "Only years are written: taken as years from April to March."
            taken = f"{first:%B %Y} to {last:%B %Y}"
            self._found.guesses.append(Guess(line, "improvement plan", "period", taken, why))

    def _list(self, name: str) -> None:
        if name == "needs":
            self._leave_horizon()
        self._mode = name
        if name == "serves":
            self._found.above.is_loose()

    def _taken_for_priority(self, block: Heading, text: str) -> None:
        number, name = priority_called(text)
        self._priority(block, number, name or text)
        why = "It does not say that it is a priority; actions stand right below it: taken for one."
        self._found.guesses.append(
            Guess(block.line, text, "heading", f"Priority {number}" if number else "A priority", why)
        )

    def _ask_band(self, block: Heading, text: str) -> None:
        if block.is_band:
            why = "It is no heading in the document: taken for the priority of the lines below it."
            number = self._found.priorities[self._at].number
            self._found.guesses.append(Guess(block.line, text, "heading", f"Priority {number}", why))

    def _taken_for_name(self, block: Words) -> None:
        now = self._found.priorities[self._at]
        self._name(block.text)
        why = "Its heading has only a number: what stands right below it is taken for its name."
        self._found.guesses.append(Guess(block.line, f"Priority {now.number}", "name", block.text, why))

    # Words

    def _words(self, block: Words) -> None:
        self._found.above.is_filled()
        text = block.text
        if not (block.note or is_page(text) or text in self._furniture or text.startswith("*")):
            self._columns = None
        if self._awaits_name and not block.note and not may_name(block) and not is_label(text):
            self._settle_name()
        priority = self._now
        if block.note:
            self._found.notes.append(Unplaced(block.line, text, block.note, self._found.above.under))
        elif not self._found.title and says_title(text, is_heading=False):
            self._title(block.line, text)
        elif self._found.period is None and _is_period(text):
            self._period(block.line, text)
        elif self._awaits_name and may_name(block):
            self._taken_for_name(block)
        elif self._mode == "key outcomes":
            self._found.key_outcomes.append(text.strip('"“” '))
        elif self._mode == "serves" and self._found.parts and block.is_item:
            self._keep_part(serves=(*self._found.parts[-1].serves, re.sub(r"^\d+[.)]\s*", "", text)))
        elif self._mode == "needs" and priority and block.is_item:
            self._keep(needs=(*priority.needs, text))
        elif self._mode == "outcomes" and priority and self._in_priority() and block.is_item:
            self._keep(outcomes=(*priority.outcomes, text))
        elif self._mode == "outcomes" and self._found.areas and block.is_item:
            self._found.areas[-1][1].append((block.line, text))
        elif self._mode == "statement" and priority and self._is_statement(block, priority):
            self._keep(statement=text)
        elif STATUS.fullmatch(text) and self._awaits_status():
            self._keep_part(status=text.lower())
        elif text.startswith("*") and self._found.measures.measures:
            self._found.guesses.append(
                Guess(
                    block.line,
                    "measures",
                    "shared",
                    text.lstrip("* "),
                    "A note under the table: the measures marked * are shared.",
                )
            )
        else:
            self._found.unplaced.append(
                Unplaced(block.line, text, self._why_unplaced(), self._found.above.under)
            )

    def _is_statement(self, block: Words, priority: Priority) -> bool:
        """Whether words above the tables of a priority say what it is about: its name said again does not."""
        said = squeezed(priority_called(block.text)[1])
        is_of_it = not (is_legend(block.text) or is_frame(block.text) or says_who(block.text))
        return is_of_it and not (block.is_item or priority.statement or said == squeezed(priority.name))

    def _why_unplaced(self) -> str:
        if self._mode == "area":
            return (
                f'It stands under "{self._found.above.nearest}", for which an improvement plan has no place.'
            )
        return "It stands in no table, and under no heading that says what it is."

    # Tables

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
        in_priority = self._in_priority() and self._level > 0
        columns, asked = settled(columns, head, rows, in_priority=in_priority)
        self._list_empty_columns(columns, head, rows)
        self._found.guesses += [*asked, *asked_of_two_rows(table)]
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
            return
        self._columns = None
        for row in table.rows:
            given = [cell for cell in row.cells if cell]
            if self._awaits_name and len(given) == 2 and _NAME.fullmatch(given[0]):
                self._taken_for_name(Words(row.line, " ".join(given[1].split())))
                continue
            why = "It is no table of actions or measures."
            self._found.unplaced.append(Unplaced(row.line, " · ".join(given), why, self._found.above.under))

    def _add_actions(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        """The rows of a table of actions, parted where a row is a heading that stands inside it."""
        for band, together in groupby(rows, key=band_of):
            if band:
                for row in together:
                    self._heading_inside(Heading(row.line, len(self._found.above.headings) + 1, band))
            else:
                self._add_rows(tuple(together), columns)

    def _heading_inside(self, block: Heading) -> None:
        if named := named_priority(block.text):
            self._priority(block, *named)
        else:
            self._begin_horizon(block)

    def _add_rows(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        before, left = len(self._actions.found), len(self._actions.left)
        if levels(rows, columns):
            columns = tuple(Column.OTHER if each is Column.PRIORITY else each for each in columns)
        fitted = self._actions.fitted(rows, columns)
        said = placed(rows, fitted)
        self._actions.add(said.rows, fitted, self._headed if fitted == columns else ())
        named = dict(zip(fitted, self._headed, strict=False)) if fitted == columns else {}
        for row in self._actions.found[before:]:
            where = said.where.get(row.line, {})
            at = self._place(row.line, where)
            is_said, under = Column.PRIORITY in where, self._found.above.under
            self._found.actions.append(Placed(row, *at, is_said, named, under))
            self._horizon_used = True
            self._found.above.is_filled(rows=True)
        taken = {row.line for row in self._actions.found[before:]}
        self._found.unplaced += [Unplaced(*each, self._found.above.under) for each in said.left(taken)]
        self._found.unplaced += [
            Unplaced(*each, self._found.above.under) for each in self._actions.left[left:]
        ]

    def _place(self, line: int, said: Mapping[Column, str]) -> tuple[str, str, str]:
        """Part, priority and horizon of an action: what its row says of them, else the headings above."""
        horizon = said.get(Column.HORIZON, self._horizon)
        priority = self._now.name if self._now and self._in_priority() else ""
        part = said.get(Column.PART, self._part_name())
        if Column.PRIORITY not in said:
            return self._part_called(line, part), priority if part == self._part_name() else "", horizon
        part = self._part_called(line, part or self._found.title or UNTITLED)
        number, name = number_and_name(said[Column.PRIORITY])
        for each in self._found.priorities:
            if each.part == part and (each.name.lower() == name.lower() if name else each.number == number):
                return part, each.name, horizon
        self._found.priorities.append(Priority(part, number, name or said[Column.PRIORITY], line=line))
        self._at = len(self._found.priorities) - 1
        return part, self._found.priorities[-1].name, horizon

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


def _is_period(text: str) -> bool:
    """Whether a paragraph says over which time the plan goes, and nothing else: "Period: April 2025 to March 2026"."""
    return period(text) is not None and is_only_a_day(_PERIOD.sub("", text))
