"""A chart: a picture, and all that it says in words and numbers besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldenthread.charts import drawing
from goldenthread.charts.cells import Cell, Column


@dataclass(frozen=True)
class Chart:
    """One chart.

    subject: the measure that it is of. title says what the chart is, finding what it shows; `message` is the
    finding in a few words, for the top of a slide. columns and rows: its table. notes: what must be said
    under it. specification: its picture, as Vega-Lite. kind: charts of one kind have tables with the same columns.
    is_news: it is worth a slide of its own. main: the parts of its finding, those that matter most first.
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

    @property
    def heading(self) -> str:
        """What stands above the picture: the measure, and what the chart shows of it."""
        return f"{self.subject}: {self.title[:1].lower()}{self.title[1:]}"

    @property
    def alternative(self) -> str:
        """What someone who can't see the picture is told in its place."""
        return f"{self.heading}. {self.finding}"

    @cached_property
    def svg(self) -> str:
        """The picture, with the alternative as its title. The same chart always gives the same bytes."""
        return drawing.svg(self.specification, self.alternative)

    @cached_property
    def png(self) -> bytes:
        """The picture as points of colour, for formats that take no SVG."""
        return drawing.png(self.svg)
