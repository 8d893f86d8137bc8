"""A heading that names only a kind of content belongs to a priority only where it stands below it, or each has one."""

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_text

ACTIONS = "| Ref | Action | Lead |\n|---|---|---|\n| {} | Do a thing well | Head of Care |\n\n"
KPIS = "| KPI | Baseline | Target |\n|---|---|---|\n| Calls answered | 61% | 90% |\n\n"
LIST = "- Children are heard\n\n"
ONE = f"## Priority 1: Help\n\n{ACTIONS.format('1.1')}"
TWO = f"## Priority 2: Homes\n\n{ACTIONS.format('2.1')}"


def _read(text: str) -> Draft:
    return read_text(f"# Our improvement plan\n\n{text}")


def _told(draft: Draft) -> list[str]:
    return [each.text for each in draft.unplaced]


@pytest.mark.parametrize("mark", ["#", "##"])
@pytest.mark.parametrize("heading", ["Measures", "Success measures", "Our KPIs"])
def test_measures_beside_the_priorities_are_of_none(mark: str, heading: str) -> None:
    [measure] = _read(f"{ONE}{TWO}{mark} {heading}\n\n{KPIS}").plan.measures
    assert measure.priority not in ("Help", "Homes")
    [measure] = _read(f"{ONE}{TWO}### {heading}\n\n{KPIS}").plan.measures
    assert measure.priority == "Homes"


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Outcomes", "outcomes"), ("What needs to improve", "needs"), ("What needs improvement?", "needs")],
)
def test_lists_beside_the_priorities_are_listed_and_one_below_is_its_own(heading: str, field: str) -> None:
    for mark in ("#", "##"):
        draft = _read(f"{ONE}{TWO}{mark} {heading}\n\n{LIST}")
        assert [getattr(each, field) for each in draft.plan.priorities] == [(), ()]
        [told] = draft.unplaced
        assert (told.text, told.why) == (
            "Children are heard",
            f'It stands under "{heading.rstrip(":")}", beside the priorities and below none of them.',
        )
    draft = _read(f"{ONE}{TWO}### {heading}\n\n{LIST}")
    assert [getattr(each, field) for each in draft.plan.priorities] == [(), ("Children are heard",)]
    assert draft.unplaced == ()


@pytest.mark.parametrize("heading", ["Actions", "Other actions", "Action log", "Next steps"])
def test_actions_beside_the_priorities_are_of_none(heading: str) -> None:
    draft = _read(f"{ONE}{TWO}## {heading}\n\n{ACTIONS.format('A1')}")
    assert [each.priority for each in draft.plan.actions] == ["Help", "Homes", ""]


def test_where_each_priority_has_such_a_heading_at_its_own_level_it_is_its_own() -> None:
    kinds = f"## Outcomes\n\n{LIST}## Actions\n\n{{}}## Measures\n\n{KPIS}"
    draft = _read("".join(
        f"## Priority {n}: {name}\n\n{kinds.format(ACTIONS.format(f'{n}.1'))}"
        for n, name in ((1, "Help"), (2, "Homes"))
    ))  # fmt: skip
    assert [each.outcomes for each in draft.plan.priorities] == 2 * [("Children are heard",)]
    assert [each.priority for each in draft.plan.actions] == ["Help", "Homes"]
    assert [each.priority for each in draft.plan.measures] == ["Help", "Homes"]


def test_what_stands_above_the_only_table_of_a_priority_is_its_own() -> None:
    alone = f"## Priority 1: Help\n\n## Outcomes\n\n{LIST}## Actions\n\n{ACTIONS.format('1.1')}"
    for text in (alone, f"{alone}{TWO}"):
        draft = _read(text)
        assert draft.plan.priorities[0].outcomes == ("Children are heard",)
        assert draft.plan.actions[0].priority == "Help"


def test_priorities_that_are_only_named_have_none_of_the_actions_of_all() -> None:
    names = "## Priority 1: Help\n\nWe help.\n\n## Priority 2: Homes\n\nWe find homes.\n\n"
    draft = _read(f"{names}## Actions\n\n{ACTIONS.format('A1')}")
    assert [each.priority for each in draft.plan.actions] == [""]


def test_a_list_below_a_heading_beside_the_priorities_is_of_none_either() -> None:
    draft = _read(f"{ONE}{TWO}## Governance\n\n### Outcomes\n\n{LIST}")
    assert [each.outcomes for each in draft.plan.priorities] == [(), ()]
    assert "Children are heard" in _told(draft)
