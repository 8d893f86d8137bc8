"""goldenthread publish: freezes a report into a pack, once it is fit to be given out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from goldenthread.cli.whole_report import AUDIENCES, formats_of, order_of, report_options
from goldenthread.workspace import Workspace


@click.command("publish")
@report_options
@click.option("--audience", type=click.Choice(AUDIENCES), required=True, help="Whom the pack is for.")
@click.option("--by", required=True, help="Who publishes; the workspace remembers it.")
@click.option(
    "--correction",
    default="",
    metavar="REASON",
    help="Why a new version takes the place of a pack that was published.",
)
def command(folder: Path, out: Path, formats: str, by: str, correction: str, **asked: Any) -> None:
    """Publish the report of a month as a frozen pack, and remember all that it tells.

    For scrutiny, small numbers are kept back with all that they could be worked out from, in this pack and in every
    one published before; an attack proves it. A pack never changes: publishing it again gives the same, and
    a correction is a new version.
    """
    if not by.strip():
        raise click.UsageError("Say who publishes: --by NAME")
    from goldenthread.reports.packs.publishing import hand_out, publish

    workspace = Workspace.open(folder)
    done = publish(workspace, order_of(**asked), formats_of(formats), by.strip(), correction.strip())
    place = hand_out(workspace, done.pack, out)
    for note in done.notes:
        click.echo(note, err=True)
    click.echo(str(place))
    pack = done.pack
    said = (
        "published now"
        if done.is_new
        else f"published by {pack.by} on {pack.at[:10]}, and made again the same"
    )
    click.echo(f"{pack.name}: {said}; SHA-256 {pack.sha256}")
    if done.material.published is not None:
        click.echo(done.material.published.summary)
