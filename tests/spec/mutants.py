"""Small wrong changes to a definition: each one must make a worked example fail.

A comparison is swapped for its neighbours, a number moved by one, a value dropped from a list, a join or a
negation changed, an exception forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import singledispatch
from typing import Any

from goldenthread.indicators.counting import Aged, Events, Lasting, LeaveOut, Open
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.wording import in_words
from goldenthread.records.fact import Fact
from goldenthread.terms.condition import All, Any_, Column, Compare, IsIn, IsKnown, MonthsBefore, Not

Change = tuple[str, Any]

NEIGHBOURS = {
    "<": ("<=", ">"),
    "<=": ("<", ">="),
    ">": (">=", "<"),
    ">=": (">", "<="),
    "==": ("!=",),
    "!=": ("==",),
}
SIDES = ("of", "meeting", "top", "bottom")
OPTIONAL = ("where", "aged", "lasting", "starting", "amount")


@dataclass(frozen=True)
class Mutant:
    """An indicator with one wrong change, in words; `band` is an age band's label, and what it became."""

    indicator: Indicator
    words: str
    band: tuple[str, str] = ("", "")


def mutants_of(indicator: Indicator) -> Iterator[Mutant]:
    """The indicator with each single change to its rule or to its age bands."""
    for words, measure in changes(indicator.measure):
        yield Mutant(replace(indicator, measure=measure), words)
    for at, band in enumerate(indicator.bands):
        for words, new in changes(band):
            bands = (*indicator.bands[:at], new, *indicator.bands[at + 1 :])
            yield Mutant(
                replace(indicator, bands=bands), f"band {band.label}: {words}", (band.label, new.label)
            )


def changes(node: Any) -> Iterator[Change]:
    """Every single change to a part of a definition or to a part of that."""
    yield from changed(node)
    if isinstance(node, Fact | Column):
        return
    if isinstance(node, tuple):
        for at, item in enumerate(node):
            for words, new in changes(item):
                yield words, (*node[:at], new, *node[at + 1 :])
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            for words, new in changes(getattr(node, field.name)):
                named = f"{field.name}: {words}" if field.name in (*OPTIONAL, *SIDES) else words
                yield named, replace(node, **{field.name: new})


@singledispatch
def changed(node: Any) -> Iterator[Change]:
    """The changes to one part itself, not to what it is made of."""
    return iter(())


@changed.register(Events)
@changed.register(Open)
def _(node: Events | Open) -> Iterator[Change]:
    for name in OPTIONAL:
        if getattr(node, name, None) is not None:
            yield f"without {name}", replace(node, **{name: None})


@changed.register
def _(node: Compare) -> Iterator[Change]:
    for op in NEIGHBOURS[node.op]:
        yield f"{in_words(node)}: {node.op} as {op}", replace(node, op=op)
    if type(node.right) is int:
        for step in (-1, 1):
            yield f"{in_words(node)}: {node.right + step}", replace(node, right=node.right + step)


@changed.register
def _(node: IsIn) -> Iterator[Change]:
    for value in node.values:
        yield (
            f"{in_words(node)}: without {value}",
            replace(node, values=tuple(v for v in node.values if v != value)),
        )


@changed.register
def _(node: IsKnown) -> Iterator[Change]:
    yield f"not: {in_words(node)}", Not(node)


@changed.register
def _(node: Not) -> Iterator[Change]:
    yield f"without the not: {in_words(node)}", node.condition


@changed.register(All)
@changed.register(Any_)
def _(node: All | Any_) -> Iterator[Change]:
    other = Any_ if isinstance(node, All) else All
    yield f"{in_words(node)}: and for or", other(node.parts)
    for part in node.parts:
        rest = tuple(p for p in node.parts if p is not part)
        yield f"without: {in_words(part)}", replace(node, parts=rest)


@changed.register
def _(node: MonthsBefore) -> Iterator[Change]:
    for step in (-1, 1):
        yield f"{node.months + step} months", replace(node, months=node.months + step)


@changed.register
def _(node: Lasting) -> Iterator[Change]:
    yield f"{node.op} turned", replace(node, op=">" if node.op == ">=" else ">=")
    for field in ("months", "days"):
        if getattr(node, field):
            for step in (-1, 1):
                value = getattr(node, field) + step
                yield f"{value} {field}", replace(node, **{field: value})


@changed.register
def _(node: Aged) -> Iterator[Change]:
    for low, high in (
        (node.low - 1, node.high),
        (node.low + 1, node.high),
        (node.low, node.high - 1),
        (node.low, node.high + 1),
    ):
        if low >= -1 and high < 200:
            yield f"aged {low} to {high}", Aged(low, high)


@changed.register
def _(node: tuple) -> Iterator[Change]:  # type: ignore[type-arg]
    for at, item in enumerate(node):
        if isinstance(item, LeaveOut):
            yield f"without leaving out: {item.because}", (*node[:at], *node[at + 1 :])
