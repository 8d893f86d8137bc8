"""The picture of a control chart as a Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from goldenthread.charts import drawing, marks
from goldenthread.charts.axes import Axis, apart, axis, tick_format
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month

if TYPE_CHECKING:
    from goldenthread.charts.monthly import Monthly, Point

_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 112, 26, 46
_PLOT = drawing.WIDTH - _LEFT - _RIGHT
_HEIGHT = 190
_LINE = drawing.LETTERS + 2
_REACH = 2.8  # months to either side that the word at a run of points may cover
_TARGET = "#801650"
Layer = dict[str, Any]


def specification(series: Monthly) -> Layer:
    scale = _scale(series)
    return {
        "width": _PLOT,
        "height": _HEIGHT,
        "padding": {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM},
        "layer": [
            *_limits(series),
            *_target(series),
            *_lines(series),
            _points(series),
            *_names(series, scale),
            *_labels(series, scale),
            *_rebases(series),
        ],
        "encoding": {
            "x": {
                "type": "quantitative",
                "scale": {"domain": [-0.4, len(series.points) - 0.6], "nice": False, "zero": False},
                "axis": _months([point.month for point in series.points]),
            },
            "y": {
                "type": "quantitative",
                "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
                "axis": {
                    "values": list(scale.ticks),
                    "labelExpr": tick_format(series.unit, scale.ticks),
                    "labelPadding": 8,
                },
            },
        },
    }


def starts_at_nought(series: Monthly) -> bool:
    """Whether the scale starts at 0; where it does not, the chart says so."""
    return _scale(series).starts_at_nought


def _scale(series: Monthly) -> Axis:
    values = [point.value for point in series.points if point.value is not None]
    for stretch in series.stretches:
        values += [value for value in (stretch.mean, stretch.lower, stretch.upper) if value is not None]
    if series.target is not None:
        values.append(series.target)
    return axis(values, series.unit)


def _months(months: Sequence[Month]) -> Layer:
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


def _layer(mark: Layer, values: list[Layer], **encoding: Any) -> Layer:
    return {"mark": mark, "data": {"values": values}, "encoding": encoding}


def _field(name: str) -> Layer:
    return {"field": name}


def _limits(series: Monthly) -> list[Layer]:
    """Mean and limits as quiet lines over the months that they hold for."""
    start = series.points[0].month.number
    kinds: dict[str, list[Layer]] = {"mean": [], "limit": []}
    for stretch in series.stretches:
        ends = {"a": stretch.first.number - start - 0.4, "b": stretch.last.number - start + 0.4}
        kinds["mean"].append({**ends, "v": stretch.mean})
        kinds["limit"] += [{**ends, "v": v} for v in (stretch.lower, stretch.upper) if v is not None]
    at = {"x": _field("a"), "x2": _field("b"), "y": _field("v")}
    quiet = {"type": "rule", "color": "#707070"}
    return [
        _layer({**quiet, "strokeWidth": 1.25}, kinds["mean"], **at),
        _layer({**quiet, "strokeWidth": 1, "strokeDash": [2, 3]}, kinds["limit"], **at),
    ]


def _target(series: Monthly) -> list[Layer]:
    if series.target is None:
        return []
    ends = {"a": -0.4, "b": len(series.points) - 0.6, "v": series.target}
    line = {"type": "rule", "color": _TARGET, "strokeWidth": 2, "strokeDash": [8, 4]}
    return [_layer(line, [ends], x=_field("a"), x2=_field("b"), y=_field("v"))]


def _lines(series: Monthly) -> list[Layer]:
    """The line of final months, cut where one is missing, and a dashed one on to months that are not final."""
    final: list[Layer] = []
    unsure: list[Layer] = []
    before: tuple[int, Point] | None = None
    run = 0
    for at, point in enumerate(series.points):
        if point.value is None:
            before, run = None, run + 1
            continue
        if point.is_final:
            final.append({"x": at, "v": point.value, "run": run})
        if before is not None and not (point.is_final and before[1].is_final):
            unsure += [
                {"x": before[0], "v": before[1].value, "run": at},
                {"x": at, "v": point.value, "run": at},
            ]
            run += 1
        before = (at, point)
    line = {"type": "line", "color": drawing.OURS, "strokeWidth": 2}
    at_ = {"x": _field("x"), "y": _field("v"), "detail": {"field": "run"}}
    return [_layer(line, final, **at_), _layer({**line, "strokeDash": [4, 3]}, unsure, **at_)]


def _points(series: Monthly) -> Layer:
    values = []
    for at, point in enumerate(series.points):
        if point.value is None:
            continue
        marked = point.variation is not Variation.COMMON
        colour = marks.SIGNAL_COLOURS[point.variation] if marked else drawing.OURS
        shape = marks.SIGNAL_SHAPES[colour] if marked else "circle"
        values.append({
            "x": at, "v": point.value, "fill": colour if point.is_final else "#FFFFFF", "shape": shape,
            "edge": drawing.INK if marked else drawing.OURS, "size": 130 if marked else 40,
        })  # fmt: skip
    return _layer(
        {"type": "point", "filled": True, "strokeWidth": 1.25, "opacity": 1},
        values,
        x=_field("x"),
        y=_field("v"),
        fill={"field": "fill", "type": "nominal", "scale": None},
        stroke={"field": "edge", "type": "nominal", "scale": None},
        shape={"field": "shape", "type": "nominal", "scale": None},
        size={"field": "size", "type": "quantitative", "scale": None},
    )


def _names(series: Monthly, scale: Axis) -> list[Layer]:
    """A word for each run of marked points of one kind, clear of the line above or below it."""
    layers: list[Layer] = []
    runs = groupby(enumerate(series.points), key=lambda pair: pair[1].variation)
    for variation, run in runs:
        places = [at for at, _ in run]
        if variation is Variation.COMMON:
            continue
        middle = (places[0] + places[-1]) / 2
        middle = min(max(middle, _REACH - 0.4), len(series.points) - 0.6 - _REACH)
        near = [
            _pixel(point.value, scale)
            for at, point in enumerate(series.points)
            if point.value is not None and abs(at - middle) <= _REACH
        ]
        if not near:
            continue
        below = max(near) + _LINE
        place = below if variation.value.endswith("low") and below < _HEIGHT - 6 else min(near) - _LINE
        text = {"type": "text", "text": marks.SIGNALS[variation].partition(",")[0], "fontWeight": 600}
        halo = {**text, "stroke": "#FFFFFF", "strokeWidth": 4, "strokeJoin": "round"}
        at_ = {"x": _field("x"), "y": {"value": round(place, 1)}}
        layers += [_layer(mark, [{"x": middle}], **at_) for mark in (halo, text)]
    return layers


def _pixel(value: float, scale: Axis) -> float:
    return _HEIGHT * (1 - (value - scale.low) / (scale.high - scale.low))


def _labels(series: Monthly, scale: Axis) -> list[Layer]:
    """The lines' own names at their right ends, moved apart where they would meet."""
    said: list[tuple[float, str, str]] = []
    if series.stretches:
        last = series.stretches[-1]
        said.append((last.mean, f"Mean {series.show(last.mean)}", drawing.QUIET))
        for name, value in (("Upper", last.upper), ("Lower", last.lower)):
            if value is not None:
                said.append((value, f"{name} {series.show(value)}", drawing.QUIET))
    if series.target is not None:
        said.append((series.target, f"Target {series.show(series.target)}", _TARGET))
    places = apart([_pixel(value, scale) for value, _, _ in said], _LINE, 0.0, float(_HEIGHT))
    return [
        {
            "mark": {"type": "text", "align": "left", "text": text, "color": colour, "fontWeight": weight},
            "data": {"values": [{}]},
            "encoding": {"x": {"value": _PLOT + 8}, "y": {"value": round(place, 1)}},
        }
        for (_, text, colour), place in zip(said, places, strict=True)
        for weight in [600 if colour == _TARGET else 400]
    ]


def _rebases(series: Monthly) -> list[Layer]:
    """A mark where limits begin anew; the reason stands in words under the chart."""
    start = series.points[0].month.number
    layers: list[Layer] = []
    for stretch in series.stretches[1:]:
        at = [{"x": stretch.first.number - start - 0.5}]
        rule = {"type": "rule", "color": drawing.QUIET, "strokeWidth": 1}
        layers.append(
            {
                "mark": rule,
                "data": {"values": at},
                "encoding": {"x": _field("x"), "y": {"value": -6}, "y2": {"value": _HEIGHT}},
            }
        )
        right = at[0]["x"] > len(series.points) / 2
        text = {"type": "text", "align": "right" if right else "left", "dx": -5 if right else 5,
                "text": "New limits", "color": drawing.QUIET}  # fmt: skip
        layers.append(
            {"mark": text, "data": {"values": at}, "encoding": {"x": _field("x"), "y": {"value": -12}}}
        )
    return layers
