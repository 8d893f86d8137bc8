"""What an action rests on is called so that it is found again: by its number, and with its part where that misleads."""

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.plans.plan import Action, Part, Plan
from goldenthread.plans.reading.reader import read_file, read_text
from goldenthread.plans.resting import Names
from goldenthread.plans.writing import docx, xlsx

CHILD, STAFF = "Children's services", "Corporate"
ACTIONS = (
    Action(CHILD, "", "1", "Answer every call"),
    Action(CHILD, "", "2", "Write each plan"),
    Action(CHILD, "", "3", "Ask the children"),
    Action(CHILD, "", "", "Meet weekly\nin the hub"),
    Action(STAFF, "", "1", "Fill the posts"),
    Action(STAFF, "", "2", "Train the staff"),
    Action(STAFF, "", "", "Meet weekly in the hub"),
)


@pytest.mark.parametrize(
    ("at", "part", "called"),
    [
        (0, CHILD, "1 (Children's services)"),
        (4, CHILD, "1 (Corporate)"),
        (2, CHILD, "3"),
        (2, STAFF, "3 (Children's services)"),
        (3, CHILD, "Meet weekly in the hub (Children's services)"),
    ],
)
def test_a_number_that_could_mislead_stands_with_its_part(at: int, part: str, called: str) -> None:
    assert Names(ACTIONS).called(at, part) == called


def test_whatever_an_action_is_called_is_that_action() -> None:
    names = Names(ACTIONS)
    for part in (CHILD, STAFF, "Partnership"):
        assert [names.meant(names.called(n, part), part) for n in range(len(ACTIONS))] == [*range(7)]


@pytest.mark.parametrize(
    ("name", "part", "meant"),
    [
        ("1", CHILD, 0), ("1", STAFF, 4), ("1", "Partnership", None), ("3", STAFF, 2), ("1  (Corporate) ", CHILD, 4),
        ("9", CHILD, None), ("", CHILD, None), ("1 (Health)", CHILD, None),
    ],
)  # fmt: skip
def test_a_number_is_one_of_its_own_part_or_the_only_one_and_else_none(
    name: str, part: str, meant: int | None
) -> None:
    assert Names(ACTIONS).meant(name, part) == meant


def test_a_number_twice_in_one_part_is_neither() -> None:
    names = Names((*ACTIONS, Action(CHILD, "", "1", "Once more")))
    assert names.meant("1", CHILD) is None
    assert names.unclear("1") == "More than one action is called “1”"
    assert names.unclear("9") == "No action is called “9”"


def test_those_of_one_name_in_one_part_are_counted() -> None:
    names = Names((*ACTIONS, Action(CHILD, "", "1", "Once more"), ACTIONS[3], Action(STAFF, "", "", "")))
    called = [names.called(n, STAFF) for n in range(10)]
    assert called[0] == "1 (Children's services), 1 of 2"
    assert called[8] == "Meet weekly in the hub (Children's services), 2 of 2"
    for part in (CHILD, STAFF, "Partnership"):
        assert [names.meant(names.called(n, part), part) for n in range(10)] == [*range(10)]


@pytest.mark.parametrize("counted", ["1 of 3", "3 of 2", "0 of 2", "2"])
def test_a_count_that_is_another_now_means_none(counted: str) -> None:
    names = Names((*ACTIONS, Action(CHILD, "", "1", "Once more")))
    assert names.meant(f"1 (Children's services), {counted}", STAFF) is None


def test_a_number_that_looks_like_one_with_its_part_is_what_it_is_in_its_own_part() -> None:
    odd = (Action(CHILD, "", "1 (Corporate)", "Odd"), *ACTIONS)
    names = Names(odd)
    assert names.meant(names.called(0, CHILD), CHILD) == 0
    assert names.meant("1 (Corporate)", CHILD) == 0
    assert names.meant("1 (Corporate)", STAFF) == 5


def test_no_action_rests_on_itself_nor_twice_on_another() -> None:
    action = replace(ACTIONS[1], depends=("2", "1", "1 (Children's services)", "9"))
    names = Names((ACTIONS[0], action, *ACTIONS[2:]))
    assert (names.resting(action).on, names.resting(action).unknown) == ((0,), ("9",))


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_comes_back_from_a_file_as_the_same_action(form: str, tmp_path: Path) -> None:
    names = Names(ACTIONS)
    every = [tuple(n for n in range(7) if n != at) for at in range(7)]
    given = tuple(
        replace(one, depends=tuple(names.called(n, one.part) for n in on))
        for one, on in zip(ACTIONS, every, strict=True)
    )
    path = tmp_path / f"plan.{form}"
    {"xlsx": xlsx, "docx": docx}[form].write(Plan(parts=(Part(CHILD), Part(STAFF)), actions=given), path)
    back = read_file(path).plan.actions
    found = Names(back)
    assert [found.resting(one).on for one in back] == every
    assert [found.resting(one).unknown for one in back] == [()] * 7


TWICE = """\
# Southmoor improvement plan 2030/31

## Priority 1: The front door

| Ref | Action | Lead | By when | Depends on |
|---|---|---|---|---|
| 1 | Answer every call | Head of MASH | June 2030 | |
| 2 | Train those who answer | Head of Practice | July 2030 | 1 |
| 3 | Ask the callers | Head of Practice | July 2030 | 1 |

## Priority 2: Homes

| Ref | Action | Lead | By when | Depends on |
|---|---|---|---|---|
| 1 | Find twenty homes | Head of Fostering | June 2030 | 3 |
| 2 | Pay carers more | Head of Fostering | July 2030 | 1, 9 |

## Priority 3: Schools

| Ref | Action | Lead | By when | Depends on |
|---|---|---|---|---|
| 4 | Meet each head | Head of Schools | June 2030 | 1 |
"""


def test_a_number_that_starts_again_is_that_of_its_own_priority_and_else_listed() -> None:
    """Read as 2.1, the first action of the second priority is what the second one rests on when it says 1."""
    draft = read_text(TWICE)
    found = {one.text: one.depends for one in draft.plan.actions if one.depends}
    assert found == {
        "Train those who answer": ("1",), "Ask the callers": ("1",), "Find twenty homes": ("3",),
        "Pay carers more": ("2.1",),
    }  # fmt: skip
    assert [each.text for each in draft.unplaced] == ["Depends on: 1, 9", "Depends on: 1"]


def test_a_number_is_read_with_its_part_also_in_a_document_of_another_layout() -> None:
    own, other = "Children's Services Action Plan", "Corporate Action Plan"
    table = "| Ref | Action | Lead | By when | Depends on |\n|---|---|---|---|---|\n"
    lead = "Head of Care | June 2030"
    text = (
        f"# {own}\n\n{table}| 1 | Answer | {lead} | |\n| 2 | Write | {lead} | 1 ({other}), 1 |\n\n"
        f"# {other}\n\n{table}| 1 | Find | {lead} | |\n| 2 | Pay | {lead} | 1 |\n"
    )
    draft = read_text(text)
    found = {one.text: one.depends for one in draft.plan.actions if one.depends}
    assert found == {"Write": (f"1 ({other})", f"1 ({own})"), "Pay": (f"1 ({other})",)}
    assert not draft.unplaced
