"""goldenthread history: is what was written still there, and as it was written?"""

from __future__ import annotations

import re
from pathlib import Path

import click

from goldenthread_web.commands.opening import open_database, workspace_option

_SHOWN = 20
_HEAD = re.compile(r"(\d+):([0-9a-f]{64})")


@click.group("history")
def command() -> None:
    """The history: who did what and when, on the site."""


@command.command("verify")
@workspace_option
@click.option(
    "--head", "given", multiple=True, help="An end of the history that was kept elsewhere, as NUMBER:HASH."
)
def verify(folder: Path | None, given: tuple[str, ...]) -> None:
    """Walk the history from its first line to its last, and say what was changed, put in, moved or cut off.

    Its end is held against every end that was kept in history-head.jsonl, beside the council's records. If all is
    whole, the end of now is added there. Keep a copy of it, or of the last line that this command prints, where
    neither the site nor its database can write: then whoever can change both is found out as well.
    """
    kept = [_head(text) for text in given]
    open_database(folder)
    # Models are there only now.
    from goldenthread_web.history import heads, operations, queries
    from goldenthread_web.history.chain import Head

    try:
        known = [*heads.read(), *(Head(number, hash_, "the day it was kept") for number, hash_ in kept)]
    except heads.HeadsError as fault:
        raise click.ClickException(str(fault)) from fault
    end = queries.end()
    if end and not known:
        raise click.ClickException(
            f"{heads.FILE} is missing, so nobody can say whether lines were cut off the end of the history. Bring it "
            "back from a backup, or give an end that was kept elsewhere with --head. "
            f"Now the history ends at {end.number}:{end.hash}"
        )
    faults = list(queries.faults(known))
    if faults:
        for words in faults[:_SHOWN]:
            click.echo(words, err=True)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        more = f" The first {_SHOWN} are shown." if len(faults) > _SHOWN else ""
        raise click.ClickException(f"The history is not whole: {count}.{more}")
    head = operations.keep_head()
    if head is None:
        click.echo("The history has no line yet.")
        return
    click.echo(f"The history is whole: {head.number} lines, each as it was written and in its place.")
    click.echo(f"{head.number}:{head.hash}")


def _head(text: str) -> tuple[int, str]:
    found = _HEAD.fullmatch(text.strip())
    if not found:
        raise click.BadParameter("is the number of a line, a colon and its hash, as `verify` prints them.")
    return int(found[1]), found[2]
