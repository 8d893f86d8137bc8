"""Our place among neighbours: each measure's rank and quarter, whose figure is missing, and the charts to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.benchmarks.tables import MODELS
from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.charts.chart import Chart
from goldenthread.charts.ranking import Place, Ranking, ranking_chart
from goldenthread.judgement.ranking import quarter_words
from goldenthread.judgement.settings import MEDIAN
from goldenthread.reports.blocks import Block, Charts, Group, Heading, Listing, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Material, Neighbours, key_of, label, theirs
from goldenthread.reports.pages.dashboard import key
from goldenthread.reports.row_cells import against_cells, judged_cell, nothing_judged
from goldenthread.reports.standing import many, some_kept_back
from goldenthread.reports.words import low, period_words, sentence
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, show
from goldenthread.terms.words import Better, Unit

ORDER = 45
NAME = "Benchmarks"
MOST_CHARTS, MOST_SLIDES = 4, 2
BEST, LAST = 1, 4


def pages(material: Material) -> Iterator[Page]:
    if any(row.neighbours for row in material.card.rows):
        title, blocks = "Our place among neighbours", tuple(_blocks(material))
        yield Page("benchmarks", title, blocks, is_wide=True, shown=tuple(_shown(material, blocks)))


def _shown(material: Material, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The figures of the measures that are red, and the charts; all words are for the speaker."""
    for block in blocks:
        match block:
            case Paragraph() | Listing():
                yield replace(block, is_detail=True)
            case Table() if block.name == NAME:
                yield from _red(material)
            case Charts():
                yield block


def _red(material: Material) -> Iterator[Table]:
    """Ours beside England's and the neighbours', where either makes us red."""
    rows = [row for row in material.card.rows if _is_red(row)]
    ranked = any(place.ranked.rank for row in rows if (place := _place(material, row)))
    columns = (
        Column("Measure"), Column("Ours", is_number=True), *([Column("Rank")] if ranked else []),
        Column("England", "figure"), Column("England", "rating"),
        Column("Neighbours", "figure"), Column("Neighbours", "rating"),
    )  # fmt: skip
    lines = tuple(
        (
            Words(label(row)), judged_cell(material, row), *([_ranked(material, row)[0]] if ranked else []),
            *against_cells(row, row.england), *against_cells(row, row.neighbours),
        )
        for row in rows
    )  # fmt: skip
    if rows:
        those = many(len(rows), some_kept_back(material.card.rows))
        message = f"{those} {'is' if len(rows) == 1 else 'are'} red against England or our neighbours"
        yield Table(NAME, message, columns, (Group("", lines),), key=tuple(key(material)), message=message)


def _is_red(row: Row) -> bool:
    return any(against and against.rag is Rag.RED for against in (row.england, row.neighbours))


def _blocks(material: Material) -> Iterator[Block]:
    rows = [row for row in material.card.rows if row.neighbours]
    yield Paragraph(_who(material), is_lead=True)
    yield from _quarters(material, rows)
    yield _table(material)
    if told := tuple(_told(material, rows)):
        yield Listing(told, is_detail=True)
    charts = _charts(material, rows)
    if charts:
        yield Heading("Where we are furthest from our neighbours")
    for at in range(0, len(charts), 2):
        yield Charts(charts[at : at + 2])
    names = list(dict.fromkeys(name for place in material.neighbours.values() for name in place.figures))
    if names:
        yield Heading("What each neighbour published")
        yield _own_figures(material, names)


def model_words(material: Material) -> str:
    """The neighbour model by its date: "April 2021"."""
    return MODELS.get(material.card.neighbour_model, material.card.neighbour_model)


def _middle(material: Material) -> str:
    return MEDIAN if material.card.judgement.neighbours == MEDIAN else "mean"


def _who(material: Material) -> str:
    names = list(dict.fromkeys(name for place in material.neighbours.values() for name in place.figures))
    model = f"The councils most like ours by the model of {model_words(material)}"
    if not names:
        return f"{model}: only their {_middle(material)} is known here, so there is no rank."
    return f"{model}: {', '.join(names)}. The {_middle(material)} is of those that published a figure."


def _quarters(material: Material, rows: list[Row]) -> Iterator[Block]:
    """Where we are among the last and among the best, for a reader in a hurry. Only where one way is better."""
    for quarter in (LAST, BEST):
        found = [
            (label(row), f"{place.ranked.rank} of {place.ranked.of} councils")
            for row in rows
            if (place := _place(material, row)) and place.ranked.quarter == quarter
            if row.indicator.better is not Better.NEITHER
        ]
        if found:
            whose = f"{material.card.authority_name}: in the {quarter_words(quarter, Better.LOWER)} quarter"
            yield Terms(f"{whose} of councils", tuple(found))


def _place(material: Material, row: Row) -> Neighbours | None:
    return material.neighbours.get(key_of(row))


def _table(material: Material) -> Table:
    groups = [
        Group(theme.value, tuple(_row(material, row, row.neighbours) for row in rows if row.neighbours))
        for theme, rows in material.themes
    ]
    middle, each = _middle(material), _each_is_known(material)
    place = (Column("Rank"), Column("Quarter", "of councils")) if each else ()
    counted = (Column("Counted", "of the ten", is_number=True),) if each else ()
    return Table(
        NAME,
        "Our year's figures beside England's and our neighbours'",
        (
            Column("Measure"), Column("Ours", is_number=True), *place,
            Column("England", "figure", is_number=True), Column("England", "rating"),
            Column("Neighbours", middle, is_number=True), Column("Neighbours", "rating"),
            *counted, Column("Theirs is of"),
        ),
        tuple(group for group in groups if group.rows),
        "Area",
        tuple(key(material)),
        is_wide=True,
    )  # fmt: skip


def _each_is_known(material: Material) -> bool:
    """Whether what each neighbour published is known, and not their mean alone: else there is no place among them."""
    return bool(material.neighbours) or any(
        r.neighbours and r.neighbours.n is not None for r in material.card.rows
    )


def _row(material: Material, row: Row, neighbours: Against) -> tuple[Cell, ...]:
    each = _each_is_known(material)
    counted = Gap(NOT_AVAILABLE) if neighbours.n is None else Number(neighbours.n, Unit.COUNT)
    return (
        Words(label(row)),
        judged_cell(material, row),
        *(_ranked(material, row) if each else ()),
        *against_cells(row, row.england),
        *against_cells(row, neighbours),
        *((counted,) if each else ()),
        Words(neighbours.year),
    )


def _ranked(material: Material, row: Row) -> tuple[Cell, Cell]:
    """Rank and quarter; a rank that is shared has the sign of equality."""
    place = _place(material, row)
    if place is None or place.ranked.rank is None:
        gap = Gap(nothing_judged(row) if row.judged is None else NOT_AVAILABLE)
        return gap, gap
    ranked, better = place.ranked, row.indicator.better
    shared = "=" if ranked.tied_with else ""
    quarter = Words(quarter_words(ranked.quarter, better)) if ranked.quarter else Gap(NOT_AVAILABLE)
    return Words(f"{ranked.rank}{shared} of {ranked.of}"), quarter


def _told(material: Material, rows: list[Row]) -> Iterator[str]:
    """Ours that are of another month, who is left out and why, and where the hidden counts may put the mean."""
    month = material.card.month.end
    earlier: dict[str, list[str]] = {}
    for row in rows:
        if row.judged is not None and row.judged.period_end != month:
            earlier.setdefault(low(period_words(row.judged)), []).append(label(row))
    for period, names in earlier.items():
        yield f"Ours is of the {period}, the last that is final, for: {'; '.join(names)}."
    for row in rows:
        if row.neighbours and row.neighbours.missing:
            who = ", ".join(row.neighbours.missing)
            yield f"{label(row)}: left out of the {_middle(material)}: {who}{_bound(row)}."


def _bound(row: Row) -> str:
    """Between which the mean of all lies, where what is hidden can be bounded."""
    bound = row.published.bound if row.published else None
    if bound is None:
        return ""
    least, most = (show(value, row.indicator.unit, row.indicator.decimals or 1) for value in bound)
    return f"; with what is hidden, the mean of all ten lies between {least} and {most}"


def _charts(material: Material, rows: list[Row]) -> tuple[Chart, ...]:
    """The measures that are red beside the neighbours, the furthest down among them first, up to a few."""
    red = [
        (place.ranked.rank / place.ranked.of, row, place)
        for row in rows
        if (place := _place(material, row)) and place.ranked.rank
        if row.neighbours and row.neighbours.rag is Rag.RED
    ]
    furthest = sorted(red, key=lambda found: -found[0])[:MOST_CHARTS]
    charts = [chart for _, row, place in furthest if (chart := _chart(material, row, place))]
    return tuple(replace(chart, is_news=at < MOST_SLIDES) for at, chart in enumerate(charts))


def _chart(material: Material, row: Row, place: Neighbours) -> Chart | None:
    ranked = place.ranked
    part = quarter_words(ranked.quarter, row.indicator.better) if ranked.quarter else ""
    return ranking_chart(
        Ranking(
            subject=label(row),
            title="Our place among neighbours",
            finding=ranked.rule,
            message=f"{label(row)}: {ranked.rank} of {ranked.of} councils"
            + (f", in the {part} quarter of them" if part else ""),
            unit=row.indicator.unit,
            ours=Place(material.card.authority_name, row.judged.value if row.judged else None),
            neighbours=tuple(Place(name, value) for name, value in place.figures.items()),
            england=row.england.value if row.england else None,
            mean=row.neighbours.value if row.neighbours else None,
            middle=_middle(material),
            notes=_years(row),
            decimals=row.indicator.decimals,
        )
    )


def _years(row: Row) -> tuple[str, ...]:
    """Each figure of the picture is of a time of its own."""
    ours = f"Ours is of the {low(period_words(row.judged))}" if row.judged else ""
    theirs = {against.year for against in (row.england, row.neighbours) if against}
    return (sentence(f"{ours}, theirs of the {' and the '.join(sorted(theirs))}"),) if ours and theirs else ()


def _own_figures(material: Material, names: list[str]) -> Table:
    """Every neighbour's own figure, for those who want to see what the rank is made of."""
    groups = [
        Group(
            theme.value,
            tuple(_own_row(row, place, names) for row in rows if (place := _place(material, row))),
        )
        for theme, rows in material.themes
    ]
    return Table(
        "Neighbours by measure",
        "Each neighbour's published figure",
        (Column("Measure"), *(Column(name, is_number=True) for name in names)),
        tuple(group for group in groups if group.rows),
        "Area",
        ((NOT_AVAILABLE, "not published, or suppressed"), (NOT_APPLICABLE, "not a neighbour for this measure")),
        is_wide=True,
        is_detail=True,
    )  # fmt: skip


def _own_row(row: Row, place: Neighbours, names: list[str]) -> tuple[Cell, ...]:
    def cell(name: str) -> Cell:
        if name not in place.figures:
            return Gap(NOT_APPLICABLE)
        return theirs(row, place.figures[name])

    return (Words(label(row)), *map(cell, names))
