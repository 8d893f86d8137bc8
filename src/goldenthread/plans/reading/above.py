"""The headings above a place in a document, and those whose words find no place in the plan."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plans.plan import Unplaced
from goldenthread.plans.reading.blocks import Heading

_BETWEEN = " > "


@dataclass
class _Loose:
    """A heading whose words are not in the plan. under: the headings above it; is_frame: it says only what stands
    below it ("Success measures"); has_rows: a table of the plan does; is_empty: nothing at all."""

    heading: Heading
    under: str
    is_frame: bool
    has_rows: bool = False
    is_empty: bool = True

    @property
    def path(self) -> str:
        return _BETWEEN.join(filter(None, (self.under, self.heading.text)))


class Above:
    """The headings above what is read now, the nearest last."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self._loose: list[_Loose] = []
        self._open: list[_Loose] = []

    def enter(self, block: Heading) -> None:
        self.headings = [each for each in self.headings if each.level < block.level] + [block]
        self._open = [each for each in self._open if each.heading.level < block.level]

    def is_loose(self, *, is_frame: bool = False) -> None:
        """The words of the nearest heading have no place of their own in the plan."""
        loose = _Loose(self.headings[-1], _BETWEEN.join(each.text for each in self.headings[:-1]), is_frame)
        self._loose.append(loose)
        self._open.append(loose)

    def is_filled(self, *, rows: bool = False) -> None:
        """Something stands here. rows: of a table of the plan."""
        for each in self._open:
            each.is_empty = False
            each.has_rows = each.has_rows or rows

    @property
    def under(self) -> str:
        return _BETWEEN.join(each.text for each in self.headings)

    @property
    def nearest(self) -> str:
        return self.headings[-1].text if self.headings else ""

    def left(self, unplaced: Sequence[Unplaced], names: Container[str]) -> Iterator[Unplaced]:
        """The loose headings that nobody would see: no name of the plan, and nothing unplaced stands below them.

        Where rows of the plan stand below one it is listed as well, as it may say what they are about.
        """
        seen = {each.under for each in unplaced}
        for each in reversed(self._loose):
            below = any(path == each.path or path.startswith(each.path + _BETWEEN) for path in seen)
            if each.heading.text in names or (each.is_frame if each.has_rows else below):
                continue
            why = (
                "A heading with nothing below it."
                if each.is_empty
                else "A heading; what stands below it was placed."
            )
            seen.add(each.under)
            yield Unplaced(each.heading.line, each.heading.text, why, each.under)
