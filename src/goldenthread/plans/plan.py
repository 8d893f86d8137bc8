"""What an improvement plan consists of, as it is read from a document and written to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """A step or milestone of an action. `due`: the day that `by_when` means, None where it names none."""

    text: str
    by_when: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A line of the improvement plan: what somebody will do by a date.

    part, priority: where it belongs, by their names. horizon: "0-3 Months". outcome: what it is for (its
    success criteria). leads: the people answerable, as the plan names them. by_when: as people wrote it;
    due: the day it means, the last of a month where only a month is named. ongoing: goes on after that day.
    measure: what shows that it is done. impact: what changes for children.
    depends: what the actions that it rests on are called (`plans.resting`). line: where it begins in the source.
    """

    part: str
    priority: str
    number: str
    text: str
    horizon: str = ""
    outcome: str = ""
    leads: tuple[str, ...] = ()
    by_when: str = ""
    due: date | None = None
    ongoing: bool = False
    measure: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    depends: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """What the plan measures itself by: baseline and target as written, and the catalogue's indicator.

    priority: the priority or area that it stands under. name: as the plan has it. indicator: the code of the
    indicator that it is, empty where that must be asked. shared: another plan has it too; shared_with: which one, where
    that is said. source: where its figures come from, in words. unit: what they are counted in.
    """

    part: str
    priority: str
    name: str
    baseline: str = ""
    baseline_date: date | None = None
    target: str = ""
    target_date: date | None = None
    now: str = ""
    indicator: str = ""
    shared: bool = False
    line: int = field(default=0, compare=False)
    source: str = ""
    unit: str = ""
    shared_with: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority (or priority area) of a part: its statement, what needs improvement, the outcomes sought."""

    part: str
    number: str
    name: str
    statement: str = ""
    needs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the plans in the plan: children's services, corporate, partnership.

    status: "draft" where the document says so. serves: the corporate priorities or themes that it answers to.
    """

    name: str
    status: str = ""
    serves: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """An improvement plan. `key_outcomes`: what children should be able to say ("I statements").

    approver: who is to approve it, in words.
    """

    title: str = ""
    starts: date | None = None
    ends: date | None = None
    key_outcomes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    priorities: tuple[Priority, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    approver: str = ""

    def parts_named(self) -> tuple[str, ...]:
        """The names of its parts, in order, also of those that only actions or measures name."""
        rows: list[Priority | Action | Measure] = [*self.priorities, *self.actions, *self.measures]
        return tuple(dict.fromkeys([*(part.name for part in self.parts), *(row.part for row in rows)]))


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that the document does not say plainly: what was taken for it, and why.

    of: the action, measure or part it is about. field: which of its fields. taken: what stands there now.
    apart: where a row was put to an action, that action without such rows, and the action that the row would be.
    """

    line: int
    of: str
    field: str
    taken: str
    why: str
    apart: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words of the document that found no place in the plan. under: the headings above them."""

    line: int
    text: str
    why: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read of a document: the plan, every guess in it, and all that could not be placed."""

    plan: Plan
    guesses: tuple[Guess, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
