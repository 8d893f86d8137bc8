"""The attack finds what can be found, and no more: held against every table that fits, one by one."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goldenthread.disclosure.attack import Attack, attack
from goldenthread.disclosure.balances import Balance, Nest, balances, nests, stock_and_flow
from goldenthread.disclosure.cells import Cell, Rules, Shown
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.protecting import protect
from goldenthread.disclosure.writing import texts
from tests.disclosure.made import JUNE, counted, share

HIDDEN = {"numerator": "[c]"}
GROUPS = ["", "sex=F", "sex=M", "age=0-9", "age=10-17"]


def bounds(found: Attack) -> dict[tuple[str, str], tuple[float, float]]:
    return {(one.key.group, one.side): (one.low, one.high) for one in found.intervals}


def as_shown(cell: Cell, text: str) -> Shown:
    return Shown(cell.subject, {"numerator": text}, {"numerator": "wide"} if text == "[c]" else {})


def test_what_is_left_of_a_total_is_found() -> None:
    cells = [
        as_shown(counted(group, 0), text) for group, text in [("", "20"), ("sex=F", "[c]"), ("sex=M", "17")]
    ]
    found = attack(cells, balances([c.subject for c in cells], nests(GROUPS[:3])))
    assert bounds(found) == {("sex=F", "numerator"): (3, 3)}
    assert not found.proved


def test_a_percentage_with_its_denominator_gives_the_numerator() -> None:
    """Of 40, only 11 gives 28% (10 gives 25%, 12 gives 30%)."""
    shown = Shown(share("", 11, 40).subject, {"numerator": "[c]", "denominator": "40", "value": "28%"})
    assert bounds(attack([shown])) == {("", "numerator"): (11, 11)}


def test_a_rate_gives_its_count() -> None:
    """6.7 for every 10,000 of 12,000 children are 8: 7 would be 5.8, and 9 would be 7.5."""
    cell = counted("", 8, per=12_000.0, scale=10_000.0, prints=("value",))
    shown = Shown(cell.subject, {"numerator": "[c]", "value": "6.7"})
    assert bounds(attack([shown])) == {("", "numerator"): (8, 8)}


def test_stocks_and_flows_give_each_other() -> None:
    """In care at the end of May and of June, and who started: the rest is who ended."""
    may = JUNE.plus(-1)
    cells = [
        Shown(counted("", 480, may, of="in_care").subject, {"numerator": "480"}),
        Shown(counted("", 490, of="in_care").subject, {"numerator": "490"}),
        Shown(counted("", 14, of="started").subject, {"numerator": "14"}),
        Shown(counted("", 4, of="ended").subject, HIDDEN),
    ]
    flow = stock_and_flow([cell.subject for cell in cells], "in_care", ["started"], ["ended"])
    assert bounds(attack(cells, flow)) == {("", "numerator"): (4, 4)}
    assert bounds(attack(cells)) == {("", "numerator"): (0, float("inf"))}


def test_numbers_that_cannot_all_be_true_are_refused() -> None:
    cells = [
        as_shown(counted(group, 0), text) for group, text in [("", "20"), ("sex=F", "9"), ("sex=M", "12")]
    ]
    with pytest.raises(ContradictionError):
        attack(cells, balances([c.subject for c in cells], nests(GROUPS[:3])))


INNER = np.indices((25,) * 4).reshape(4, -1)
"""Every table of two by two with numbers up to 24."""


@settings(max_examples=60)
@given(st.tuples(*[st.integers(0, 6)] * 4), st.sets(st.integers(0, 8), min_size=1, max_size=6))
def test_bounds_are_those_of_all_tables_that_fit(inner: tuple[int, ...], hidden: set[int]) -> None:
    """Girls and boys, younger and older: held against every table of whole numbers that fits what is shown."""
    table = _margins(inner)
    cells = [counted(group, number) for group, number in table.items()]
    shown = [
        as_shown(cell, "[c]" if at in hidden else f"{table[cell.key.group]}") for at, cell in enumerate(cells)
    ]
    visible = {s.key.group: int(s.texts["numerator"]) for s in shown if s.texts["numerator"] != "[c]"}
    assume(1 not in visible.values())  # never shown under these rules
    found = bounds(attack(shown, _two_way(cells), Rules(threshold=1)))
    every = _margins(INNER)
    fits = np.all([every[group] == number for group, number in visible.items()] or [INNER[0] >= 0], axis=0)
    for (group, _), (low, high) in found.items():
        assert low == every[group][fits].min()
        assert high == every[group][fits].max() or high >= 24


@settings(max_examples=60)
@given(st.tuples(*[st.integers(0, 9)] * 4), st.sets(st.integers(0, 8), min_size=1, max_size=7))
def test_what_is_followed_only_so_far_proves_no_more_and_no_less(
    inner: tuple[int, ...], hidden: set[int]
) -> None:
    """Short of its end a bound lies inside the exact one; what does not hold is exact; both judge the same."""
    table = _margins(inner)
    cells = [counted(group, number) for group, number in table.items()]
    shown = [
        Shown(cell.subject, HIDDEN, {"numerator": "small" if 1 <= cell.numerator <= 5 else "wide"})
        if at in hidden
        else as_shown(cell, f"{table[cell.key.group]}")
        for at, cell in enumerate(cells)
    ]
    assume(all(not 1 <= int(s.texts["numerator"]) <= 5 for s in shown if s.texts["numerator"] != "[c]"))
    exact, enough = (attack(shown, _two_way(cells), exact=exact) for exact in (True, False))
    assert enough.proved == exact.proved
    assert enough.found_out == exact.found_out
    for inner_one, outer in zip(enough.intervals, exact.intervals, strict=True):
        assert outer.low <= inner_one.low <= inner_one.high <= outer.high


@settings(max_examples=60)
@given(st.tuples(*[st.integers(0, 14)] * 4))
def test_no_table_gives_away_what_is_small(inner: tuple[int, ...]) -> None:
    """Whatever the table, each small number could be at least two different ones: all from 1 to 5, by the bounds."""
    table = _margins(inner)
    cells = [counted(group, number) for group, number in table.items()]
    done = protect(cells, (), _two_way(cells))
    assert done.attack().proved
    assert done.exposed == ()
    if not any(1 <= number <= 5 for number in table.values()):
        assert all("[c]" not in shown.texts.values() for shown in done.shown)
    for cell, shown in zip(sorted(cells, key=lambda c: c.key), done.shown, strict=True):
        assert shown.texts["numerator"] in ("[c]", texts(cell, (), Rules())["numerator"])


@settings(max_examples=20)
@given(st.permutations(range(9)), st.tuples(*[st.integers(0, 14)] * 4))
def test_the_choice_is_the_same_in_any_order(order: list[int], inner: tuple[int, ...]) -> None:
    cells = [counted(group, number) for group, number in _margins(inner).items()]
    assert (
        protect([cells[at] for at in order], (), _two_way(cells)).shown
        == protect(cells, (), _two_way(cells)).shown
    )


def _margins(inner: Any) -> dict[str, Any]:
    a, b, c, d = inner
    return {"": a + b + c + d, "sex=F": a + b, "sex=M": c + d, "age=0-9": a + c, "age=10-17": b + d,
            "F,0-9": a, "F,10-17": b, "M,0-9": c, "M,10-17": d}  # fmt: skip


def _two_way(cells: list[Cell]) -> list[Balance]:
    rows = {"sex=F": ("F,0-9", "F,10-17"), "sex=M": ("M,0-9", "M,10-17"),
            "age=0-9": ("F,0-9", "M,0-9"), "age=10-17": ("F,10-17", "M,10-17")}  # fmt: skip
    nested = [*nests(GROUPS), *(Nest(total, parts) for total, parts in rows.items())]
    return balances([cell.subject for cell in cells], nested)
