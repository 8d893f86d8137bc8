"""goldenthread load: files into the archive, and a new snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from goldenthread.cli.intake_options import WORDS, handed_over, source_of, summary
from goldenthread.cli.options import workspace_option
from goldenthread.records.changes import Change
from goldenthread.workspace import Receipt, Standing, Workspace
from goldenthread.workspace.loading import Progress as Watch
from goldenthread.workspace.receipt import Delivered


@click.command("load")
@handed_over
@workspace_option
@click.option("--replace", is_flag=True, help="Take the place of a load of the same source and date.")
@click.option("--by", "who", help="Who loads; GOLDENTHREAD_USER or the user of this machine by default.")
def command(
    paths: tuple[str, ...], source: str | None, day: date | None, folder: Path, replace: bool, who: str | None
) -> None:
    """Read, check and keep files: all of them, or none where one is refused."""
    workspace = Workspace.open(folder)
    with progress_bar() as watch:
        receipt = workspace.load(paths, source_of(source), day, replace=replace, who=who, progress=watch)
    for line in told(receipt, workspace):
        click.echo(line, err=receipt.refused)
    click.get_current_context().exit(1 if receipt.refused else 0)


@contextmanager
def progress_bar() -> Iterator[Watch]:
    """A bar on standard error for long work; nothing where standard error is not a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading")
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def told(receipt: Receipt, workspace: Workspace) -> Iterator[str]:
    """A receipt in words."""
    for delivered in receipt.deliveries:
        yield from _delivery(delivered, workspace)
    if receipt.refused:
        yield "Nothing was changed: of the deliveries of one call all are kept, or none."
        return
    if all(d.standing is Standing.HELD for d in receipt.deliveries):
        yield "Nothing has changed: the workspace held all of this already."
        return
    yield f"Snapshot {receipt.snapshot}."
    if receipt.changes:
        yield "Records of dates that were loaded before:"
        yield from _changes(receipt.changes)


def _delivery(delivered: Delivered, workspace: Workspace) -> Iterator[str]:
    name = ", ".join(delivered.files[:3]) + (" ..." if len(delivered.files) > 3 else "")
    yield f"{name}: {_standing(delivered)}"
    if delivered.standing is Standing.DIFFERS:
        yield f"  {delivered.instead_of} is of the same source and date, and says something else:"
        yield from _changes(delivered.differences)
        if not delivered.differences:
            yield "    the same records, but it speaks for other dates or lists"
        yield "  Load it with --replace to put it in that one's place, which then stays in the archive only."
    if delivered.read_otherwise:
        yield "  It is kept as it was read then; goldenthread reads these files otherwise now."
        yield "  Load it with --replace to read it anew."
    if delivered.standing in (Standing.KEPT, Standing.REFUSED):
        for note in delivered.notes:
            yield f"  {note}"
        yield from summary(delivered.findings)
    if delivered.standing is Standing.KEPT and delivered.findings:
        yield f"  All findings: {workspace.folder / 'loads' / str(delivered.load) / 'findings.csv'}"


def _standing(delivered: Delivered) -> str:
    match delivered.standing:
        case Standing.KEPT:
            instead = f" in place of {delivered.instead_of}" if delivered.instead_of else ""
            return (
                f"{WORDS[delivered.outcome]}, kept as {delivered.load}{instead} ({delivered.rows:,} records)"
            )
        case Standing.HELD:
            return f"already held as {delivered.load}"
        case Standing.DIFFERS:
            return "refused, because it differs from what is held"
        case Standing.NOT_KEPT:
            return "sound, and not kept"
        case Standing.REFUSED:
            return "refused"


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield f"    {change.table}: {change.added:,} added, {change.removed:,} removed, {change.changed:,} changed"
