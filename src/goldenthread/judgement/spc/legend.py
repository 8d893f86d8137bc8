"""How control charts are made and read, in sentences, by the switches in force."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.judgement.spc.limits import FEW, SCREENED_FROM
from goldenthread.judgement.spc.method import Method
from goldenthread.judgement.spc.rules import Rule
from goldenthread.judgement.spc.words import LIMITS, rule_words


def limits_legend(method: Method) -> str:
    """What average and limits rest on."""
    return " ".join(_limits(method))


def _limits(method: Method) -> Iterator[str]:
    yield LIMITS
    if method.fix_first:
        yield f"Both rest on the first {method.fix_first} figures, or the first {method.fix_first} since a new start."
    if method.screen:
        yield f"Steps of {SCREENED_FROM} times the average step or more are left out of the limits."
    yield f"Fewer than {method.fewest} figures have no limits and no signal."
    if method.fewest < FEW:
        yield f"With fewer than {FEW} they are trial limits."


def signal_legend(method: Method) -> str:
    """What makes a signal."""
    found = [rule_words(rule, method) for rule in Rule if rule is not Rule.NONE]
    first = "what one rule calls an improvement and another a concern is an improvement"
    order = first if method.improvement_first else "the first that fits marks a figure"
    return f"A signal is any of these, and {order}. {' '.join(found)}"


def assurance_legend(method: Method) -> str:
    """When a target is said to be met, not met, or either."""
    inside = "within them" if method.touching_counts else "within them, or on one,"
    beyond = "beyond the limits, or on one," if method.touching_counts else "beyond the limits"
    return f"A target {beyond} will or won't be met if nothing changes; one {inside} may or may not be met."
