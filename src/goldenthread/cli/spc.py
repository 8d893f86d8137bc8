"""goldenthread spc: a control chart of any series."""

from __future__ import annotations

import json
import math
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click

from goldenthread.cli import WrongUse
from goldenthread.cli.output import write_rows
from goldenthread.cli.series_file import read_series
from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.judgement.spc.method import FEWEST_FOR_LIMITS, SHORTEST_BASELINE, Method, Rebase, SpcError
from goldenthread.judgement.spc.notes import notes
from goldenthread.judgement.spc.words import assurance_words, signal_words
from goldenthread.terms.words import Better

_BETTER = {"increase": Better.HIGHER, "decrease": Better.LOWER, "neither": Better.NEITHER}
COLUMNS = (
    *("date", "value", "rule", "type", "group_start", "mean", "lower", "upper", "few_points"),
    *("variation", "assurance"),
)


class RebaseType(click.ParamType[Rebase]):
    """A day on which a new baseline starts, and why: 2023-04-01 or "2023-04-01=new front door"."""

    name = "day[=reason]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rebase:
        if isinstance(value, Rebase):
            return value
        day, _, reason = value.partition("=")
        try:
            return Rebase(date.fromisoformat(day.strip()), reason.strip())
        except ValueError:
            self.fail('Write a day and the reason: "2023-04-01=new front door".', param, ctx)


class FiniteType(click.ParamType[float]):
    """A number; not nan or infinity."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = click.FLOAT.convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail("Write a number.", param, ctx)
        return float(number)


@click.command("spc")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("days", type=RebaseType(), nargs=-1, metavar="")
@click.option(
    "--improvement",
    type=click.Choice(list(_BETTER)),
    default="neither",
    show_default=True,
    help="Which way is an improvement.",
)
@click.option("--target", type=FiniteType(), help="The target, to say whether it will be met.")
@click.option(
    "--rebase",
    type=RebaseType(),
    multiple=True,
    help='Average and limits start anew with this date, for a reason: "2023-04-01=new front door". More may follow.',
)
@click.option("--screen/--no-screen", default=False, help="Leave the largest steps out of the limits.")
@click.option(
    "--fix-first", type=int, metavar="N", help="Limits from the first N points of each stretch only."
)
@click.option(
    "--shortest-baseline",
    type=int,
    default=SHORTEST_BASELINE,
    show_default=True,
    help="The fewest points that --fix-first takes.",
)
@click.option(
    "--two-of-three",
    type=click.Choice(["2023"]),
    help="In two-of-three, points beyond a limit count as well.",
)
@click.option(
    "--fewest",
    type=int,
    default=FEWEST_FOR_LIMITS,
    show_default=True,
    help="The fewest points that get limits.",
)
@click.option(
    "--improvement-first",
    is_flag=True,
    help="What one rule calls improvement and another concern is improvement.",
)
@click.option("--touching-counts", is_flag=True, help="A target exactly on a limit counts as beyond it.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def command(
    file: Path,
    days: tuple[Rebase, ...],
    improvement: str,
    target: float | None,
    rebase: tuple[Rebase, ...],
    screen: bool,
    fix_first: int | None,
    shortest_baseline: int,
    two_of_three: str | None,
    fewest: int,
    improvement_first: bool,
    touching_counts: bool,
    form: str,
) -> None:
    """A control chart (XmR) of a CSV file with the columns date and value: which points differ by more than chance.

    Limits are given as worked out: they may pass 0 or 100%. What to know before believing the chart is said
    on standard error, and in JSON as notes.
    """
    if days and not rebase:
        raise click.UsageError("Days on which the average starts anew follow --rebase.")
    series = read_series(file)
    try:
        method = Method(
            screen=screen,
            fix_first=fix_first,
            shortest_baseline=shortest_baseline,
            two_of_three_2023=two_of_three is not None,
            fewest=fewest,
            improvement_first=improvement_first,
            touching_counts=touching_counts,
        )
        chart = xmr(series, _BETTER[improvement], target, (*rebase, *days), method)
    except SpcError as fault:
        raise WrongUse(str(fault)) from fault
    words = [signal_words(chart), assurance_words(chart), *notes(chart)]
    if form == "json":
        click.echo(json.dumps({**_as_data(chart), "notes": words}, ensure_ascii=False, indent=1))
    else:
        write_rows("csv", COLUMNS, _rows(chart))
        for sentence in words:
            click.echo(sentence, err=True)


def _as_data(chart: Chart) -> dict[str, Any]:
    """The chart for a program."""
    groups = [
        {
            "start": group.start.isoformat(),
            "n": group.n,
            "mean": group.mean,
            "lower": group.lower,
            "upper": group.upper,
            "few_points": group.few_points,
        }
        for group in chart.groups
    ]
    points = [
        {
            "date": point.day.isoformat(),
            "value": point.value,
            "rule": point.rule.value,
            "type": point.type.value,
        }
        for point in chart.points
    ]
    return {
        "groups": groups,
        "points": points,
        "variation": chart.variation.value,
        "assurance": chart.assurance.value,
    }


def _rows(chart: Chart) -> list[tuple[Any, ...]]:
    icons = (chart.variation.value, chart.assurance.value)
    points = iter(chart.points)
    return [
        (
            point.day,
            point.value,
            point.rule.value,
            point.type.value,
            group.start,
            group.mean,
            group.lower,
            group.upper,
            str(group.few_points).lower(),
            *icons,
        )
        for group in chart.groups
        for point in islice(points, group.n)
    ]
