"""Each rule of the plan check finds what its own made-up plans say, and nothing else."""

from datetime import date

import pytest

from goldenthread.plans.check.rule import Context, PlanRule, rules
from goldenthread.plans.plan import Action, Plan

WELL = Action(
    "Part",
    "Care",
    "1",
    "Do it",
    leads=("Director",),
    due=date(2099, 1, 1),
    measure=("An audit",),
    impact=("Heard",),
)
"""An action in which nothing is wrong."""


@pytest.mark.parametrize("name", rules())
def test_finds_what_its_cases_say(name: str) -> None:
    for case in rules()[name].cases:
        found = [each.where for each in rules()[name].find(case.plan, case.context)]
        assert sorted(found) == sorted(case.finds)


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_says_what_why_and_how(rule: PlanRule) -> None:
    assert any(case.finds for case in rule.cases)
    assert all(words.endswith(".") for words in (rule.matters, rule.mend))
    assert rule.title
    assert list(rule.find(Plan(actions=(WELL,)), Context(rule.cases[0].today))) == []


def test_what_nobody_answers_for_comes_before_what_is_out_of_order() -> None:
    names = list(rules())
    assert names.index("no-lead") < names.index("no-measure") < names.index("busy-lead")
    assert [rule.importance for rule in rules().values()] == sorted(
        rule.importance for rule in rules().values()
    )
