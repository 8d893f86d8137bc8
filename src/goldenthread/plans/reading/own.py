"""Reads a document in our own layout: what stands in it is what it says, and nothing is put together or guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_of
from goldenthread.plans.plan import Draft, Guess, Part, Plan, Priority, Unplaced
from goldenthread.plans.reading.blocks import Block, Heading, Table, Words
from goldenthread.plans.reading.own_tables import OwnTables
from goldenthread.plans.reading.tying import tied_measure

_LISTS = {w.KEY_OUTCOMES: "key outcomes", w.SERVES: "serves", w.NEEDS: "needs", w.OUTCOMES: "outcomes"}
_CONTINUED = (
    "It says that it goes on, and none of this name begins above it: taken for a priority that begins here."
)
_SHEETS = (w.FRONT, w.PARTS, w.PRIORITIES, w.ACTIONS, w.MEASURES)


def is_own(blocks: Sequence[Block]) -> bool:
    """Whether the document is in our layout: it says so, or has its headings, where somebody took that note out."""
    return _is_marked(blocks) or _is_shaped(blocks)


def _is_marked(blocks: Sequence[Block]) -> bool:
    return any(
        w.MARK in text
        for block in blocks
        for text in (
            (cell for row in block.rows for cell in row.cells) if isinstance(block, Table) else (block.text,)
        )
    )


def _is_shaped(blocks: Sequence[Block]) -> bool:
    """Whether a table has our columns of actions and no others, in a workbook with our first sheet, or under our
    headings of parts and actions in a document."""
    heads = [{*filter(None, block.rows[0].cells)} for block in blocks if isinstance(block, Table)]
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    has_actions = any({w.ACTION, w.LEADS} <= head <= {*w.OF_AN_ACTION} for head in heads)
    is_workbook = {*w.OF_THE_FRONT} in heads
    has_parts = any(text.startswith("Part:") for text in headings)
    return has_actions and (
        is_workbook
        or (has_parts and any(text == w.ACTIONS or text.startswith(f"{w.ACTIONS}:") for text in headings))
    )


def read_own(blocks: Sequence[Block]) -> Draft:
    """The draft of a plan in our layout. Its guesses are only what a person should look at again."""
    return _Reading(_starts(blocks)).read(blocks)


def _starts(blocks: Sequence[Block]) -> date | None:
    """The day on which the plan starts, which has to be known before "July" can be read."""
    in_front = True
    for block in blocks:
        in_front &= not (isinstance(block, Heading) and block.level > 0)
        if in_front and isinstance(block, Words) and block.text.startswith(w.PERIOD):
            return day_of(_of_period(block.text)[0])
        if isinstance(block, Table):
            for row in block.rows:
                if row.cells[0] == "Starts":
                    return day_of(" ".join(row.cells[1:]))
    return None


def _of_period(text: str) -> tuple[str, str]:
    begins, _, ends = text.removeprefix(w.PERIOD).partition(" to ")
    return begins, ends


class _Reading:
    """Keeps what was said last: part, priority, horizon, and which list is being read."""

    def __init__(self, starts: date | None) -> None:
        self._plan = Plan(starts=starts)
        self._parts: list[Part] = []
        self._priorities: list[Priority] = []
        self._tables = OwnTables(starts)
        self._guesses: list[Guess] = []
        self._unplaced: list[Unplaced] = []
        self._headings: list[Heading] = []
        self._mode = ""
        self._part = self._priority = self._horizon = ""
        self._own_priority = False

    def read(self, blocks: Sequence[Block]) -> Draft:
        skipped = 0
        for block in blocks:
            if isinstance(block, Heading):
                skipped = 0 if skipped and block.level <= skipped else skipped
                if not skipped and block.text == w.HELP:
                    skipped = block.level
            if skipped:
                continue
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._words(block)
        return self._draft()

    # Headings

    def _heading(self, block: Heading) -> None:
        self._headings = [each for each in self._headings if each.level < block.level] + [block]
        self._mode = ""
        if block.level == 0:
            self._plan = replace(self._plan, title=block.text)
        elif (part := w.part_named(block.text, [each.name for each in self._parts])) is not None:
            self._begin_part(block, part)
        elif (priority := w.priority_named(block.text, self._begun())) is not None:
            self._begin_priority(block, priority)
        elif block.text in _LISTS:
            self._mode = _LISTS[block.text]
        elif block.text.startswith(f"{w.ACTIONS}:"):
            self._horizon = block.text.removeprefix(f"{w.ACTIONS}:").strip()
        elif block.text in _SHEETS:
            self._horizon = ""
        else:
            self._leave(block.line, block.text, "It is no heading of this layout.")

    def _begun(self) -> list[tuple[str, str]]:
        """Number and name of the priorities of this part that have begun."""
        return [(each.number, each.name) for each in self._priorities if each.part == self._part]

    def _begin_part(self, block: Heading, found: w.Named) -> None:
        self._part, self._priority, self._horizon, self._own_priority = found.name, "", "", False
        self._mode = "" if found.again else "part"
        if not found.again:
            self._parts.append(Part(found.name, line=block.line))

    def _begin_priority(self, block: Heading, found: w.Named) -> None:
        self._priority, self._horizon, self._own_priority = found.name, "", not found.again
        self._mode = "" if found.again else "statement"
        if not found.again:
            self._priorities.append(Priority(self._part, found.number, found.name, line=block.line))
        if found.asked:
            self._guesses.append(Guess(block.line, found.name, "heading", "A priority", _CONTINUED))

    # Words

    def _words(self, block: Words) -> None:
        text = block.text
        if self._is_about_the_document(block):
            return
        if block.note:
            self._leave(block.line, text, block.note)
            return
        if text.startswith(w.PERIOD) and not self._parts and not self._mode:
            begins, ends = _of_period(text)
            self._days(block.line, begins, ends)
        elif text.startswith(w.APPROVER) and not self._parts and not self._mode:
            self._plan = replace(self._plan, approver=text.removeprefix(w.APPROVER).strip())
        elif self._mode == "key outcomes":
            self._plan = replace(self._plan, key_outcomes=(*self._plan.key_outcomes, text))
        elif self._mode == "part" and text.startswith(w.STATUS):
            self._parts[-1] = replace(self._parts[-1], status=text.removeprefix(w.STATUS).strip())
        elif self._mode == "serves" and self._parts:
            self._parts[-1] = replace(self._parts[-1], serves=(*self._parts[-1].serves, text))
        elif self._own_priority and self._mode in ("statement", "needs", "outcomes"):
            self._of_priority(text)
        else:
            self._leave(block.line, text, "It stands where this layout has no words.")

    def _is_about_the_document(self, block: Words) -> bool:
        """Whether it says what the document is, or what may be changed in it. Nothing below a heading that has words
        says the former, and no item of a list either: a saying may begin so."""
        if block.is_item:
            return False
        is_in_front = not self._mode and not self._parts
        return w.MARK in block.text or (is_in_front and block.text.startswith(w.ABOUT))

    def _of_priority(self, text: str) -> None:
        last = self._priorities[-1]
        if self._mode == "statement":
            said = f"{last.statement}\n{text}" if last.statement else text
            self._priorities[-1] = replace(last, statement=said)
        elif self._mode == "needs":
            self._priorities[-1] = replace(last, needs=(*last.needs, text))
        else:
            self._priorities[-1] = replace(last, outcomes=(*last.outcomes, text))

    def _days(self, line: int, begins: str, ends: str) -> None:
        for text in (begins, ends):
            if text not in ("", w.NOT_SET) and day_of(text) is None:
                self._leave(line, text, "No one day can be read here: write it as 1 April 2025.")
        self._plan = replace(self._plan, starts=day_of(begins), ends=day_of(ends))

    # Tables

    def _table(self, table: Table) -> None:
        if [cell.lower() for cell in table.rows[0].cells[:2]] == [each.lower() for each in w.OF_THE_FRONT]:
            self._front(table)
            return
        context = {w.PART: self._part, w.PRIORITY: self._priority, w.HORIZON: self._horizon}
        self._tables.add(table, context, self._under())

    def _front(self, table: Table) -> None:
        """The first sheet: the title, the period and the key outcomes, a row each."""
        days = {"Starts": "", "Ends": ""}
        for row in table.rows[1:]:
            what, words = row.cells[0], "\n".join(filter(None, row.cells[1:]))
            if what == "Title":
                self._plan = replace(self._plan, title=words)
            elif what in days:
                days[what] = words
            elif what == "Approver":
                self._plan = replace(self._plan, approver=words)
            elif what == "Key outcome" and not words.strip():
                continue  # its words were taken out, and with them the outcome
            elif what == "Key outcome":
                self._plan = replace(self._plan, key_outcomes=(*self._plan.key_outcomes, words))
            elif w.MARK not in words:
                self._leave(row.line, f"{what} {words}".strip(), "This layout has no such row.")
        self._days(table.line, days["Starts"], days["Ends"])

    # What has been read

    def _leave(self, line: int, text: str, why: str) -> None:
        self._unplaced.append(Unplaced(line, text, why, self._under()))

    def _under(self) -> str:
        return " > ".join(each.text for each in self._headings)

    def _draft(self) -> Draft:
        found = self._tables
        measures = tuple(
            measure if asked_not else tied_measure(measure, self._guesses)
            for measure, asked_not in found.measures
        )
        plan = replace(
            self._plan,
            parts=(*self._parts, *found.parts),
            priorities=(*self._priorities, *found.priorities),
            actions=tuple(found.actions),
            measures=measures,
        )
        guesses = sorted([*self._guesses, *found.guesses], key=lambda each: each.line)
        unplaced = sorted([*self._unplaced, *found.unplaced], key=lambda each: each.line)
        return Draft(plan, tuple(guesses), tuple(unplaced))
