"""What people decide about deliveries and loads, and what the worker finds. The only writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldenthread.records.load import Source
from goldenthread.workspace.state import read_state
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import Actor, SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import By, record
from goldenthread_web.jobs import operations as jobs
from goldenthread_web.jobs.models import Job
from goldenthread_web.loads import arriving, permissions
from goldenthread_web.loads.models import Delivery, Withdrawal, new_reference
from goldenthread_web.loads.status import MOVES, Status

READ, ACCEPT, WITHDRAW = "loads.read", "loads.accept", "loads.withdraw"
"""The kinds of job."""


class Overtaken(Exception):  # noqa: N818
    """Somebody else decided about this delivery meanwhile."""

    def __init__(self) -> None:
        super().__init__("This delivery was decided while you had the page open.")


def hand_over(
    *,
    by: Actor,
    files: Sequence[UploadedFile[Any]],
    source: Source | None = None,
    reference_date: date | None = None,
) -> Delivery:
    """Take files in, and ask for them to be read. Their reading and what is found is a job of its own."""
    reference = new_reference()
    if not files:
        raise NotAllowed("There is no file to hand over.")
    permissions.check_may_load(by)
    kept = arriving.store(reference, files)
    try:
        return _hand_over(
            by=by, reference=reference, files=kept, source=source, reference_date=reference_date
        )
    except BaseException:
        arriving.remove(reference)
        raise


@operation("loads.delivery.handed_over")
def _hand_over(
    *,
    by: Actor,
    reference: str,
    files: Sequence[Mapping[str, Any]],
    source: Source | None,
    reference_date: date | None,
) -> Delivery:
    permissions.check_may_load(by)
    signed_in = isinstance(by, SignedIn)
    delivery = Delivery.objects.create(
        reference=reference,
        handed_by=by.account if isinstance(by, SignedIn) else None,
        handed_as=(by.role_words if isinstance(by, SignedIn) else by.reference)[:200],
        files=list(files),
        source=source.value if source else "",
        reference_date=reference_date,
    )
    jobs.ask(by=by, kind=READ, about=reference)
    count = f"{len(files)} file{'' if len(files) == 1 else 's'}"
    where = "" if signed_in else ", from the watched folder"
    record("loads.delivery.handed_over", by=by.as_by, subject=reference, reason=f"{count}{where}")
    return delivery


@operation("loads.delivery.accepted")
def accept(*, by: SignedIn, delivery: Delivery, version: int) -> Job:
    """Have a delivery taken into force. It is done by a job, in one step."""
    _decide(by, delivery, version, Status.ACCEPTING, "")
    job = jobs.ask(by=by, kind=ACCEPT, about=delivery.reference)
    record("loads.delivery.accepted", by=by.as_by, subject=delivery.reference)
    return job


@operation("loads.delivery.rejected")
def reject(*, by: SignedIn, delivery: Delivery, version: int, reason: str) -> None:
    """Do not take a delivery into force. What was read of it is taken away; what was found stays."""
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise NotAllowed("Say why this delivery is rejected.")
    _decide(by, delivery, version, Status.REJECTED, reason)
    record("loads.delivery.rejected", by=by.as_by, subject=delivery.reference, reason=reason)


def _decide(by: SignedIn, delivery: Delivery, version: int, status: Status, reason: str) -> None:
    delivery.refresh_from_db()
    permissions.check_may_load(by)
    if delivery.version != version:
        raise Overtaken
    permissions.check_may_decide(by, delivery)
    _move(delivery.reference, status, decided_by=by.account, decided_on=timezone.now(), reason=reason)


@operation("loads.load.withdrawn")
def withdraw(*, by: SignedIn, load: str, reason: str) -> Job:
    """Have a load taken out of force: the figures are those without it. It stays in the archive."""
    permissions.check_may_withdraw(by, read_state(settings.ENVIRONMENT.workspace).entry(load))
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise NotAllowed("Say why this load is withdrawn.")
    if Withdrawal.objects.filter(load=load, done_on=None, left_on=None).exists():
        raise NotAllowed("This load is being withdrawn already.")
    Withdrawal.objects.create(load=load, reason=reason, asked_by=by.account)
    job = jobs.ask(by=by, kind=WITHDRAW, about=load)
    record("loads.load.withdrawn", by=by.as_by, subject=load, reason=reason)
    return job


@transaction.atomic
def note_read(*, by: By, reference: str, status: Status, found: Mapping[str, Any]) -> None:
    """What reading a delivery gave. Its files are not needed any more."""
    if _move(reference, status, found=dict(found)):
        transaction.on_commit(partial(arriving.remove, reference))
        record("loads.delivery.read", by=by, subject=reference, reason=status.value)


@transaction.atomic
def note_accepted(*, by: By, reference: str) -> None:
    """That a delivery is in force."""
    if _move(reference, Status.ACCEPTED):
        record("loads.delivery.in_force", by=by, subject=reference)


@transaction.atomic
def note_withdrawn(*, by: By, load: str) -> None:
    """That a load is out of force."""
    if Withdrawal.objects.filter(load=load, done_on=None, left_on=None).update(done_on=timezone.now()):
        record("loads.load.out_of_force", by=by, subject=load)


def leave_unread(reference: str) -> None:
    """That a delivery will not be read: its files are taken away."""
    if _move(reference, Status.NOT_READ):
        transaction.on_commit(partial(arriving.remove, reference))


def leave_undecided(reference: str) -> None:
    """That a delivery was not accepted after all: it is to be decided again."""
    _move(reference, Status.STAGED, decided_by=None, decided_on=None)


def leave_in_force(load: str) -> None:
    """That a load stays in force after all."""
    Withdrawal.objects.filter(load=load, done_on=None, left_on=None).update(left_on=timezone.now())


def _move(reference: str, status: Status, **fields: Any) -> bool:
    """Change where a delivery stands, if it still stands where that leads from."""
    allowed = [each.value for each, moves in MOVES.items() if status in moves]
    changed = Delivery.objects.filter(reference=reference, status__in=allowed).update(
        status=status.value, version=F("version") + 1, **fields
    )
    return bool(changed)
