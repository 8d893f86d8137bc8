"""What an action is in words that children understand."""

from __future__ import annotations

from goldenthread.plans.plain import hard_to_read
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import Action, PlainWords
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.drafts import Overtaken


class TooHard(Exception):  # noqa: N818
    """Words that a child would stumble over, each named. No refusal to be remembered: the history has no such words."""


@operation("improvement.action.in_plain_words")
def in_plain_words(*, action: Action, text: str, was: str, by: SignedIn) -> None:
    """Say an action as a child would understand it, or take such words away. was: what stood there when it was seen."""
    permissions.check_may_edit(by)
    permissions.check_not_ended(action.part.plan)
    said = one_line(text)
    if len(said) > SHORT:
        raise NotAllowed(f"Say it in {SHORT} letters or fewer.")
    if faults := hard_to_read(said):
        raise TooHard(" ".join(faults))
    held = PlainWords.objects.select_for_update().filter(action=action).first()
    if (held.text if held else "") != was:
        raise Overtaken
    if said:
        PlainWords.objects.update_or_create(action=action, defaults={"text": said, "by": by.account})
    elif held:
        held.delete()
    record("improvement.action.in_plain_words", by=by.as_by, subject=action.reference)
