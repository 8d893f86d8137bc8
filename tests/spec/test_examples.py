"""Every worked example of the catalogue gives the figure that was worked out by hand, on every engine."""

from collections.abc import Callable

import pytest

from goldenthread import catalogue
from tests.spec.batch import Batch, Case
from tests.spec.engines import ENGINES, Counts, count_with_duckdb, wrong_figures

Counted = Callable[[str, str], list[tuple[Case, Counts]]]


@pytest.mark.acceptance("2.4", "2.5")
@pytest.mark.parametrize("code", catalogue.load())
@pytest.mark.parametrize("engine", ENGINES)
def test_worked_examples_give_the_figures_worked_out_by_hand(
    engine: str, code: str, counted_examples: Counted
) -> None:
    """Every worked example gives its figure on every engine."""
    wrong = [line for case, counts in counted_examples(engine, code) for line in wrong_figures(case, counts)]
    assert not wrong, f"{engine} disagrees with the worked examples:\n" + "\n".join(wrong)


@pytest.mark.acceptance("2.6")
def test_the_order_of_the_records_changes_nothing(example_batches: list[Batch]) -> None:
    """The worked examples give the same figures when their records come in the opposite order."""
    batch = example_batches[0]
    counts = count_with_duckdb(batch, backwards=True)
    wrong = [line for case in batch.cases for line in wrong_figures(case, counts)]
    assert not wrong, "In the opposite order:\n" + "\n".join(wrong)
