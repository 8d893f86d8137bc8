"""HiGHS, the solver of linear programmes: asked many times of the same lines, it goes on from where it stood."""

from __future__ import annotations

from collections.abc import Iterator

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]

DUAL, PRIMAL = 1, 4
"""The simplex methods, by HiGHS's numbers. The primal one goes from point to point that fits: a new aim costs little.
The dual one starts well where only the aim does not fit yet."""

ROOM = 1e-5  # by how much a point may miss a line: HiGHS works to 1e-7 of its own scale


class Solver:
    """Points within bounds and lines: low <= terms @ counts <= high, least <= counts <= most."""

    def __init__(
        self, terms: csr_array, low: Floats, high: Floats, least: Floats, most: Floats, method: int = PRIMAL
    ) -> None:
        self.terms, self.low, self.high, self.least, self.most = terms, low, high, least, most
        self._method = method
        self._all = np.arange(least.size, dtype=np.int32)
        self._model: highspy.Highs | None = None

    def best(self, cost: Floats) -> Floats | None:
        """The point that makes `cost` smallest; None where no point fits."""
        for model in self._models():
            model.changeColsCost(self._all.size, self._all, cost)
            model.run()
            if model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                point = np.array(model.getSolution().col_value, float)
                if self.fits(point):
                    return point
        return None

    def fits(self, point: Floats) -> bool:
        """Whether a point keeps to all lines and bounds, whatever the solver says of it."""
        sums = self.terms @ point
        return _within(sums, self.low, self.high) and _within(point, self.least, self.most)

    def _models(self) -> Iterator[highspy.Highs]:
        """The programme as it stood after the last aim, then, should that fail, set up anew."""
        if self._model is not None:
            yield self._model
        self._model = self._new()
        yield self._model

    def _new(self) -> highspy.Highs:
        programme = highspy.HighsLp()
        programme.num_row_, programme.num_col_ = self.terms.shape
        programme.col_cost_ = np.zeros(self._all.size)
        programme.col_lower_, programme.col_upper_ = self.least, self.most
        programme.row_lower_, programme.row_upper_ = self.low, self.high
        matrix = programme.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.num_row_, matrix.num_col_ = self.terms.shape
        matrix.start_, matrix.index_, matrix.value_ = self.terms.indptr, self.terms.indices, self.terms.data
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        options: dict[str, int | str] = {
            "output_flag": False, "threads": 1, "presolve": "off", "simplex_strategy": self._method,
        }  # fmt: skip
        for option, value in options.items():
            model.setOptionValue(option, value)
        model.passModel(programme)
        return model


def _within(amounts: Floats, low: Floats, high: Floats) -> bool:
    room = ROOM * (1 + np.abs(amounts))
    return bool(np.all((amounts >= low - room) & (amounts <= high + room)))
