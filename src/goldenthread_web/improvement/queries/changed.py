"""What was changed of one action: whether it was withdrawn, and whether changes to its words wait."""

from __future__ import annotations

from goldenthread_web.improvement.editing.words import WITHDRAWN
from goldenthread_web.improvement.models import Action, Change


def changes_of(action: Action, *, sees_waiting: bool) -> dict[str, object]:
    """The withdrawal of an action that holds; and, for those who see it, that something of it waits.

    An action that was read as never changed (`is_changed`) asks the database for nothing.
    """
    changes = Change.objects.filter(subject=action.reference, kind="action", dropped_on=None).select_related(
        "by"
    )
    found = list(changes) if getattr(action, "is_changed", True) else []
    held = [one for one in found if one.now.get(WITHDRAWN) and one.holds_since]
    waits = [one for one in found if not one.holds_since] if sees_waiting else []
    return {
        "withdrawal": held[-1] if held else None,
        "withdrawal_waits": any(one.now.get(WITHDRAWN) for one in waits),
        "waits_of_it": bool(waits),
    }
