"""Where loads take part in what is below them: the kinds of long work, the looks of the worker, "This month"."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.jobs import kinds
from goldenthread_web.jobs.kinds import Kind
from goldenthread_web.loads import change_work, changing, chosen, operations, queries, watching, work
from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.permissions import LOADS, check_may_choose, check_may_load
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
    kinds.register(
        Kind(
            changing.WORK_OUT,
            "Working out what a setting moves",
            change_work.work_out,
            LOADS,
            _change,
            changing.leave_not_worked_out,
        )
    )
    kinds.register(
        Kind(changing.PUT, "Changing a setting", change_work.put, LOADS, _change, changing.leave_undecided)
    )
    kinds.at_each_look(watching.look)
    kinds.at_each_look(watching.tidy)
    kinds.at_each_look(change_work.tidy)
    slots.THIS_MONTH.fill(to_decide)
    slots.THIS_MONTH.fill(settings_to_decide)


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


def settings_to_decide(seen: Seen) -> Iterable[Section]:
    """The changes of settings that wait for this person's decision."""
    if why_not(check_may_choose, seen.person):
        return
    items = tuple(
        Item(
            f"{change.name}: from {chosen.value_words(change.before)} to {chosen.value_words(change.after)}",
            _change(change.reference),
            words="It is worked out what that moves. Put it in force or leave it.",
        )
        for change in chosen.changes().filter(status=Standing.PREPARED)
    )
    yield Section("settings", "Settings to decide on", items, is_first=True)


def _delivery(reference: str) -> str:
    return reverse("delivery", args=[reference])


def _change(reference: str) -> str:
    return reverse("setting_change", args=[reference])


def _load(name: str) -> str:
    return reverse("load", args=[name])
