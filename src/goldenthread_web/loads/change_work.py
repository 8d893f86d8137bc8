"""The long work of settings: what a change moves, and putting it in force. Both can be killed at any instant."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings

from goldenthread.records.snapshot import Snapshot
from goldenthread.scorecard.shelf import fill
from goldenthread.scorecard.supposing import suppose
from goldenthread.workspace import Workspace
from goldenthread.workspace.choosing import Change, prepare, put_in_force, supposing
from goldenthread.workspace.loading import Progress
from goldenthread.workspace.staging import discard, staged_names
from goldenthread_web.jobs.work import Work
from goldenthread_web.loads import changing
from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.in_words import fill_pages, in_words, open_workspace
from goldenthread_web.loads.models import SettingChange

MOVES_SOMETHING = ("settings", "judgement")
"""The sections that change what is shown now. The others concern what is published next, and lists of children."""

WORKED_OUT = "It is worked out what the change moves. Look at it, and decide."


def work_out(work: Work) -> str:
    """Prepare a change, and work out what it moves."""
    asked = SettingChange.objects.get(reference=work.about)
    if asked.status != Standing.ASKED:
        return WORKED_OUT  # whoever worked it out was killed a moment after
    workspace, change = open_workspace(), change_of(asked)
    work.say("Working out the records by it")
    with in_words():
        snapshot = prepare(workspace, asked.reference, change, progress=_progress(work))
        found = _found(work, workspace, change, snapshot) if change.section in MOVES_SOMETHING else None
    changing.note_worked_out(by=work.by, reference=asked.reference, found=found or {})
    return WORKED_OUT


def put(work: Work) -> str:
    """Put a change in force, and have the pages show what comes of it."""
    asked = SettingChange.objects.get(reference=work.about)
    workspace = open_workspace()
    if asked.status != Standing.IN_FORCE:
        work.say("Putting it in force")
        with in_words():
            put_in_force(workspace, asked.reference, who=work.by.person, progress=_progress(work))
        changing.note_in_force(by=work.by, reference=asked.reference)
    discard(workspace, asked.reference)
    fill_pages(work, open_workspace())
    return "The change is in force, and the pages show what comes of it."


def change_of(asked: SettingChange) -> Change:
    """What was asked for, as the workspace knows it."""
    return Change(asked.section, asked.name, asked.before, asked.after)


def tidy() -> None:
    """Take away what was prepared for changes that nobody is to decide on any more."""
    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    done = (Standing.IN_FORCE, Standing.LEFT, Standing.NOT_WORKED_OUT)
    for change in SettingChange.objects.filter(reference__in=staged_names(workspace), status__in=done):
        discard(workspace, change.reference)


def _found(
    work: Work, workspace: Workspace, change: Change, snapshot: Snapshot | None
) -> dict[str, Any] | None:
    """What is shown now beside what would be; None where nothing is loaded."""
    work.say("Working out the figures")
    shelf = fill(workspace)
    if shelf is None:
        return None
    work.say("Working out what it moves")
    return asdict(suppose(workspace, supposing(workspace, change), shelf, snapshot))


def _progress(work: Work) -> Progress:
    def watch(what: str, done: int, total: int) -> None:
        if what == "switch":
            work.make_final()
        else:
            work.say("Working out the records by it", done, total)

    return watch
