"""goldenthread work: the process beside the web application that works out what its pages show."""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path

import click

from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread_web.commands.opening import open_site, workspace_option

log = logging.getLogger("goldenthread.work")
PAUSE = 5.0  # seconds between two looks: figures are there a moment after a load


@click.command("work")
@workspace_option
@click.option("--once", is_flag=True, help="Do what there is to do, and end.")
def command(folder: Path | None, once: bool) -> None:
    """Work out the figures of each new load for the pages. `goldenthread serve` runs it by itself."""
    open_site(folder)
    from django.conf import settings

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while True:
        keep_figures(settings.ENVIRONMENT.workspace)
        if once or stop.wait(PAUSE):
            return


def keep_figures(folder: Path) -> None:
    """Bring the shelf up to date. What can't be done now is tried again: the pages go on with what they have."""
    try:
        fill(Workspace.open(folder))
    except (WorkspaceError, OSError):
        log.exception("the figures could not be kept")
