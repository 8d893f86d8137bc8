"""Control charts of many series at once: the arithmetic alone, as an analyst who knows numpy writes it.

Written from the rules as `docs/deviations/spc.md` and NHS England's guide have them, in their default form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
RULES = ("outside", "trend", "two_in_three", "shift", "none")
STEPS, RUN = 2.66, 7
HAIR = 1e-9  # of the largest value: what a computer gets wrong by itself


@dataclass(frozen=True)
class Charts:
    """One line a series. rule: which of `RULES` marks each point. side: up (1) or down (-1), where one does."""

    mean: Floats
    lower: Floats
    upper: Floats
    rule: NDArray[np.int_]
    side: Sides


def charts(values: Floats) -> Charts:
    mean = values.mean(axis=1, keepdims=True)
    reach = STEPS * np.abs(np.diff(values, axis=1)).mean(axis=1, keepdims=True)
    hair = HAIR * np.abs(values).max(axis=1, keepdims=True)
    away = values - mean
    out, over = _side(away, reach + hair), _side(away, hair)
    near = np.where(out, 0, _side(away, 2 / 3 * reach + hair)).astype(np.int8)
    found = np.stack(
        [out, _trend(_side(np.diff(values, axis=1), hair)), _two_in_three(near, over), _shift(over)]
    )
    rule = np.where(found.any(axis=0), (found != 0).argmax(axis=0), len(found))
    side = np.take_along_axis(found, np.minimum(rule, len(found) - 1)[None], axis=0)[0]
    return Charts(mean[:, 0], (mean - reach)[:, 0], (mean + reach)[:, 0], rule, side)


def _side(values: Floats, least: Any) -> Sides:
    return np.where(values > least, 1, np.where(values < -least, -1, 0)).astype(np.int8)


def _trend(steps: Sides) -> Sides:
    """Six steps in a row to one side; a point where one run turns into another belongs to the later one."""
    marks = np.zeros((len(steps), steps.shape[1] + 1), np.int8)
    for at in range(steps.shape[1] - RUN + 2):
        _mark(marks[:, at : at + RUN], steps[:, at : at + RUN - 1])
    return marks


def _shift(sides: Sides) -> Sides:
    marks = np.zeros_like(sides)
    for at in range(sides.shape[1] - RUN + 1):
        _mark(marks[:, at : at + RUN], sides[:, at : at + RUN])
    return marks


def _mark(marks: Sides, window: Sides) -> None:
    """Mark the lines whose window is of one side."""
    first = window[:, :1]
    alike = (first[:, 0] != 0) & (window == first).all(axis=1)
    marks[alike] = first[alike]


def _two_in_three(near: Sides, sides: Sides) -> Sides:
    marks = np.zeros_like(near)
    for at in range(near.shape[1] - 2):
        three = slice(at, at + 3)
        side = sides[:, at : at + 1]
        met = (
            (side[:, 0] != 0)
            & (sides[:, three] == side).all(axis=1)
            & ((near[:, three] == side).sum(axis=1) >= 2)
        )
        marks[met, three] = np.where(marks[met, three] != 0, marks[met, three], near[met, three])
    return marks
