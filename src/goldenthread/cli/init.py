"""goldenthread init: an empty workspace."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from goldenthread.indicators.population import Estimate
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority, authorities


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--authority", "code", required=True, help="The Department for Education's code, such as 878.")
@click.option(
    "--name", default="", help="The authority's name, where the code is not an English authority's."
)
@click.option("--children", type=click.IntRange(min=1), help="How many children aged 0 to 17 live there.")
@click.option("--year", type=int, help="The mid-year of that number.")
def command(folder: Path, code: str, name: str, children: int | None, year: int | None) -> None:
    """Make an empty workspace in DIR, with its settings to look through in goldenthread.toml."""
    if (children is None) != (year is None):
        raise click.UsageError("Give --children and --year together.")
    authority = authorities().get(code) or _made_up(code, name)
    if children is None and not authority.estimates and sys.stdin.isatty():
        children = click.prompt("How many children aged 0 to 17 live there", type=click.IntRange(min=1))
        year = click.prompt("At which mid-year", type=int)
    if children is not None and year is not None:
        authority = replace(authority, estimates=(Estimate(year, "given at init", code, children),))
    workspace = Workspace.create(folder, authority)
    click.echo(f"{workspace.folder} is the workspace of {workspace.name} ({workspace.authority}).")
    for estimate in authority.estimates[-1:]:
        click.echo(f"Children aged 0 to 17: {estimate.count:,} ({estimate.vintage}).")
    if not authority.estimates:
        click.echo(
            "Its population is not known: write it into goldenthread.toml, or there are counts and no rates."
        )
    click.echo("Look through the settings in goldenthread.toml, then: goldenthread load PATH...")


def _made_up(code: str, name: str) -> Authority:
    return Authority(code, name or f"Authority {code}")
