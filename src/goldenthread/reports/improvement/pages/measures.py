"""What the plan measures itself by: where it began, where it is, where it wants to be; and whether actions worked."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Day, Rating, Words
from goldenthread.reports.blocks import Block, Group, Heading, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.pages.measure_slides import shown
from goldenthread.reports.improvement.pages.measure_words import (
    BEARS,
    NONE_YET,
    NOT_YOURS,
    ended,
    lead,
    marks,
    target,
)
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.terms.judging import Rag

NAME, SINCE = "Measures", "Did it work"
TOO_OLD = "Its figures are too old to tell"


def pages(told: Told) -> Iterator[Page]:
    blocks = tuple(_blocks(told))
    yield Page(
        "measures",
        "What the plan measures itself by",
        blocks,
        is_wide=told.sees_figures,
        shown=tuple(shown(told, NAME)) if told.measures else blocks,
    )


def _blocks(told: Told) -> Iterator[Block]:
    if not told.measures:
        yield Paragraph(
            "The improvement plan names no measures, so it can't be said whether it works.", is_lead=True
        )
        return
    yield Paragraph(lead(told), is_lead=True)
    yield from map(Paragraph, ended(told))
    if told.no_figures:
        yield Paragraph(told.no_figures)
    columns = _COLUMNS if told.sees_figures else _AS_WRITTEN
    groups = []
    for part in told.parts:
        rows = tuple(_row(told, one) for one in told.measures if one.part == part.name)
        if rows:
            groups.append(Group(part.name, rows, message=f"{part.name}: figures against their targets"))
    key = (*told.colours, *marks(told)) if told.sees_figures else ()
    yield Table(NAME, "Measures of the improvement plan", columns, tuple(groups), grouped_by="Part", key=key)
    if told.is_for_board:
        yield from _worked(told)


_AS_WRITTEN = (Column("Measure"), Column("Where it began"), Column("Target"))
_COLUMNS = (
    Column("Measure"),
    Column("Where it began", spared=1),
    Column("Latest", is_number=True),
    Column("Time", spared=3),
    Column("Target"),
    Column("Against target"),
    Column("At this pace", spared=4),
)


def _row(told: Told, one: Measure) -> tuple[Cell, ...]:
    began, wanted = Words(one.baseline or "Not given"), Words(target(one))
    if not told.sees_figures:
        return Words(one.name), began, wanted
    if one.is_kept:
        kept = Words(NOT_YOURS)
        return Words(one.name), began, kept, kept, wanted, kept, kept
    return (
        Words(one.name),
        began,
        one.latest or Words(NONE_YET),
        Words(one.when or one.missing),
        wanted,
        Rating(one.rag or Rag.NOT_RATED, one.rule),
        Words(TOO_OLD if one.is_old else one.pace or "It can't be told"),
    )


def _worked(told: Told) -> Iterator[Block]:
    yield Heading("Did it work?")
    if not told.worked:
        yield Paragraph(
            "No action that is meant to move a measure with figures has been delivered, so there is nothing to say yet."
        )
        return
    yield Paragraph(BEARS)
    rows = tuple(
        (Words(one.measure), Words(one.action), Day(one.delivered), Words(one.verdict), Words(one.words))
        for one in told.worked
    )
    columns = (
        Column("Measure"),
        Column("Action", spared=2),
        Column("Delivered"),
        Column("Since then"),
        Column("What may be said", spared=1),
    )
    message = "What the figures say since actions were delivered"
    yield Table(SINCE, message, columns, (Group("", rows, message=message),), is_detail=True)
