"""Linear programmes solved by HiGHS alone: set up once each, and asked one aim after another, as its guide has it."""

from __future__ import annotations

from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
PRIMAL_SIMPLEX = 4


@dataclass(frozen=True)
class Programme:
    """Counts within bounds and lines, and what was asked of them: each aim with how low it could go, None where no
    point fits."""

    terms: csr_array
    low: Floats
    high: Floats
    least: Floats
    most: Floats
    aims: list[tuple[Floats, float | None]] = field(default_factory=list)

    def anew(self, cost: Floats) -> float | None:
        """One aim by itself, from nothing, the slow way: through scipy."""
        lines = [LinearConstraint(self.terms, self.low, self.high)] if self.terms.shape[0] else []
        answer = milp(cost, constraints=lines, bounds=Bounds(self.least, self.most))
        return None if answer.x is None else float(answer.fun)


def solve(programmes: list[Programme]) -> list[float]:
    """How low every aim goes."""
    found = []
    for programme in programmes:
        model = _model(programme)
        columns = np.arange(programme.least.size, dtype=np.int32)
        for cost, _ in programme.aims:
            model.changeColsCost(columns.size, columns, cost)
            model.run()
            found.append(model.getInfo().objective_function_value)
    return found


def _model(programme: Programme) -> highspy.Highs:
    given = highspy.HighsLp()
    given.num_row_, given.num_col_ = programme.terms.shape
    given.col_cost_ = np.zeros(programme.least.size)
    given.col_lower_, given.col_upper_ = programme.least, programme.most
    given.row_lower_, given.row_upper_ = programme.low, programme.high
    given.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    given.a_matrix_.num_row_, given.a_matrix_.num_col_ = programme.terms.shape
    given.a_matrix_.start_, given.a_matrix_.index_ = programme.terms.indptr, programme.terms.indices
    given.a_matrix_.value_ = programme.terms.data
    model = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "presolve": "off"}.items():
        model.setOptionValue(option, value)
    model.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
    model.passModel(given)
    return model
