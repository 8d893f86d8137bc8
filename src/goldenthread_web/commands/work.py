"""goldenthread work: the process beside the web application that does its long work."""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path

import click

from goldenthread.ledger.attention import keeping
from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread_web.commands.opening import open_database, workspace_option

log = logging.getLogger("goldenthread.work")
PAUSE = 5.0  # seconds between two looks: figures are there a moment after a load


@click.command("work")
@workspace_option
@click.option("--once", is_flag=True, help="Do what there is to do, and end.")
def command(folder: Path | None, once: bool) -> None:
    """Do the jobs that were asked for on the pages, and work out the figures of each new load.

    `goldenthread serve` runs it by itself. In a workspace one such process works at a time: another waits until it
    has ended. It can be killed at any moment; what was under way is begun again.
    """
    open_database(folder)
    from django.conf import settings

    from goldenthread_web.jobs.worker import alone

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    workspace = settings.ENVIRONMENT.workspace
    while True:
        with alone(workspace) as is_alone:
            if is_alone:
                _work(workspace, stop, once=once)
                return
        if once:
            raise click.ClickException("Another goldenthread does the work of this workspace already.")
        if stop.wait(PAUSE):
            return


def _work(workspace: Path, stop: threading.Event, *, once: bool) -> None:
    while True:
        do_jobs(stop)
        keep_figures(workspace)
        if once or stop.wait(PAUSE):
            return


def do_jobs(stop: threading.Event) -> None:
    """Do what was asked for. A database that can't be reached now, or a full disk, is no reason to end."""
    from django.db import DatabaseError

    from goldenthread_web.jobs.worker import do_all

    try:
        do_all(stop.is_set)
    except (DatabaseError, OSError):
        log.exception("the jobs could not be looked at")


def keep_figures(folder: Path) -> None:
    """Bring figures and lists up to date. What can't be done now is tried again: pages go on with what they have."""
    try:
        workspace = Workspace.open(folder)
        fill(workspace)
        keeping.fill(workspace)
    except (WorkspaceError, OSError):
        log.exception("the figures could not be kept")
