"""Where in the plan a walk through a document is: in which part, priority and horizon."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.plans.plan import Guess, Part, Priority
from goldenthread.plans.reading.blocks import Heading, Words
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.found import UNTITLED, Found
from goldenthread.plans.reading.headings import is_of_a_priority, list_of, priority_called
from goldenthread.plans.reading.rows import Actions
from goldenthread.plans.reading.text import squeezed

_SIGN = re.compile(r"[-–—:.)]\s*$")  # between the number of a priority and its name


class Place:
    """Keeps what was found, and what was said last of part, priority and horizon."""

    def __init__(self) -> None:
        self._found = Found()
        self._actions = Actions()
        self._mode = ""
        """What words below the last heading are: "statement", "needs", "outcomes" and so on."""
        self._horizon = ""
        self._horizon_line = 0
        self._horizon_used = True
        self._part_now = ""  # as headings say; what a cell says of its row holds for no other
        self._at = -1  # which priority it is, where a heading has begun one
        self._awaits_name = False
        self._level = 0
        """Of the heading of the last priority; 0 where a heading beside it has ended it for measures."""
        self._depth = 0  # the level of the heading of the priority that has begun
        self._is_band = False  # it is a row, or a line, right above a table
        self._is_inside = False
        """Whether that is a row of a table, and holds for its rows."""
        self._columns: tuple[Column, ...] | None = None
        """Of the table that may go on below."""
        self._headed: tuple[str, ...] = ()
        self._named: tuple[str, str] | None = None
        """The part and the priority that a row of this table named last."""

    def _begin_horizon(self, block: Heading) -> None:
        self._leave_horizon()
        self._actions.begin()
        self._horizon, self._horizon_line, self._horizon_used = block.text.rstrip(":"), block.line, False

    def _leave_horizon(self) -> None:
        """What was said of the horizon is over; a heading with no table below it is kept in mind."""
        if self._horizon and not self._horizon_used:
            self._found.slipped.append((self._horizon, self._horizon_line))
        self._horizon, self._horizon_used = "", True

    def _part(self, block: Heading, name: str) -> None:
        self._leave_horizon()
        self._found.parts.append(Part(name, line=block.line))
        self._part_now = name
        self._actions.begin()

    def _priority(self, block: Heading, number: str, name: str) -> None:
        """A heading that says a priority's number, and its name or what of it stands below: "Priority 1 measures"."""
        if (at := self._told_of(number, name)) is not None:
            self._of_a_priority(at, block, name)
        elif is_of_a_priority(name) and _SIGN.search(block.text.rstrip(":").removesuffix(name)) is None:
            self._begin_priority(block, number, "")
            self._settle_name()
            self._says_what_is_below(block)
        else:
            self._begin_priority(block, number, name)

    def _told_of(self, number: str, name: str) -> int | None:
        """Which priority a heading with its number speaks of, where it names only a kind of what stands below."""
        part = self._part_name() or self._untold_part
        for n, each in enumerate(self._found.priorities):
            is_it = each.part == part and each.number == number and each.name.lower() != name.lower()
            if is_it and is_of_a_priority(name, each.name):
                return n
        return None

    def _of_a_priority(self, at: int, block: Heading, kind: str) -> None:
        """What stands below is of a priority that has begun before; its words are none that say what that is."""
        if at != self._at or not self._within(block):
            self._go_on_in(at, block)
        self._actions.begin()
        self._mode = list_of(kind) or "area"
        self._says_what_is_below(block)

    def _says_what_is_below(self, block: Heading) -> None:
        """A heading, and no row of a table, whose words are told where nothing stands below it."""
        if self._found.above.headings[-1:] == [block]:
            self._found.above.is_loose(is_frame=True)

    def _begin_priority(self, block: Heading, number: str, name: str) -> None:
        part = self._part_now = self._part_name() or self._part_called(block.line, self._untold_part)
        self._leave_horizon()
        self._actions.begin()
        self._named = None
        same = self._same(part, number, name) if name else None
        if same is None:
            self._found.priorities.append(Priority(part, number, name, line=block.line))
            self._at = len(self._found.priorities) - 1
        else:
            self._at = same
        self._awaits_name, self._level, self._depth = not name, block.level, block.level
        self._is_band, self._is_inside = block.is_band, False
        self._mode = "statement" if name else ""

    def _same(self, part: str, number: str, name: str) -> int | None:
        """Which priority a heading names once more; name: "" where it has only its number."""
        for n, each in enumerate(self._found.priorities):
            is_named_so = squeezed(each.name) == squeezed(name) if name else bool(each.name)
            if each.part == part and each.number == number and is_named_so:
                return n
        return None

    def _said_before(self, text: str) -> int | None:
        """Which priority of this part a heading with its number names, that does not say that it is one."""
        number, name = priority_called(text)
        return self._same(self._part_name() or self._untold_part, number, name) if number and name else None

    def _go_on_in(self, at: int, block: Heading) -> None:
        self._leave_horizon()
        self._actions.begin()
        self._at, self._level, self._mode = at, block.level, "statement"
        self._depth, self._is_band, self._is_inside = block.level, block.is_band, False
        self._part_now, self._named = self._found.priorities[at].part, None

    def _leave_priority(self) -> None:
        """What comes is of no priority, until the next begins."""
        self._settle_name()
        self._leave_horizon()
        self._actions.begin()
        self._at, self._level, self._depth, self._is_inside, self._named = -1, 0, 0, False, None

    def _name(self, name: str) -> None:
        """The name of a priority whose heading has only its number. It may be one that was there before."""
        self._awaits_name, self._mode = False, "statement"
        now = self._found.priorities[self._at]
        if (same := self._same(now.part, now.number, name)) is None:
            self._keep(name=name)
        else:
            self._found.priorities.pop()
            self._at = same

    def _taken_for_name(self, block: Words) -> None:
        now = self._found.priorities[self._at]
        self._name(block.text)
        why = "Its heading has only a number: what stands right below it is taken for its name."
        self._found.guesses.append(Guess(block.line, f"Priority {now.number}", "name", block.text, why))

    def _settle_name(self) -> None:
        """No name stands below the heading: it is the priority of that number, or is called by its number."""
        if not self._awaits_name:
            return
        now = self._found.priorities[self._at]
        self._awaits_name, self._mode = False, "statement"
        if (same := self._same(now.part, now.number, "")) is not None:
            self._found.priorities.pop()
            self._at = same
            return
        name = f"Priority {now.number}"
        self._keep(name=name)
        why = "Its heading has only a number, and no name stands below it: called by its number."
        self._found.guesses.append(Guess(now.line, name, "name", name, why))

    def _within(self, block: Heading) -> bool:
        """Whether a heading is below that of a priority, and no other beside it has ended that."""
        return self._in_priority() and 0 < self._level < block.level

    def _keep(self, **fields: object) -> None:
        self._found.priorities[self._at] = replace(self._found.priorities[self._at], **fields)  # type: ignore[arg-type]

    def _keep_part(self, **fields: object) -> None:
        self._found.parts[-1] = replace(self._found.parts[-1], **fields)  # type: ignore[arg-type]

    def _awaits_status(self) -> bool:
        return bool(self._found.parts) and not self._found.parts[-1].status

    @property
    def _now(self) -> Priority | None:
        """The priority that a heading began last."""
        return self._found.priorities[self._at] if self._at >= 0 else None

    def _in_priority(self) -> bool:
        return self._now is not None and self._now.part == self._part_name()

    def _part_called(self, line: int, name: str) -> str:
        """The part of this name, begun here where no heading has."""
        if name and all(each.name != name for each in self._found.parts):
            self._found.parts.append(Part(name, line=line))
        return name

    def _part_name(self) -> str:
        return self._part_now

    @property
    def _untold_part(self) -> str:
        """The part of what stands in a plan that names none."""
        return self._found.title or UNTITLED
