"""goldenthread benchmarks: other authorities' published figures, loaded, fetched, shown and compared by release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.benchmarks.api import ADDRESS, Api
from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.comparison import Comparison, Published
from goldenthread.benchmarks.printed import NOTE, Printed
from goldenthread.benchmarks.tables import MODELS
from goldenthread.benchmarks.vintage import Basis, Change, Compared, Flip, changes, flips
from goldenthread.cli.options import chosen, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.cli.own_figures import judge_of
from goldenthread.judgement.legend import colours_words
from goldenthread.judgement.settings import MEDIAN
from goldenthread.terms.showing import round_half_up
from goldenthread.workspace import Workspace
from goldenthread.workspace.benchmarks import (
    Taken,
    benchmarks_of,
    comparators_of,
    load_fetched,
    load_published,
)

COLUMNS = (
    "indicator",
    "breakdown",
    "year",
    "release",
    "england",
    "region",
    "value",
    "sn_mean",
    "sn_median",
    "sn_n",
    "sn_missing",
    "neighbour_model",
)
CHANGED = (
    "indicator",
    "breakdown",
    "figure",
    "was_year",
    "was",
    "restated",
    "becomes_year",
    "becomes",
    "rag",
)
FIGURES = {
    Compared.ENGLAND: "England",
    Compared.NEIGHBOURS: "neighbours, mean",
    Compared.NEIGHBOURS_MEDIAN: "neighbours, median",
    Compared.OWN: "own, as published",
}

format_option = click.option(
    "--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True
)
authority_option = click.option("--authority", help="DfE's code, such as 878; the workspace's by default.")


@click.group("benchmarks")
def command() -> None:
    """What other authorities' figures are: load DfE's published files, and compare."""


@command.command("load")
@click.argument("paths", nargs=-1, required=True)
@workspace_option
@click.option("--replace", is_flag=True, help="Take the place of other figures of the same file and release.")
@click.option("--by", "who", help="Who loads; GOLDENTHREAD_USER or the user of this machine by default.")
def load(paths: tuple[str, ...], folder: Path, replace: bool, who: str | None) -> None:
    """Load DfE's published files: CSV, workbooks of neighbours, or folders of them.

    All that are known are taken, or none. Of a folder, files that are not known here are left, and listed.
    """
    _say(load_published(Workspace.open(folder), paths, replace=replace, who=who))


@command.command("fetch")
@workspace_option
@click.option(
    "--from", "address", default=ADDRESS, show_default=True, help="The address of DfE's statistics API."
)
@click.option("--replace", is_flag=True, help="Take the place of other figures of the same file and release.")
@click.option("--by", "who", help="Who fetches; GOLDENTHREAD_USER or the user of this machine by default.")
def fetch(folder: Path, address: str, replace: bool, who: str | None) -> None:
    """Fetch the current files from DfE's public statistics API and load those that are known here.

    The neighbour models are not published there: download and load them. Nothing of yours is sent.
    """
    workspace = Workspace.open(folder)
    api = Api(address)
    known: list[tuple[str, bytes]] = []
    listed = api.data_sets()
    for data_set in listed:
        content = api.known_file(data_set)
        if content is not None:
            known.append((data_set.title, content))
    click.echo(f"{len(listed)} data sets are listed, {len(known)} of them are files known here.")
    _say(load_fetched(workspace, known, replace=replace, who=who))


def _say(taken: Taken) -> None:
    for each, standing in taken.kept:
        note = f" ({each.note})" if each.note else ""
        click.echo(f"{each.file}: {standing.value}, {each.title}{note}")
    if taken.left:
        click.echo(f"Left, because they are not among the files that are read here: {len(taken.left)}")
        for line in taken.left:
            click.echo(f"  {line}")


@command.command("show")
@workspace_option
@authority_option
@click.option(
    "--indicator", "codes", multiple=True, help="An indicator's code; may be given again. All by default."
)
@click.option(
    "--year", type=int, help="The data year, such as 2022 for the year to March 2022; the newest by default."
)
@click.option(
    "--release", default="", help="The release, such as 2022; for each indicator the newest by default."
)
@click.option(
    "--neighbours", "model", default="", help="The neighbour model, 2021 or 2025; the newest by default."
)
@format_option
def show(
    folder: Path,
    authority: str | None,
    codes: tuple[str, ...],
    year: int | None,
    release: str,
    model: str,
    form: str,
) -> None:
    """Show England, the region, an authority and its statistical neighbours, each with its own year."""
    workspace = Workspace.open(folder)
    code = authority or workspace.authority
    asked = _asked(workspace, code, authority is not None)
    if isinstance(asked, Benchmarks):
        asked.check(release, model)
    found = [
        comparison
        for indicator in chosen(codes)
        for breakdown in asked.breakdowns(indicator.code)
        if (
            comparison := asked.compare(
                code, indicator.code, breakdown, year=year, release=release, model=model
            )
        )
    ]
    if not found:
        raise click.UsageError("Nothing was published of that indicator, year and release. Ask for less.")
    if form == "csv":
        write_rows("csv", COLUMNS, map(_row, found))
    else:
        heads = ("indicator", "breakdown", "of", *COLUMNS[3:])
        write_rows("table", heads, ((*_row(each)[:2], each.period, *_row(each)[3:]) for each in found))
        for line in _notes(found):
            click.echo(line)


def _asked(workspace: Workspace, code: str, by_name: bool) -> Benchmarks | Printed:
    """What is loaded; where nothing is, the embedded table, and a word that it is."""
    asked = comparators_of(workspace, code)
    if isinstance(asked, Printed):
        click.echo(NOTE, err=True)
    elif by_name:
        asked.check_authority(code)
    return asked


def _row(each: Comparison) -> tuple[object, ...]:
    return (
        each.indicator,
        each.breakdown,
        each.year,
        each.release,
        _value(each.england),
        _value(each.region),
        _value(each.own),
        _number(each.sn_mean),
        _number(each.sn_median),
        each.sn_n if each.neighbours else None,
        each.missing_in_words,
        each.model if each.neighbours or each.printed is not None else "",
    )


def _value(published: Published | None) -> float | None:
    return _number(published.value) if published else None


def _number(value: float | None) -> float | None:
    """Six decimals: far below what is published, and free of what a mean of decimals leaves behind."""
    return None if value is None else float(round_half_up(value, 6))


def _notes(found: list[Comparison]) -> Iterator[str]:
    """What a reader must know of the neighbours' means."""
    models = {each.model for each in found if each.neighbours}
    for model in sorted(models):
        yield (
            f"sn: statistical neighbours by the model of {MODELS.get(model, model)}. sn_mean is the plain mean of "
            "their published figures, sn_n how many have one."
        )
    for each in found:
        name = f"{each.indicator} {each.breakdown}".strip()
        if each.bound:
            low, high = (round_half_up(value, 2) for value in each.bound)
            yield f"{name}: the mean of all ten lies between {low} and {high}. DfE hides counts of 1 to 5."
        if each.counted_as_zero:
            yield f"{name}: rounds to 0, and counts as 0: {', '.join(each.counted_as_zero)}."


@command.command("changes")
@workspace_option
@authority_option
@click.option("--from", "old", required=True, help="The release that is compared with now.")
@click.option("--to", "new", required=True, help="The release that would take its place.")
@click.option("--neighbours", "model", default="", help="The neighbour model; the newest by default.")
@click.option("--to-neighbours", "new_model", default="", help="The model that would take its place.")
@format_option
def show_changes(
    folder: Path, authority: str | None, old: str, new: str, model: str, new_model: str, form: str
) -> None:
    """Show what another release or neighbour model would change, and which colours would flip.

    restated: the figure of the old year as the new release has it. rag: our last final figure against the old
    and the new comparator, where that changes the colour. The neighbours' figure and the colours are by the
    council's choices: goldenthread.toml, [judgement].
    """
    workspace = Workspace.open(folder)
    loaded = benchmarks_of(workspace)
    if authority:
        loaded.check_authority(authority)
    model = model or max(loaded.models, default="")
    before, after = Basis(old, model), Basis(new, new_model or model)
    chosen_figure = (
        Compared.NEIGHBOURS_MEDIAN if workspace.judgement.neighbours == MEDIAN else Compared.NEIGHBOURS
    )
    found = changes(loaded, authority or workspace.authority, before, after, chosen_figure)
    ours = authority in (None, workspace.authority)
    turned = {id(flip.change): flip for flip in (flips(found, judge_of(workspace)) if ours else [])}
    rows = (_changed(each, turned.get(id(each)), form) for each in found)
    write_rows(form, CHANGED, rows)
    if form == "table":
        click.echo(f"{len(found)} figures change, {len(turned)} colours flip.")
        if turned:
            click.echo(colours_words(workspace.judgement))


def _changed(each: Change, flip: Flip | None, form: str) -> tuple[object, ...]:
    return (
        each.indicator,
        each.breakdown,
        each.figure.value if form == "csv" else FIGURES[each.figure],
        each.was_year,
        _number(each.was),
        _number(each.restated),
        each.becomes_year,
        _number(each.becomes),
        f"{flip.was.value} to {flip.becomes.value}" if flip else "",
    )
