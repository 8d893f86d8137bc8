"""Who may hand over files and decide on them. Each check raises a sentence that a person can read."""

from __future__ import annotations

from goldenthread.workspace.state import Entry, InForce
from goldenthread_web.accounts.people import WHOLE_COUNCIL, Actor, CommandLine, SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.loads.change_status import MOVES as CHANGE_MOVES
from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.models import Delivery, SettingChange
from goldenthread_web.loads.status import MOVES, Status

LOADS = frozenset({Role.ANALYST})
"""Those who load the council's records. Administrators don't: they see no children."""


def check_may_load(by: Actor) -> None:
    if isinstance(by, CommandLine):
        return  # the worker, for files that lie in the folder that it watches: it decides on nothing
    if WHOLE_COUNCIL not in by.parts(LOADS):
        raise NotAllowed("Only a performance analyst of the whole council can load records.")


def check_may_choose(by: SignedIn) -> None:
    if WHOLE_COUNCIL not in by.parts(LOADS):
        raise NotAllowed("Only a performance analyst of the whole council can change settings.")


def check_may_move(by: SignedIn, change: SettingChange, to: Standing) -> None:
    """Whether somebody may decide this about a change of a setting, as it stands."""
    check_may_choose(by)
    if to not in CHANGE_MOVES[Standing(change.status)]:
        raise NotAllowed(f"This change is {change.status}.")


def check_may_decide(by: SignedIn, delivery: Delivery) -> None:
    check_may_load(by)
    if Status.REJECTED not in MOVES[Status(delivery.status)]:
        raise NotAllowed(_WHY_NOT[Status(delivery.status)])


def check_may_withdraw(by: SignedIn, entry: Entry | None) -> None:
    check_may_load(by)
    if entry is None:
        raise NotAllowed("There is no such load.")
    if entry.standing is not InForce.YES:
        raise NotAllowed(f"This load is {entry.standing.value} already.")


_WHY_NOT = {
    Status.RECEIVED: "This delivery is still being read.",
    Status.NOT_READ: "This delivery was not read. Hand over its files again.",
    Status.REFUSED: "This delivery can't be used. Mend its files and hand them over again.",
    Status.HELD: "The workspace holds all of this delivery already. There is nothing to decide.",
    Status.STAGED: "",
    Status.ACCEPTING: "This delivery is being accepted.",
    Status.ACCEPTED: "This delivery was accepted. A load of it can be withdrawn.",
    Status.REJECTED: "This delivery was rejected. Hand over its files again if they are right after all.",
}
