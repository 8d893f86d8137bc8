"""A sparkline: the shape of the last months in the height of a line of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 80, 22
_EDGE = 4.0


@dataclass(frozen=True)
class Sparkline:
    """Values in order; None where a month has none. `final`: whether the last may be relied on. `text`: in words."""

    values: tuple[float | None, ...]
    text: str
    final: bool = True

    @property
    def svg(self) -> str:
        """The picture. It needs no drawing program: it is a line and a point."""
        runs = list(self._runs())
        lines = "".join(
            f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}" fill="none" '
            'stroke="#12436D" stroke-width="1.5" stroke-linejoin="round"/>'
            for run in runs
            if len(run) > 1
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img"><title>{escape(self.text)}</title>{lines}{self._end(runs)}</svg>'
        )

    def _end(self, runs: list[list[tuple[float, float]]]) -> str:
        if not runs:
            return ""
        x, y = runs[-1][-1]
        fill = "#12436D" if self.final else "#FFFFFF"
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{fill}" stroke="#12436D" stroke-width="1.5"/>'

    def _runs(self) -> Iterator[list[tuple[float, float]]]:
        """The places of the values, cut where a month is missing."""
        known = [value for value in self.values if value is not None]
        if not known:
            return
        low, span = min(known), max(known) - min(known)
        step = (WIDTH - 2 * _EDGE) / max(len(self.values) - 1, 1)
        run: list[tuple[float, float]] = []
        for at, value in enumerate(self.values):
            if value is None:
                if run:
                    yield run
                run = []
                continue
            up = (value - low) / span if span else 0.5
            run.append((_EDGE + at * step, HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE)))
        if run:
            yield run
