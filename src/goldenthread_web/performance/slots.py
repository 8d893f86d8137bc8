"""Named places of the pages of figures, which apps above fill. This app knows none of them.

An app fills a place once, when it is ready:

    class CommentaryConfig(AppConfig):
        def ready(self) -> None:
            from goldenthread_web.commentary import places
            slots.THIS_MONTH.fill(places.waiting)
            slots.MEASURE.fill(places.comments)
            slots.MARKS.fill(places.marks)

What fills a place is asked once for each page, however many rows the page has: it reads what it needs in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from goldenthread.charts.monthly import Event
from goldenthread.reports.material import KeyOfRow, Material
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.pieces import Block, Mark, Section
from goldenthread_web.performance.served import Served

Answer = TypeVar("Answer")
Maker = TypeVar("Maker", bound=Callable[..., object])


@dataclass(frozen=True)
class Seen:
    """A page that is shown: to whom, which figures there are, and what was chosen of them."""

    person: SignedIn
    found: Served
    choice: Chosen

    @property
    def material(self) -> Material:
        """The figures of the month and the part of the council that the page shows."""
        return self.found.material(self.choice.month, self.choice.area)

    def once(self, read: Callable[[Seen], Answer]) -> Answer:
        """What an app that fills several places of this page reads for all of them: read at the first one alone."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast(Answer, self._read[read])

    @cached_property
    def _read(self) -> dict[Callable[[Seen], Any], Any]:
        return {}


@dataclass(frozen=True)
class SeenMeasure(Seen):
    """The page of one measure, by its code."""

    code: str


class Slot(Generic[Maker]):
    """One place. What fills it stands there in the order in which the apps are installed."""

    def __init__(self) -> None:
        self._makers: list[Maker] = []

    def fill(self, maker: Maker) -> Maker:
        """Put something there, once however often it is asked for."""
        if maker not in self._makers:
            self._makers.append(maker)
        return maker

    def __iter__(self) -> Iterator[Maker]:
        return iter(self._makers)


THIS_MONTH: Slot[Callable[[Seen], Iterable[Section]]] = Slot()
"""Lists on the page "This month", such as what waits for this person."""

MEASURE: Slot[Callable[[SeenMeasure], Iterable[Block]]] = Slot()
"""Blocks on the page of a measure, below its figures."""

MARKS: Slot[Callable[[Seen], Mapping[KeyOfRow, Mark]]] = Slot()
"""Marks beside measures, in the rows of the dashboard and the lists of "This month"."""

LEDGER: Slot[Callable[[SeenMeasure], Iterable[Block]]] = Slot()
"""Lines on the page of a figure that was opened: where it is used, and so the way back to there."""

EVENTS: Slot[Callable[[SeenMeasure], Iterable[Event]]] = Slot()
"""What is marked on the charts of a measure, such as actions that were delivered."""


def sections(seen: Seen) -> list[Section]:
    """The lists that other apps give to "This month" for this page."""
    return [section for maker in THIS_MONTH for section in maker(seen) if section.is_shown]


def blocks(seen: SeenMeasure) -> list[Block]:
    """What other apps show on the page of a measure."""
    return [block for maker in MEASURE for block in maker(seen)]


def lines(seen: SeenMeasure) -> list[Block]:
    """What other apps say on the page of a figure that was opened."""
    return [block for maker in LEDGER for block in maker(seen)]


def events(seen: SeenMeasure) -> tuple[Event, ...]:
    """What other apps mark on the charts of a measure, each thing once, the earliest first."""
    found = {event for maker in EVENTS for event in maker(seen)}
    return tuple(sorted(found, key=lambda event: (event.month, event.words)))


def marks(seen: Seen) -> dict[KeyOfRow, tuple[Mark, ...]]:
    """The marks beside each measure; a measure without any is not there."""
    found: dict[KeyOfRow, tuple[Mark, ...]] = {}
    for maker in MARKS:
        for key, mark in maker(seen).items():
            found[key] = (*found.get(key, ()), mark)
    return found
