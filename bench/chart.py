"""The chart of the results: cost by number of councils, on log-log axes, drawn plainly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from html import escape

from bench.measures.growth import Size

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 500, 70, 380
INK, QUIET = "#3D3D3D", "#B1B4B6"
COLOURS = ("#12436D", "#28A197")


def draw(lines: Mapping[str, Sequence[Size]], finding: str) -> str:
    """An SVG. `lines`: the name that stands at a line's end, and its points."""
    points = [size for sizes in lines.values() for size in sizes]
    across = _scale([size.councils for size in points], LEFT, RIGHT, around=False)
    up = _scale([size.seconds for size in points], BOTTOM, TOP, around=True)
    title = "Seconds by number of councils, both axes by powers of ten"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="title finding" font-family="Source Sans Pro, Arial, sans-serif" font-size="15">',
        f'<title id="title">{escape(title)}</title><desc id="finding">{escape(finding)}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT - 50, 26, title, weight="bold"),
        _text(LEFT - 50, 48, finding),
        *(_gridline(up(second), _number(second)) for second in _powers([s.seconds for s in points])),
        *(_tick(across(councils), councils) for councils in sorted({size.councils for size in points})),
        _text((LEFT + RIGHT) / 2, BOTTOM + 46, "Councils of Devon's size (about 145,000 children)", "middle"),
    ]
    for colour, (name, sizes) in zip(COLOURS, lines.items(), strict=False):
        parts += _line(colour, name, [(across(s.councils), up(s.seconds), s.seconds) for s in sizes])
    return "\n".join([*parts, "</svg>", ""])


def _scale(values: Sequence[float], low: float, high: float, around: bool) -> Callable[[float], float]:
    """From a value to its place; `around` ends the axis at powers of ten."""
    logs = [math.log10(value) for value in values]
    least, most = min(logs), max(logs)
    if around:
        least, most = math.floor(least), math.ceil(most)
    span = (most - least) or 1
    return lambda value: low + (math.log10(value) - least) / span * (high - low)


def _powers(values: Sequence[float]) -> list[float]:
    logs = [math.log10(value) for value in values]
    return [10.0**power for power in range(math.floor(min(logs)), math.ceil(max(logs)) + 1)]


def _line(colour: str, name: str, points: Sequence[tuple[float, float, float]]) -> list[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    x, y, _ = points[-1]
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/>' for x, y, _ in points),
        *(_text(x, y - 12, f"{_number(seconds)} s", "middle", colour) for x, y, seconds in points[:-1]),
        _text(x + 12, y + 5, f"{name}: {_number(points[-1][2])} s", colour=colour, weight="bold"),
    ]


def _gridline(y: float, label: str) -> str:
    return (
        f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{QUIET}" stroke-width="1"/>'
        + _text(LEFT - 10, y + 5, f"{label} s", "end")
    )


def _tick(x: float, councils: int) -> str:
    return _text(x, BOTTOM + 22, f"{councils:,}", "middle")


def _text(
    x: float, y: float, words: str, anchor: str = "start", colour: str = INK, weight: str = "normal"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-weight="{weight}">'
        f"{escape(words)}</text>"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
