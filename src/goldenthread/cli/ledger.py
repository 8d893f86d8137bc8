"""goldenthread ledger: the rows behind one figure."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goldenthread.cli.options import MONTH, area_of, area_option, chosen, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.ledger.heading import heading
from goldenthread.ledger.opening import LedgerError, open_figure
from goldenthread.records.settings import Settings
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
    """Open a figure: its rule, the rows counted, the rows left out and why, and where each came from.

    With csv the rows stand alone on standard output; what is said above them goes to standard error.
    """
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
            [os.environ.get("GOLDENTHREAD_ROLE", "")],
        )
        figures = _figures(workspace, definition, month, basis, where or group)
        [figure] = [one for one in figures if one.breakdown == place]
    except (LedgerError, UnknownAreaError) as fault:
        raise click.UsageError(str(fault)) from fault
    if figure.numerator is None:
        raise click.UsageError(f"The figure of {month} is not available: {figure.reason}.")
    settings = Settings.read(workspace.snapshot().manifest["settings"])
    opened = _opened(figures, where or group)
    for line in heading(definition, opened, workspace.population, settings):
        click.echo(line, err=form == "csv")
    if not any(row.part == "numerator" for row in rows):
        click.echo("Nothing was counted above the line.", err=True)
    write_rows(form, COLUMNS, ([getattr(row, column) for column in COLUMNS] for row in rows))


def _figures(
    workspace: Workspace, definition: Indicator, month: Month, basis: str | None, group: str
) -> list[Figure]:
    """The figures of the month: of the authority or the place, then of each group by which rows are asked."""
    kind = group.partition("=")[0]
    snapshot, population = workspace.snapshot(), workspace.population
    place = group if group.startswith(PLACES) else ""
    found = read_figures(snapshot, population, [definition], month, month, area=place)
    if kind and not place:
        found += read_figures(snapshot, population, [definition], month, month, Breakdown(kind))
    wanted = basis or definition.bases[0]
    return list({one.breakdown: one for one in found if one.basis == wanted}.values())


def _opened(figures: list[Figure], group: str) -> list[Figure]:
    """Those whose rows are shown: of the group, or of every group of a kind."""
    kind, sign, _ = group.partition("=")
    if kind and not sign:
        return [one for one in figures if one.breakdown.startswith(f"{kind}=")]
    return [one for one in figures if one.breakdown == group]
