"""Does the jobs that were asked for, one after the other. One process does this in a workspace at a time.

A job can be killed at any instant: its row says "under way" then, and nobody is at it. It is found by the next look,
and begun again, but not for ever: what is killed each time would keep all others waiting.
"""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import InterfaceError, OperationalError, close_old_connections, transaction
from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.kinds import NotDone, TryLater
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.status import MOVES, Status
from goldenthread_web.jobs.work import Cancelled, Stopping, Work

log = logging.getLogger("goldenthread.jobs")
LOCK = "worker.lock"
MOST_TRIES = 3
UNEXPECTED = "Something went wrong that nobody had foreseen. Whoever runs the site finds it in the log by {}."
KILLED = (
    f"It was broken off {MOST_TRIES} times, each time from outside: perhaps the machine ran out of memory."
)

_ENDINGS = {
    Status.FAILED: "jobs.job.failed",
    Status.CANCELLED: "jobs.job.stopped",
    Status.BROKEN_OFF: "jobs.job.broken_off",
    Status.DONE: "jobs.job.done",
}


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else does the jobs of this workspace. The lock dies with whoever holds it."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def do_all(is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Do what waits now, the oldest first. Returns how many jobs were begun. To be called by who is `alone`."""
    close_old_connections()
    take_up_killed()
    _do_chores()
    begun = 0
    for reference in list(_waiting()):
        if is_stopping():
            break
        job = _begin(reference)
        if job:
            begun += 1
            _do(job, is_stopping)
    return begun


def _do_chores() -> None:
    """What each look does beside the jobs. A chore that fails is no reason to leave a job undone."""
    for chore in kinds.chores():
        try:
            chore()
        except Exception:
            log.exception("a chore failed")


def take_up_killed() -> None:
    """Jobs that whoever did them left half-done: to be begun again, or said to be broken off."""
    for job in Job.objects.filter(status=Status.UNDER_WAY.value):
        if job.tries >= MOST_TRIES:
            _end(job, Status.BROKEN_OFF, KILLED)
        else:
            _move(job, Status.WAITING)


def _waiting() -> list[str]:
    found = Job.objects.filter(status=Status.WAITING.value).order_by("asked_on", "pk")
    return list(found.values_list("reference", flat=True))


def _begin(reference: str) -> Job | None:
    """The job, now under way; None where it was cancelled meanwhile."""
    taken = Job.objects.filter(reference=reference, status=Status.WAITING.value).update(
        status=Status.UNDER_WAY.value, began_on=timezone.now(), tries=F("tries") + 1
    )
    return Job.objects.select_related("asked_by").get(reference=reference) if taken else None


def _do(job: Job, is_stopping: Callable[[], bool]) -> None:
    """Do one job to its end, whatever that is."""
    work = Work(job, is_stopping)
    try:
        _end(job, Status.DONE, kinds.get(job.kind).run(work))
    except Cancelled:
        _end(job, Status.CANCELLED, "")
    except Stopping:
        _put_back(job, "")
    except TryLater as words:
        _put_back(job, str(words))
    except (NotDone, NotAllowed) as words:
        _end(job, Status.FAILED, str(words))
    except (OperationalError, InterfaceError):
        raise  # the database is not there, or has no room: the next look that finds it begins the job again
    except Exception:
        log.exception("a job failed", extra={"job": job.reference})
        _end(job, Status.FAILED, UNEXPECTED.format(job.reference))


def _put_back(job: Job, words: str) -> None:
    """To be tried again: this try does not count, since nothing killed it."""
    _move(job, Status.WAITING, saying=words[:200], part=0, parts=0, tries=F("tries") - 1, is_final=False)


def _end(job: Job, status: Status, words: str) -> None:
    """Write down how a job ended, in one transaction with what its kind does then."""
    kind = kinds.get(job.kind)
    with transaction.atomic():
        if not _move(job, status, ended_on=timezone.now(), ending=words[:500]):
            return
        if status is not Status.DONE and kind.left:
            kind.left(job.about)
        record(_ENDINGS[status], by=Work(job).by, subject=job.reference, reason=f"{job.kind} {job.about}")


def _move(job: Job, status: Status, **fields: object) -> bool:
    """Change where a job stands, if it still stands where that leads from."""
    allowed = [each.value for each, moves in MOVES.items() if status in moves]
    return bool(Job.objects.filter(pk=job.pk, status__in=allowed).update(status=status.value, **fields))
