"""goldenthread demo: a workspace with the synthetic authority, loaded and reported."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.load import progress_bar
from goldenthread.cli.report import write_report
from goldenthread.cli.whole_report import FORMATS, order_of
from goldenthread.scorecard.reading import latest_month
from goldenthread.synthetic import write
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority

CODE, NAME = "X01", "Goldshire (made up)"
REPORTED = Month(2023, 6)
_FORMS = {".pdf": "to print:", ".xlsx": "as a workbook:", ".pptx": "as slides:"}
# A year of workbooks, and one more: by then the month reported has had time to be recorded.
WORKBOOKS, LAST = 13, REPORTED.plus(1)


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"))
@click.option(
    "--scale", type=click.FloatRange(0.02, 1.0), default=0.25, show_default=True, help="1 = 145,000 children."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed tells another history.")
def command(folder: Path, scale: float, seed: int) -> None:
    """Make a workspace of a made-up authority, load a year of its files and write its report."""
    if (folder / "goldenthread.toml").exists():
        workspace = Workspace.open(folder)
        if workspace.authority != CODE:
            raise click.UsageError(f"{folder} is the workspace of another authority. Name another folder.")
        if latest_month(workspace.snapshot()) != LAST:
            raise click.UsageError(
                f"{folder} does not hold the whole demo: its last workbook is missing. Delete it, or name another."
            )
        click.echo(f"{folder} holds the demo already: only its report is written again.")
    else:
        workspace = _loaded(folder, scale, seed)
    order = order_of(REPORTED, "operational", None, ())
    html, *others = write_report(workspace, order, folder / "report", list(FORMATS))
    for line in _where_to_look(folder, html, others):
        click.echo(line)


def _loaded(folder: Path, scale: float, seed: int) -> Workspace:
    """A new workspace with a year of the made-up authority's files."""
    workspace = Workspace.create(folder, Authority(CODE, NAME))
    files = folder / "files"
    click.echo(f"Writing the files that {NAME} would deliver ...")
    write(files, scale=scale, seed=seed, months=WORKBOOKS, formats=("annex-a", "hr", "local"), last=LAST)
    deliveries = [*sorted((files / "annex-a").iterdir()), files / "hr"]
    click.echo(f"Loading {WORKBOOKS} monthly workbooks, the staff files and the council's own tables ...")
    with progress_bar() as watch:
        receipts = [
            workspace.load([files / "local"], reference_date=LAST.end, who="demo"),
            workspace.load(deliveries, who="demo", progress=watch),
        ]
    if any(receipt.refused for receipt in receipts):
        raise click.ClickException("The demo's own files were refused. `goldenthread check` says why.")
    return workspace


def _where_to_look(folder: Path, html: Path, others: list[Path]) -> list[str]:
    month = REPORTED
    return [
        "",
        f"The report:      {html.resolve().as_uri()}",
        *(f"{_FORMS[path.suffix]:17}{path}" for path in others),
        f"its files:       {folder / 'files'}",
        "",
        "Try next, in the folder " + str(folder) + ":",
        f"  goldenthread figures --month {month}",
        f"  goldenthread ledger icpc_15 --month {month}",
        "  goldenthread catalogue icpc_15",
        "  goldenthread loads",
    ]
