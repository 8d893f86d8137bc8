"""What people decide about settings, and what the worker finds. The only writers of changes of settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldenthread.workspace import Workspace
from goldenthread.workspace.choosing import change_of
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import By, record
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.models import Job
from goldenthread_web.loads import permissions
from goldenthread_web.loads.change_status import MOVES, OPEN, Standing
from goldenthread_web.loads.models import SettingChange

WORK_OUT, PUT = "loads.setting.work_out", "loads.setting.put"
"""The kinds of job."""


class ChangedMeanwhile(Exception):  # noqa: N818
    """Somebody else decided about this change, or changed the setting itself, meanwhile."""

    def __init__(self, words: str = "This was decided while you had the page open.") -> None:
        super().__init__(words)


@operation("loads.setting.asked")
def ask(*, by: SignedIn, section: str, name: str, before: Any, value: Any, reason: str) -> SettingChange:
    """Ask for a setting to be otherwise. A job works out what that moves; nothing is in force before it is decided.

    before: what it was when it was looked at. A value that can't be taken is a `ChoiceError`.
    """
    permissions.check_may_choose(by)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise NotAllowed("Say why this setting is changed.")
    if SettingChange.objects.filter(section=section, name=name, status__in=OPEN).exists():
        raise NotAllowed("A change of this setting waits already. Decide about that one first.")
    change = change_of(Workspace.open(settings.ENVIRONMENT.workspace), section, name, value)
    if change.before != before:
        raise ChangedMeanwhile("This setting was changed while you had the page open.")
    asked = SettingChange.objects.create(
        section=section,
        name=name,
        before=change.before,
        after=change.after,
        reason=reason,
        asked_by=by.account,
    )
    jobs.ask(by=by, kind=WORK_OUT, about=asked.reference)
    record("loads.setting.asked", by=by.as_by, subject=asked.reference, reason=f"{section}.{name}: {reason}")
    return asked


@operation("loads.setting.asked_again")
def work_out_again(*, by: SignedIn, change: SettingChange, version: int) -> Job:
    """Have it worked out anew what a change moves: the file or the records are not those of before."""
    _decide(by, change, version, Standing.ASKED, found=None)
    job = jobs.ask(by=by, kind=WORK_OUT, about=change.reference)
    record("loads.setting.asked_again", by=by.as_by, subject=change.reference)
    return job


@operation("loads.setting.decided")
def put(*, by: SignedIn, change: SettingChange, version: int) -> Job:
    """Have a change put in force as it was worked out. It is done by a job, in one step."""
    _decide(by, change, version, Standing.PUTTING, decided_by=by.account, decided_on=timezone.now())
    job = jobs.ask(by=by, kind=PUT, about=change.reference)
    record("loads.setting.decided", by=by.as_by, subject=change.reference)
    return job


@operation("loads.setting.left")
def leave(*, by: SignedIn, change: SettingChange, version: int) -> None:
    """Leave a setting as it is."""
    _decide(by, change, version, Standing.LEFT, decided_by=by.account, decided_on=timezone.now())
    record("loads.setting.left", by=by.as_by, subject=change.reference)


def _decide(by: SignedIn, change: SettingChange, version: int, to: Standing, **fields: Any) -> None:
    change.refresh_from_db()
    permissions.check_may_choose(by)
    if change.version != version:
        raise ChangedMeanwhile
    permissions.check_may_move(by, change, to)
    _move(change.reference, to, **fields)


@transaction.atomic
def note_worked_out(*, by: By, reference: str, found: Mapping[str, Any]) -> None:
    """What a change moves."""
    if _move(reference, Standing.PREPARED, found=dict(found)):
        record("loads.setting.worked_out", by=by, subject=reference)


@transaction.atomic
def note_in_force(*, by: By, reference: str) -> None:
    """That the file says it."""
    if _move(reference, Standing.IN_FORCE):
        change = SettingChange.objects.get(reference=reference)
        record("loads.setting.in_force", by=by, subject=reference, reason=f"{change.section}.{change.name}")


def leave_not_worked_out(reference: str) -> None:
    """That it is not known what a change moves: to be asked for again, or left."""
    _move(reference, Standing.NOT_WORKED_OUT)


def leave_undecided(reference: str) -> None:
    """That a change was not put in force after all: it is to be decided again."""
    _move(reference, Standing.PREPARED, decided_by=None, decided_on=None)


def _move(reference: str, standing: Standing, **fields: Any) -> bool:
    """Change where a change stands, if it still stands where that leads from."""
    allowed = [each.value for each, moves in MOVES.items() if standing in moves]
    moved = SettingChange.objects.filter(reference=reference, status__in=allowed).update(
        status=standing.value, version=F("version") + 1, **fields
    )
    return bool(moved)
