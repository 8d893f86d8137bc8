"""The same measure with two baselines."""

from collections.abc import Iterator
from itertools import groupby

from goldenthread import catalogue
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import number_of
from goldenthread.plans.plan import Measure, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    known = sorted((m for m in plan.measures if m.indicator), key=lambda m: m.indicator)
    for code, measures in groupby(known, key=lambda m: m.indicator):
        given = [(m, number_of(m.baseline)) for m in measures if number_of(m.baseline) is not None]
        if len({number for _, number in given}) > 1:
            told = " against ".join(f"{m.baseline} ({m.part}: {m.name})" for m, _ in given)
            yield Found(_title(code), f"It has two baselines: {told}.")


def _title(code: str) -> str:
    indicator = catalogue.load().get(code)
    return indicator.label if indicator else code


RULE = PlanRule(
    "Two baselines",
    "One of two parts reports progress from the wrong place.",
    "Find which one the records bear out (the measure's page shows it), and correct the other.",
    find,
    (
        Case(
            Plan(
                measures=(
                    Measure("One", "", "Repeat referrals", "19%", indicator="repeat_referrals"),
                    Measure("Two", "", "Re-referrals", "31%", indicator="repeat_referrals"),
                    Measure("Two", "", "Visits", "86%", indicator="cla_visits"),
                    Measure("One", "", "Visits", "86 %", indicator="cla_visits"),
                )
            ),
            ("% of referrals which are repeat referrals",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
