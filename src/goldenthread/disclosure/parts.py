"""Whether one count is part of another, by their definitions: the same thing, counted under more conditions."""

from __future__ import annotations

from dataclasses import dataclass, fields

from goldenthread.indicators.counting import Aged, Counted, Lasting, Open
from goldenthread.terms.condition import All, Condition

_NARROWING = ("where", "leave_out", "lasting", "aged")


@dataclass(frozen=True)
class Definition:
    """What is counted: its conditions, and all the rest of it, as texts that are the same for the same definition.

    Every definition is held against every other, so its texts are made once.
    """

    whole: str
    same: tuple[str, ...]
    conditions: frozenset[str]
    left_out: frozenset[str]
    lasting: Lasting | None
    since: str
    aged: Aged | None
    is_amount: bool

    @classmethod
    def of(cls, counted: Counted) -> Definition:
        rest = (repr(getattr(counted, f.name)) for f in fields(counted) if f.name not in _NARROWING)
        lasting = getattr(counted, "lasting", None)
        return cls(
            repr(counted),
            (type(counted).__name__, *rest),
            frozenset(_conditions(counted.where)),
            frozenset(map(repr, counted.leave_out)),
            lasting,
            repr(lasting and lasting.since),
            counted.aged,
            isinstance(counted, Open) and counted.amount is not None,
        )


def is_part(narrow: Definition, wide: Definition) -> bool:
    """Whether everybody whom the one counts is counted by the other, so that the rest between them can be told.

    Only what the definitions show. Sums of hours are no numbers of children and are part of nothing.
    """
    return (
        narrow.same == wide.same
        and narrow.whole != wide.whole
        and not narrow.is_amount
        and wide.conditions <= narrow.conditions
        and wide.left_out <= narrow.left_out
        and _lasts_as_long(narrow, wide)
        and _is_within(narrow.aged, wide.aged)
    )


def _conditions(where: Condition | None) -> set[str]:
    """The conditions that must all be met, each as a text that is the same for the same condition."""
    if where is None:
        return set()
    if isinstance(where, All):
        return set().union(*(_conditions(part) for part in where.parts))
    return {repr(where)}


def _lasts_as_long(narrow: Definition, wide: Definition) -> bool:
    one, other = narrow.lasting, wide.lasting
    if other is None:
        return True
    if one is None or (one.op, narrow.since) != (other.op, wide.since):
        return False
    return one.months >= other.months and one.days >= other.days


def _is_within(narrow: Aged | None, wide: Aged | None) -> bool:
    return wide is None or (narrow is not None and wide.low <= narrow.low and narrow.high <= wide.high)
