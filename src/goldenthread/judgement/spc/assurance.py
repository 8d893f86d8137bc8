"""Whether a target will be met if nothing changes: always, never, or in some months and not in others."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.spc.limits import Limits
from goldenthread.terms.judging import Assurance
from goldenthread.terms.words import Better


def assurance_of(target: float | None, better: Better, values: Sequence[float], limits: Limits) -> Assurance:
    """A target outside the limits is always or never met; inside or on a limit it is hit or miss.

    Where the points are all the same there are no limits, and each is held against the target itself.
    """
    if target is None or better is Better.NEITHER or limits.is_short:
        return Assurance.NONE
    good = 1 if better is Better.HIGHER else -1
    lower, upper = limits.lower, limits.upper
    if lower is None or upper is None:
        return _plainly([compare(value, target) != -good for value in values])
    scale = max(map(abs, values))
    easy, hard = (lower, upper) if better is Better.HIGHER else (upper, lower)
    if compare(target, hard, scale) == good:
        return Assurance.FAIL
    if compare(target, easy, scale) == -good:
        return Assurance.PASS
    return Assurance.HIT_OR_MISS


def _plainly(met: Sequence[bool]) -> Assurance:
    if all(met):
        return Assurance.PASS
    return Assurance.HIT_OR_MISS if any(met) else Assurance.FAIL
