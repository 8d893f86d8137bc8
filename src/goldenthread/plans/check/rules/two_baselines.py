"""The same measure with two baselines."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from goldenthread import catalogue
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import number_of
from goldenthread.plans.meaning import is_of_a_day, is_of_a_period, meaning
from goldenthread.plans.plan import Measure, Plan

_SHARE = re.compile(r"%|\bper ?cent|\bproportion\b", re.IGNORECASE)
_SHORT = 3  # words of a name, which may say only of whom something is counted
_RATE = re.compile(r"\brates?\b|\b10,?000\b", re.IGNORECASE)


def find(plan: Plan, _: Context) -> Iterator[Found]:
    """Measures that are one indicator, or whose names say the same in another order: each group once."""
    alike: dict[Hashable, list[Measure]] = defaultdict(list)
    for measure in plan.measures:
        if number_of(measure.baseline) is not None and (key := measure.indicator or _said(measure)):
            alike[key].append(measure)
    for key in sorted(alike, key=str):
        measures = alike[key]
        if _are_of_groups(measures):
            continue
        if len({number_of(each.baseline) for each in measures}) > 1:
            told = " against ".join(f"{each.baseline} ({each.part}: {each.name})" for each in measures)
            yield Found(_title(measures[0]), f"It has two baselines: {told}.")


def _are_of_groups(measures: Sequence[Measure]) -> bool:
    """Whether measures of a few words, which are no indicator, stand under another heading each, which says of what
    they are: "CIN" under "Visits", and under "Plans"."""
    over = {(each.part, each.priority) for each in measures if each.priority}
    is_short = all(not each.indicator and len(each.name.split()) <= _SHORT for each in measures)
    return is_short and len(over) == len(measures) and len({part for part, _ in over}) == 1


def _said(measure: Measure) -> Hashable:
    """What a measure that is no indicator counts, when and in what unit; None where its name says nothing."""
    name, words = measure.name, meaning(measure.name)
    unit = bool(_SHARE.search(f"{name} {measure.baseline}")), bool(_RATE.search(name))
    return (tuple(sorted(words)), *unit, is_of_a_day(name), is_of_a_period(name)) if words else None


def _title(measure: Measure) -> str:
    indicator = catalogue.load().get(measure.indicator)
    return indicator.label if indicator else measure.indicator or measure.name


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
        Case(
            Plan(
                measures=(
                    Measure("One", "", "% of initial health assessments in 20 days", "52%"),
                    Measure("Two", "", "Initial health assessments in 20 days (%)", "60%"),
                    Measure("One", "", "Number of initial health assessments in 20 days", "71"),
                    Measure("One", "", "% of review health assessments in 20 days", "44%"),
                    Measure("One", "", "Complaints at stage 2", "4"),
                    Measure("Two", "", "Stage 2 complaints", "4"),
                    Measure("Two", "", "Stage 2 complaints in the year", "31"),
                    Measure("One", "", "Adopters", "12"),
                    Measure("One", "", "Adopters per 10,000", "3"),
                )
            ),
            ("% of initial health assessments in 20 days",),
        ),
        Case(
            Plan(
                measures=(
                    Measure("One", "Visits", "Child in need", "70%"),
                    Measure("One", "Plans", "Child in need", "60%"),
                    Measure("One", "Plans", "Children in the edge of care team", "5"),
                    Measure("One", "Homes", "Children in the edge of care team", "7"),
                )
            ),
            ("Children in the edge of care team",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
