"""Headings that name only a kind of content ("Measures", "Outcomes") and stand beside the priorities, not below one.

"Measures" below the last priority, and at its level, is of the whole plan. Where each priority has such a heading at
its own level, as where a program made a text of a PDF, it is the priority's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldenthread.plans.reading.blocks import Block, Heading, Table
from goldenthread.plans.reading.headings import PART, STATUS, priority_called, says_kind, says_title
from goldenthread.plans.reading.trackers import HORIZON, named_priority


@dataclass(frozen=True, slots=True)
class _Kind:
    """A heading of a kind of content. after_table: a table of its priority stands above it; is_higher: so does a
    heading higher than that of the priority, or it is one; within: another such heading is above it."""

    heading: Heading
    after_table: bool
    is_higher: bool
    within: Heading | None


@dataclass
class _Stretch:
    """What stands below the heading of a priority, down to that of the next. `own`: None below a part."""

    own: Heading | None
    has_table: bool = False
    kinds: list[_Kind] = field(default_factory=list)
    _beside: Heading | None = None
    _is_higher: bool = False

    def enter(self, block: Heading) -> None:
        if self.own is None:
            return
        is_kind, is_beside = says_kind(block.text.rstrip(":")), block.level <= self.own.level
        self._is_higher = self._is_higher or block.level < self.own.level
        if is_beside:
            self._beside = block
        if is_kind and self._beside is not None:
            within = self._beside if not is_beside and self._is_of_a_kind() else None
            self.kinds.append(_Kind(block, self.has_table, self._is_higher, within))

    def _is_of_a_kind(self) -> bool:
        return any(each.heading == self._beside for each in self.kinds)


def beside(blocks: Iterable[Block], priorities: frozenset[Heading]) -> frozenset[Heading]:
    """The headings of a kind of content that belong to no priority. priorities: headings that do not say that they
    are one."""
    stretches = list(_stretches(blocks, priorities))
    found: set[Heading] = set()
    for stretch in stretches:
        others = [each for each in stretches if each is not stretch and each.own is not None]
        for kind in stretch.kinds:
            is_outside = kind.within in found if kind.within else not _is_its_own(kind, others)
            found |= {kind.heading} if is_outside else set()
    return frozenset(found)


def _is_its_own(kind: _Kind, others: list[_Stretch]) -> bool:
    if kind.is_higher:
        return False
    if any(_is_alike(kind.heading, each.heading) for other in others for each in other.kinds):
        return True
    return not kind.after_table and (not others or any(other.has_table for other in others))


def _is_alike(one: Heading, other: Heading) -> bool:
    return (one.level, _plain(one)) == (other.level, _plain(other))


def _plain(block: Heading) -> str:
    return block.text.rstrip(":?").lower()


def _stretches(blocks: Iterable[Block], priorities: frozenset[Heading]) -> Iterator[_Stretch]:
    names: set[tuple[str, str]] = set()
    now: _Stretch | None = None
    for block in blocks:
        if isinstance(block, Table) and now is not None:
            now.has_table = True
        if not isinstance(block, Heading):
            continue
        text = block.text.rstrip(":")
        called = priority_called(text)
        if block in priorities or named_priority(text) or called in names:
            names |= {called} if all(called) else set()
            yield from [now] if now else []
            now = _Stretch(block)
        elif PART.match(text) or says_title(text):
            yield from [now] if now else []
            now = _Stretch(None)
        elif now is not None and not (HORIZON.match(text) or STATUS.fullmatch(text)):
            now.enter(block)
    yield from [now] if now else []
