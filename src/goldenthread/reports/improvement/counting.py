"""How many actions stand where: for the board by BRAG, in what is published by their dates alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.charts.cells import BragRating, Cell, Words
from goldenthread.charts.marks import BRAGS
from goldenthread.judgement.saying import listed
from goldenthread.reports.improvement.told import Action, ByDate, Told
from goldenthread.terms.judging import Brag


@dataclass(frozen=True)
class Kind:
    """A way to stand: its word, how it is shown in a cell, how it is said of some actions, and which are of it."""

    word: str
    cell: Cell
    said: str
    holds: Callable[[Action], bool]

    def count(self, actions: Sequence[Action]) -> int:
        return sum(map(self.holds, actions))


def kinds(told: Told) -> tuple[Kind, ...]:
    """The ways to stand in their order; an action has one of them."""
    return _BRAG if told.is_for_board else _BY_DATE


def _of_brag(brag: Brag, said: str) -> Kind:
    def holds(action: Action) -> bool:
        return action.standing is not None and action.standing.brag is brag

    return Kind(BRAGS[brag].word, BragRating(brag), said, holds)


def _of_dates(by_date: ByDate, said: str) -> Kind:
    return Kind(by_date.value, Words(by_date.value), said, lambda action: action.by_date is by_date)


_BRAG = (
    _of_brag(Brag.BLUE, "complete and evidenced"),
    _of_brag(Brag.GREEN, "on track"),
    _of_brag(Brag.AMBER, "at risk"),
    _of_brag(Brag.RED, "off track or late"),
    _of_brag(Brag.NOT_RATED, "not rated"),
)
_BY_DATE = (
    _of_dates(ByDate.CLOSED, "complete with evidence checked"),
    _of_dates(ByDate.DELIVERED, "delivered"),
    _of_dates(ByDate.PAST, "past the date that was approved"),
    _of_dates(ByDate.AHEAD, "not due yet"),
    _of_dates(ByDate.NO_DATE, "without a date"),
)


def stands(action: Action) -> Cell:
    """Where an action stands, as its cell."""
    if action.standing is None:
        return Words(action.by_date.value)
    return BragRating(action.standing.brag, action.standing.by_person)


def many(number: int, noun: str = "action") -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counted(told: Told, actions: Sequence[Action]) -> str:
    """Some actions by where they stand, in a sentence."""
    if not actions:
        return "The improvement plan has no actions yet."
    said = [f"{count:,} {kind.said}" for kind in kinds(told) if (count := kind.count(actions))]
    if len(said) == 1 and len(actions) > 1:
        return f"{many(len(actions))}: all of them {said[0].partition(' ')[2]}."
    return f"{many(len(actions))}: {listed(said)}."
