"""Walks through a document and says of every heading, paragraph and table where in the plan it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from goldenthread.plans.dates import is_of_years, period
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Part, Plan, Priority, Unplaced
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
from goldenthread.plans.reading.measures import Measures
from goldenthread.plans.reading.numbers import told_apart
from goldenthread.plans.reading.rows import Actions
from goldenthread.plans.reading.trackers import HORIZON, PRIORITY, band_of, levels, number_and_name, placed

_PART = re.compile(
    r"^(?:(?:part|section):?\s+)?(?:[\dA-Z]{1,2}[.)]\s+)?(.*\b(?:action|delivery|improvement) plan)$", re.I
)
_TITLE = re.compile(r"improvement plan", re.IGNORECASE)
_LISTS = (
    ("key outcomes", re.compile(r"^key outcomes?$|^i statements?$", re.IGNORECASE)),
    ("needs", re.compile(r"^what needs (improvement|to improve|improving)\??$", re.IGNORECASE)),
    ("outcomes", re.compile(r"^outcomes?(?: sought)?$", re.IGNORECASE)),
    ("serves", re.compile(r"themes?\b|^corporate plan priorities$|^links? to\b", re.IGNORECASE)),
    ("nothing", re.compile(r"^(actions?|measures?)$", re.IGNORECASE)),
)
_A_SENTENCE = 40  # letters, from which words that a statement has too are that statement
_STATUS = re.compile(r"draft|approved|final|for approval", re.IGNORECASE)


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
        self._headings: list[Heading] = []
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
        self._filled = False
        self._areas: list[tuple[str, list[tuple[int, str]]]] = []  # of measures: name, outcomes below them

    def read(self, blocks: Iterable[Block]) -> Draft:
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
                continue
            self._filled = True
            if isinstance(block, Table):
                self._table(block)
            else:
                self._words(block)
        self._leave_heading(0)
        return self._draft()

    # Headings

    def _heading(self, block: Heading) -> None:
        self._leave_heading(block.level)
        self._headings = [each for each in self._headings if each.level < block.level] + [block]
        self._columns = None
        self._mode = ""
        text = block.text.rstrip(":")
        listed = next((name for name, pattern in _LISTS if pattern.search(text)), "")
        if _TITLE.search(text) and not self.title:
            self._title(block.line, text)
        elif found := PRIORITY.match(text):
            self._priority(block, found[1], found[2])
        elif HORIZON.match(text):
            self._begin_horizon(block)
        elif found := _PART.match(text):
            self._part(block, found[1])
        elif listed:
            if listed == "needs":
                self._leave_horizon()
            self._mode = listed
        elif _STATUS.fullmatch(text) and self.parts:
            self.parts[-1] = replace(self.parts[-1], status=text.lower())
        elif self._awaits_name:
            self.priorities[-1] = replace(self.priorities[-1], name=text)
            self._mode, self._awaits_name = "statement", False
        else:
            self._mode = "area"
            if block.level <= self._level:
                self._level = 0

    def _title(self, line: int, text: str) -> None:
        self.title, self.period = text, period(text)
        if self.period and is_of_years(text):
            first, last = self.period
            why = "Only years are written: taken as years from April to March."
            self.guesses.append(Guess(line, "improvement plan", "period", f"{first} to {last}", why))

    def _leave_heading(self, level: int) -> None:
        """A heading that says nothing of the plan, and has nothing below it, is listed too."""
        last = self._headings[-1] if self._headings else None
        if last is not None and self._mode == "area" and not self._filled and last.level >= level:
            under = " > ".join(each.text for each in self._headings[:-1])
            self.unplaced.append(Unplaced(last.line, last.text, "A heading with nothing below it.", under))
        self._filled = False

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
        text = block.text
        priority = self.priorities[-1] if self.priorities else None
        if block.note:
            self.unplaced.append(Unplaced(block.line, text, block.note, self._under()))
        elif not self.title and _TITLE.search(text):
            self._title(block.line, text)
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
        elif self._mode == "statement" and priority and not block.is_item and not priority.statement:
            self._keep(statement=text)
        elif _STATUS.fullmatch(text) and self.parts:
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
            self.unplaced.append(Unplaced(block.line, text, self._why_unplaced(), self._under()))

    def _why_unplaced(self) -> str:
        if self._mode == "area" and self._headings:
            return f'It stands under "{self._headings[-1].text}", for which an improvement plan has no place.'
        return "It stands in no table, and under no heading that says what it is."

    def _keep(self, **fields: object) -> None:
        self.priorities[-1] = replace(self.priorities[-1], **fields)  # type: ignore[arg-type]

    def _keep_part(self, **fields: object) -> None:
        self.parts[-1] = replace(self.parts[-1], **fields)  # type: ignore[arg-type]

    def _in_priority(self) -> bool:
        return bool(self.priorities) and self.priorities[-1].part == (
            self.parts[-1].name if self.parts else ""
        )

    def _under(self) -> str:
        return " > ".join(each.text for each in self._headings)

    # Tables

    def _table(self, table: Table) -> None:
        head = heading(table)
        columns = columns_of(head)
        rows = table.rows[heading_rows(table) :] if columns else table.rows
        if columns is None:
            self._go_on(table)
        elif is_measures(columns):
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
                    Unplaced(row.line, words, "It is no table of actions or measures.", self._under())
                )

    def _add_actions(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        """The rows of a table of actions, parted where a row is a heading that stands inside it."""
        for band, together in groupby(rows, key=band_of):
            if band:
                for row in together:
                    self._heading_inside(Heading(row.line, len(self._headings) + 1, band))
            else:
                self._add_rows(tuple(together), columns)

    def _heading_inside(self, block: Heading) -> None:
        if found := PRIORITY.match(block.text):
            self._priority(block, found[1], found[2])
        else:
            self._begin_horizon(block)

    def _add_rows(self, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> None:
        before, left = len(self._actions.found), len(self._actions.left)
        if levels(rows, columns):
            columns = tuple(Column.OTHER if each is Column.PRIORITY else each for each in columns)
        said = placed(rows, columns)
        self._actions.add(said.rows, columns, self._headed)
        for row in self._actions.found[before:]:
            where = said.where.get(row.line, {})
            self._where.append((row, *self._place(row.line, where), Column.PRIORITY in where))
            self._horizon_used = True
        self.unplaced += [Unplaced(*each, self._under()) for each in self._actions.left[left:]]

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
        self._measures.add(rows, self._part_name(), name, self._under(), continued=continued)

    def _area_name(self) -> str:
        skipped = {"measures", "outcomes", "actions"}
        return next((each.text for each in reversed(self._headings) if each.text.lower() not in skipped), "")

    def _part_name(self) -> str:
        return self.parts[-1].name if self.parts else ""

    # What has been read

    def _draft(self) -> Draft:
        starts, ends = self.period or (None, None)
        actions = [self._action(*each) for each in self._where]
        self._ask_horizon(actions)
        actions, twice = told_apart(actions)
        self.guesses += twice
        actions = list(linked(actions))
        self.guesses += cut_steps(actions)
        self._give_areas()
        measures = tuple(self._in_a_part(measure) for measure in self._measures.measures)
        unplaced = self._not_said_elsewhere([*self.unplaced, *self._measures.unplaced])
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
            said = _squeezed(re.sub(r"^\d+[.)]\s*", "", each.text))
            if said in names:
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


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()
