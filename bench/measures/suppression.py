"""What may be published of a full pack and the proof of it, against its linear programmes alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bench import outcome
from bench.baselines import bare_programmes
from bench.baselines.bare_programmes import Floats, Programme
from bench.outcome import Outcome
from bench.recording import Call, recorded
from bench.stopwatch import Part, Stopwatch, shares
from bench.timing import in_turns, timed
from bench.workspace import REPORTED
from goldenthread.disclosure import attack, choosing, protecting
from goldenthread.disclosure.cells import Shown
from goldenthread.disclosure.solving import Solver
from goldenthread.reports import gathering
from goldenthread.reports.material import Audience
from goldenthread.scorecard import published
from goldenthread.scorecard.published import Published, publish
from goldenthread.terms.months import Month
from goldenthread.terms.showing import SUPPRESSED
from goldenthread.workspace import Workspace

PACKS_BEFORE = 2
REST = "cells made, bounds compared, and the rest"
PARTS: list[Part] = [
    ("counts that follow from others", published, "related"),
    ("what earlier packs still tell", protecting, "still_true"),
    ("lines of what the pack would tell", protecting, "family"),
    ("what could be found out", choosing.Doubt, "failing"),
    ("what else to keep back", choosing.Repair, "units"),
    ("what else to keep back", choosing.Repair, "nearest"),
    ("lines of all that is printed, for the attack", attack, "_sums_and_lines"),
    ("programmes set up", Solver, "_new"),
    ("programmes solved", Solver, "best"),
]
LEFT = (
    "Solving is a small part. The largest is reading printed texts back into lines, once for the choice and once for "
    "the attack: the attack must start from the texts alone, or it would prove what was meant and not what is "
    "printed. It is a tenth of the making of a pack."
)


def measure(workspace: Path, turns: int) -> Outcome:
    """The third of three monthly packs, held against the two before it."""
    of = Workspace.open(workspace)
    before: tuple[Shown, ...] = ()
    for back in range(PACKS_BEFORE, 0, -1):
        before += Pack.of(of, REPORTED.plus(-back), before).published().shown
    pack = Pack.of(of, REPORTED, before)
    programmes = _asked(pack)
    aims = assert_equal(programmes)
    made = pack.published()
    assert made.attack.proved, "the pack tells something that it keeps back"
    printed = [shown for shown in made.protected.shown if shown.texts]
    hidden = sum(SUPPRESSED in shown.texts.values() for shown in printed)
    pair = in_turns(pack.protected, lambda: bare_programmes.solve(programmes), turns)
    return Outcome(
        line="i",
        what=f"Suppression of a full pack after {PACKS_BEFORE} others, against HiGHS alone with its linear programmes",
        size=f"{len(printed):,} figures, {hidden:,} kept back, {len(programmes):,} programmes, {aims:,} aims",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.1f} times; {_shares(pack)}",
        left=LEFT,
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


def _asked(pack: Pack) -> list[Programme]:
    """Every linear programme that one protection and attack solve, with all that is asked of it."""
    asked: dict[int, tuple[Solver, Programme]] = {}
    real = Solver.best

    def watched(self: Solver, cost: Floats) -> Floats | None:
        point = real(self, cost)
        lines = Programme(self.terms, self.low, self.high, self.least, self.most)
        _, programme = asked.setdefault(id(self), (self, lines))  # held, so that no other gets its number
        programme.aims.append((cost.copy(), None if point is None else float(cost @ point)))
        return point

    with patch.object(Solver, "best", watched):
        pack.protected()
    return [programme for _, programme in asked.values()]


def _shares(pack: Pack) -> str:
    """The parts of one protection and attack."""
    with Stopwatch().on(PARTS) as watch:
        timed(lambda: watch.time(REST, pack.protected))
    return shares(watch.seconds)


def assert_equal(programmes: list[Programme]) -> int:
    """Solved anew by themselves, all aims go as far; returns how many there are."""
    for programme in programmes:
        for cost, goes_to in programme.aims:
            best = programme.anew(cost)
            assert (best is None) is (goes_to is None), "one finds a point and the other none"
            if best is not None and goes_to is not None:
                assert abs(best - goes_to) <= 1e-5 * (1 + abs(best)), "one goes further than the other"
    return sum(len(programme.aims) for programme in programmes)
