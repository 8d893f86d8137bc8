"""What is told of an improvement plan, as plain data: whoever gathers it leaves out what a reader may not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.charts.cells import Cell, Words
from goldenthread.reports.improvement.registers import Registers
from goldenthread.reports.shortening import first_words
from goldenthread.terms.judging import Brag, Rag
from goldenthread.terms.months import Month

_WORDLESS = "Action whose words are missing"
_SHORT = 64  # letters of an action that is named where others are


class Reader(StrEnum):
    """Who a report is for. published: the plan as it was approved, and how far it is by its dates alone."""

    BOARD = "board"
    PUBLISHED = "published"


class ByDate(StrEnum):
    """How far an action is by its dates alone: all that is published of it."""

    CLOSED = "Complete, evidence checked"
    DELIVERED = "Delivered"
    PAST = "Past the date approved"
    AHEAD = "Not due yet"
    NO_DATE = "No date"


@dataclass(frozen=True)
class Standing:
    """How far an action is, as the board sees it.

    rules: what the rules say, where a person says something else. done, embedded, impact: the three judgements.
    """

    brag: Brag
    reason: str
    by_person: bool = False
    rules: str = ""
    done: str = ""
    embedded: str = ""
    impact: str = ""


@dataclass(frozen=True)
class Move:
    """A date that was moved. was: None where there was none before."""

    was: date | None
    to: date
    reason: str = ""


@dataclass(frozen=True)
class Late:
    """Why an action is late or off track. said: how it stands by whoever said it last, on the day `heard`."""

    days: int
    heard: date | None = None
    said: str = ""
    help_needed: str = ""
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Action:
    """A line of the improvement plan. standing and late: for the board."""

    number: str
    text: str
    part: str
    priority: str = ""
    leads: tuple[str, ...] = ()
    by_when: str = ""
    due: date | None = None
    first_due: date | None = None
    ongoing: bool = False
    by_date: ByDate = ByDate.NO_DATE
    delivered: date | None = None
    standing: Standing | None = None
    late: Late | None = None

    @property
    def called(self) -> str:
        return f"{self.number} {self.text or _WORDLESS}".strip()

    @property
    def short(self) -> str:
        """Its number and first words, where there is no room for all of them."""
        return f"{self.number} {first_words(self.text, _SHORT) or _WORDLESS}".strip()


@dataclass(frozen=True)
class Worked:
    """What a measure did since an action was delivered: never more than the figures bear."""

    measure: str
    action: str
    delivered: date
    verdict: str
    words: str


@dataclass(frozen=True)
class Measure:
    """A measure of the plan. latest: the figure, when: its time; missing: why there is none.

    is_kept: its figures are not for this reader, who is told that and nothing else of them.
    last: the month to which its figures go; is_old: that is longer ago than the council judges.
    rag, rule: how it stands to its target, and by which rule. rated_by: by which other target it is rated, where it is
    not the plan's own. missed: by what share of that target it misses it; below 0: it is better by so much.
    """

    name: str
    part: str
    baseline: str = ""
    target: str = ""
    latest: Cell | None = None
    when: str = ""
    missing: str = ""
    is_kept: bool = False
    rag: Rag | None = None
    rule: str = ""
    pace: str = ""
    rated_by: str = ""
    missed: float | None = None
    last: Month | None = None
    is_old: bool = False


@dataclass(frozen=True)
class Changed:
    """Something that changed in the time: what, and about which action."""

    heading: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What changed since a day, by kind; and the sentences that sum it up."""

    since: date
    summary: tuple[str, ...] = ()
    kinds: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What a rule of the plan check found: where, and what."""

    title: str
    found: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """A part of the plan, and which body watches it."""

    name: str
    watched_by: str = ""


@dataclass(frozen=True)
class Told:
    """An improvement plan on a day. facts: its period, version, status and approver, in words.

    sees_figures: whether the latest figures of measures may be told. rules: how all of it is judged. colours: what each
    rating of a figure against its target means. registers: for the board. only_parts: what a reader of some parts alone
    is told first.
    """

    council: str
    title: str
    today: date
    reader: Reader
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]
    changes: Changes
    worked: tuple[Worked, ...] = ()
    registers: Registers | None = None
    faults: tuple[Fault, ...] = ()
    rules: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    sees_figures: bool = True
    is_draft: bool = False
    made_up: bool = False
    no_figures: str = ""
    only_parts: str = ""

    @property
    def is_for_board(self) -> bool:
        return self.reader is Reader.BOARD

    @property
    def late(self) -> tuple[Action, ...]:
        """What is late or off track, the longest late first."""
        found = [action for action in self.actions if action.late is not None]
        return tuple(sorted(found, key=lambda one: -one.late.days if one.late else 0))

    def of_part(self, part: Part) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if action.part == part.name)

    def by_priority(self, part: Part) -> Iterator[tuple[str, list[Action]]]:
        """The actions of a part under the headings of their priorities, in the plan's order."""
        found: dict[str, list[Action]] = {}
        for action in self.of_part(part):
            found.setdefault(action.priority, []).append(action)
        yield from found.items()


def words(text: str, otherwise: str) -> Words:
    """A text, or what stands where there is none: nothing is left blank."""
    return Words(text or otherwise)
