"""Our place among the councils most like ours: a dot for each on one line, and the table of who is who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.charts import drawing
from goldenthread.charts.axes import axis, tick_format
from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.charts.chart import Chart
from goldenthread.terms.showing import NOT_AVAILABLE, show
from goldenthread.terms.words import Unit

KIND = "Neighbours"
_ENGLISH = "#801650"
_SIDE = 16
_PLOT = drawing.WIDTH - 2 * _SIDE
_OURS, _DOTS, _ENGLAND, _MEAN, _HEIGHT = 18, 44, 74, 98, 112


@dataclass(frozen=True)
class Place:
    """One council and its figure; None where it has none, and `gap` is its mark."""

    name: str
    value: float | None
    gap: str = NOT_AVAILABLE


@dataclass(frozen=True)
class Ranking:
    """All that the chart needs. neighbours: in the order in which the table lists them.

    mean: theirs together, and `middle` what it is: a mean or a median.
    """

    subject: str
    title: str
    finding: str
    message: str
    unit: Unit
    ours: Place
    neighbours: tuple[Place, ...]
    england: float | None = None
    mean: float | None = None
    middle: str = "mean"
    notes: tuple[str, ...] = ()
    decimals: int | None = None

    @property
    def known(self) -> list[float]:
        return [place.value for place in self.neighbours if place.value is not None]

    def show(self, value: float) -> str:
        return show(value, self.unit, self.decimals)


def ranking_chart(ranking: Ranking) -> Chart | None:
    """The chart; None where we or all of the others have no figure."""
    if ranking.ours.value is None or not ranking.known:
        return None
    missing = [place.name for place in ranking.neighbours if place.value is None]
    notes = [f"No figure for {', '.join(missing)}: left out of the {ranking.middle}."] if missing else []
    return Chart(
        KIND,
        ranking.subject,
        ranking.title,
        ranking.finding,
        ranking.message,
        (Column("Council"), Column("Figure", is_number=True)),
        tuple(_rows(ranking)),
        _specification(ranking),
        (*notes, *ranking.notes),
    )


def _rows(ranking: Ranking) -> Iterator[tuple[Cell, ...]]:
    def number(value: float) -> Number:
        return Number(value, ranking.unit, ranking.decimals)

    for place in (ranking.ours, *ranking.neighbours):
        yield Words(place.name), Gap(place.gap) if place.value is None else number(place.value)
    if ranking.mean is not None:
        yield Words(f"{ranking.middle.capitalize()} of {len(ranking.known)} neighbours"), number(ranking.mean)
    if ranking.england is not None:
        yield Words("England"), number(ranking.england)


def _specification(ranking: Ranking) -> dict[str, Any]:
    ours = ranking.ours.value or 0.0
    extra = [value for value in (ours, ranking.england, ranking.mean) if value is not None]
    scale = axis([*ranking.known, *extra], ranking.unit)
    named = [(_OURS, ours, f"{ranking.ours.name} {ranking.show(ours)}", drawing.OURS, 600)]
    if ranking.england is not None:
        named.append((_ENGLAND, ranking.england, f"England {ranking.show(ranking.england)}", _ENGLISH, 400))
    if ranking.mean is not None:
        mean = f"Neighbours’ {ranking.middle} {ranking.show(ranking.mean)}"
        named.append((_MEAN, ranking.mean, mean, drawing.QUIET, 400))
    share = [(value - scale.low) / (scale.high - scale.low) for _, value, *_ in named]
    labels = [
        layer
        for (y, value, text, colour, weight), part in zip(named, share, strict=True)
        for layer in _named(y, value, text, colour, weight, part)
    ]
    return {
        "width": _PLOT,
        "height": _HEIGHT,
        "padding": {"left": _SIDE, "right": _SIDE, "top": 6, "bottom": 30},
        "layer": [
            *labels,
            _dots(ranking.known, "#FFFFFF", drawing.QUIET, 110, "circle"),
            _dots([] if ranking.england is None else [ranking.england], _ENGLISH, _ENGLISH, 110, "diamond"),
            _dots([ours], drawing.OURS, drawing.OURS, 190, "circle"),
        ],
        "encoding": {
            "x": {
                "type": "quantitative",
                "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
                "axis": {
                    "values": list(scale.ticks),
                    "labelExpr": tick_format(ranking.unit, scale.ticks),
                    "labelPadding": 6,
                    "labelBound": False,
                    "labelFlush": True,
                },
            }
        },
    }  # fmt: skip


def _dots(values: list[float], fill: str, edge: str, size: int, shape: str) -> dict[str, Any]:
    return {
        "mark": {"type": "point", "filled": True, "fill": fill, "stroke": edge, "strokeWidth": 1.5,
                 "size": size, "shape": shape, "opacity": 0.9},
        "data": {"values": [{"v": value} for value in values]},
        "encoding": {"x": {"field": "v"}, "y": {"value": _DOTS}},
    }  # fmt: skip


def _named(y: int, value: float, text: str, colour: str, weight: int, part: float) -> list[dict[str, Any]]:
    """A name with a line from it to its dot; near an end of the scale the name runs inwards."""
    align = "left" if part < 0.3 else "right" if part > 0.7 else "center"
    moved = {"left": -6, "right": 6, "center": 0}[align]
    near = y + 7 if y < _DOTS else y - 10
    data = {"values": [{"v": value}]}
    line = {"type": "rule", "color": colour, "strokeWidth": 1}
    return [
        {"mark": line, "data": data, "encoding": {"x": {"field": "v"}, "y": {"value": near}, "y2": {"value": _DOTS}}},
        {"mark": {"type": "text", "align": align, "dx": moved, "text": text, "color": colour, "fontWeight": weight,
                  "baseline": "middle"},
         "data": data, "encoding": {"x": {"field": "v"}, "y": {"value": y}}},
    ]  # fmt: skip
