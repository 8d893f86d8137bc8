"""Whether a target will be met if nothing changes: always, never, or in some months and not in others."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.spc.limits import Limits
from goldenthread.judgement.spc.method import Method
from goldenthread.terms.judging import Assurance
from goldenthread.terms.words import Better


def assurance_of(
    target: float, better: Better, values: Sequence[float], limits: Limits, method: Method
) -> Assurance:
    """A target beyond the limits is always or never met; inside them, or on one, it is hit or miss.

    Where the points are all the same there are no limits, and each is held against the target itself.
    """
    if better is Better.NEITHER or limits.is_short:
        return Assurance.NONE
    good = 1 if better is Better.HIGHER else -1
    if limits.reach is None:
        return _plainly([compare(value, target) != -good for value in values])
    scale = max(map(abs, values))
    beyond = compare(abs(target - limits.mean), limits.reach, scale)
    if beyond == -1 or (beyond == 0 and not method.touching_counts):
        return Assurance.HIT_OR_MISS
    return Assurance.FAIL if compare(target, limits.mean) == good else Assurance.PASS


def _plainly(met: Sequence[bool]) -> Assurance:
    if all(met):
        return Assurance.PASS
    return Assurance.HIT_OR_MISS if any(met) else Assurance.FAIL
