"""goldenthread figures: the figures of a workspace, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import MONTH, area_of, area_option, by_option, chosen, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.engine.opened import ENGINES
from goldenthread.scorecard.reading import UnknownAreaError, latest_month, read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown
from goldenthread.workspace import Workspace

COLUMNS = (
    "indicator",
    "area",
    "breakdown",
    "period_end",
    "basis",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
    "reason",
    "snapshot",
)


@click.command("figures")
@workspace_option
@click.option("--month", type=MONTH, help="One month, written 2023-06. The latest by default.")
@click.option("--from", "first", type=MONTH, help="The first of several months.")
@click.option("--to", "last", type=MONTH, help="The last of several months.")
@click.option(
    "--indicator", "codes", multiple=True, help="An indicator's code; may be given again. All by default."
)
@area_option
@by_option
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
def command(
    folder: Path,
    month: Month | None,
    first: Month | None,
    last: Month | None,
    codes: tuple[str, ...],
    area: str,
    by: str | None,
    engine: str,
    form: str,
) -> None:
    """Show figures: each with its numerator, denominator, standing and snapshot."""
    workspace = Workspace.open(folder)
    snapshot = workspace.snapshot()
    place = area_of(area, workspace)
    if place and by:
        raise click.UsageError("Give --area or --by, not both.")
    start, end = _span(month, first, last, latest_month(snapshot))
    split = Breakdown(by) if by else None
    try:
        figures = read_figures(
            snapshot, workspace.population, chosen(codes), start, end, split, place, engine
        )
    except UnknownAreaError as fault:
        raise click.UsageError(str(fault)) from fault
    write_rows(form, COLUMNS, ([getattr(figure, column) for column in COLUMNS] for figure in figures))


def _span(
    month: Month | None, first: Month | None, last: Month | None, latest: Month | None
) -> tuple[Month, Month]:
    if month is not None and (first is not None or last is not None):
        raise click.UsageError("Give --month, or --from and --to, not both.")
    end = month or last or latest
    if end is None:
        raise click.UsageError("Nothing is loaded that tells a month. Load files first, or give --month.")
    start = month or first or end
    if start > end:
        raise click.UsageError(f"--from {start} comes after --to {end}.")
    return start, end
