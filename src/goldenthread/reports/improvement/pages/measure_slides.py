"""Measures on slides: each figure beside where it began, its target and its rating, whole rows on every slide."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from goldenthread.charts.cells import Cell, Column, Rating, Words
from goldenthread.judgement.saying import listed
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.pages.measure_words import (
    BEARS,
    NONE_YET,
    NOT_YOURS,
    counted,
    ended,
    kept,
    lead,
    marks,
    target,
)
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.reports.shortening import first_words
from goldenthread.reports.words import low
from goldenthread.terms.judging import Rag

_LETTERS, _NARROW = 80, 48  # of a name on a slide, and of words beside it
_MOST = 12  # measures on slides
_RATED = (Rag.RED, Rag.AMBER, Rag.GREEN)
_FIRST = (*_RATED, Rag.NOT_RATED, None)
_HELD = "{} that can be held against their targets, the furthest from them first"
_MONTH = re.compile(rf"\b({'|'.join(calendar.month_name[1:])})(?= [0-9]{{4}}\b)")
_OTHER = "*"
_LAST = re.compile(rf"(?: \(?(?:by )?(?:{'|'.join(calendar.month_abbr[1:])}) [0-9]{{4}}\)?)?(?: \{_OTHER})?$")
_RATED_BY = (_OTHER, "rated by the scorecard's target, and not the plan's: the report names it.")
_COLUMNS = (
    Column("Measure"),
    Column("Where it began", wraps=True),
    Column("Latest", wraps=True),
    Column("Target", wraps=True),
    Column("Against target"),
)
_AS_WRITTEN = (_COLUMNS[0], _COLUMNS[1], _COLUMNS[3])


def shown(told: Told, name: str) -> Iterator[Block]:
    """The measures that a board should look at first, and what each did since an action was delivered in a line.

    The sums have a slide where there is more to say than the titles of the tables say.
    """
    left = len(told.measures) - _MOST
    is_said = left > 0 or bool(told.no_figures) or any(ended(told))
    yield Paragraph(lead(told), is_lead=True, is_detail=not is_said)
    yield from map(Paragraph, ended(told))
    if left > 0:
        yield Paragraph(_which(told, left))
    if told.no_figures:
        yield Paragraph(told.no_figures)
    yield from _table(told, name)
    if told.worked and told.is_for_board:
        yield Heading("Did it work?")
        yield Paragraph(BEARS)
        said = tuple(
            f"{first_words(one.measure, _LETTERS)}, since {first_words(one.action, _LETTERS)}: {one.verdict}."
            for one in told.worked
        )
        yield Listing(said[:_MOST])
        if said[_MOST:]:
            yield Listing(said[_MOST:], is_detail=True)


def _which(told: Told, left: int) -> str:
    return f"These slides show {_chosen(told)}; {left:,} more in the report."


def _chosen(told: Told) -> str:
    """Which measures the slides show: they are called furthest from their targets only where that can be told."""
    rated = sum(one.rag in _RATED for one in told.measures)
    if not told.sees_figures or not any(one.rag for one in told.measures):
        return f"the first {_MOST}"
    if not rated:
        return f"{_MOST} of them, those with figures first, as no figure can be held against its target"
    if rated < _MOST:
        held = "1 that can be held against its target" if rated == 1 else _HELD.format(rated)
        return f"the {held}, and {_MOST - rated} of the others"
    return (
        f"the {_MOST} that are furthest from their targets, red first, and in each colour by how large a share of the "
        "target is missing"
    )


def _urgency(one: Measure) -> tuple[int, float]:
    """By its colour, and within that by the share of its target that is missing."""
    return _FIRST.index(one.rag), -(one.missed or 0.0)


def _table(told: Told, name: str) -> Iterator[Block]:
    urgent = sorted(told.measures, key=_urgency)
    here, left = urgent[:_MOST], urgent[_MOST:]
    spoken = [f"{one.name}: {one.rated_by}" for one in here if one.rated_by and told.sees_figures]
    spoken += [f"{one.name}: {one.missing}." for one in here if one.missing and told.sees_figures]
    spoken += [f"{one.name}: {_spoken(one)}" for one in left]
    spoken += [f"{one.name}: {_spoken(one)}" for one in here if _is_cut(one)]
    yield Heading(name)  # what follows is for the speaker of the table, and not of the sums before it
    if spoken:
        yield Listing(tuple(spoken), is_detail=True)

    def some(rows: Sequence[tuple[Cell, ...]]) -> str:
        return _title(told, rows)

    rows = tuple(_row(told, one) for one in here)
    title = lead(told).rstrip(".")
    key = (_RATED_BY, *marks(told)) if told.sees_figures else ()
    columns = _COLUMNS if told.sees_figures else _AS_WRITTEN
    yield Table(name, title, columns, (Group("", rows, title, some),), key=key, message=title)


def _row(told: Told, one: Measure) -> tuple[Cell, ...]:
    name, began, wanted = (
        Words(first_words(one.name, _LETTERS)),
        _short(one.baseline or "Not given"),
        one.target or "Not given",
    )
    if not told.sees_figures:
        return name, began, _short(wanted)
    if one.is_kept:
        return name, began, Words(NOT_YOURS), _short(wanted), Words(NOT_YOURS)
    other = f" {_OTHER}" if one.rated_by else ""
    rating = Rating(one.rag or Rag.NOT_RATED, one.rule)
    return name, began, _short(_latest(one)), _short(f"{wanted}{other}"), rating


def _short(text: str) -> Words:
    """Words of a narrow column: their months in three letters, the first of many, and the day that stands last."""
    text = _MONTH.sub(lambda found: found[0][:3], text)
    last = found[0] if (found := _LAST.search(text)) else ""
    return Words(f"{first_words(text.removesuffix(last), _NARROW - len(last))}{last}")


def _is_cut(one: Measure) -> bool:
    return len(one.name) > _LETTERS or max(len(one.baseline), len(one.target)) > _NARROW


def _latest(one: Measure) -> str:
    """The figure with its marks, and its time."""
    if one.latest is None:
        return NONE_YET
    figure = f"{one.latest.text} {getattr(one.latest, 'mark', '')}".strip()
    return f"{figure} ({one.when[:1].lower() if one.when.startswith('Year') else one.when[:1]}{one.when[1:]})"


def _title(told: Told, rows: Sequence[tuple[Cell, ...]]) -> str:
    """What the measures of one slide have in common, or how many of them stand how."""
    some = f"{len(rows)} of {many(len(told.measures), 'measure')}"
    if not told.sees_figures:
        return f"{some}, each with where it began and its target"
    said = counted([cell.rag for row in rows for cell in row if isinstance(cell, Rating)])
    said += kept(sum(row[-1] == Words(NOT_YOURS) for row in rows))
    if len(said) == 1 and len(rows) > 1:
        return f"{some}: all {said[0].partition(' ')[2]}"
    return f"{some}: {listed(said)}"


def _spoken(one: Measure) -> str:
    latest = low(NOT_YOURS if one.is_kept else one.latest.text if one.latest else NONE_YET)
    return f"began at {one.baseline or 'not given'}, latest {latest}, target {target(one).rstrip('.')}."
