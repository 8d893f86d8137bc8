"""Every worked example of the catalogue gives the figure that was worked out by hand, on every engine."""

from collections.abc import Callable
from shutil import which

import pytest

from goldenthread import catalogue
from tests.house.missing import missing
from tests.spec.batch import Batch, batches
from tests.spec.engines import ENGINES, Counts, count_with_duckdb, count_with_spark, wrong_figures


@pytest.mark.acceptance("2.4", "2.5")
@pytest.mark.parametrize("code", catalogue.load())
@pytest.mark.parametrize("engine", ENGINES)
def test_worked_examples_give_the_figures_worked_out_by_hand(
    engine: str, code: str, example_batches: list[Batch], counted_by: Callable[[str], Counts]
) -> None:
    """Every worked example gives its figure on DuckDB and on the slow engine that is easy to read."""
    counts = counted_by(engine)
    own = [case for batch in example_batches for case in batch.cases if case.indicator.code == code]
    wrong = [line for case in own for line in wrong_figures(case, counts)]
    assert not wrong, f"{engine} disagrees with the worked examples:\n" + "\n".join(wrong)


@pytest.mark.acceptance("2.4", "2.5")
@pytest.mark.xdist_group("spark")
@pytest.mark.parametrize("every", [24, pytest.param(1, marks=pytest.mark.whole)])
def test_spark_gives_them_too(every: int) -> None:
    """Every worked example gives its figure on Spark; sampled, those of every twenty-fourth indicator."""
    if not which("java"):
        missing("Java")
    chosen = batches(list(catalogue.load().values())[::every])
    counts = count_with_spark(chosen)
    wrong = [line for batch in chosen for case in batch.cases for line in wrong_figures(case, counts)]
    assert not wrong, "Spark disagrees with the worked examples:\n" + "\n".join(wrong)


@pytest.mark.acceptance("2.6")
def test_the_order_of_the_records_changes_nothing(example_batches: list[Batch]) -> None:
    """The worked examples give the same figures when their records come in the opposite order."""
    counts = count_with_duckdb(example_batches, backwards=True)
    cases = [case for batch in example_batches for case in batch.cases]
    wrong = [line for case in cases for line in wrong_figures(case, counts)]
    assert not wrong, "In the opposite order:\n" + "\n".join(wrong)
