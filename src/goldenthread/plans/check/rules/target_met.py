"""A target that the baseline had reached already."""

from collections.abc import Iterator

from goldenthread import catalogue
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import number_of
from goldenthread.plans.plan import Measure, Plan
from goldenthread.terms.words import Better


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        baseline, target = number_of(measure.baseline), number_of(measure.target)
        better = _better(measure)
        if baseline is None or target is None or baseline == target or better is Better.NEITHER:
            continue
        if (baseline > target) is (better is Better.HIGHER):
            good = "higher" if better is Better.HIGHER else "lower"
            message = (
                f"From {measure.baseline} to {measure.target}, where {good} is better: "
                "it was met before the plan began."
            )
            yield Found(measure.name, message)


def _better(measure: Measure) -> Better:
    indicator = catalogue.load().get(measure.indicator)
    return indicator.better if indicator else Better.NEITHER


RULE = PlanRule(
    "Target already met",
    "It shows success from the first day, whatever happens.",
    "Look whether baseline and target are of the same figure; then set a target that asks for something.",
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("Part", "", "Visits", "95%", None, "90%", indicator="cla_visits"),
                    Measure("Part", "", "Moves", "8%", None, "10%", indicator="cla_3placements"),
                    Measure("Part", "", "In touch", "93%", None, "95%", indicator="cl_in_touch"),
                    Measure("Part", "", "In care", "60", None, "56", indicator="cla_end"),
                )
            ),
            ("Visits", "Moves"),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
