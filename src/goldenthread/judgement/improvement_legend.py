"""The rules by which actions of the improvement plan are judged, in sentences, by the choices that the council made."""

from __future__ import annotations

from goldenthread.judgement.chances import chances_words
from goldenthread.judgement.progress_words import ORDER, brag_legend
from goldenthread.judgement.since import ENOUGH_SINCE, FEWEST_SINCE, MOST_BEFORE, MOST_SINCE, needed_before
from goldenthread.judgement.since_doubts import LARGE
from goldenthread.judgement.since_rules import JUST_BEFORE, WINDOW
from goldenthread.judgement.since_words import CAUTION
from goldenthread.judgement.spc.limits import SCREENED_FROM
from goldenthread.judgement.spc.method import Method
from goldenthread.judgement.spc.rules import RUN
from goldenthread.judgement.spc.words import LIMITS
from goldenthread.judgement.three import QUESTIONS
from goldenthread.judgement.tracking import Tracking

Rules = tuple[tuple[str, str], ...]


def actions_legend(tracking: Tracking) -> Rules:
    """How far an action is: each colour, the order of the rules, and the three questions."""
    three = " ".join(f"{name}: {question}" for name, question in QUESTIONS)
    return (
        *brag_legend(tracking),
        ("Order", ORDER),
        ("Three judgements", f"{three} They are never made into one."),
    )


def since_legend(method: Method) -> Rules:
    """Whether it worked: what is compared, what counts as a change, and how often chance alone makes one."""
    return (
        ("Before", _before(method)),
        (
            "Since",
            f"The final months among the first {MOST_SINCE} since are judged. The month in which the action finished "
            "counts as neither before nor since. A month without a figure breaks a run.",
        ),
        ("Change", _change()),
        (
            "Too early",
            f"Fewer than {FEWEST_SINCE} months since, or fewer than {ENOUGH_SINCE} and no change in them; or fewer "
            f"than {needed_before(method)} before.",
        ),
        ("Under way before", _under_way()),
        ("Perhaps chance", _doubts()),
        ("Chance", f"{chances_words(method.screen)} {CAUTION}"),
    )


def _before(method: Method) -> str:
    most = max(MOST_BEFORE, needed_before(method))
    screened = f" Steps of {SCREENED_FROM} times the average step or more are left out of the limits."
    return (
        f"The final months among the last {most} before the action finished, at least {needed_before(method)}. "
        f"Average, middle figure and limits are theirs alone. {LIMITS}{screened if method.screen else ''}"
    )


def _change() -> str:
    return (
        f"{RUN} months in a row since on one side of both the average and the middle figure of the months before. Or "
        f"{WINDOW} in a row on one side, two of them near the same limit (more than two thirds of the way from the "
        "average, or beyond it) and at least one of the two beyond it. A run is counted from the first month since: "
        "what began before adds nothing to it."
    )


def _under_way() -> str:
    return (
        "Where the months before already went that way, by a straight line with a slope beyond chance or by a signal "
        f"in the last {JUST_BEFORE} of them, a change counts only if it goes beyond what that would have come to."
    )


def _doubts() -> str:
    return (
        "Where each month takes after the one before it, a change counts only if what is new in each month shows it "
        f"too, or if the average moves by more than {LARGE} standard deviations. Where the last {JUST_BEFORE} months "
        "before were unusual, a change counts only if it shows against the months before those too. Where the figures "
        "differ most from a month before the action finished, that is said."
    )
