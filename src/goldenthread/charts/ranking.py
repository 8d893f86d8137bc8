"""Our place among the councils most like ours: a dot for each on one line, and the table of who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.charts import drawing
from goldenthread.charts.axes import axis, tick_format
from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.charts.chart import NOT_FROM_NOUGHT, Chart
from goldenthread.charts.letters import letters
from goldenthread.terms.showing import NOT_AVAILABLE, show
from goldenthread.terms.words import Unit

KIND = "Neighbours"
_ENGLISH = "#801650"
_SIDE = 16
_PLOT = drawing.WIDTH - 2 * _SIDE
_OURS, _DOTS = 18, 44  # from the top: our name, the dots' line where none stands above another
_FIRST, _SECOND, _BELOW = 30, 54, 68  # below the dots' line: two rows of names, the scale
_STEP = 14  # from one dot to the next, beside it or above it
_SHIFT = 6  # of a name's beginning or end, beside its line


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
    picture = _Picture(ranking)
    foot = "" if picture.scale.starts_at_nought else NOT_FROM_NOUGHT
    return Chart(
        KIND,
        ranking.subject,
        ranking.title,
        ranking.finding,
        ranking.message,
        (Column("Council"), Column("Figure", is_number=True)),
        tuple(_rows(ranking)),
        picture.specification(),
        (*notes, *ranking.notes, *([foot] if foot else [])),
        foot=foot,
    )


def _rows(ranking: Ranking) -> Iterator[tuple[Cell, ...]]:
    def number(value: float) -> Number:
        return Number(value, ranking.unit, ranking.decimals)

    for place in (ranking.ours, *ranking.neighbours):
        yield (
            Words(place.name),
            Gap(place.gap) if place.value is None else number(place.value),
        )
    if ranking.mean is not None:
        yield Words(f"{ranking.middle.capitalize()} of {len(ranking.known)} neighbours"), number(ranking.mean)
    if ranking.england is not None:
        yield Words("England"), number(ranking.england)


class _Picture:
    """The dots on their line, those of one figure above each other, and the three names with their lines."""

    def __init__(self, ranking: Ranking) -> None:
        self.ranking = ranking
        self.ours = ranking.ours.value or 0.0
        extra = [value for value in (self.ours, ranking.england, ranking.mean) if value is not None]
        self.scale = axis([*ranking.known, *extra], ranking.unit, decimals=ranking.decimals or 0)
        english = [] if ranking.england is None else [ranking.england]
        self.dots = self._apart([self.ours, *english, *sorted(ranking.known)])
        self.base = _DOTS + _STEP * max(level for _, level in self.dots)
        self.english = len(english)

    def specification(self) -> dict[str, Any]:
        scale, base = self.scale, self.base
        own, english, others = self.dots[:1], self.dots[1 : 1 + self.english], self.dots[1 + self.english :]
        return {
            "width": _PLOT,
            "height": base + _BELOW,
            "padding": {"left": _SIDE, "right": _SIDE, "top": 6, "bottom": 30},
            "layer": [
                *self._names(),
                _dots(others, base, "#FFFFFF", drawing.QUIET, 110, "circle"),
                _dots(english, base, _ENGLISH, _ENGLISH, 110, "diamond"),
                _dots(own, base, drawing.OURS, drawing.OURS, 190, "circle"),
            ],
            "encoding": {
                "x": {
                    "type": "quantitative",
                    "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
                    "axis": {
                        "values": list(scale.ticks),
                        "labelExpr": tick_format(self.ranking.unit, scale.ticks),
                        "labelPadding": 6,
                        "labelBound": False,
                        "labelFlush": True,
                    },
                }
            },
        }  # fmt: skip

    def _x(self, value: float) -> float:
        return _PLOT * (value - self.scale.low) / (self.scale.high - self.scale.low)

    def _apart(self, values: Sequence[float]) -> list[tuple[float, int]]:
        """Each value with how many dots it stands above the line: none covers another."""
        placed: list[tuple[float, int]] = []
        for value in values:
            taken = {level for other, level in placed if abs(self._x(other) - self._x(value)) < _STEP}
            placed.append((value, next(level for level in range(len(values)) if level not in taken)))
        return placed

    def _names(self) -> list[dict[str, Any]]:
        """Our name above the dots; England's and the neighbours' below, neither on the other's line."""
        ranking = self.ranking
        own = f"{ranking.ours.name} {ranking.show(self.ours)}"
        named = [_Name(own, self.ours, drawing.OURS, 600)]
        if ranking.england is not None:
            named.append(_Name(f"England {ranking.show(ranking.england)}", ranking.england, _ENGLISH))
        if ranking.mean is not None:
            mean = f"Neighbours’ {ranking.middle} {ranking.show(ranking.mean)}"
            named.append(_Name(mean, ranking.mean, drawing.QUIET))
        first, *below = named
        layers = _named(first, _OURS, self.base, self._aligned(first) or _SIDES[0])
        for name, y, side in self._in_rows(below):
            layers += _named(name, y, self.base, side)
        return layers

    def _in_rows(self, below: list[_Name]) -> list[tuple[_Name, int, _Side]]:
        """One under the other: the line of the lower name must pass beside the upper name."""
        rows = [self.base + _FIRST, self.base + _SECOND]
        for upper, *rest in (below, below[::-1]):
            if side := self._aligned(upper, *(name.value for name in rest)):
                return [(upper, rows[0], side), *((n, rows[1], self._aligned(n) or _SIDES[0]) for n in rest)]
        return [(name, y, self._aligned(name) or _SIDES[0]) for name, y in zip(below, rows, strict=False)]

    def _aligned(self, name: _Name, *lines: float) -> _Side | None:
        """The side of its own line on which a name fits without lying on another's line; None where none does."""
        at, wide = self._x(name.value), letters(name.text, name.weight > 400) * drawing.LETTERS
        for side in _SIDES:
            start = at + side.moved - wide * side.before
            clear = all(not start - _SHIFT < self._x(line) < start + wide + _SHIFT for line in lines)
            if clear and start >= -_SIDE and start + wide <= _PLOT + _SIDE:
                return side
        return None


@dataclass(frozen=True)
class _Side:
    """How a name stands at its line: aligned, moved to the right, and how much of it lies before that place."""

    align: str
    moved: int
    before: float


_SIDES = (
    _Side("center", 0, 0.5),
    _Side("left", -_SHIFT, 0.0),
    _Side("right", _SHIFT, 1.0),
    _Side("left", _SHIFT, 0.0),
    _Side("right", -_SHIFT, 1.0),
)


@dataclass(frozen=True)
class _Name:
    """A name with the figure that it stands at."""

    text: str
    value: float
    colour: str
    weight: int = 400


def _dots(
    dots: Sequence[tuple[float, int]], base: int, fill: str, edge: str, size: int, shape: str
) -> dict[str, Any]:
    return {
        "mark": {"type": "point", "filled": True, "fill": fill, "stroke": edge, "strokeWidth": 1.5,
                 "size": size, "shape": shape, "opacity": 0.9},
        "data": {"values": [{"v": value, "y": base - _STEP * level} for value, level in dots]},
        "encoding": {"x": {"field": "v"}, "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None}},
    }  # fmt: skip


def _named(name: _Name, y: int, base: int, side: _Side) -> list[dict[str, Any]]:
    """A name with a line from it to its dot."""
    near = y + 7 if y < base else y - 10
    data = {"values": [{"v": name.value}]}
    line = {"type": "rule", "color": name.colour, "strokeWidth": 1}
    return [
        {"mark": line, "data": data, "encoding": {"x": {"field": "v"}, "y": {"value": near}, "y2": {"value": base}}},
        {"mark": {"type": "text", "align": side.align, "dx": side.moved, "text": name.text, "color": name.colour,
                  "fontWeight": name.weight, "baseline": "middle"},
         "data": data, "encoding": {"x": {"field": "v"}, "y": {"value": y}}},
    ]  # fmt: skip
