"""Walks through a document and says of every heading, paragraph and table where in the plan it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from goldenthread.plans.dates import is_of_years, is_only_a_day, period
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Part, Plan, Priority, Unplaced
from goldenthread.plans.reading.above import Above
from goldenthread.plans.reading.actions import action_of, cut_steps, linked
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.columns import (
    Column,
    columns_of,
    heading,
    heading_rows,
    is_actions,
    is_measures,
)
from goldenthread.plans.reading.gathered import Gathered
from goldenthread.plans.reading.headings import (
    PART,
    STATUS,
    is_frame,
    is_legend,
    list_of,
    outline_of,
    priority_called,
    says_title,
)
from goldenthread.plans.reading.measures import Measures
from goldenthread.plans.reading.numbers import told_apart
from goldenthread.plans.reading.rows import Actions
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
_A_SENTENCE = 40  # letters, from which words that a statement has too are that statement


class Walk:
    """Goes through the blocks of a document once, keeping what was said last: part, priority, horizon."""

    def __init__(self) -> None:
        self.title = ""
        self.period: tuple[date, date] | None = None
        self.key_outcomes: list[str] = []
        self.parts: list[Part] = []
        self.priorities: list[Priority] = []
        self.guesses: list[Guess] = []
        self.unplaced: list[Unplaced] = []
        self._notes: list[Unplaced] = []  # of what the file hides, in words of our own
        self._above = Above()
        self._mode = ""
        self._horizon = ""
        self._horizon_line = 0
        self._horizon_used = True
        self._slipped: list[tuple[str, int]] = []
        self._actions = Actions()
        self._where: list[tuple[Gathered, str, str, str, bool]] = []
        """row, part, priority, horizon; whether its row says the priority"""
        self._measures = Measures()
        self._columns: tuple[Column, ...] | None = None
        self._headed: tuple[str, ...] = ()
        self._awaits_name = False
        self._level = (
            0  # of the heading of the last priority; 0: a heading beside it has ended it for measures
        )
        self._areas: list[tuple[str, list[tuple[int, str]]]] = []  # of measures: name, outcomes below them

    def read(self, blocks: Sequence[Block]) -> Draft:
        self._outline = outline_of(blocks)
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._words(block)
        return self._draft()

    # Headings

    def _heading(self, block: Heading) -> None:
        self._above.enter(block)
        self._columns = None
        self._mode = ""
        text = block.text.rstrip(":")
        listed = list_of(text)
        if (says_title(text) and not self.title) or block == self._outline.title:
            self._title(block.line, text)
        elif named := named_priority(text):
            self._priority(block, *named)
        elif HORIZON.match(text):
            self._begin_horizon(block)
        elif found := PART.match(text):
            self._part(block, found[1])
        elif listed:
            self._list(listed)
        elif STATUS.fullmatch(text) and self._awaits_status():
            self._keep_part(status=text.lower())
        elif self._awaits_name:
            self._keep(name=text)
            self._mode, self._awaits_name = "statement", False
        elif block in self._outline.priorities and not self._within(block):
            self._taken_for_priority(block, text)
        else:
            self._mode = "area"
            self._above.is_loose(is_frame=is_frame(text))
            if block.level <= self._level:
                self._level = 0

    def _title(self, line: int, text: str) -> None:
        self.title = text
        self._period(line, text)
        if not says_title(text):
            why = 'Nothing says "improvement plan": the first heading is taken for the title.'
            self.guesses.append(Guess(line, "improvement plan", "title", text, why))

    def _period(self, line: int, text: str) -> None:
        self.period = period(text)
        if self.period and is_of_years(text):
            first, last = self.period
            why = "Only years are written: taken as years from April to March."
            self.guesses.append(Guess(line, "improvement plan", "period", f"{first} to {last}", why))

    def _list(self, name: str) -> None:
        if name == "needs":
            self._leave_horizon()
        self._mode = name
        if name == "serves":
            self._above.is_loose()

    def _within(self, block: Heading) -> bool:
        """Whether a heading is below that of a priority, and no other beside it has ended that."""
        return self._in_priority() and 0 < self._level < block.level

    def _taken_for_priority(self, block: Heading, text: str) -> None:
        number, name = priority_called(text)
        self._priority(block, number, name or text)
        why = "It does not say that it is a priority; actions stand right below it: taken for one."
        self.guesses.append(
            Guess(block.line, text, "heading", f"Priority {number}" if number else "A priority", why)
        )

    def _begin_horizon(self, block: Heading) -> None:
        self._leave_horizon()
        self._actions.begin()
        self._horizon, self._horizon_line, self._horizon_used = block.text.rstrip(":"), block.line, False

    def _leave_horizon(self) -> None:
        """What was said of the horizon is over; a heading with no table below it is kept in mind."""
        if self._horizon and not self._horizon_used:
            self._slipped.append((self._horizon, self._horizon_line))
        self._horizon, self._horizon_used = "", True

    def _part(self, block: Heading, name: str) -> None:
        self._leave_horizon()
        self.parts.append(Part(name, line=block.line))
        self._actions.begin()

    def _priority(self, block: Heading, number: str, name: str) -> None:
        if not self.parts:
            self._part(block, self.title or "Improvement plan")
        self._leave_horizon()
        self._actions.begin()
        self.priorities.append(Priority(self.parts[-1].name, number, name, line=block.line))
        self._awaits_name, self._level = not name, block.level
        self._mode = "statement" if name else ""

    # Words

    def _words(self, block: Words) -> None:
        self._above.is_filled()
        text = block.text
        priority = self.priorities[-1] if self.priorities else None
        if block.note:
            self._notes.append(Unplaced(block.line, text, block.note, self._above.under))
        elif not self.title and says_title(text, is_heading=False):
            self._title(block.line, text)
        elif self.period is None and _is_period(text):
            self._period(block.line, text)
        elif self._mode == "key outcomes":
            self.key_outcomes.append(text.strip('"“” '))
        elif self._mode == "serves" and self.parts and block.is_item:
            self._keep_part(serves=(*self.parts[-1].serves, re.sub(r"^\d+[.)]\s*", "", text)))
        elif self._mode == "needs" and priority and block.is_item:
            self._keep(needs=(*priority.needs, text))
        elif self._mode == "outcomes" and priority and self._in_priority() and block.is_item:
            self._keep(outcomes=(*priority.outcomes, text))
        elif self._mode == "outcomes" and self._areas and block.is_item:
            self._areas[-1][1].append((block.line, text))
        elif self._mode == "statement" and priority and self._is_statement(block, priority):
            self._keep(statement=text)
        elif STATUS.fullmatch(text) and self._awaits_status():
            self._keep_part(status=text.lower())
        elif text.startswith("*") and self._measures.measures:
            self.guesses.append(
                Guess(
                    block.line,
                    "measures",
                    "shared",
                    text.lstrip("* "),
                    "A note under the table: the measures marked * are shared.",
                )
            )
        else:
            self.unplaced.append(Unplaced(block.line, text, self._why_unplaced(), self._above.under))

    def _is_statement(self, block: Words, priority: Priority) -> bool:
        """Whether words above the tables of a priority say what it is about: its name said again does not."""
        said = _squeezed(priority_called(block.text)[1])
        return not (
            block.is_item or priority.statement or is_legend(block.text) or said == _squeezed(priority.name)
        )

    def _why_unplaced(self) -> str:
        if self._mode == "area":
            return f'It stands under "{self._above.nearest}", for which an improvement plan has no place.'
        return "It stands in no table, and under no heading that says what it is."

    def _keep(self, **fields: object) -> None:
        self.priorities[-1] = replace(self.priorities[-1], **fields)  # type: ignore[arg-type]

    def _keep_part(self, **fields: object) -> None:
        self.parts[-1] = replace(self.parts[-1], **fields)  # type: ignore[arg-type]

    def _awaits_status(self) -> bool:
        return bool(self.parts) and not self.parts[-1].status

    def _in_priority(self) -> bool:
        return bool(self.priorities) and self.priorities[-1].part == (
            self.parts[-1].name if self.parts else ""
        )

    # Tables

    def _table(self, table: Table) -> None:
        if self._mode == "statement":
            self._mode = ""
        head = heading(table)
        columns = columns_of(head)
        if columns is None:
            self._go_on(table)
            return
        rows = table.rows[heading_rows(table) :]
        columns, asked = settled(columns, head, rows)
        self._list_empty_columns(columns, head, rows)
        self.guesses += asked
        if is_measures(columns):
            self._columns = columns
            self._measures.begin(columns, head)
            self._area(rows, continued=False)
        else:
            self._columns = columns
            if Column.ACTION not in columns:
                why = "The table has no column of actions: what each row is to do is lost."
                self.guesses.append(Guess(table.line, self._part_name(), "actions", "", why))
            self._headed = head.cells
            self._add_actions(rows, columns)

    def _list_empty_columns(self, columns: tuple[Column, ...], head: Row, rows: tuple[Row, ...]) -> None:
        """A column that a plan has no place for is told by its cells; where none is surely its own, by its heading."""
        whole = any(len(row.cells) >= len(columns) for row in rows)
        for n, words in enumerate(head.cells):
            is_told = whole and any(row.only([n]).cells[0] for row in rows)
            if words and columns[n] is Column.OTHER and not is_told:
                why = "A column that an improvement plan has no place for; no cell is surely its own."
                self.unplaced.append(Unplaced(head.line, words, why, self._above.under))

    def _go_on(self, table: Table) -> None:
        """A table without a heading: the one above goes on, over a page."""
        if self._columns is not None and is_measures(self._columns):
            self._area(table.rows, continued=True)
        elif self._columns is not None and is_actions(self._columns):
            self._add_actions(table.rows, self._columns)
        else:
            for row in table.rows:
                words = " · ".join(filter(None, row.cells))
                self.unplaced.append(
                    Unplaced(row.line, words, "It is no table of actions or measures.", self._above.under)
                )

    def _add_actions(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        """The rows of a table of actions, parted where a row is a heading that stands inside it."""
        for band, together in groupby(rows, key=band_of):
            if band:
                for row in together:
                    self._heading_inside(Heading(row.line, len(self._above.headings) + 1, band))
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
        for row in self._actions.found[before:]:
            where = said.where.get(row.line, {})
            self._where.append((row, *self._place(row.line, where), Column.PRIORITY in where))
            self._horizon_used = True
            self._above.is_filled(rows=True)
        taken = {row.line for row in self._actions.found[before:]}
        self.unplaced += [Unplaced(*each, self._above.under) for each in said.left(taken)]
        self.unplaced += [Unplaced(*each, self._above.under) for each in self._actions.left[left:]]

    def _place(self, line: int, said: Mapping[Column, str]) -> tuple[str, str, str]:
        """Part, priority and horizon of an action: what its row says of them, else the headings above."""
        horizon = said.get(Column.HORIZON, self._horizon)
        priority = self.priorities[-1].name if self._in_priority() else ""
        part = said.get(Column.PART, self._part_name())
        if Column.PRIORITY not in said:
            return self._part_called(line, part), priority if part == self._part_name() else "", horizon
        part = self._part_called(line, part or self.title or "Improvement plan")
        number, name = number_and_name(said[Column.PRIORITY])
        for each in self.priorities:
            if each.part == part and (each.name.lower() == name.lower() if name else each.number == number):
                return part, each.name, horizon
        self.priorities.append(Priority(part, number, name or said[Column.PRIORITY], line=line))
        return part, self.priorities[-1].name, horizon

    def _part_called(self, line: int, name: str) -> str:
        """The part of this name, begun here where no heading has."""
        if name and all(each.name != name for each in self.parts):
            self.parts.append(Part(name, line=line))
        return name

    def _area(self, rows: tuple[Row, ...], *, continued: bool) -> None:
        within = self._in_priority() and self._level > 0
        name = self.priorities[-1].name if within else self._area_name()
        if not within and (not self._areas or self._areas[-1][0] != name):
            self._areas.append((name, []))
        self._above.is_filled(rows=True)
        self._measures.add(rows, self._part_name(), name, self._above.under, continued=continued)

    def _area_name(self) -> str:
        skipped = {"measures", "outcomes", "actions"}
        return next(
            (each.text for each in reversed(self._above.headings) if each.text.lower() not in skipped), ""
        )

    def _part_name(self) -> str:
        return self.parts[-1].name if self.parts else ""

    # What has been read

    def _draft(self) -> Draft:
        starts, ends = self.period or (None, None)
        actions = [self._action(*each) for each in self._where]
        self._leave_horizon()
        self._ask_horizon(actions)
        actions, twice = told_apart(actions)
        self.guesses += twice
        actions = list(linked(actions))
        self.guesses += cut_steps(actions)
        self._give_areas()
        measures = tuple(self._in_a_part(measure) for measure in self._measures.measures)
        unplaced = list(self._not_said_elsewhere([*self.unplaced, *self._measures.unplaced]))
        unplaced += self._notes
        unplaced += self._above.left(unplaced, {each.priority for each in measures})
        plan = Plan(
            self.title, starts, ends, tuple(self.key_outcomes), tuple(self.parts), tuple(self.priorities),
            tuple(actions), measures,
        )  # fmt: skip
        guesses = sorted([*self.guesses, *self._measures.guesses], key=lambda guess: guess.line)
        return Draft(plan, tuple(guesses), tuple(sorted(unplaced, key=lambda each: each.line)))

    def _not_said_elsewhere(self, unplaced: Iterable[Unplaced]) -> Iterator[Unplaced]:
        """What no priority has as its statement; the name of one, said once more, is told as that."""
        statements = [_squeezed(each.statement) for each in self.priorities]
        names = {
            *(_squeezed(each.name) for each in self.priorities),
            *(_squeezed(each.name) for each in self.parts),
        }
        for each in unplaced:
            said = _squeezed(priority_called(each.text)[1])
            if said and said in names:
                yield replace(each, why="It is the name of a priority or a part, said once more.")
            elif len(said) < _A_SENTENCE or not any(said in statement for statement in statements):
                yield each

    def _action(self, row: Gathered, part: str, priority: str, horizon: str, is_said: bool) -> Action:
        action, guesses = action_of(row, part, priority, horizon, self.period[0] if self.period else None)
        self.guesses += guesses
        named = self._priority_of(action)
        if named and named != priority and not is_said:
            why = f'Its number belongs to "{named}"; it stands under "{priority}".'
            self.guesses.append(Guess(row.line, action.number, "priority", named, why))
            return replace(action, priority=named)
        return action

    def _priority_of(self, action: Action) -> str:
        """The priority that an action's number begins with, in its part."""
        first = re.match(r"^[A-Z]*(\d+)\.", action.number)
        if first is None:
            return ""
        same = (each for each in self.priorities if each.part == action.part and each.number == first[1])
        return next((each.name for each in same), "")

    def _ask_horizon(self, actions: list[Action]) -> None:
        """A heading of a horizon with no table below it may have slipped below the table before it: that is asked."""
        asked = set()
        for action in actions:
            slipped = next((each for each in self._slipped if each[1] > action.line), None)
            if (
                not action.horizon
                and action.number
                and slipped
                and action.part in self._with_horizons(actions)
            ):
                why = f'No horizon stands above it; "{slipped[0]}" stands below its table with nothing under it.'
                self.guesses.append(Guess(action.line, action.number, "horizon", "", why))
                asked.add(slipped)
        why = "A heading with nothing below it."
        self.unplaced += [
            Unplaced(line, text, why) for text, line in self._slipped if (text, line) not in asked
        ]

    def _with_horizons(self, actions: list[Action]) -> set[str]:
        return {action.part for action in actions if action.horizon}

    def _give_areas(self) -> None:
        """The outcomes under an area's measures are those of the priority of that name."""
        for name, outcomes in self._areas:
            at = next((n for n, each in enumerate(self.priorities) if each.name == name), None)
            if at is None:
                why = f'No priority is called "{name}".'
                self.unplaced += [Unplaced(line, text, why, name) for line, text in outcomes]
            else:
                given = (*self.priorities[at].outcomes, *(text for _, text in outcomes))
                self.priorities[at] = replace(self.priorities[at], outcomes=given)

    def _in_a_part(self, measure: Measure) -> Measure:
        """Measures above all parts are those of the part that has a priority of their area's name."""
        if measure.part or not self.parts:
            return measure
        part = next(
            (each.part for each in self.priorities if each.name == measure.priority), self.parts[0].name
        )
        why = (
            f'Its table ("{measure.priority}") stands before the parts: taken for the one with that priority.'
        )
        if not any(guess.why == why for guess in self.guesses):
            self.guesses.append(Guess(measure.line, "measures", "part", part, why))
        return replace(measure, part=part)


def _is_period(text: str) -> bool:
    """Whether a paragraph says over which time the plan goes, and nothing else: "Period: April 2025 to March 2026"."""
    return period(text) is not None and is_only_a_day(_PERIOD.sub("", text))


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()
