"""The list of targets: what it means, and what is said of a line that cannot be used."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from goldenthread.records.tables import TABLES
from goldenthread.targets.reading import read_targets
from goldenthread.targets.target import Aim, Target, Targets
from goldenthread.terms.words import Better, Unit

UNITS = {"repeat_referrals": Unit.PERCENT, "section47": Unit.PER_10000, "cl_eet": Unit.PERCENT}
LINE: dict[str, Any] = {
    "indicator": "repeat_referrals",
    "breakdown": None,
    "baseline": 29.0,
    "baseline_date": date(2023, 3, 31),
    "target": 24.0,
    "target_date": date(2024, 3, 31),
    "aim": "REDUCE",
    "stated_in": "the plan",
    "file": "targets.csv",
    "sheet": None,
}


def read(*lines: dict[str, Any]) -> tuple[Targets, list[str]]:
    rows = [LINE | {"row": number} | line for number, line in enumerate(lines, start=2)]
    return read_targets(pa.Table.from_pylist(rows, TABLES["targets"].schema), UNITS)


def test_a_line_is_a_target() -> None:
    targets, findings = read({})
    assert findings == []
    assert list(targets) == [
        Target(
            "repeat_referrals", "", Aim.REDUCE, 24.0, date(2024, 3, 31), 29.0, date(2023, 3, 31), "the plan"
        )
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 6, 30), 27.0),
        (date(2023, 9, 30), 27.0),
        (date(2023, 10, 1), 24.0),
        (date(2025, 1, 1), 24.0),
    ],
)
def test_the_next_target_is_in_force_and_the_last_one_stands(day: date, expected: float) -> None:
    targets, _ = read({}, {"target": 27.0, "target_date": date(2023, 9, 30)})
    found = targets.of("repeat_referrals", "", day)
    assert found is not None
    assert found.value == expected
    assert targets.of("repeat_referrals", "age=17-18", day) is None


@pytest.mark.parametrize(
    ("aim", "baseline", "value", "usual", "expected"),
    [
        ("REDUCE", None, 24.0, Better.NEITHER, Better.LOWER),
        ("REACH", 29.0, 24.0, Better.NEITHER, Better.LOWER),
        ("REACH", 20.0, 24.0, Better.NEITHER, Better.HIGHER),
        ("REACH", 24.0, 24.0, Better.NEITHER, Better.NEITHER),
        ("REACH", None, 24.0, Better.HIGHER, Better.HIGHER),
        ("KEEP", 29.0, 24.0, Better.LOWER, Better.LOWER),
        (None, 29.0, 24.0, Better.NEITHER, Better.LOWER),
    ],
)
def test_which_way_is_good(
    aim: str | None, baseline: float | None, value: float, usual: Better, expected: Better
) -> None:
    targets, findings = read({"aim": aim, "baseline": baseline, "target": value})
    assert findings == []
    assert next(iter(targets)).better(usual) is expected


def test_a_target_to_be_set_has_no_value() -> None:
    targets, findings = read(
        {"aim": "SET", "target": 24.0}, {"indicator": "cl_eet", "aim": None, "target": None}
    )
    assert findings == []
    assert [t.value for t in targets] == [None, None]


@pytest.mark.parametrize(
    ("lines", "said", "kept"),
    [
        (
            [{"indicator": "repeat_referal"}],
            "row 2: there is no indicator 'repeat_referal'. The nearest is",
            0,
        ),
        ([{}, {"target": 25.0}], "two lines give a target of repeat_referrals for one date", 0),
        ([{"target": None}], "there is no target. Fill it in, or write 'to be set'", 0),
        ([{"target": 0.24}], "a percentage is written 0 to 100", 1),
    ],
)
def test_what_is_wrong_is_said(lines: list[dict[str, Any]], said: str, kept: int) -> None:
    targets, findings = read(*lines)
    assert any(said in finding for finding in findings)
    assert len(list(targets)) == kept
