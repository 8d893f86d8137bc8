"""The workspace in a job: opened, and what it says as a job says it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.problem import BusyError, DiskFullError
from goldenthread_web.jobs.kinds import NotDone, TryLater
from goldenthread_web.jobs.work import Work
from goldenthread_web.loads.arriving import LostError


def open_workspace() -> Workspace:
    with in_words():
        return Workspace.open(settings.ENVIRONMENT.workspace)


def fill_pages(work: Work, workspace: Workspace) -> None:
    """Have the pages show the figures of what is in force now."""
    work.say("Working out the figures")
    with in_words():
        fill(workspace)


@contextmanager
def in_words() -> Iterator[None]:
    """What is the matter, in words: what passes by itself is waited for."""
    try:
        yield
    except (BusyError, DiskFullError) as fault:
        raise TryLater(str(fault)) from fault
    except WorkspaceError as fault:
        raise NotDone(str(fault)) from fault
    except LostError as fault:
        raise NotDone("Its files are no longer there, or can't be opened. Hand them over again.") from fault
