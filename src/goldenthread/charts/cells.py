"""What stands in one cell of a table: a number, words, a gap, or a judgement. Every format shows the same cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.charts import marks
from goldenthread.charts.sparkline import Sparkline
from goldenthread.terms.judging import Brag, Direction, Movement, Rag, Variation
from goldenthread.terms.showing import show, show_day
from goldenthread.terms.words import Unit

OVERRIDE = "override"  # how a rating is marked that a person gave


@dataclass(frozen=True)
class Words:
    """A text."""

    text: str


@dataclass(frozen=True)
class Day:
    """A date; workbooks keep it as one."""

    value: date

    @property
    def text(self) -> str:
        return show_day(self.value)


@dataclass(frozen=True)
class Number:
    """A number, unrounded, with what is needed to show it. `mark`: a letter for each thing to know of it, "r", "re"."""

    value: float
    unit: Unit
    decimals: int | None = None
    mark: str = ""

    @property
    def text(self) -> str:
        return show(self.value, self.unit, self.decimals)


@dataclass(frozen=True)
class Gap:
    """A number that is not there: the mark that says why, as the key has it."""

    text: str


@dataclass(frozen=True)
class Rating:
    """Green, amber, red or not rated. `rule` says how, or why not."""

    rag: Rag
    rule: str = ""

    @property
    def look(self) -> marks.Mark:
        return marks.RATINGS[self.rag]

    @property
    def text(self) -> str:
        return self.look.word

    @property
    def signed(self) -> str:
        """The word behind its sign, for formats that draw no pictures in a cell."""
        return f"{self.look.sign} {self.text}"


@dataclass(frozen=True)
class BragRating:
    """How far an action of the improvement plan is. by_person: somebody rated it otherwise than the rules do."""

    brag: Brag
    by_person: bool = False

    @property
    def look(self) -> marks.Mark:
        return marks.BRAGS[self.brag]

    @property
    def text(self) -> str:
        return f"{self.look.word} ({OVERRIDE})" if self.by_person else self.look.word

    @property
    def signed(self) -> str:
        """The words behind their sign, for formats that draw no pictures in a cell."""
        return f"{self.look.sign} {self.text}"


@dataclass(frozen=True)
class Travel:
    """The movement as an arrow, and beside it whether that is good. to: its month, where that is told."""

    movement: Movement
    direction: Direction
    to: str = ""

    @property
    def arrow(self) -> str:
        return marks.ARROWS[self.movement]

    @property
    def word(self) -> str:
        return marks.DIRECTIONS[self.direction]

    @property
    def text(self) -> str:
        return f"{self.arrow} {self.word}" + (f", to {self.to}" if self.to else "")


@dataclass(frozen=True)
class Signal:
    """What the control chart says of the last final month. is_doubtful: the chart suits the figures poorly.

    of: the month, where that is told.
    """

    variation: Variation
    is_doubtful: bool = False
    of: str = ""

    @property
    def text(self) -> str:
        word = marks.DOUBTFUL if self.is_doubtful else marks.SIGNALS[self.variation]
        return f"{word}, {self.of}" if self.of else word


Cell = Words | Day | Number | Gap | Rating | BragRating | Travel | Signal | Sparkline


@dataclass(frozen=True)
class Column:
    """One column: its heading in up to two lines. of_year: its numbers are of a year.

    spared: where there is no room for all columns side by side, the one with the highest number goes first; one
    with 0 stays. What goes is told to the speaker. wraps: on a slide its words take several lines, so that its rows
    stay whole.
    """

    name: str
    under: str = ""
    is_number: bool = False
    of_year: bool = False
    spared: int = 0
    wraps: bool = False

    @property
    def heading(self) -> str:
        return f"{self.name} {self.under}".strip()
