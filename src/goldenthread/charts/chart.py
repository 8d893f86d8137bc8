"""A chart: a picture, and all that it says in words and numbers besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from goldenthread.charts import drawing
from goldenthread.charts.cells import Cell, Column

NOT_FROM_NOUGHT = "The scale does not start at 0."


@dataclass(frozen=True)
class Chart:
    """One chart.

    subject: the measure that it is of. title says what the chart is, finding what it shows; `message` is the
    finding in a few words, for the top of a slide. columns and rows: its table. notes: what must be said
    under it. specification: its picture, as Vega-Lite. kind: charts of one kind have tables with the same columns.
    is_news: it is worth a slide of its own. main: the parts of its finding, those that matter most first.
    foot: what must be known to read the picture. drawn: the picture in another width.
    """

    kind: str
    subject: str
    title: str
    finding: str
    message: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    specification: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    is_news: bool = True
    main: tuple[str, ...] = ()
    foot: str = ""
    drawn: Callable[[float], Mapping[str, Any]] | None = field(default=None, compare=False, repr=False)

    @property
    def heading(self) -> str:
        """What stands above the picture: the measure, and what the chart shows of it."""
        return f"{self.subject}: {self.title[:1].lower()}{self.title[1:]}"

    @property
    def alternative(self) -> str:
        """What someone who can't see the picture is told in its place."""
        return " ".join(filter(None, (f"{self.heading}. {self.finding}", self.foot)))

    @cached_property
    def svg(self) -> str:
        """The picture, with the alternative as its title. The same chart always gives the same bytes."""
        return drawing.svg(self.specification, self.alternative)

    def png_of(self, shape: float) -> bytes:
        """The picture as points of colour, for formats that take no SVG; as near as it can be to a width of `shape`
        times its height, and never narrower than elsewhere."""
        return drawing.png(drawing.svg(self._shaped(shape), self.alternative))

    def shape_of(self, shape: float) -> float:
        """The width of that picture over its height."""
        wide, high = _size(self._shaped(shape))
        return wide / high

    def _shaped(self, shape: float) -> Mapping[str, Any]:
        wide, high = _size(self.specification)
        return self.specification if self.drawn is None else self.drawn(max(wide, shape * high))


def _size(specification: Mapping[str, Any]) -> tuple[float, float]:
    """The width and height of a picture, its edges included."""
    box = specification["padding"]
    return (
        specification["width"] + box["left"] + box["right"],
        specification["height"] + box["top"] + box["bottom"],
    )
