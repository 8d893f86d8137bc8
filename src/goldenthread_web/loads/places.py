"""Where loads take part in what is below them: the kinds of long work, the looks of the worker, "This month"."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.kinds import Kind
from goldenthread_web.loads import operations, queries, watching, work
from goldenthread_web.loads.permissions import LOADS, check_may_load
from goldenthread_web.loads.shown import summary
from goldenthread_web.loads.status import Status
from goldenthread_web.performance import slots
from goldenthread_web.performance.pieces import Item, Section
from goldenthread_web.performance.slots import Seen


def fill() -> None:
    """Make them known. To be called once, when the app is ready."""
    kinds.register(
        Kind(operations.READ, "Reading a delivery", work.read, LOADS, _delivery, operations.leave_unread)
    )
    kinds.register(
        Kind(
            operations.ACCEPT,
            "Accepting a delivery",
            work.accept,
            LOADS,
            _delivery,
            operations.leave_undecided,
        )
    )
    kinds.register(
        Kind(
            operations.WITHDRAW, "Withdrawing a load", work.withdraw, LOADS, _load, operations.leave_in_force
        )
    )
    kinds.at_each_look(watching.look)
    kinds.at_each_look(watching.tidy)
    slots.THIS_MONTH.fill(to_decide)


def to_decide(seen: Seen) -> Iterable[Section]:
    """The deliveries that wait for this person's decision."""
    if why_not(check_may_load, seen.person):
        return
    found = queries.waiting().filter(status=Status.STAGED.value)
    items = tuple(
        Item(summary(delivery), _delivery(delivery.reference), words="It has been read. Accept or reject it.")
        for delivery in found
    )
    yield Section("deliveries", "Deliveries to decide on", items, is_first=True)


def _delivery(reference: str) -> str:
    return reverse("delivery", args=[reference])


def _load(name: str) -> str:
    return reverse("load", args=[name])
