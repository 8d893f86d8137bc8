"""A sparkline: the shape of the last months in the height of a line of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 80, 22
_EDGE = 4.0
_INK, _PAPER = "#12436D", "#FFFFFF"
_DASH = ' stroke-dasharray="3 2.5"'


@dataclass(frozen=True)
class Sparkline:
    """Values in order; None where a month has none. `text`: in words.

    `final`: of each value, whether it may be relied on; empty where all may. As in the chart, the line is dashed to a
    value that may not, and its point is hollow.
    """

    values: tuple[float | None, ...]
    text: str
    final: tuple[bool, ...] = ()

    @property
    def svg(self) -> str:
        """The picture. It needs no drawing program: it is lines and points."""
        places = self._places()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img"><title>{escape(self.text)}</title>'
            f"{''.join(self._lines(places))}{''.join(self._points(places))}</svg>"
        )

    def _is_final(self, at: int) -> bool:
        return at >= len(self.final) or self.final[at]

    def _places(self) -> dict[int, tuple[float, float]]:
        """Where each value that there is stands on the picture."""
        known = [value for value in self.values if value is not None]
        if not known:
            return {}
        low, span = min(known), max(known) - min(known)
        step = (WIDTH - 2 * _EDGE) / max(len(self.values) - 1, 1)
        return {
            at: (_EDGE + at * step, HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE))
            for at, value in enumerate(self.values)
            if value is not None
            for up in [(value - low) / span if span else 0.5]
        }

    def _lines(self, places: dict[int, tuple[float, float]]) -> Iterator[str]:
        """The line through the final months, cut where one is missing, and a dashed one on to those that are not."""
        run: list[tuple[float, float]] = []
        dashed = []
        for before, at in pairwise([-1, *places]):
            joined = before in places and before + 1 == at
            if joined and self._is_final(before) and self._is_final(at):
                run = [*run, places[at]] if run else [places[before], places[at]]
                continue
            yield _line(run)
            run = []
            if joined:
                dashed.append([places[before], places[at]])
        yield _line(run)
        yield from (_line(ends, _DASH) for ends in dashed)

    def _points(self, places: dict[int, tuple[float, float]]) -> Iterator[str]:
        """The last point, and every one that is not final."""
        last = max(places, default=0)
        for at, (x, y) in places.items():
            if at == last or not self._is_final(at):
                fill = _INK if self._is_final(at) else _PAPER
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{fill}" stroke="{_INK}" stroke-width="1.5"/>'


def _line(points: list[tuple[float, float]], dash: str = "") -> str:
    if len(points) < 2:
        return ""
    there = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{there}" fill="none" stroke="{_INK}" stroke-width="1.5" stroke-linejoin="round"{dash}/>'
