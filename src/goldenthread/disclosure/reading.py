"""What a printed cell tells an outsider who knows the rules: each text as a line of a linear programme.

It starts from the texts alone, so that it finds out what a pack tells and not what it was meant to tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from goldenthread.disclosure.cells import (
    COMPLEMENT,
    DENOMINATOR,
    NUMERATOR,
    VALUE,
    Count,
    Rules,
    Shown,
    Subject,
)
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, ROUNDS_TO_NOTHING, SUPPRESSED

SILENT = (SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE, "")


@dataclass(frozen=True)
class Row:
    """low <= the sum of the terms <= high."""

    terms: Mapping[Count, float]
    low: float
    high: float


@dataclass(frozen=True)
class _Printed:
    """A number as printed, and half of its last digit."""

    number: Fraction
    half: Fraction

    @classmethod
    def of(cls, text: str) -> _Printed:
        if text == ROUNDS_TO_NOTHING:
            return cls(Fraction(0), Fraction(1, 2))
        digits = text.replace(",", "").rstrip("%")
        decimals = len(digits.partition(".")[2])
        return cls(Fraction(digits), Fraction(1, 2 * 10**decimals))


def told(shown: Shown, rules: Rules) -> Iterator[tuple[str, Row]]:
    """Each printed side with what it tells."""
    subject = shown.subject
    for side, text in shown.texts.items():
        if text in SILENT or (side == DENOMINATOR and not subject.over):
            continue
        rows = _value(subject, text, rules) if side == VALUE else [_count(subject, side, text, rules)]
        for row in rows:
            yield side, row


def counts_only(shown: Shown) -> Shown:
    """The cell without its value, where both counts are printed: the value tells nothing that these do not."""
    counts = (NUMERATOR, DENOMINATOR) if shown.subject.over else (NUMERATOR,)
    if VALUE not in shown.texts or any(shown.texts.get(side, "") in SILENT for side in counts):
        return shown
    return replace(shown, texts={side: text for side, text in shown.texts.items() if side != VALUE})


def _count(subject: Subject, side: str, text: str, rules: Rules) -> Row:
    """A count: exact, or what rounds to it. One that is shown is 0 or above the threshold."""
    printed = _Printed.of(text)
    low = high = printed.number
    if rules.round_to > 1:
        low, high = low - Fraction(rules.round_to, 2), high + Fraction(rules.round_to, 2)
    elif "." in text:
        low, high = low - printed.half, high + printed.half
    if printed.number == 0:
        return Row(subject.counts(side), 0.0, 0.0)
    if high >= (least := Fraction(_least(subject, rules))):  # else it was shown under other rules
        low = max(low, least)
    if subject.amounts or rules.round_to == 1:
        return Row(subject.counts(side), float(low), float(high))
    return Row(subject.counts(side), float(math.ceil(low)), float(math.ceil(high) - 1))


def _value(subject: Subject, text: str, rules: Rules) -> Iterator[Row]:
    """A rate or percentage: a band for the numerator, as wide as the rounding leaves it."""
    printed = _Printed.of(text)
    if printed.number == 0 and text != ROUNDS_TO_NOTHING:
        yield Row(subject.counts(NUMERATOR), 0.0, 0.0)
        return
    scale = Fraction(subject.scale).limit_denominator(10**6)
    low, high = (printed.number - printed.half) / scale, (printed.number + printed.half) / scale
    yield Row(subject.counts(NUMERATOR), _least(subject, rules), math.inf)
    loose = Fraction(rules.round_to, 2) if rules.round_to > 1 else Fraction(0)
    if not subject.over:
        per = Fraction(subject.per)
        yield _band(subject, low * per - loose, high * per + loose, exact=not loose)
        return
    yield Row(subject.counts(DENOMINATOR), _least(subject, rules), math.inf)
    if subject.whole and printed.number < 100:
        yield Row(subject.counts(COMPLEMENT), _least(subject, rules), math.inf)
    yield _line(subject, low, -(1 + low) * loose, math.inf)
    # half goes up, so the upper end itself is never met: of whole numbers it is missed by 1 / finest at least
    finest = high.denominator if not subject.amounts and not loose else 0
    yield _line(subject, high, -math.inf, -Fraction(1, finest) if finest else (1 + high) * loose)


def _band(subject: Subject, low: Fraction, high: Fraction, exact: bool) -> Row:
    """The counts whose rate rounds to what is printed; the upper end itself would round up."""
    counts = subject.counts(NUMERATOR)
    if subject.amounts:
        return Row(counts, float(low), float(high))
    return Row(
        counts, float(max(0, math.ceil(low))), float(math.ceil(high) - 1 if exact else math.floor(high))
    )


def _line(subject: Subject, ratio: Fraction, low: Fraction | float, high: Fraction | float) -> Row:
    """low <= numerator - ratio x denominator <= high."""
    terms = {count: -float(ratio) for count in subject.counts(DENOMINATOR)}
    for count in subject.counts(NUMERATOR):
        terms[count] = terms.get(count, 0.0) + 1.0
    return Row(terms, float(low), float(high))


def _least(subject: Subject, rules: Rules) -> float:
    return float(rules.threshold if subject.amounts else rules.threshold + 1)
