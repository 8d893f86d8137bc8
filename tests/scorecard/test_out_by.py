"""A month's card is held against the releases and the neighbour model that were out by then, and no newer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread import catalogue
from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.tables import MODELS
from goldenthread.scorecard.building import Reading, Wanted, read
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.out_by import MODELS_FROM, model_in_use, releases_out
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.workspace import Workspace
from tests.benchmarks import made

pytestmark = pytest.mark.xdist_group("demo")
JUNE = Month(2023, 6)
CODES = ("repeat_referrals", "s47_to_icpc_cohort", "s47_to_icpc_ratio", "caseload_avg")


@pytest.mark.parametrize(
    ("month", "workforce", "expected"),
    [
        ("2022-10", False, []),
        ("2022-11", False, ["2022"]),
        ("2024-10", False, ["2022"]),
        ("2024-11", False, ["2024", "2022"]),
        ("2026-02", False, ["2025", "2024", "2022"]),
        ("2023-02", True, []),
        ("2023-03", True, ["2022"]),
        ("2026-02", True, ["2024", "2022"]),
        ("2026-03", True, ["2025", "2024", "2022"]),
    ],
)
def test_a_release_is_out_from_the_autumn_of_its_year_and_the_workforces_from_the_spring_after(
    month: str, workforce: bool, expected: list[str]
) -> None:
    there = ["2022", "2024", "2025"]
    assert releases_out(there, Month.parse(month), of_workforce=workforce) == expected


@pytest.mark.parametrize(
    ("month", "models", "expected"),
    [
        ("2021-03", ["2021", "2025"], "2021"),  # the oldest that there is
        ("2025-04", ["2021", "2025"], "2021"),
        ("2025-05", ["2021", "2025"], "2025"),
        ("2023-06", ["2025"], "2025"),
        ("2023-06", [], ""),
    ],
)
def test_the_neighbour_model_is_the_one_in_use(month: str, models: list[str], expected: str) -> None:
    assert model_in_use(models, Month.parse(month)) == expected


def test_every_neighbour_model_has_the_month_from_which_it_is_in_use() -> None:
    assert {model: show_month(month) for model, month in MODELS_FROM.items()} == MODELS


def benchmarks() -> Benchmarks:
    """Repeat referrals 10% in the release of 2022 and 12% in that of 2025; the made-up council has 501's neighbours."""
    tables = []
    for release, column, value in (
        ("2022", "Re_referrals_percent", "10"),
        ("2025", "rereferral_percent", "12"),
    ):
        rows = made.changed(made.rows_of(made.layout("referrals", release)), {}, **{column: value})
        tables += [made.figures("referrals", release, rows), made.figures("section47_icpc", release)]
        tables.append(made.figures("workforce", release))
    ten = [made.ten("2021"), made.ten("2025")]
    return Benchmarks(tables, ten, stands_for={"X01": made.US})


@pytest.fixture(scope="module")
def printed(loaded_demo: Path) -> Reading:
    """The demo's figures, compared with the embedded table."""
    known = catalogue.load()
    wanted = Wanted(tuple(known[code] for code in CODES))
    return read(Workspace.open(loaded_demo), Month(2022, 10), JUNE, wanted)


@pytest.fixture(scope="module")
def loaded(printed: Reading) -> Reading:
    """The same figures, compared with made-up releases."""
    return replace(printed, asked=benchmarks())


def row(reading: Reading, code: str, month: Month) -> Row:
    found = reading.card(month).row(code)
    assert found is not None
    return found


def england(reading: Reading, code: str, month: Month) -> tuple[float, str] | None:
    against = row(reading, code, month).england
    return (against.value, against.source) if against else None


def test_a_card_is_held_against_the_release_that_was_out_in_its_month(loaded: Reading) -> None:
    assert england(loaded, "repeat_referrals", Month(2022, 10)) is None
    assert england(loaded, "repeat_referrals", Month(2022, 11)) == (10, "release 2022")
    assert england(loaded, "repeat_referrals", JUNE) == (10, "release 2022")
    assert england(loaded, "caseload_avg", Month(2023, 2)) is None
    found = england(loaded, "caseload_avg", Month(2023, 3))
    assert found is not None
    assert found[1] == "release 2022"


def test_a_release_or_model_that_is_asked_for_is_taken_whenever_it_came_out(loaded: Reading) -> None:
    asked = replace(loaded, wanted=replace(loaded.wanted, release="2025", model="2025"))
    assert england(asked, "repeat_referrals", JUNE) == (12, "release 2025")
    assert asked.card(JUNE).neighbour_model == "2025"
    assert loaded.card(JUNE).neighbour_model == "2021"


def test_what_is_compared_is_named_with_its_release(loaded: Reading) -> None:
    assert loaded.card(JUNE).releases == {"benchmarks": "release 2022"}
    assert loaded.card(Month(2022, 10)).releases == {"benchmarks": ""}


def test_englands_share_of_enquiries_stands_beside_the_ratio_and_never_beside_the_cohort(
    printed: Reading, loaded: Reading
) -> None:
    for reading in (printed, loaded):
        cohort = row(reading, "s47_to_icpc_cohort", JUNE)
        assert (cohort.england, cohort.neighbours) == (None, None)
        ratio = row(reading, "s47_to_icpc_ratio", JUNE)
        assert ratio.england is not None
        assert ratio.neighbours is not None
    assert england(printed, "s47_to_icpc_ratio", JUNE) == (34, "release printed-2023")
