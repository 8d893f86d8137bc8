"""How far sums of counts can go: each point that fits all lines shows it for every sum at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_array

from goldenthread.disclosure.linear import NEAR, Programme
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.disclosure.solving import Floats

Enough = Callable[[int, float, float], bool]
NEVER = (np.inf, -np.inf)  # as low and as high as a sum has been seen that has never been


class Reach:
    """Sums over the counts of a block: how low and how high each has been seen, at points that fit.

    `below` and `above` bound a sum from below and from above (see `alike`). `seen`: how low and how
    high each has been seen before.
    """

    def __init__(
        self, programme: Programme, below: csr_array, above: csr_array, settled: tuple[Floats, Floats],
        seen: Sequence[tuple[float, float]],
    ) -> None:  # fmt: skip
        self.programme = programme
        self.sums = (csr_array(below), csr_array(above))
        self.settled = settled
        self.low, self.high = (np.array([each[side] for each in seen], float) for side in (0, 1))

    @property
    def seen(self) -> list[tuple[float, float]]:
        """How low and how high each sum has been seen."""
        return list(zip(self.low.tolist(), self.high.tolist(), strict=True))

    def seek(self, enough: Enough) -> None:
        """Goes on with each sum until it has been seen to reach far enough, or can go no further."""
        done = self._at_their_bounds()
        for at in range(self.low.size):
            for up in (False, True):
                if enough(at, float(self.low[at]), float(self.high[at])):
                    break
                if not done(at, up):
                    self._go(at, up)

    def _go(self, at: int, up: bool) -> None:
        aim = self.sums[up][[at]].toarray()[0]
        point = self.programme.best(-aim if up else aim)
        if point is None:
            raise ContradictionError
        self.low = np.minimum(self.low, self.sums[False] @ point + self.settled[False])
        self.high = np.maximum(self.high, self.sums[True] @ point + self.settled[True])

    def _at_their_bounds(self) -> Callable[[int, bool], bool]:
        """Whether a sum has been seen where each line by itself already bounds it."""
        least, most = self.programme.outermost()
        floor, ceiling = (
            _end(self.sums[up], most if up else least, least if up else most) + self.settled[up]
            for up in (False, True)
        )
        return lambda at, up: bool(
            self.high[at] >= ceiling[at] - NEAR if up else self.low[at] <= floor[at] + NEAR
        )


def _end(sums: csr_array, plus: Floats, minus: Floats) -> Floats:
    """The end of each sum: its added counts at `plus`, those it takes away at `minus`."""
    return np.asarray(sums.maximum(0) @ plus + sums.minimum(0) @ minus)
