"""What another choice of the council's would move, before anybody decides that it counts: figures, colours, signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from goldenthread import catalogue
from goldenthread.judgement.in_line import standing
from goldenthread.judgement.spc.words import ASSURANCE_WORDS, VARIATION_WORDS
from goldenthread.records.snapshot import Snapshot
from goldenthread.scorecard.building import SIGNAL_MONTHS, Reading, read_shelf
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.moving import Moves, figures_of, moved_to
from goldenthread.scorecard.shelf import Shelf
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.showing import show, show_month
from goldenthread.workspace import Workspace

MONTHS = 12
"""How many of the newest months are judged anew to see what another choice would say."""

NOT_TOLD = "Not told"
_JUDGED, _DIRECTION, _SIGNAL, _ASSURANCE = (
    "Figure that is judged",
    "Direction",
    "Signal",
    "Whether the target will be met",
)
_BESIDE = {"England": "England", "Statistical neighbours": "neighbours"}
WHATS = (
    _JUDGED,
    *(
        f"{kind}{name}"
        for name in _BESIDE.values()
        for kind in ("Figure of ", "Colour against ", "Ours beside ")
    ),
    "Colour against the target",
    _DIRECTION,
    _SIGNAL,
    _ASSURANCE,
)
"""All that is said of a figure, in the order in which a dashboard says it."""


@dataclass(frozen=True)
class Rejudged:
    """Something said of a measure, or of one of its groups, that would be said otherwise.

    what: a colour, the signal and so on. months: in how many reports' months. first: the furthest back. last: the
    newest, with what is said of it now and then.
    """

    indicator: str
    title: str
    group: str
    what: str
    months: int
    first: str
    last: str
    before: str
    after: str


@dataclass(frozen=True)
class Supposed:
    """moves: what becomes of figures; None where none can. months: how many were judged anew, to the last of them."""

    moves: Moves | None
    rejudged: tuple[Rejudged, ...]
    months: int
    last: str


def suppose(now: Workspace, then: Workspace, shelf: Shelf, snapshot: Snapshot | None) -> Supposed:
    """What is shown now beside what would be. then: the workspace as if it had chosen otherwise.

    snapshot: the records worked out by that choice; None where the choice is one of judging alone.
    """
    before, after = read_shelf(now, shelf), read_shelf(then, shelf)
    moves = None
    if snapshot is not None:
        figures = figures_of(snapshot, then.population_with(snapshot), shelf.first, shelf.last)
        moves = moved_to(shelf, figures)
        after = replace(after.of(figures), snapshot=snapshot)
    first = max(shelf.first.plus(SIGNAL_MONTHS - 1), shelf.last.plus(1 - MONTHS))
    months = list(months_between(first, shelf.last))
    return Supposed(moves, tuple(_rejudged(before, after, months)), len(months), str(shelf.last))


def _rejudged(before: Reading, after: Reading, months: Sequence[Month]) -> Iterator[Rejudged]:
    """By measure and what is said of it, in their order."""
    found: dict[tuple[str, str, str], list[tuple[Month, str, str]]] = {}
    for month in months:
        was, becomes = (_said(reading.card(month).rows) for reading in (before, after))
        for key in was | becomes:
            pair = was.get(key, NOT_TOLD), becomes.get(key, NOT_TOLD)
            if pair[0] != pair[1]:
                found.setdefault(key, []).append((month, *pair))
    known = catalogue.load()
    for code, group, what in sorted(
        found, key=lambda key: (known[key[0]].order, key[1], WHATS.index(key[2]))
    ):
        changed = found[code, group, what]
        last, was_said, is_said = changed[-1]
        yield Rejudged(
            code,
            known[code].title,
            group,
            what,
            len(changed),
            str(changed[0][0]),
            str(last),
            was_said,
            is_said,
        )


def _said(rows: Iterable[Row]) -> dict[tuple[str, str, str], str]:
    return {(row.indicator.code, row.group, what): words for row in rows for what, words in _of_row(row)}


def _of_row(row: Row) -> Iterator[tuple[str, str]]:
    """All that is said of a row, each with what it is."""
    unit, decimals = row.indicator.unit, row.indicator.decimals
    if row.judged is not None and row.judged.value is not None:
        to = show_month(Month.of(row.judged.period_end))
        yield _JUDGED, f"{show(row.judged.value, unit, decimals)}, to {to}"
    yield _DIRECTION, _words(row.direction)
    yield _SIGNAL, VARIATION_WORDS[row.signal] if row.signal else NOT_TOLD
    yield _ASSURANCE, ASSURANCE_WORDS[row.assurance] or NOT_TOLD
    for against in row.against:
        beside = _BESIDE.get(against.name)
        yield f"Colour against {beside or 'the target'}", _words(against.rag)
        if beside:
            yield f"Figure of {beside}", show(against.value, unit, decimals)
        if beside and row.judged is not None and row.judged.value is not None:
            yield f"Ours beside {beside}", _words(standing(row.judged.value, against.value, unit, row.near))


def _words(word: StrEnum) -> str:
    return word.value.replace("_", " ").capitalize()
