"""The yardsticks of `make bench` give the engine's answers, on councils small enough to count quickly."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from bench import councils
from bench.answers import assert_equal
from bench.measures import counting, workbook
from goldenthread.intake.gate.workbook import read_workbook


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of four tiny councils: three generated, one a copy of the first."""
    folder = tmp_path_factory.mktemp("bench") / "facts"
    councils.write(folder, [councils.facts_of(records) for records in councils.generated(0.01)], 4)
    return folder


def test_sql_by_hand_gives_the_answers_of_the_engine(facts: Path) -> None:
    assert_equal(counting.ours(facts), counting.sql(facts))


def test_the_pandas_script_gives_the_answers_of_the_sql(facts: Path) -> None:
    two_months = councils.LAST.plus(-1), councils.LAST
    assert_equal(counting.pandas(facts, *two_months), counting.sql(facts, *two_months))


def test_every_area_and_council_is_counted(facts: Path) -> None:
    found = counting.sql(facts)
    assert len(pc.unique(found["authority"])) == 4
    kinds = {area.partition("=")[0] for area in found["area"].to_pylist()}
    assert kinds == {"", "locality", "service", "team", "age"}


def test_a_count_that_differs_is_found(facts: Path) -> None:
    found = counting.sql(facts)
    wrong = found.set_column(
        found.schema.get_field_index("value"),
        "value",
        pc.add(found["value"], pa.array([1.0] + [0.0] * (found.num_rows - 1))),
    )
    with pytest.raises(AssertionError, match=f"1 of {found.num_rows} counts differ"):
        assert_equal(wrong, found)


def test_the_workbook_is_read_as_calamine_reads_it(tmp_path: Path) -> None:
    path = workbook.write(tmp_path / "list.xlsx", 50)
    assert workbook.assert_equal(read_workbook(path).sheets[0], workbook.bare(path)) == 51 * 12
