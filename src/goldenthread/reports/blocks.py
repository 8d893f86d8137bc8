"""The closed set of blocks that pages are made of. Every format shows every one, or the build says which is missing.

`is_detail` of a block: it is to be read, not shown. Slides leave tables of details out, and hand words to the speaker.
`message` of a table or of a group: what its rows show, for the top of the slides that it is shown on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, get_args

from goldenthread.charts.cells import Cell, Column
from goldenthread.charts.chart import Chart

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Heading:
    """A heading inside a page: level 2 for a part, 3 for what stands in a part."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Words. `is_lead`: the sentence to read first."""

    text: str
    is_lead: bool = False
    is_detail: bool = False


@dataclass(frozen=True)
class Listing:
    """Statements, one to a line."""

    items: tuple[str, ...]
    is_detail: bool = False


@dataclass(frozen=True)
class Note:
    """Something that must not be overlooked."""

    title: str
    text: str
    is_detail: bool = False


@dataclass(frozen=True)
class Terms:
    """Names, each with what it stands for."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    is_detail: bool = False


@dataclass(frozen=True)
class Group:
    """Rows of a table that belong together, under a quiet heading of their own (or none).

    of_some: what some of the rows show, where a slide has no room for all of them. is_sum: its rows add up those of
    the others, so a workbook neither sorts nor filters them.
    """

    heading: str
    rows: tuple[tuple[Cell, ...], ...]
    message: str = ""
    of_some: Callable[[Sequence[tuple[Cell, ...]]], str] | None = field(default=None, compare=False)
    is_sum: bool = False


@dataclass(frozen=True)
class Table:
    """A table. The first column names its rows.

    name: tables of one name have the same columns and share a sheet of a workbook. grouped_by: what the headings
    of its groups name ("Area"). key: what its marks mean.
    is_wide: it has many narrow columns, and needs the width of a page laid on its side.
    part: the part of the plan that its rows are of, where its groups don't name it.
    opens: the table whose row of the same name tells more of a row; a page that can leads there.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    grouped_by: str = ""
    key: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False
    is_detail: bool = False
    opens: str = ""
    message: str = ""
    part: str = ""

    @property
    def rows(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """Every row with the heading that it stands under."""
        return ((group.heading, row) for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Charts:
    """One chart, or two that are looked at together, each with its finding, its notes and its table."""

    charts: tuple[Chart, ...]


Block = Heading | Paragraph | Listing | Note | Terms | Table | Charts
BLOCKS: tuple[type, ...] = get_args(Block)


class BlockNotShownError(TypeError):
    """A format that has no way to show a block; the message names both, and where to add it."""


class Shows(Generic[Answer]):
    """How one format shows each block: a function for each, registered by the block's class."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._ways: dict[type, Callable[..., Answer]] = {}

    def of(self, block: type) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
        """Registers a function as the way to show a block."""

        def registered(way: Callable[..., Answer]) -> Callable[..., Answer]:
            self._ways[block] = way
            return way

        return registered

    def check(self, blocks: tuple[type, ...] = BLOCKS) -> None:
        """Fails where a block of the closed set can't be shown."""
        if missing := [block.__name__ for block in blocks if block not in self._ways]:
            raise BlockNotShownError(
                f"{self.where} can't show {', '.join(missing)}: add a function for each, under @shows.of(...)."
            )

    def __call__(self, block: Block, *more: object) -> Answer:
        if type(block) not in self._ways:
            self.check((type(block),))
        return self._ways[type(block)](block, *more)
