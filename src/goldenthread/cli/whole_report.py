"""What `report` and `publish` share: which report is wanted, and how it is made and refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from goldenthread import catalogue
from goldenthread.cli.options import MONTH, chosen, workspace_option
from goldenthread.cli.text_file import text_of
from goldenthread.terms.months import Month

FORMATS = ("html", "pdf", "xlsx", "pptx")
AUDIENCES = ("scrutiny", "board", "operational")
F = TypeVar("F", bound=Callable[..., Any])


def report_options(command: F) -> F:
    """The options by which a report is named."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    workspace_option,
    click.option("--month", type=MONTH, required=True, help="The month, written 2023-06."),
    click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        help="The folder to write to.",
    ),
    click.option(
        "--formats", default=",".join(FORMATS), show_default=True, help="Which formats, separated by commas."
    ),
    click.option(
        "--commentary",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        help="What people say: Markdown with the report's areas as headings. It is held against the figures.",
    ),
    click.option(
        "--without", multiple=True, metavar="CODE", help="An indicator to leave out; may be given again."
    ),
)


def formats_of(text: str) -> list[str]:
    """The formats asked for, each once."""
    names = list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise click.UsageError(f"There is no format {name!r}. Formats: {', '.join(FORMATS)}.")
    if not names:
        raise click.UsageError(f"Name a format. Formats: {', '.join(FORMATS)}.")
    return names


def order_of(month: Month, audience: str, commentary: Path | None, without: Sequence[str]) -> Any:
    """The report that is wanted. Charts, PDF and slides take long to load: they are loaded here, when one is."""
    from goldenthread.reports.material import Audience
    from goldenthread.reports.packs.making import Order
    from goldenthread.scorecard.building import Wanted

    left_out = {indicator.code for indicator in chosen(without)} if without else set()
    kept = [indicator for code, indicator in catalogue.load().items() if code not in left_out]
    text = None if commentary is None else (text_of(commentary), commentary.name)
    return Order(month, Audience(audience), Wanted(kept if left_out else ()), text)
