"""Printed numbers that cannot all be true are refused in words that name them, and never tell a number."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.disclosure.attack import attack
from goldenthread.disclosure.balances import balances, nests
from goldenthread.disclosure.cells import Cell, Shown
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.protecting import protect
from goldenthread.terms.months import Month
from tests.disclosure.made import JUNE, counted, share

SEXES = nests(["", "sex=F", "sex=M"])
MAY = JUNE.plus(-1)


def printed(cell: Cell, pack: str) -> Shown:
    return Shown(cell.subject, {"numerator": f"{cell.numerator:,.0f}"}, pack=pack)


def refused(cells: list[Cell], before: list[Shown]) -> ContradictionError:
    spoken_of = [cell.subject for cell in cells] + [shown.subject for shown in before]
    with pytest.raises(ContradictionError) as caught:
        protect(cells, before, balances(spoken_of, SEXES))
    return caught.value


def test_the_packs_and_numbers_that_contradict_each_other_are_named() -> None:
    """Girls and boys of one pack, all children of another: nobody counts them any more, and they do not add up."""
    before = [
        printed(counted("sex=F", 71, MAY), "2023-05-scrutiny"),
        printed(counted("sex=M", 82, MAY), "2023-05-scrutiny"),
        printed(counted("", 164, MAY), "2023-06-scrutiny"),
        printed(counted("", 947, MAY.plus(-1)), "2023-06-scrutiny"),
    ]
    said = refused([counted("", 200)], before)
    assert said.named == (
        "referrals, 2023-05: in 2023-06-scrutiny",
        "referrals, sex=F, 2023-05: in 2023-05-scrutiny",
        "referrals, sex=M, 2023-05: in 2023-05-scrutiny",
    )
    assert str(said).startswith("These printed numbers cannot all be true:\n  referrals, 2023-05: in")
    assert "leave these measures out" in str(said)
    assert not re.search(r"\b(71|82|164|947|200)\b", str(said))


def test_a_year_that_is_less_than_its_months_is_named_with_them() -> None:
    year = printed(counted("", 30, MAY, months=12), "a")
    said = refused([counted("", 20)], [year, printed(counted("", 40, MAY), "b")])
    assert said.named == ("referrals, 2023-05: in b", "referrals, the 12 months to 2023-05: in a")


def test_numbers_that_are_whole_only_without_each_other_are_named() -> None:
    """28% of 40 is 11 children, or none at all: not 12."""
    percentage = Shown(share("", 11, 40, MAY).subject, {"denominator": "40", "value": "28%"}, pack="a")
    said = refused([share("", 20, 40)], [percentage, printed(counted("", 12, MAY, of="in_time"), "b")])
    assert said.named == ("in_time, 2023-05: in a", "in_time, 2023-05: in b")


def test_of_a_number_printed_twice_the_later_stands() -> None:
    """It was revised between two packs, and is no longer counted today."""
    first, second = printed(counted("", 164, MAY), "a"), printed(counted("", 158, MAY), "b")
    done = protect([counted("", 20)], [first, second])
    assert [shown.pack for shown in done.before] == ["b"]
    assert done.attack().proved


def test_a_number_that_was_printed_and_then_kept_back_still_tells() -> None:
    """An outsider has the earlier pack too."""
    first = printed(counted("", 164, MAY), "a")
    second = replace(first, texts={"numerator": "[c]"}, pack="b")
    done = protect([counted("", 20)], [first, second])
    assert [shown.pack for shown in done.before if shown.texts.get("numerator") == "164"] == ["a"]


def test_what_is_not_counted_now_is_left_alone() -> None:
    """Earlier numbers of something else cannot stop a pack that tells nothing of it."""
    before = [printed(counted("", 40, MAY, of="other"), "a"), printed(counted("sex=F", 90, MAY, of="other"), "a"),
              printed(counted("sex=M", 9, MAY, of="other"), "b")]  # fmt: skip
    spoken_of = [shown.subject for shown in before]
    done = protect([counted("", 200)], before, balances(spoken_of, SEXES))
    assert done.before == ()
    assert done.attack().proved


def test_the_attack_names_them_too() -> None:
    shown = [
        printed(counted(group, number), "a") for group, number in (("", 20), ("sex=F", 9), ("sex=M", 12))
    ]
    with pytest.raises(ContradictionError, match=r"referrals, sex=M, 2023-06: in a"):
        attack(shown, balances([one.subject for one in shown], SEXES))


def test_many_names_are_cut_and_numbers_without_a_name_are_still_refused() -> None:
    assert str(ContradictionError([f"measure {number:02}" for number in range(12)])).count("\n  ") == 11
    assert str(ContradictionError()).startswith("These printed numbers cannot all be true.\n")


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(6, 30), st.integers(6, 30), st.integers(12, 60)), min_size=1, max_size=6)
)
def test_no_more_is_named_than_contradicts(months: list[tuple[int, int, int]]) -> None:
    """Girls, boys and all children month by month: of one month in which they do not add up, two or three are named.

    Two where there are more girls, or more boys, than children.
    """
    before = [
        printed(counted(group, number, MAY.plus(-at)), f"pack {at}")
        for at, numbers in enumerate(months)
        for group, number in zip(("sex=F", "sex=M", ""), numbers, strict=True)
    ]
    wrong = {str(MAY.plus(-at)) for at, (girls, boys, both) in enumerate(months) if girls + boys != both}
    cells = [counted("", 50)]
    known = balances([shown.subject for shown in before], SEXES)
    if not wrong:
        assert protect(cells, before, known).attack().proved
        return
    with pytest.raises(ContradictionError) as caught:
        protect(cells, before, known)
    [month] = {re.findall(r"\d{4}-\d\d", name)[0] for name in caught.value.named}
    girls, boys, both = months[MAY.number - Month.parse(month).number]
    assert month in wrong
    assert len(caught.value.named) == (2 if max(girls, boys) > both else 3)
