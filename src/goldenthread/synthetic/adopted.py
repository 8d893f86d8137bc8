"""Adopted children become known again under a new number, which nothing ties to the old one."""

from __future__ import annotations

import numpy as np

from goldenthread.synthetic.clock import Clock, as_day, years_after
from goldenthread.synthetic.courses import SUPPORT
from goldenthread.synthetic.draw import Frame, Ints, Rng, chance, missing, spans, take

_KNOWN_AGAIN = 0.3
_ADOPTION_SUPPORT = "N9"
_NOTHING_OF = (
    "s47",
    "conference",
    "plan_start",
    "plan_end",
    "care_start",
    "care_end",
    "again_start",
    "again_end",
)


def known_again(rng: Rng, clock: Clock, courses: Frame, first_child: int) -> tuple[Frame, Ints]:
    """(courses of adoption support, whose children are numbered from `first_child`; each one's old number)."""
    ended = np.isin(courses["care_reason"], ("E11", "E12")) & (courses["care_end"] < clock.end - 90)
    old = take(courses, ended & chance(rng, ended.size, _KNOWN_AGAIN))
    n = old["child"].size
    referred = clock.within(rng, old["care_end"] + 60 + spans(rng, n, 500.0), 7)
    close = np.minimum(
        clock.on_working_day(referred + 60 + spans(rng, n, 240.0)), years_after(old["born"], 18)
    )
    authorised = np.minimum(clock.add_working(referred, np.full(n, 32)), close)
    new = old | {name: missing(n) for name in _NOTHING_OF}
    new |= {
        "referred": referred,
        "close": close,
        "assessed": referred,
        "authorised": authorised,
        "kind": np.full(n, SUPPORT),
        "need": np.full(n, _ADOPTION_SUPPORT),
        "source": np.full(n, "1A"),
        "family_course": courses["family_course"].max(initial=0) + 1 + np.arange(n),
    }
    told = (referred <= clock.end) & (close > referred) & (close >= as_day(clock.span.kept_from))
    new = take(new, told) | {"child": first_child + np.arange(int(told.sum()))}
    return new, old["child"][told]
