"""What the plan measures itself by: where it began, where it is, where it wants to be; and whether actions worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.charts.cells import Cell, Column, Day, Gap, Number, Rating, Words
from goldenthread.judgement.saying import listed
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.reports.words import MEANINGS
from goldenthread.terms.judging import Rag

NAME, SINCE = "Measures", "Did it work"
_MOST = 12  # measures on slides: what is furthest from its target first
_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.NOT_RATED, None)
_BEARS = "A change since an action was delivered is not yet a change because of it."
_SAID = {
    Rag.GREEN: "at their target or better",
    Rag.AMBER: "near their target",
    Rag.RED: "far from their target",
    Rag.NOT_RATED: "not rated",
}


def pages(told: Told) -> Iterator[Page]:
    blocks = tuple(_blocks(told))
    yield Page(
        "measures",
        "What the plan measures itself by",
        blocks,
        is_wide=told.sees_figures,
        shown=tuple(_shown(told)),
    )


def _blocks(told: Told) -> Iterator[Block]:
    if not told.measures:
        yield Paragraph(
            "The improvement plan names no measures, so it can't be said whether it works.", is_lead=True
        )
        return
    yield Paragraph(_lead(told), is_lead=True)
    if told.no_figures:
        yield Paragraph(told.no_figures)
    columns = _COLUMNS if told.sees_figures else _AS_WRITTEN
    groups = []
    for part in told.parts:
        rows = tuple(_row(told, one) for one in told.measures if one.part == part.name)
        if rows:
            groups.append(Group(part.name, rows, message=f"{part.name}: figures against their targets"))
    key = (*told.colours, *_marks(told)) if told.sees_figures else ()
    yield Table(NAME, "Measures of the improvement plan", columns, tuple(groups), grouped_by="Part", key=key)
    if told.is_for_board:
        yield from _worked(told)


def _marks(told: Told) -> Iterator[tuple[str, str]]:
    """The marks that stand at figures, or in their place, with their meanings."""
    there = {one.latest.text for one in told.measures if isinstance(one.latest, Gap)}
    there |= {mark for one in told.measures if isinstance(one.latest, Number) for mark in one.latest.mark}
    yield from ((mark, meaning) for mark, meaning in MEANINGS.items() if mark in there)


def _lead(told: Told) -> str:
    count = many(len(told.measures), "measure")
    if not told.sees_figures:
        return f"{count}, each with where it began and its target as the plan writes them."
    found = Counter(one.rag for one in told.measures if one.rag is not None)
    none = sum(one.latest is None for one in told.measures)
    said = [f"{found[rag]} {words}" for rag, words in _SAID.items() if found[rag]]
    said += [f"{none} without a figure"] if none else []
    return f"Of {count}: {listed(said)}." if len(told.measures) > 1 else f"{count}: {listed(said)}."


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

_ON_SLIDES = tuple(_COLUMNS[at] for at in (0, 1, 2, 4, 5))


def _row(told: Told, one: Measure) -> tuple[Cell, ...]:
    began, target = Words(one.baseline or "Not given"), Words(_target(one))
    if not told.sees_figures:
        return Words(one.name), began, target
    return (
        Words(one.name),
        began,
        one.latest or Words("None yet"),
        Words(one.when or one.missing),
        target,
        Rating(one.rag or Rag.NOT_RATED, one.rule),
        Words(one.pace or "It can't be told"),
    )


def _target(one: Measure) -> str:
    """The plan's target, and by which other one it is rated: no colour stands beside a target that it is not of."""
    wanted = one.target or "Not given"
    return f"{wanted}. {one.rated_by}" if one.rated_by else wanted


def _worked(told: Told) -> Iterator[Block]:
    yield Heading("Did it work?")
    if not told.worked:
        yield Paragraph(
            "No action that is meant to move a measure with figures has been delivered, so there is nothing to say yet."
        )
        return
    yield Paragraph(_BEARS)
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


def _shown(told: Told) -> Iterator[Block]:
    """Slides show measures with their figures, and what each did since an action was delivered in a line."""
    if not told.measures:
        yield from _blocks(told)
        return
    if told.no_figures:
        yield Paragraph(told.no_figures)
    columns = _ON_SLIDES if told.sees_figures else _AS_WRITTEN
    urgent = sorted(told.measures, key=lambda one: _FIRST.index(one.rag))
    rows = tuple(_on_slide(told, one) for one in urgent[:_MOST])
    if left := urgent[_MOST:]:
        yield Listing(tuple(f"{one.name}: {_spoken(one)}" for one in left), is_detail=True)
    title = _lead(told).rstrip(".")
    key = tuple(_marks(told)) if told.sees_figures else ()
    yield Table(NAME, title, columns, (Group("", rows),), key=key, message=title)
    if told.worked and told.is_for_board:
        yield Heading("Did it work?")
        yield Paragraph(_BEARS)
        said = tuple(f"{one.measure}, since {one.action}: {one.verdict}." for one in told.worked)
        yield Listing(said[:_MOST])
        if said[_MOST:]:
            yield Listing(said[_MOST:], is_detail=True)


def _spoken(one: Measure) -> str:
    latest = one.latest.text if one.latest else "none yet"
    return f"began at {one.baseline or 'not given'}, latest {latest}, target {_target(one).rstrip('.')}."


def _on_slide(told: Told, one: Measure) -> tuple[Cell, ...]:
    row = _row(told, one)
    return tuple(row[at] for at in (0, 1, 2, 4, 5)) if told.sees_figures else row
