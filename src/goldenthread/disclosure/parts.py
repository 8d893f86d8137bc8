"""Whether one count is part of another, by their definitions: the same thing, counted under more conditions."""

from __future__ import annotations

from dataclasses import fields

from goldenthread.indicators.counting import Aged, Counted, Lasting, Open
from goldenthread.terms.condition import All, Condition

_NARROWING = ("where", "leave_out", "lasting", "aged")


def is_part(narrow: Counted, wide: Counted) -> bool:
    """Whether everybody whom the one counts is counted by the other, so that the rest between them can be told.

    Only what the definitions show. Sums of hours are no numbers of children and are part of nothing.
    """
    if type(narrow) is not type(wide) or repr(narrow) == repr(wide):
        return False
    if isinstance(narrow, Open) and narrow.amount is not None:
        return False
    same = (f.name for f in fields(narrow) if f.name not in _NARROWING)
    if any(repr(getattr(narrow, name)) != repr(getattr(wide, name)) for name in same):
        return False
    return (
        _conditions(wide.where) <= _conditions(narrow.where)
        and {repr(each) for each in wide.leave_out} <= {repr(each) for each in narrow.leave_out}
        and _lasts_as_long(getattr(narrow, "lasting", None), getattr(wide, "lasting", None))
        and _is_within(narrow.aged, wide.aged)
    )


def _conditions(where: Condition | None) -> set[str]:
    """The conditions that must all be met, each as a text that is the same for the same condition."""
    if where is None:
        return set()
    if isinstance(where, All):
        return set().union(*(_conditions(part) for part in where.parts))
    return {repr(where)}


def _lasts_as_long(narrow: Lasting | None, wide: Lasting | None) -> bool:
    if wide is None or repr(narrow) == repr(wide):
        return True
    if narrow is None or (narrow.op, repr(narrow.since)) != (wide.op, repr(wide.since)):
        return False
    return narrow.months >= wide.months and narrow.days >= wide.days


def _is_within(narrow: Aged | None, wide: Aged | None) -> bool:
    return wide is None or (narrow is not None and wide.low <= narrow.low and narrow.high <= wide.high)
