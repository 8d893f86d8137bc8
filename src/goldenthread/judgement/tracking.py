"""The council's choices of how actions of the improvement plan are judged."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.terms.choices import Choices, choice


@dataclass(frozen=True)
class Tracking(Choices):
    """When an action is at risk though its date has not passed."""

    due_soon: int = choice(
        28,
        "An action that is due within so many days is at risk where few of its steps are done, or nobody says that it "
        "is on track.",
        most=366,
    )
    few_steps: int = choice(50, "Few steps are fewer than so many per cent of an action's steps.", most=100)
    silent: int = choice(
        42,
        "An action under way of which nobody has said anything for more than so many days is at risk.",
        most=366,
    )
    unchecked: int = choice(
        28,
        "A delivered action whose evidence nobody has checked within so many days is at risk of not being done.",
        most=366,
    )
