"""Impact seen: whether the figures of an action are better since it was delivered, and never more than they bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.judgement.three import Impact, impact
from goldenthread_web.improvement.figures.of_action import ActionFigure
from goldenthread_web.improvement.models import Action

NOT_ASKED = "It is asked when the action is delivered"
NO_FIGURE = "No measure is tied to it, so nobody can say whether it worked."


@dataclass(frozen=True)
class SeenImpact:
    """What may be said, in a few words and with its reason. figures: those that this reader sees, with their dates."""

    label: str
    reason: str
    figures: tuple[ActionFigure, ...] = ()
    is_seen: bool = False


def impact_seen(action: Action, figures: Sequence[ActionFigure]) -> SeenImpact:
    """What the figures of an action bear. figures: its measures as a reader sees them."""
    shown = tuple(one for one in figures if one.is_shown)
    if not figures:
        return SeenImpact("No figure is tied to it", NO_FIGURE)
    if action.delivered_on is None:
        return SeenImpact(NOT_ASKED, "What is not delivered can have changed no figure yet.", shown)
    if not shown:
        return SeenImpact("Not shown here", "The figures of its measures are not for your role.")
    said = impact([(one.measure.name, one.since) for one in shown if one.since is not None])
    left = len(figures) - len(shown)
    beside = f" {_many(left)} not for your role." if left else ""
    return SeenImpact(
        said.answer.value.capitalize(),
        f"{said.reason}{beside}",
        shown,
        said.answer is Impact.SEEN,
    )


def _many(count: int) -> str:
    return "The figures of 1 more measure are" if count == 1 else f"The figures of {count} more measures are"
