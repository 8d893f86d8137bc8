"""Where loads take part in what is below them: the kinds of long work, and the looks of the worker."""

from __future__ import annotations

from django.urls import reverse

from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.kinds import Kind
from goldenthread_web.loads import operations, watching, work
from goldenthread_web.loads.permissions import LOADS


def fill() -> None:
    """Make them known. To be called once, when the app is ready."""
    kinds.register(
        Kind(operations.READ, "Read a delivery", work.read, LOADS, _delivery, operations.leave_unread)
    )
    kinds.register(
        Kind(
            operations.ACCEPT, "Accept a delivery", work.accept, LOADS, _delivery, operations.leave_undecided
        )
    )
    kinds.register(
        Kind(operations.WITHDRAW, "Withdraw a load", work.withdraw, LOADS, _load, operations.leave_in_force)
    )
    kinds.at_each_look(watching.look)
    kinds.at_each_look(watching.tidy)


def _delivery(reference: str) -> str:
    return reverse("delivery", args=[reference])


def _load(name: str) -> str:
    return reverse("load", args=[name])
