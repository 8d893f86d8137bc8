"""BRAG: how far an action of the improvement plan is, by stated rules and never by a feeling.

The rules are asked in one order and the first that fits decides; it comes with the sentence that says why. A person
may set another colour, with a reason: that is kept elsewhere and shown beside this one, which stays.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.progress_words import BRAG_WORDS, days, moved_words
from goldenthread.judgement.tracking import Tracking
from goldenthread.terms.judging import Brag
from goldenthread.terms.showing import show_day


class Confidence(StrEnum):
    """What the lead says of the date."""

    ON_TRACK = "on track"
    SOME_DOUBT = "some doubt"
    WILL_BE_LATE = "will be late"


class Rule(StrEnum):
    """Which rule gave the colour, in the order in which they are asked."""

    COMPLETE = "complete"
    UNCHECKED = "unchecked"
    DELIVERED = "delivered"
    PAST_DUE = "past_due"
    WILL_BE_LATE = "will_be_late"
    STEP_OVERDUE = "step_overdue"
    DOUBT = "doubt"
    NOT_BEGUN = "not_begun"
    NO_DATE = "no_date"
    DUE_SOON = "due_soon"
    SILENT = "silent"
    NOBODY_SAID = "nobody_said"
    ON_TRACK = "on_track"


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of an action on a day. What lies after `today` is not known yet.

    due: the day by which it is to be done; original_due: the first one that was agreed. done: the day on which it was
    delivered. evidence_checked: by somebody else. steps_done: the share of its steps, 0 to 1; None where it has none.
    confidence, updated: what the lead said last of the date, and when anything was said. begins: the day from which it
    is under way. ongoing: it goes on after it is in place.
    """

    today: date
    due: date | None = None
    original_due: date | None = None
    done: date | None = None
    evidence_checked: bool = False
    steps_done: float | None = None
    steps_overdue: int = 0
    confidence: Confidence | None = None
    updated: date | None = None
    begins: date | None = None
    ongoing: bool = False

    def __post_init__(self) -> None:
        if self.steps_done is not None and not 0 <= self.steps_done <= 1:
            raise ValueError("The share of steps done is from 0 to 1.")
        if self.steps_overdue < 0:
            raise ValueError("No fewer than 0 steps are overdue.")

    @property
    def delivered(self) -> date | None:
        """The day of delivery, where that has come."""
        return self.done if self.done is not None and self.done <= self.today else None

    @property
    def heard(self) -> date | None:
        """The last day on which anything was said."""
        return min(self.updated, self.today) if self.updated else None


@dataclass(frozen=True, slots=True)
class Rated:
    """A BRAG, the rule that gave it and the sentence that says why."""

    brag: Brag
    rule: Rule
    reason: str

    @property
    def label(self) -> str:
        return BRAG_WORDS[self.brag]

    def beside(self, shown: Brag) -> str:
        """What stands beside a colour that a person set; "" where it is the same."""
        return "" if shown is self.brag else f"By the rules it is {self.label.lower()}. {self.reason}"


DEFAULT = Tracking()
_Asked = Callable[[Progress, Tracking], Rated | None]


def rate(progress: Progress, tracking: Tracking = DEFAULT) -> Rated:
    """The BRAG of an action by the first rule that fits. Where its date was moved, the reason says so."""
    found = next(rated for ask in _RULES if (rated := ask(progress, tracking)))
    moved = moved_words(progress.original_due, progress.due)
    return Rated(found.brag, found.rule, f"{found.reason}{moved}")


def _delivered(of: Progress, tracking: Tracking) -> Rated | None:
    if of.delivered is None:
        return None
    late = (of.delivered - of.due).days if of.due else 0
    what = "In place since" if of.ongoing else "Delivered on"
    when = f"{what} {show_day(of.delivered)}" + (f", {days(late)} after its date" if late > 0 else "")
    if of.evidence_checked:
        return Rated(Brag.BLUE, Rule.COMPLETE, f"{when}; the evidence is checked.")
    waited = (of.today - of.delivered).days
    if waited > tracking.unchecked:
        why = f"no evidence of it was accepted in the {days(waited)} since"
        return Rated(Brag.AMBER, Rule.UNCHECKED, f"{when}; {why}.")
    return Rated(Brag.GREEN, Rule.DELIVERED, f"{when}; no evidence of it is accepted yet.")


def _past_due(of: Progress, _: Tracking) -> Rated | None:
    if of.due is None or of.today <= of.due:
        return None
    late = days((of.today - of.due).days)
    return Rated(Brag.RED, Rule.PAST_DUE, f"Due on {show_day(of.due)}, {late} ago, and not delivered.")


def _will_be_late(of: Progress, _: Tracking) -> Rated | None:
    if of.confidence is not Confidence.WILL_BE_LATE:
        return None
    return Rated(Brag.RED, Rule.WILL_BE_LATE, f"The lead says that it will be late{_said_on(of)}.")


def _step_overdue(of: Progress, _: Tracking) -> Rated | None:
    if not of.steps_overdue:
        return None
    words = "1 step is" if of.steps_overdue == 1 else f"{of.steps_overdue} steps are"
    return Rated(Brag.AMBER, Rule.STEP_OVERDUE, f"{words} past {_its(of.steps_overdue)} date and not done.")


def _doubt(of: Progress, _: Tracking) -> Rated | None:
    if of.confidence is not Confidence.SOME_DOUBT:
        return None
    return Rated(Brag.AMBER, Rule.DOUBT, f"The lead has some doubt that it will be in time{_said_on(of)}.")


def _not_begun(of: Progress, _: Tracking) -> Rated | None:
    if of.begins is None or of.begins <= of.today or of.heard or of.steps_done:
        return None
    return Rated(Brag.NOT_RATED, Rule.NOT_BEGUN, f"It begins on {show_day(of.begins)}.")


def _no_date(of: Progress, _: Tracking) -> Rated | None:
    if of.due or of.ongoing:
        return None
    return Rated(Brag.NOT_RATED, Rule.NO_DATE, "It has no date, so it can't be on track or late.")


def _due_soon(of: Progress, tracking: Tracking) -> Rated | None:
    if of.due is None or (left := (of.due - of.today).days) > tracking.due_soon:
        return None
    why = _why_at_risk(of, tracking)
    when = f"Due today, {show_day(of.due)}" if left == 0 else f"Due in {days(left)}, on {show_day(of.due)}"
    return Rated(Brag.AMBER, Rule.DUE_SOON, f"{when}, and {why}.") if why else None


def _why_at_risk(of: Progress, tracking: Tracking) -> str:
    """What speaks against an action that is due soon: few steps done, or nobody who says that it is on track."""
    if of.steps_done is not None and compare(of.steps_done * 100, tracking.few_steps) < 0:
        return f"{_share(of.steps_done)} of its steps are done"
    all_done = of.steps_done == 1
    return "" if all_done or of.confidence is Confidence.ON_TRACK else "nobody says that it is on track"


def _silent(of: Progress, tracking: Tracking) -> Rated | None:
    known = [day for day in (of.heard, of.begins) if day is not None and day <= of.today]
    if not known or (silent := (of.today - max(known)).days) <= tracking.silent:
        return None
    since = show_day(max(known)) if of.heard == max(known) else f"it began on {show_day(max(known))}"
    return Rated(Brag.AMBER, Rule.SILENT, f"Nobody has said how it stands since {since}, {days(silent)} ago.")


def _nobody_said(of: Progress, _: Tracking) -> Rated | None:
    if of.confidence or of.steps_done:
        return None
    return Rated(Brag.NOT_RATED, Rule.NOBODY_SAID, "Nobody has said yet whether it is on track.")


def _on_track(of: Progress, _: Tracking) -> Rated | None:
    when = f"Due on {show_day(of.due)}" if of.due else "It goes on, with no date by which it ends"
    said = f"the lead says that it is on track{_said_on(of)}" if of.confidence else ""
    steps = f"{_share(of.steps_done)} of its steps are done and none is late" if of.steps_done else ""
    return Rated(Brag.GREEN, Rule.ON_TRACK, f"{when}: {' and '.join(filter(None, (said, steps)))}.")


_RULES: tuple[_Asked, ...] = (
    _delivered,
    _past_due,
    _will_be_late,
    _step_overdue,
    _doubt,
    _not_begun,
    _no_date,
    _due_soon,
    _silent,
    _nobody_said,
    _on_track,
)


def _said_on(of: Progress) -> str:
    return f" ({show_day(of.heard)})" if of.heard else ""


def _share(part: float) -> str:
    """In whole per cent, and never more than it is: 99.9% is not all."""
    return f"{math.floor(part * 100 + 1e-9)}%"


def _its(steps: int) -> str:
    return "its" if steps == 1 else "their"
