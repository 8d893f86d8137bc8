"""The rules of control charts once more: exact fractions, every window looked at, nothing shared with the product."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise


def exact(value: float) -> Fraction:
    """The number as people write it: 0.1 is a tenth."""
    return Fraction(str(value))


def average(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def split(days: list, values: list[float], starts: list) -> list[tuple[list, list[float]]]:
    groups: list[tuple[list, list[float]]] = []
    for day, value in zip(days, values, strict=True):
        if not groups or day in starts:
            groups.append(([], []))
        groups[-1][0].append(day)
        groups[-1][1].append(value)
    return groups


def limits(values: list[float], screen: bool, fix_first: int | None, fewest: int) -> tuple:
    """Mean, lower, upper, and "short", "constant" or "limits"."""
    base = [exact(v) for v in values][:fix_first]
    mean = average(base)
    if len(base) < fewest:
        return mean, None, None, "short"
    ranges = [abs(base[i] - base[i - 1]) for i in range(1, len(base))]
    if screen:
        kept = [r for r in ranges if r < Fraction("3.267") * average(ranges)]
        if any(r > 0 for r in kept):
            ranges = kept
    if average(ranges) == 0:
        return mean, None, None, "constant"
    return (
        mean,
        mean - Fraction("2.66") * average(ranges),
        mean + Fraction("2.66") * average(ranges),
        "limits",
    )


def marks(
    values: list[float], mean: Fraction, lower: Fraction | None, upper: Fraction | None, beyond: bool
) -> list:
    """For each point (rule, "up" or "down"), or None."""
    v = [exact(each) for each in values]
    return [_mark(v, i, mean, lower, upper, beyond) for i in range(len(v))]


def _mark(
    v: list[Fraction], i: int, mean: Fraction, lower: Fraction | None, upper: Fraction | None, beyond: bool
) -> tuple[str, str] | None:
    if lower is not None and upper is not None:
        if v[i] > upper:
            return "outside", "up"
        if v[i] < lower:
            return "outside", "down"
    for first in sorted(range(i - 6, i + 1), reverse=True):  # the later trend wins where two meet
        window = v[first : first + 7] if first >= 0 else []
        if len(window) == 7 and all(a < b for a, b in pairwise(window)):
            return "trend", "up"
        if len(window) == 7 and all(a > b for a, b in pairwise(window)):
            return "trend", "down"
    if lower is not None and upper is not None:
        third = (upper - mean) / 3

        def near(x: Fraction) -> bool:
            return abs(x - mean) > 2 * third and (beyond or lower <= x <= upper)

        for first in range(i - 2, i + 1):
            window = v[first : first + 3] if first >= 0 else []
            if len(window) == 3 and near(v[i]) and sum(near(x) for x in window) >= 2:
                if all(x > mean for x in window):
                    return "two_in_three", "up"
                if all(x < mean for x in window):
                    return "two_in_three", "down"
    for first in range(i - 6, i + 1):
        window = v[first : first + 7] if first >= 0 else []
        if len(window) == 7 and all(x > mean for x in window):
            return "shift", "up"
        if len(window) == 7 and all(x < mean for x in window):
            return "shift", "down"
    return None


def named(mark: tuple[str, str] | None, improvement: str) -> tuple[str, str]:
    """Rule and type as they are printed."""
    if mark is None:
        return "none", "common"
    rule, way = mark
    side = "high" if way == "up" else "low"
    if improvement == "neither":
        return rule, f"neither_{side}"
    good = (improvement == "higher") == (way == "up")
    return rule, f"{'improvement' if good else 'concern'}_{side}"


def assurance(values: list[float], target: float | None, improvement: str, found: tuple) -> str:
    _, lower, upper, kind = found
    if target is None or improvement == "neither" or kind == "short":
        return "none"
    goal, higher = exact(target), improvement == "higher"
    if kind == "constant":
        met = [(exact(v) >= goal) if higher else (exact(v) <= goal) for v in values]
        return "pass" if all(met) else "hit_or_miss" if any(met) else "fail"
    if goal > upper:
        return "fail" if higher else "pass"
    if goal < lower:
        return "pass" if higher else "fail"
    return "hit_or_miss"


def chart(
    days: list,
    values: list[float],
    improvement: str,
    target: float | None,
    starts: list,
    screen: bool,
    fix_first: int | None,
    beyond: bool,
    fewest: int,
) -> tuple:
    """Groups (n, mean, lower, upper), points (rule, type), assurance."""
    groups, points, last = [], [], "none"
    for _, part in split(days, values, starts):
        found = limits(part, screen, fix_first, fewest)
        mean, lower, upper, kind = found
        groups.append((len(part), mean, lower, upper))
        there = [None] * len(part) if kind == "short" else marks(part, mean, lower, upper, beyond)
        points += [named(mark, improvement) for mark in there]
        last = assurance(part, target, improvement, found)
    return groups, points, last
