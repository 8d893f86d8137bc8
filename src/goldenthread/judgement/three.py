"""Done, embedded, impact seen: three judgements of an action that are never made into one.

Something can be delivered and change no practice; practice can change and no figure with it; a figure can move though
nothing was delivered. So each has its own question and its own answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.judgement.chances import OF, chance_of_any
from goldenthread.judgement.progress import Progress
from goldenthread.judgement.since import Since, Verdict
from goldenthread.terms.judging import Direction
from goldenthread.terms.showing import show_day, show_month


class Done(StrEnum):
    """Whether it was delivered: by the action's own dates."""

    NOT_YET = "not yet"
    DELIVERED = "delivered, evidence not checked"
    CHECKED = "delivered, evidence checked"


class Embedded(StrEnum):
    """Whether people work so now. A person says it, with what it rests on: an audit, say, or what families tell."""

    NOT_SAID = "not said"
    NOT_YET = "not yet"
    PARTLY = "in part"
    EMBEDDED = "embedded"


class Impact(StrEnum):
    """Whether the figures that it is meant to move are better since, by more than chance."""

    NOT_KNOWN = "not known"
    TOO_EARLY = "too early to tell"
    NOT_SEEN = "not seen"
    SEEN = "seen"
    MIXED = "some better, some worse"
    WORSE = "worse"


QUESTIONS = (
    ("Done", "Was it delivered?"),
    ("Embedded", "Is it how people work now?"),
    ("Impact seen", "Are the figures better since, by more than chance?"),
)


@dataclass(frozen=True)
class Said:
    """An answer and the sentence that gives its reason."""

    answer: Done | Impact
    reason: str


def done(progress: Progress) -> Said:
    """Whether an action was delivered, with the day."""
    if progress.delivered is None:
        return Said(Done.NOT_YET, "Not delivered yet.")
    when = f"Delivered on {show_day(progress.delivered)}"
    if progress.evidence_checked:
        return Said(Done.CHECKED, f"{when}; somebody else has checked the evidence.")
    return Said(Done.DELIVERED, f"{when}; no evidence of it is accepted yet.")


def impact(measures: Sequence[tuple[str, Since]]) -> Said:
    """Whether impact is seen in an action's measures, each by its name with what it did since."""
    if not measures:
        return Said(Impact.NOT_KNOWN, "No measure is tied to it, so nobody can say whether it worked.")
    better = [_named(name, since) for name, since in measures if since.is_better]
    worse = [_named(name, since) for name, since in measures if _is_worse(since)]
    if better or worse:
        answer = Impact.MIXED if better and worse else Impact.SEEN if better else Impact.WORSE
        chance = _chance(len(measures)) if len(better) == 1 else ""
        return Said(answer, f"{_of(len(measures))}{_sides(better, worse)}.{chance}")
    verdicts = {since.verdict for _, since in measures}
    if verdicts <= {Verdict.NOT_KNOWN}:
        return Said(Impact.NOT_KNOWN, f"{_of(len(measures))}nothing can be compared.")
    if verdicts <= {Verdict.NOT_KNOWN, Verdict.TOO_EARLY}:
        return Said(
            Impact.TOO_EARLY, f"{_of(len(measures))}it is too early, or the months are too few, to tell."
        )
    return Said(
        Impact.NOT_SEEN, f"{_of(len(measures))}none is better since by more than chance and still so."
    )


def _is_worse(since: Since) -> bool:
    return since.verdict is Verdict.SPECIAL_CAUSE and since.direction is Direction.WORSE and bool(since.lasts)


def _named(name: str, since: Since) -> str:
    return f"{name} (from {show_month(since.signal.first)})" if since.signal else name


def _of(measures: int) -> str:
    return "Of its 1 measure: " if measures == 1 else f"Of its {measures} measures: "


def _chance(measures: int) -> str:
    """How often one of several looks better by chance; of a measure alone that stands beside its verdict."""
    if measures < 2:
        return ""
    many, few = (chance_of_any(measures, before, screen=False) for before in (24, 12))
    return (
        f" Of {OF} actions with {measures} measures that changed nothing, about {many} to {few} would have one that "
        "looks better."
    )


def _sides(better: Sequence[str], worse: Sequence[str]) -> str:
    said = [
        f"{side} since, {', '.join(names)}" for side, names in (("better", better), ("worse", worse)) if names
    ]
    return "; ".join(said)
