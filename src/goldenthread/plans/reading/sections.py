"""Walks through a document and says of every heading, paragraph and table where in the plan it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.aside import asked_of_tables
from goldenthread.plans.reading.assembling import assembled
from goldenthread.plans.reading.beside import beside
from goldenthread.plans.reading.blocks import Block, Heading, Table
from goldenthread.plans.reading.continuing import furniture
from goldenthread.plans.reading.headings import (
    PART,
    STATUS,
    is_frame,
    is_named,
    list_of,
    priority_called,
    says_title,
)
from goldenthread.plans.reading.outline import outline_of
from goldenthread.plans.reading.paragraphs import InParagraphs
from goldenthread.plans.reading.tables import InTables
from goldenthread.plans.reading.trackers import HORIZON, named_priority

_OF_PRIORITIES = ("needs", "outcomes")  # lists that only a priority has


class Walk(InParagraphs, InTables):
    """Goes through the blocks of a document once."""

    def read(self, blocks: Sequence[Block]) -> Draft:
        self._outline = outline_of(blocks)
        self._outside = beside(blocks, self._outline.priorities)
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
        self._found.guesses += asked_of_tables(self._found)
        return assembled(self._found)

    def _heading(self, block: Heading) -> None:
        text = block.text.rstrip(":")
        if self._awaits_name and (is_named(text) or block.level < self._level):
            self._settle_name()
        if self._ends_priority(block, text):
            self._leave_priority()
        self._found.above.enter(block)
        if not block.is_band:
            self._columns = None
        if not HORIZON.match(text):
            self._named = None
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
            self._list("beside" if block in self._outside and listed in _OF_PRIORITIES else listed)
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

    def _list(self, name: str) -> None:
        if name == "needs":
            self._leave_horizon()
        self._mode = name
        if name in ("serves", "beside"):
            self._found.above.is_loose()

    def _ends_priority(self, block: Heading, text: str) -> bool:
        """Whether a heading ends the priority before it: it stands above its heading, or beside it, or on a sheet.

        What rows of a table name holds for that table.
        """
        if block.is_band or HORIZON.match(text):
            return False
        return block in self._outside or block.is_sheet or self._is_inside or block.level < self._depth

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
