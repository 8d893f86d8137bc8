"""What may be published of a full pack and the proof of it, against its linear programmes alone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bench import outcome
from bench.outcome import Outcome
from bench.recording import Call, recorded
from bench.timing import in_turns, timed
from bench.workspace import REPORTED
from goldenthread.disclosure.cells import Shown
from goldenthread.disclosure.solving import Solver
from goldenthread.reports import gathering
from goldenthread.reports.material import Audience
from goldenthread.scorecard.published import Published, publish
from goldenthread.terms.months import Month
from goldenthread.terms.showing import SUPPRESSED
from goldenthread.workspace import Workspace

PACKS_BEFORE = 2
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Programme:
    """What the solver was asked, and how low the aim could go; None where no point fits."""

    cost: Floats
    terms: csr_array
    low: Floats
    high: Floats
    least: Floats
    most: Floats
    best: float | None

    def solve(self) -> float | None:
        lines = [LinearConstraint(self.terms, self.low, self.high)] if self.terms.shape[0] else []
        answer = milp(self.cost, constraints=lines, bounds=Bounds(self.least, self.most))
        return None if answer.x is None else float(answer.fun)


def measure(workspace: Path, turns: int) -> Outcome:
    """The third of three monthly packs, held against the two before it."""
    of = Workspace.open(workspace)
    before: tuple[Shown, ...] = ()
    for back in range(PACKS_BEFORE, 0, -1):
        before += Pack.of(of, REPORTED.plus(-back), before).published().shown
    pack = Pack.of(of, REPORTED, before)
    programmes, solving = _asked(pack)
    assert_equal(programmes)
    published = pack.published()
    assert published.attack.proved, "the pack tells something that it keeps back"
    printed = [shown for shown in published.protected.shown if shown.texts]
    hidden = sum(SUPPRESSED in shown.texts.values() for shown in printed)
    pair = in_turns(pack.protected, lambda: [programme.solve() for programme in programmes], turns)
    return Outcome(
        line="i",
        what=f"Suppression of a full pack after {PACKS_BEFORE} others, against its linear programmes alone",
        size=f"{len(printed):,} figures, {hidden:,} kept back, {len(programmes):,} linear programmes",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.2f} times; solving {solving:.0%}, setting up and choosing {1 - solving:.0%}",
    )


@dataclass(frozen=True)
class Pack:
    """All that is there before anything is kept back."""

    given: Call

    @classmethod
    def of(cls, workspace: Workspace, month: Month, before: tuple[Shown, ...]) -> Pack:
        [given] = recorded(
            gathering, "publish", lambda: gathering.gather(workspace, month, Audience.SCRUTINY, before=before)
        )
        return cls(given)

    def published(self) -> Published:
        given, named = self.given
        return publish(*given, **named)

    def protected(self) -> bool:
        """What is kept back is chosen, and the attack on it made."""
        return self.published().attack.proved


def _asked(pack: Pack) -> tuple[list[Programme], float]:
    """Every linear programme that one protection and attack solve, and the share of their time that this takes."""
    asked: list[Programme] = []
    seconds: list[float] = []
    real = Solver.best

    def watched(self: Solver, cost: Floats) -> Floats | None:
        start = time.perf_counter()
        point = real(self, cost)
        seconds.append(time.perf_counter() - start)
        best = None if point is None else float(cost @ point)
        lines = (self.terms, self.low, self.high, self.least, self.most)
        asked.append(Programme(cost.copy(), *lines, best))
        return point

    with patch.object(Solver, "best", watched):
        whole = timed(pack.protected)
    return asked, sum(seconds) / whole


def assert_equal(programmes: list[Programme]) -> None:
    """Solved anew by themselves, all go as far."""
    for programme in programmes:
        best = programme.solve()
        assert (best is None) is (programme.best is None), "one finds a point and the other none"
        if best is not None and programme.best is not None:
            assert abs(best - programme.best) <= 1e-5 * (1 + abs(best)), "one goes further than the other"
