"""Line breaks (<br>) inside a cell of a text: of the page's width, or between two leads or two steps.

Nobody can tell for certain, so whatever is parted here is asked about, and what is not though it may be two leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.plans.leads import is_whole_role
from goldenthread.plans.plan import Action, Guess
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.actions import called
from goldenthread.plans.reading.blocks import Table
from goldenthread.plans.reading.columns import Column, columns_of
from goldenthread.plans.reading.heads import heading
from goldenthread.plans.reading.lead_lines import AS_ONE, may_be_several

_WHY = {
    Column.LEADS: "Each stands on a line of its own in the cell: taken for a lead each.",
    Column.STEPS: "Each stands on a line of its own in the cell: taken for a step each.",
}


@dataclass
class Breaks:
    """Parts cells of the columns that it knows, table after table, and keeps the lines on which it did."""

    _columns: tuple[Column, ...] = ()
    _parted: Mapping[Column, set[int]] = field(default_factory=lambda: {column: set() for column in _WHY})

    _joined: set[int] = field(default_factory=set)

    def begin(self, table: Table) -> None:
        """A table. One without a heading goes on from the one above it."""
        self._columns = columns_of(heading(table)) or self._columns

    def parted(self, line: int, cells: Sequence[str]) -> Iterator[str]:
        for n, cell in enumerate(cells):
            column = self._columns[n] if n < len(self._columns) else Column.OTHER
            found = _PARTED[column](cell) if column in _PARTED and t.BROKEN in cell else cell
            if found != cell:
                self._parted[column].add(line)
            elif column is Column.LEADS and may_be_several([part.strip() for part in cell.split(t.BROKEN)]):
                self._joined.add(line)
            yield found

    def asked(self, actions: Iterable[Action]) -> Iterator[Guess]:
        """A guess for each action in whose row something was parted, or put together though it may be two leads."""
        for action in actions:
            whose = called(action.number, action.text, action.line)
            values = {Column.LEADS: action.leads, Column.STEPS: [step.text for step in action.steps]}
            for column, lines in self._parted.items():
                if action.line in lines:
                    yield Guess(action.line, whose, str(column), "\n".join(values[column]), _WHY[column])
            if action.line in self._joined:
                yield Guess(action.line, whose, str(Column.LEADS), "\n".join(action.leads), AS_ONE)


def _leads(cell: str) -> str:
    """The cell parted where a whole role stands before a break and another begins after it."""
    whole, *others = cell.split(t.BROKEN)
    for other in others:
        last = re.split(r"\n|/|;", whole)[-1]
        ends = is_whole_role(last.replace(t.BROKEN, " ")) and is_whole_role(other, begins=True)
        whole += ("\n" if ends and not t.hangs(last) else t.BROKEN) + other
    return whole


def _steps(cell: str) -> str:
    """The cell parted at every break where each of its lines begins as a sentence does, and none goes on."""
    lines = cell.split(t.BROKEN)
    begin = all(line[:1].isupper() for line in lines)
    return "\n".join(lines) if begin and not any(map(t.hangs, lines[:-1])) else cell


_PARTED = {Column.LEADS: _leads, Column.STEPS: _steps}
