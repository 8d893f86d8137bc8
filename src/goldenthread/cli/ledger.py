"""goldenthread ledger: the rows behind one figure."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goldenthread.cli.options import MONTH, area_of, area_option, chosen, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.ledger.opening import LedgerError, open_figure
from goldenthread.scorecard.reading import UnknownAreaError, read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Breakdown
from goldenthread.workspace import Workspace

COLUMNS = ("child", "part", "date", "until", "reason", "load", "file", "sheet", "row")
PLACES = ("locality=", "service=", "team=")


@click.command("ledger")
@click.argument("indicator")
@workspace_option
@click.option("--month", type=MONTH, required=True, help="The month, written 2023-06.")
@click.option("--basis", type=click.Choice([basis.value for basis in Basis]), help="The month's by default.")
@area_option
@click.option(
    "--by", "group", default="", help="A group as `figures --by` names it, such as sex=F or age=17-18."
)
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True)
def command(
    indicator: str, folder: Path, month: Month, basis: str | None, area: str, group: str, form: str
) -> None:
    """Open a figure: the rows counted, the rows left out and why, and where each came from."""
    workspace = Workspace.open(folder)
    where = area_of(area, workspace)
    [definition] = chosen([indicator])
    if where and group:
        raise click.UsageError("Give --area or --by, not both.")
    if group.partition("=")[0] not in ("", *Breakdown):
        raise click.UsageError(f"There is no breakdown {group!r}. Breakdowns: {', '.join(Breakdown)}.")
    place = where or (group if group.startswith(PLACES) else "")
    try:
        rows = open_figure(
            workspace.snapshot(),
            workspace.population,
            definition,
            month,
            Basis(basis) if basis else None,
            where or group,
            os.environ.get("GOLDENTHREAD_ROLE", ""),
        )
        figure = _figure(workspace, definition, month, basis, place)
    except (LedgerError, UnknownAreaError) as fault:
        raise click.UsageError(str(fault)) from fault
    if figure.numerator is None:
        raise click.UsageError(f"The figure of {month} is not available: {figure.reason}.")
    if not any(row.part == "numerator" for row in rows):
        click.echo("Nothing was counted above the line.", err=True)
    write_rows(
        form, COLUMNS, ([getattr(row, column) for column in COLUMNS] for row in rows), definition.title
    )


def _figure(
    workspace: Workspace, definition: Indicator, month: Month, basis: str | None, place: str
) -> Figure:
    """The figure that is opened; a group of children stands or falls with its authority."""
    wanted = basis or definition.bases[0]
    figures = read_figures(workspace.snapshot(), workspace.population, [definition], month, month, area=place)
    return next(figure for figure in figures if figure.basis == wanted)
