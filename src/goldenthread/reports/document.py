"""A report as every format is given it: pages of blocks, and what stands on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.reports.blocks import Block


@dataclass(frozen=True)
class Page:
    """One page: its name (also its address inside the report), its title and its blocks.

    shown: what slides show of it, where that is not what is read; none: they show nothing of it.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False
    shown: tuple[Block, ...] | None = None

    @property
    def on_slides(self) -> tuple[Block, ...]:
        return self.blocks if self.shown is None else self.shown


@dataclass(frozen=True)
class Document:
    """The whole report. source: the line at the foot of every page; known_on: the day that the figures are known to.

    known_words: what is known on that day.
    """

    title: str
    council: str
    marking: str
    source: str
    known_on: date
    pages: tuple[Page, ...]
    known_words: str = "Records as known on"

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for page in self.pages for block in page.blocks)
