"""A target that asks for nothing: it is the baseline."""

import re
from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import beyond, is_a_bound, number_of
from goldenthread.plans.plan import Measure, Plan

_KEEP = re.compile(
    r"\b(?:keep|maintain|hold|sustain|stay|remain|no (?:more|less|higher|lower)|"
    r"or (?:above|below|better|fewer|higher|less|lower|more|under))",
    re.IGNORECASE,
)


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        if _is_same(measure) and not _says_keep(measure):
            message = (
                f"From {measure.baseline} to {measure.target}: the target is the baseline, "
                'and "keep" is not said.'
            )
            yield Found(measure.name, message)


def _is_same(measure: Measure) -> bool:
    """Whether both are the same number, beyond which neither goes: from 4 to "< 4" asks for something."""
    baseline, target = number_of(measure.baseline), number_of(measure.target)
    return baseline is not None and baseline == target and beyond(measure.baseline) == beyond(measure.target)


def _says_keep(measure: Measure) -> bool:
    return bool(_KEEP.search(f"{measure.target} {measure.name}")) or is_a_bound(measure.target)


RULE = PlanRule(
    "Target is the baseline",
    "It reads as a slip of the pen, or as no ambition.",
    'Write "keep at" before the figure where that is what is meant; else agree a target.',
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("Part", "", "Long plans", "2%", None, "2%"),
                    Measure("Part", "", "Caseload", "16", None, "keep at 16"),
                    Measure("Part", "", "Visits", "86%", None, "90%"),
                    Measure("Part", "", "Repeats", "19%", None, "19.0%"),
                    Measure("Part", "", "Complaints", "4", None, "< 4"),
                    Measure("Part", "", "Moves", "10%", None, "≤10%"),
                    Measure("Part", "", "Missing", "<5", None, "< 5"),
                    Measure("Part", "", "Homes", "88%", None, "88% or better"),
                )
            ),
            ("Long plans", "Repeats", "Missing"),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
