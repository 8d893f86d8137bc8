"""What a finding quotes of a plan: words of time and waiting, and never a person's name."""

from datetime import date

import pytest

from goldenthread.plans.check.checking import check
from goldenthread.plans.check.values import is_only_a_direction, is_to_come
from goldenthread.plans.plan import Action, Measure, Plan

pytestmark = pytest.mark.acceptance("5.2")
TODAY = date(2030, 6, 30)


def said(plan: Plan, rule: str) -> list[str]:
    return [each.message for each in check(plan, TODAY) if each.rule == rule]


@pytest.mark.parametrize(
    "words", ["when Priya Patel returns", "Priya, soon", "once May Li is back", "TBC (J. Osei)"]
)
def test_a_person_in_by_when_or_in_a_value_is_in_no_finding(words: str) -> None:
    measure = Measure("Part", "", "Visits", f"TBC {words}", None, f"TBC {words}")
    plan = Plan(actions=(Action("Part", "", "1", "Do it", by_when=words),), measures=(measure,))
    assert said(plan, "no-date") == ["No date says by when it is to be done."]
    assert said(plan, "no-baseline") == ["It has no baseline."]
    assert said(plan, "no-target") == ["It has no target: nobody can say when it is good enough."]
    told = " ".join(each.message for each in check(plan, TODAY))
    assert not any(name in told for name in ("Priya", "Patel", "Li", "Osei"))


@pytest.mark.parametrize("words", ["soon", "by Christmas", "TBC", "Ongoing, reviewed quarterly"])
def test_words_of_time_are_told(words: str) -> None:
    plan = Plan(actions=(Action("Part", "", "1", "Do it", by_when=words),))
    assert said(plan, "no-date") == [f'No date says by when it is to be done. "{words}" names no day.']


@pytest.mark.parametrize(
    "words",
    ["", "-", "?", "n/a", "N/A", "NA", "Unknown", "not available", "awaiting data", "No data yet", "Not set"],
)
def test_a_value_that_is_none_is_to_come(words: str) -> None:
    assert is_to_come(words)


@pytest.mark.parametrize(
    "words", ["86%", "0", "None", "86% (awaiting validation)", "3 unknown", "12 not recorded"]
)
def test_a_value_is_none_that_is_to_come(words: str) -> None:
    """No deaths ("None") is a target; and a figure with a remark is a figure."""
    assert not is_to_come(words)


@pytest.mark.parametrize(
    "words", ["Reduce", "Improve", "Increase", "Lower", "Downward trend", "To improve", "reduced"]
)
def test_a_direction_is_no_target(words: str) -> None:
    assert is_only_a_direction(words)
    measure = Measure("Part", "", "Visits", "86%", None, words)
    (message,) = said(Plan(measures=(measure,)), "no-target")
    assert message.startswith("It has no target")


@pytest.mark.parametrize("words", ["Reduce to 10", "Lower than 5%", "Increase by 20", "Improve on England's"])
def test_a_direction_with_how_far_is_a_target(words: str) -> None:
    assert not is_only_a_direction(words)
