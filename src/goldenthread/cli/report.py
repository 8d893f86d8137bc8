"""goldenthread report: the monthly report as files."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from goldenthread import catalogue
from goldenthread.cli.options import MONTH, workspace_option
from goldenthread.engine.opened import child_reference_dates
from goldenthread.indicators.figure import Figure
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.reports.formats import html, xlsx
from goldenthread.reports.table import MONTHS_SHOWN, Report, monthly_table
from goldenthread.scorecard.reading import latest_month, read_figures
from goldenthread.terms.months import Month, months_between
from goldenthread.workspace import Workspace

FORMATS = {"html": html.write, "xlsx": xlsx.write}
WHOLE_FORMATS = ("html", "pdf", "xlsx", "pptx")
# What is published is suppressed first. That is not wired to the whole report yet, so it is written for these only.
AUDIENCES = ("board", "operational")


@click.command("report")
@workspace_option
@click.option("--month", type=MONTH, required=True, help="The month, written 2023-06.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to."
)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="The whole report with comparators, judgement, charts and words, marked for this audience.",
)
@click.option(
    "--formats",
    help="Which formats, separated by commas: html, xlsx; with --audience also pdf and pptx. All by default.",
)
def command(folder: Path, month: Month, out: Path, audience: str | None, formats: str | None) -> None:
    """Write the monthly table, or with --audience the whole report."""
    workspace = Workspace.open(folder)
    if audience is None:
        paths = write_report(workspace, month, out, _known(formats, FORMATS))
    else:
        paths = _whole(workspace, month, audience, out, _known(formats, WHOLE_FORMATS))
    for path in paths:
        click.echo(str(path))


def _whole(workspace: Workspace, month: Month, audience: str, out: Path, formats: list[str]) -> list[Path]:
    """The whole report: charts, PDF and slides take long to load, so they are loaded when they are wanted."""
    from goldenthread.cli.whole_report import Audience, write_whole_report

    return write_whole_report(workspace, month, Audience(audience), out, formats)


def write_report(workspace: Workspace, month: Month, out: Path, formats: list[str]) -> list[Path]:
    """Write a month's report in some formats; the paths of the files."""
    report = read_report(workspace, month)
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"report-{month}.{name}" for name in formats]
    for name, path in zip(formats, paths, strict=True):
        FORMATS[name](report, path)
    return paths


def read_report(workspace: Workspace, month: Month) -> Report:
    """The report of a month: figures with their standing, and what they rest on."""
    snapshot = workspace.snapshot()
    indicators = list(catalogue.load().values())
    months = list(months_between(month.plus(1 - MONTHS_SHOWN), month))
    figures = read_figures(snapshot, workspace.population, indicators, months[0], month)
    refuse_nothing(snapshot, month, figures)
    settings = snapshot.manifest["settings"]
    return Report(
        authority=workspace.authority,
        authority_name=workspace.name,
        month=month,
        table=monthly_table([i for i in indicators if i.in_report], figures, months),
        beside=monthly_table([i for i in indicators if not i.in_report], figures, months),
        loads=snapshot.loads,
        reference_date=child_reference_dates(snapshot)[-1],
        snapshot=snapshot.id,
        settings={name: (value, Settings.meaning(name)) for name, value in settings.items()},
        made_up=workspace.made_up,
    )


def refuse_nothing(snapshot: Snapshot, month: Month, figures: Iterable[Figure]) -> None:
    """Say so where there is nothing to report of a month, so that no empty report is written."""
    if not child_reference_dates(snapshot):
        raise click.UsageError("No records of children are loaded, so there is nothing to report.")
    if all(figure.numerator is None for figure in figures if figure.period_end == month.end):
        latest = f" The latest month that has ended in the records is {latest_month(snapshot)}."
        raise click.UsageError(f"No load speaks for {month}, so there is nothing to report.{latest}")


def _known(formats: str | None, there: Collection[str]) -> list[str]:
    names = [name.strip() for name in (formats or ",".join(there)).split(",") if name.strip()]
    for name in names:
        if name not in there:
            raise click.UsageError(f"There is no format {name!r}. Formats: {', '.join(there)}.")
    return names
