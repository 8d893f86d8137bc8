"""goldenthread scorecard: every figure beside its comparators and its target, with what is judged of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.cli.figures import COLUMNS as FIGURE_COLUMNS
from goldenthread.cli.options import MONTH, area_of, area_option, chosen, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.indicators.figure import Figure
from goldenthread.judgement.legend import legend
from goldenthread.judgement.spc.words import VARIATION_WORDS
from goldenthread.scorecard.building import Wanted, read_scorecard
from goldenthread.scorecard.card import Against, Row, Scorecard
from goldenthread.scorecard.reading import UnknownAreaError
from goldenthread.terms.judging import Assurance, Direction, Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show
from goldenthread.workspace import Workspace

JUDGED_COLUMNS = (
    "england",
    "england_year",
    "sn",
    "sn_year",
    "sn_n",
    "target",
    "rag_england",
    "rag_sn",
    "rag_target",
    "movement",
    "direction",
    "signal",
    "assurance",
)
COLUMNS = (*FIGURE_COLUMNS, *JUDGED_COLUMNS)
_HEADS = ("measure", "month", "year", "England", "neighbours", "target", "direction", "signal")
_RAG = {Rag.GREEN: "green", Rag.AMBER: "amber", Rag.RED: "red", Rag.NOT_RATED: ""}


@click.command("scorecard")
@workspace_option
@click.option("--month", type=MONTH, required=True, help="The month, written 2023-06.")
@click.option(
    "--neighbours",
    "model",
    default="",
    help="The neighbour model, 2021 or 2025; by default the newest that was out in the month.",
)
@click.option(
    "--release",
    default="",
    help="DfE's release, such as 2022; by default the newest that was out in the month.",
)
@click.option(
    "--indicator", "codes", multiple=True, help="An indicator's code; may be given again. All by default."
)
@area_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
def command(
    folder: Path, month: Month, model: str, release: str, codes: tuple[str, ...], area: str, form: str
) -> None:
    """Show the scorecard of a month: of each indicator the month's figure, then the year's that is judged.

    The judged figure ends with the last final month. A month that is not final is shown and judged by nothing. The
    table ends with the rules in force; goldenthread.toml, [judgement], has the council's choices among them.
    """
    workspace = Workspace.open(folder)
    wanted = Wanted(chosen(codes), area_of(area, workspace), release, model)
    try:
        card = read_scorecard(workspace, month, wanted)
    except UnknownAreaError as fault:
        raise click.UsageError(str(fault)) from fault
    for finding in card.findings:
        click.echo(finding, err=True)
    if form == "table":
        write_rows("table", _HEADS, map(_in_words, card.rows))
        _say_rules(card)
    else:
        write_rows(form, COLUMNS, (line for row in card.rows for line in _lines(row)))


def _say_rules(card: Scorecard) -> None:
    """The rules in force under the table, and the charts that begin anew."""
    click.echo()
    for name, rule in legend(card.judgement):
        click.echo(f"{name}: {rule}")
    for start in card.new_starts:
        if any(start.concerns(row.indicator.code, row.group) for row in card.rows):
            click.echo(f"New start: {start}")


def _in_words(row: Row) -> list[str]:
    """One line a measure, for people: figures as they are shown, each comparator with its colour."""
    group = f" ({row.group.removeprefix('age=')})" if row.group else ""
    newest, judged = row.months[-1], row.judged
    return [
        f"{row.indicator.label}{group}",
        _shown(row, newest.value) + ("" if newest.may_be_judged or newest.value is None else " not final"),
        _shown(row, judged.value) + _to(judged, newest) if judged else NOT_AVAILABLE,
        *(
            f"{_shown(row, a.value)} {_RAG[a.rag]}".strip() if a else ""
            for a in (row.england, row.neighbours, row.target)
        ),
        f"{row.movement.value}, {row.direction.value.replace('_', ' ')}" if row.movement else "",
        VARIATION_WORDS[row.signal] if row.signal else "",
    ]


def _shown(row: Row, value: float | None) -> str:
    return NOT_AVAILABLE if value is None else show(value, row.indicator.unit, row.indicator.decimals)


def _to(judged: Figure, newest: Figure) -> str:
    """The month with which a judged year ends, where that is not the scorecard's own."""
    return "" if judged.period_end == newest.period_end else f" to {judged.period_end:%b %Y}"


def _lines(row: Row) -> Iterator[list[object]]:
    """The month, judged by nothing but its own movement and signal, and the year's figure with all that is judged."""
    newest = row.months[-1]
    if newest.may_be_judged:
        yield [*_figure(newest), *_nothing(9), *_months(row)]
    else:
        yield [*_figure(newest), *_nothing(9), *_nothing(4)]
    shown = row.judged or row.year
    compared = [
        *_compared(row.england),
        *_compared(row.neighbours),
        row.neighbours.n if row.neighbours else None,
        row.target.value if row.target else None,
        *(
            against.rag.value if against else Rag.NOT_RATED.value
            for against in (row.england, row.neighbours, row.target)
        ),
    ]
    yield [*_figure(shown), *compared, *(_months(row) if row.judged else _nothing(4))]


def _figure(figure: Figure) -> list[object]:
    return [getattr(figure, column) for column in FIGURE_COLUMNS]


def _compared(against: Against | None) -> tuple[object, object]:
    return (against.value, against.year) if against else (None, None)


def _months(row: Row) -> list[object]:
    return [
        row.movement.value if row.movement else None,
        row.direction.value if row.movement else Direction.NOT_RATED.value,
        row.signal.value if row.signal else None,
        row.assurance.value if row.target else Assurance.NONE.value,
    ]


def _nothing(times: int) -> list[object]:
    return [None] * times
