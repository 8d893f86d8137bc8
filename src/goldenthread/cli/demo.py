"""goldenthread demo: a workspace with the synthetic authority, loaded, reported and published."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.demo_examples import write_examples
from goldenthread.cli.load import progress_bar
from goldenthread.cli.report import write_report
from goldenthread.cli.whole_report import FORMATS, order_of
from goldenthread.scorecard.reading import latest_month
from goldenthread.synthetic import write
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority
from goldenthread.workspace.packs import packs_of

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
@click.option("--only-load", is_flag=True, help="Load the files, and leave the report and the pack to you.")
def command(folder: Path, scale: float, seed: int, only_load: bool) -> None:
    """Make a workspace of a made-up authority, load a year of its files, write its report and publish a pack."""
    is_there = (folder / "goldenthread.toml").exists()
    workspace = _held(folder) if is_there else _loaded(folder, scale, seed)
    if only_load:
        return
    formats = _formats()
    click.echo(f"Writing the report of {show_month(REPORTED)} ...")
    html, *others = write_report(
        workspace, order_of(REPORTED, "operational", None, ()), folder / "report", formats
    )
    pack = _published(workspace, formats)
    series, commentary = write_examples(workspace, REPORTED, folder / "examples")
    for line in _where_to_look(folder, html, others, pack, series, commentary):
        click.echo(line)


def _held(folder: Path) -> Workspace:
    """The demo's workspace that is there already."""
    workspace = Workspace.open(folder)
    if workspace.authority != CODE:
        raise click.UsageError(f"{folder} is the workspace of another authority. Name another folder.")
    if latest_month(workspace.snapshot()) != LAST:
        raise click.UsageError(
            f"{folder} does not hold the whole demo: its last workbook is missing. Delete it, or name another."
        )
    click.echo(f"{folder} holds the demo already: only its report is written again.")
    return workspace


def _formats() -> list[str]:
    """Every format that this machine can write; what one lacks is said."""
    from goldenthread.reports.packs.making import writers
    from goldenthread.reports.packs.problem import NotFitError

    try:
        writers(["pdf"])
    except NotFitError as lacking:
        click.echo(f"The demo has no PDF. {lacking}", err=True)
        return [name for name in FORMATS if name != "pdf"]
    return list(FORMATS)


def _published(workspace: Workspace, formats: list[str]) -> Path:
    """The pack of the month for scrutiny: published now, or as it was published."""
    from goldenthread.reports.packs.publishing import hand_out, publish

    packs = packs_of(workspace)
    if not packs:
        click.echo("Publishing it for scrutiny: small numbers are kept back, and an attack proves it ...")
        done = publish(workspace, order_of(REPORTED, "scrutiny", None, ()), formats, "demo")
        packs = [done.pack]
    return hand_out(workspace, packs[0], workspace.folder / "published")


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


def _where_to_look(
    folder: Path, html: Path, others: list[Path], pack: Path, series: Path, commentary: Path
) -> list[str]:
    month = REPORTED
    return [
        "",
        f"The report:      {html.resolve().as_uri()}",
        *(f"{_FORMS[path.suffix]:17}{path}" for path in others),
        f"as published:    {pack}",
        f"its files:       {folder / 'files'}",
        "",
        "Try next, in the folder " + str(folder) + ":",
        f"  goldenthread scorecard --month {month} --format table",
        f"  goldenthread ledger icpc_15 --month {month}",
        "  goldenthread catalogue icpc_15",
        f"  goldenthread spc {series.relative_to(folder)} --improvement increase --target 90",
        f"  goldenthread claims {commentary.relative_to(folder)} --month {month}",
        f"  goldenthread verify {pack.relative_to(folder)}",
        f"  goldenthread publish --month {month.plus(-1)} --audience board --by YOU --out published",
    ]
