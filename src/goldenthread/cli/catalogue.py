"""goldenthread catalogue: what is measured, in words."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.markdown import Markdown

from goldenthread import catalogue
from goldenthread.catalogue.pages import listing, page
from goldenthread.cli.options import chosen


@click.command("catalogue")
@click.argument("indicator", required=False)
def command(indicator: str | None) -> None:
    """What is measured, in words: the list of indicators, or all about one of them."""
    text = listing(catalogue.load().values()) if indicator is None else page(chosen([indicator])[0])
    if sys.stdout.isatty():
        Console().print(Markdown(text))
    else:
        click.echo(text, nl=False)
