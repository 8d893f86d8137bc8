"""Every worked example of the catalogue gives the figure that was worked out by hand, on every engine."""

from collections.abc import Callable
from shutil import which

import pytest

from goldenthread import catalogue
from tests.house.missing import missing
from tests.spec.batch import Batch
from tests.spec.engines import ENGINES, Counts, count_with_duckdb, wrong_figures

# Its start is paid once: what needs Spark runs on one worker.
ENGINE = [
    pytest.param(name, marks=pytest.mark.xdist_group("spark") if name == "spark" else ()) for name in ENGINES
]


@pytest.mark.acceptance("2.4", "2.5")
@pytest.mark.parametrize("code", catalogue.load())
@pytest.mark.parametrize("engine", ENGINE)
def test_worked_examples_give_the_figures_worked_out_by_hand(
    engine: str, code: str, example_batches: list[Batch], counted_by: Callable[[str], Counts]
) -> None:
    """Every worked example gives its figure on every engine."""
    if engine == "spark" and not which("java"):
        missing("Java")
    counts = counted_by(engine)
    own = [case for batch in example_batches for case in batch.cases if case.indicator.code == code]
    wrong = [line for case in own for line in wrong_figures(case, counts)]
    assert not wrong, f"{engine} disagrees with the worked examples:\n" + "\n".join(wrong)


@pytest.mark.acceptance("2.6")
def test_the_order_of_the_records_changes_nothing(example_batches: list[Batch]) -> None:
    """The worked examples give the same figures when their records come in the opposite order."""
    counts = count_with_duckdb(example_batches, backwards=True)
    cases = [case for batch in example_batches for case in batch.cases]
    wrong = [line for case in cases for line in wrong_figures(case, counts)]
    assert not wrong, "In the opposite order:\n" + "\n".join(wrong)
