"""A measure without a baseline."""

from collections.abc import Iterator

from goldenthread.plans.check.quoting import quoted
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import is_to_come
from goldenthread.plans.plan import Measure, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        if is_to_come(measure.baseline):
            said = (
                quoted(measure.baseline, "It says {}.")
                if measure.baseline.strip(" -–")
                else " None is given."
            )
            yield Found(measure.name, f"It has no baseline.{said}")


RULE = PlanRule(
    "No baseline",
    "Without a figure to begin from nobody can tell progress from chance.",
    "Give the figure on the day the plan began, or say when it will be known.",
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("Part", "Change", "Audits", "TBD", None, "70%"),
                    Measure("Part", "Change", "Visits", "86%"),
                    Measure("Part", "Change", "Contacts"),
                    Measure("Part", "Change", "Feedback", "awaiting data"),
                    Measure("Part", "Change", "Moves", "n/a"),
                    Measure("Part", "Change", "Unknown homes", "Unknown"),
                    Measure("Part", "Change", "Children unknown to us", "3 unknown"),
                )
            ),
            ("Audits", "Contacts", "Feedback", "Moves", "Unknown homes"),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
