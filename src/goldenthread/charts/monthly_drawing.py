"""The picture of a control chart as a Vega-Lite specification: lines, points and words, each kind in one layer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from goldenthread.charts import drawing, marks
from goldenthread.charts.axes import Axis, apart, axis, tick_format, tick_texts
from goldenthread.charts.beside import Spot, Surroundings, best_spot
from goldenthread.charts.letters import letters
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month

if TYPE_CHECKING:
    from goldenthread.charts.monthly import Monthly, Point

_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 112, 26, 46  # at the sides: at least
_HEIGHT = 190
_PAD = 8  # between a label at a side and the months, and at least half as much to the edge of the picture
_LINE = drawing.LETTERS + 2
_NEAR = 5.6  # months: a word that stands nearer than this says it for the next run of its kind too
_ANEW = "New limits"
_MOVED = 3.0  # a name that stands further from its line has a thin line to it
_EDGE = 0.4  # of a month, beside the first and the last
_LIMIT, _TARGET = "#707070", "#801650"
_WHOLE: list[int] = [1, 0]
Values = dict[str, Any]


def specification(series: Monthly, wide: float = drawing.WIDTH) -> Values:
    """The picture, `wide` with its edges."""
    place = _Place(series, wide)
    words = [*_names(series, place), *_labels(place), *_rebase_words(series, place), *_letters(series, place)]
    return {
        "width": place.plot,
        "height": _HEIGHT,
        "padding": {"left": place.left, "right": place.right, "top": _TOP, "bottom": _BOTTOM},
        "layer": [
            _layer(
                "rule",
                [*_rules(series, place), *_leaders(place), *_events(series, place)],
                "colour:stroke",
                "width:strokeWidth",
                "dash:strokeDash",
            ),
            _layer("line", [*_lines(series)], "run:detail", "dash:strokeDash"),
            _layer("point", [*_points(series)], "colour:fill", "edge:stroke", "shape:shape", "size:size"),
            _layer("halo", [word for word in words if word["halo"]]),
            _layer("text", words, "colour:fill"),
        ],
        "encoding": {
            "x": {
                "type": "quantitative",
                "scale": {"domain": [place.first, place.last], "nice": False, "zero": False},
                "axis": _months([point.month for point in series.points]),
            },
            "y": {
                "type": "quantitative",
                "scale": {"domain": [place.axis.low, place.axis.high], "nice": False, "zero": False},
                "axis": {
                    "values": list(place.axis.ticks),
                    "labelExpr": tick_format(series.unit, place.axis.ticks),
                    "labelPadding": _PAD,
                },
            },
        },
    }


def starts_at_nought(series: Monthly) -> bool:
    """Whether the scale starts at 0; where it does not, the chart says so."""
    return _Place(series).axis.starts_at_nought


class _Place:
    """From months and values to places on the picture and back. Places count down from the top."""

    def __init__(self, series: Monthly, wide: float = drawing.WIDTH) -> None:
        values = [point.value for point in series.points if point.value is not None]
        for stretch in series.stretches:
            values += [v for v in (stretch.mean, stretch.lower, stretch.upper) if v is not None]
        if series.target is not None:
            values.append(series.target)
        self.axis: Axis = axis(values, series.unit, decimals=series.decimals or 0)
        self.start = series.points[0].month.number
        self.first, self.last = -_EDGE, len(series.points) - 1 + _EDGE
        self.lines = list(_named_lines(series))
        self.left = max(_LEFT, _room(tick_texts(series.unit, self.axis.ticks)))
        self.right = max(_RIGHT, _room(text for _, text, _ in self.lines))
        self.plot = wide - self.left - self.right

    def down(self, value: float) -> float:
        return _HEIGHT * (1 - (value - self.axis.low) / (self.axis.high - self.axis.low))

    def value(self, down: float) -> float:
        return self.axis.low + (1 - down / _HEIGHT) * (self.axis.high - self.axis.low)

    def across(self, month: float) -> float:
        """How far to the right a month lies."""
        return self.plot * (month - self.first) / (self.last - self.first)

    def month(self, across: float) -> float:
        return self.first + across * (self.last - self.first) / self.plot

    def beside(self, pixels: float) -> float:
        """The place some pixels right of the last month."""
        return self.last + pixels * (self.last - self.first) / self.plot


_MARKS: dict[str, Values] = {
    "rule": {"type": "rule"},
    "line": {"type": "line", "color": drawing.OURS, "strokeWidth": 2},
    "point": {"type": "point", "filled": True, "strokeWidth": 1.25, "opacity": 1},
    "text": {"type": "text", "align": {"expr": "datum.align"}, "fontWeight": {"expr": "datum.weight"}},
}
_MARKS["halo"] = {**_MARKS["text"], "stroke": "#FFFFFF", "strokeWidth": 4, "strokeJoin": "round"}


def _layer(mark: str, values: list[Values], *channels: str) -> Values:
    """One kind of mark. `channels`: "field:channel", each as it stands in the values."""
    encoding: Values = {"x": {"field": "x"}, "y": {"field": "y"}}
    if mark == "rule":
        encoding |= {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    if mark in ("text", "halo"):
        encoding["text"] = {"field": "text", "type": "nominal"}
    for field, _, channel in (name.partition(":") for name in channels):
        encoding[channel] = {"field": field, "type": "nominal", "scale": None}
        if channel == "detail":
            del encoding[channel]["scale"]
    return {"mark": _MARKS[mark], "data": {"values": values}, "encoding": encoding}


def _months(months: Sequence[Month]) -> Values:
    """Some months by name, the last among them; the year under the first of each year."""
    step = next(s for s in (1, 2, 3, 4, 6, 12) if len(months) <= 9 * s or s == 12)
    shown = [at for at in range(len(months)) if (len(months) - 1 - at) % step == 0]
    names: dict[int, str] = {}
    year = 0
    for at in shown:
        names[at] = f"{months[at].start:%b}" + (f"|{months[at].year}" if months[at].year != year else "")
        year = months[at].year
    texts = ", ".join(f"'{at}': '{name}'" for at, name in names.items())
    return {
        "grid": False,
        "values": shown,
        "labelExpr": f"split({{{texts}}}[datum.value], '|')",
        "labelPadding": 6,
        "labelOverlap": False,
    }


def _rules(series: Monthly, place: _Place) -> Iterator[Values]:
    """Mean and limits over the months that they hold for, the target, and where limits begin anew."""
    for at, stretch in enumerate(series.stretches):
        ends = (stretch.first.number - place.start - _EDGE, stretch.last.number - place.start + _EDGE)
        yield _rule(ends, (stretch.mean, stretch.mean), _LIMIT, 1.25, _WHOLE)
        for value in (stretch.lower, stretch.upper):
            if value is not None:
                yield _rule(ends, (value, value), _LIMIT, 1, [2, 3])
        if at:
            x = ends[0] - 0.1
            yield _rule((x, x), (place.value(-6), place.axis.low), drawing.QUIET, 1, _WHOLE)
    if series.target is not None:
        yield _rule((place.first, place.last), (series.target, series.target), _TARGET, 2, [8, 4])


def _rule(
    x: tuple[float, float], y: tuple[float, float], colour: str, width: float, dash: list[int]
) -> Values:
    return {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1], "colour": colour, "width": width, "dash": dash}


def _lines(series: Monthly) -> Iterator[Values]:
    """The line of final months, cut where one is missing, and a dashed one on to months that are not final."""
    before: tuple[int, Point] | None = None
    run = 0
    for at, point in enumerate(series.points):
        if point.value is None:
            before, run = None, run + 1
            continue
        if before is not None and not (point.is_final and before[1].is_final):
            run += 1
            for x, end in (before, (at, point)):
                yield {"x": x, "y": end.value, "run": f"dashed {at}", "dash": [4, 3]}
        if point.is_final:
            yield {"x": at, "y": point.value, "run": f"whole {run}", "dash": _WHOLE}
        before = (at, point)


def _points(series: Monthly) -> Iterator[Values]:
    for at, point in enumerate(series.points):
        if point.value is None:
            continue
        marked = point.variation is not Variation.COMMON
        colour = marks.SIGNAL_COLOURS[point.variation] if marked else drawing.OURS
        yield {
            "x": at, "y": point.value, "colour": colour if point.is_final else "#FFFFFF",
            "edge": drawing.INK if marked else drawing.OURS, "size": 130 if marked else 40,
            "shape": marks.SIGNAL_SHAPES[colour] if marked else "circle",
        }  # fmt: skip


def _word(x: float, y: float, text: str, colour: str, weight: int, align: str, halo: bool = False) -> Values:
    return {"x": x, "y": y, "text": text, "colour": colour, "weight": weight, "align": align, "halo": halo}


def _names(series: Monthly, place: _Place) -> Iterator[Values]:
    """A word at each run of marked points of one kind: by a point of it, clear of lines and of other words."""
    around = _surroundings(series, place)
    near = place.across(_NEAR) - place.across(0.0)
    there: list[tuple[float, str]] = []
    for variation, run in groupby(enumerate(series.points), key=lambda pair: pair[1].variation):
        points = [(at, point.value) for at, point in run if point.value is not None]
        if variation is Variation.COMMON or not points:
            continue
        name = marks.SIGNALS[variation]
        middle = place.across((points[0][0] + points[-1][0]) / 2)
        if any(text == name and abs(x - middle) < near for x, text in there):
            continue  # the word beside it says it for both
        low = variation.value.endswith("low")
        furthest = (min if low else max)(points, key=lambda one: one[1])
        wide = letters(name, bold=True) * drawing.LETTERS
        spots = [(place.across(at), place.down(value)) for at, value in (furthest, points[-1], points[0])]
        spot = best_spot(spots, wide, around, below_first=low)
        around.words.append(spot)
        there.append((middle, name))
        yield _word(
            place.month(spot.middle), place.value(spot.down), name, drawing.INK, 600, "center", halo=True
        )


def _surroundings(series: Monthly, place: _Place) -> Surroundings:
    """What a word may not cover: the target's line, the line of months, the words where limits begin anew, and the
    letters of what happened."""
    dots = [
        (place.across(at), place.down(point.value))
        for at, point in enumerate(series.points)
        if point.value is not None
    ]
    levels = [place.down(value) for value, _, _ in _named_lines(series)]
    target = [] if series.target is None else [place.down(series.target)]
    words = [*_anew(series, place), *(spot for spot, _ in _lettered(series, place))]
    return Surroundings(dots, target, levels, words, float(place.plot), float(_HEIGHT))


def _anew(series: Monthly, place: _Place) -> Iterator[Spot]:
    wide = letters(_ANEW, bold=True) * drawing.LETTERS
    for word in _rebase_words(series, place):
        x = place.across(word["x"])
        yield Spot(x + (wide if word["align"] == "left" else -wide) / 2, place.down(word["y"]), wide)


def _room(texts: Iterable[str]) -> int:
    """The room that labels at a side need, so that none is cut; they are measured as if all were bold."""
    widest = max((letters(text, bold=True) for text in texts), default=0.0)
    return math.ceil(widest * drawing.LETTERS + 1.5 * _PAD)


def _named_lines(series: Monthly) -> Iterator[tuple[float, str, str]]:
    """The lines that have a name at their right end: each its value, its name and its colour."""
    if series.stretches:
        last = series.stretches[-1]
        yield last.mean, f"Mean {series.show(last.mean)}", drawing.QUIET
        if (ends := series.show_limits(last)) is not None:
            for name, value, shown in zip(
                ("Upper", "Lower"), (last.upper, last.lower), ends[::-1], strict=True
            ):
                yield value or 0.0, f"{name} {shown}", drawing.QUIET
    if series.target is not None:
        yield series.target, f"Target {series.show_target(series.target)}", _TARGET


def _labels(place: _Place) -> Iterator[Values]:
    """The lines' own names at their right ends, moved apart where they would meet."""
    places = apart([place.down(value) for value, _, _ in place.lines], _LINE, 0.0, float(_HEIGHT))
    for (_, text, colour), down in zip(place.lines, places, strict=True):
        weight = 600 if colour == _TARGET else 400
        yield _word(place.beside(_PAD), place.value(down), text, colour, weight, "left")


def _leaders(place: _Place) -> Iterator[Values]:
    """A thin line from the end of a line to its name, where the name had to be moved away from it."""
    places = apart([place.down(value) for value, _, _ in place.lines], _LINE, 0.0, float(_HEIGHT))
    for (value, _, colour), down in zip(place.lines, places, strict=True):
        if abs(place.down(value) - down) > _MOVED:
            ends = (place.last, place.beside(_PAD - 1))
            yield _rule(ends, (value, place.value(down)), colour, 1, _WHOLE)


def _rebase_words(series: Monthly, place: _Place) -> Iterator[Values]:
    """A mark where limits begin anew; the reason stands in words under the chart."""
    for stretch in series.stretches[1:]:
        x = stretch.first.number - place.start - 0.5
        side = -1 if x > len(series.points) / 2 else 1
        align = "right" if side < 0 else "left"
        yield _word(x + side * 0.25, place.value(-12), _ANEW, drawing.QUIET, 400, align)


def _events(series: Monthly, place: _Place) -> Iterator[Values]:
    """A line from top to bottom at each month in which something happened."""
    for month in series.lettered:
        at = month.number - place.start
        yield _rule((at, at), (place.value(-4), place.axis.low), drawing.INK, 1, [1, 3])


def _letters(series: Monthly, place: _Place) -> Iterator[Values]:
    """The letter above each such line; what it stands for is told in words under the chart."""
    for spot, letter in _lettered(series, place):
        yield _word(
            place.month(spot.middle), place.value(spot.down), letter, drawing.INK, 600, "center", halo=True
        )


def _lettered(series: Monthly, place: _Place) -> Iterator[tuple[Spot, str]]:
    """Where each letter stands: above the picture, or below its edge where the words of new limits stand above it."""
    there = [*_anew(series, place)]
    for month, letter in series.lettered.items():
        wide = letters(letter, bold=True) * drawing.LETTERS
        spot = Spot(place.across(month.number - place.start), -12.0, wide)
        is_taken = any(spot.meets(word) for word in there)
        yield replace(spot, down=float(drawing.LETTERS)) if is_taken else spot, letter
