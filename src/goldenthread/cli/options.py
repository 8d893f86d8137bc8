"""What several commands take: the workspace, months, indicators, groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.files import read_parquet
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown
from goldenthread.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


class MonthType(click.ParamType[Month]):
    """A month written 2023-06."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        try:
            month = value if isinstance(value, Month) else Month.parse(value)
        except ValueError as fault:
            self.fail(str(fault), param, ctx)
        if not FIRST <= month <= LAST:
            self.fail(f"{month} is too far away. Months go from {FIRST} to {LAST}.", param, ctx)
        return month


MONTH = MonthType()
FIRST, LAST = Month(1950, 1), Month(2150, 12)
"""Far enough on both sides of any record, and of the years that a figure looks back and ahead."""


def workspace_option(command: F) -> F:
    return click.option(
        "--workspace",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        help="The workspace; the current folder by default.",
    )(command)


def by_option(command: F) -> F:
    choices = [breakdown.value for breakdown in Breakdown]
    return click.option("--by", type=click.Choice(choices), help="Split the figures by this.")(command)


def area_option(command: F) -> F:
    return click.option(
        "--area", default="", help="An area: the authority's code, or locality=..., service=..., team=..."
    )(command)


def chosen(codes: Sequence[str]) -> list[Indicator]:
    """The indicators of some codes, or all; an unknown code names the nearest."""
    known = catalogue.load()
    for code in codes:
        if code not in known:
            near = _nearest(code.casefold(), known) or "`goldenthread catalogue` lists them."
            raise click.UsageError(f"There is no indicator {code!r}. {near}")
    return [known[code] for code in codes] if codes else list(known.values())


def area_of(text: str, workspace: Workspace) -> str:
    """The area as a group's label; "" for the authority itself. A bare name is looked up among the teams."""
    if text in ("", workspace.authority):
        return ""
    kinds = ("locality", "service", "team")
    if text.partition("=")[0] in kinds:
        return text
    teams = read_parquet(workspace.snapshot().records("teams"), list(kinds))
    found = [kind for kind in kinds if text in teams.column(kind).to_pylist()]
    if len(found) == 1:
        return f"{found[0]}={text}"
    several = f"it is a {' and a '.join(found)}" if found else "no locality, service or team has this name"
    names = {str(name) for kind in kinds for name in teams.column(kind).to_pylist() if name}
    near = "" if found else _nearest(text, sorted(names))
    raise click.UsageError(
        f"{text!r} is not one area here: {several}. {near + ' ' if near else ''}Write {workspace.authority} for the "
        "authority, or locality=NAME, service=NAME, team=NAME."
    )


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=3)
    return f"Did you mean {', '.join(near)}?" if near else ""
