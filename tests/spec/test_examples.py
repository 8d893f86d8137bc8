"""Every worked example of the catalogue gives the figure that was worked out by hand, on every engine."""

from collections.abc import Callable

import pytest

from goldenthread import catalogue
from tests.spec.batch import Case
from tests.spec.engines import ENGINES, Counts, wrong_figures

Counted = Callable[[str, str], list[tuple[Case, Counts]]]


@pytest.mark.acceptance("2.4")
@pytest.mark.parametrize("code", catalogue.load())
@pytest.mark.parametrize("engine", ENGINES)
def test_worked_examples_give_the_figures_worked_out_by_hand(
    engine: str, code: str, counted_examples: Counted
) -> None:
    """Every worked example gives its figure on every engine."""
    wrong = [line for case, counts in counted_examples(engine, code) for line in wrong_figures(case, counts)]
    assert not wrong, f"{engine} disagrees with the worked examples:\n" + "\n".join(wrong)
