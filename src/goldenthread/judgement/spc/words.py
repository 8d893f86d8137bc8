"""What a control chart says, in sentences: the rules, the two icons, and what to know before believing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.judgement.saying import short
from goldenthread.judgement.spc.chart import Chart, Group, Point
from goldenthread.judgement.spc.limits import STEPS_TO_LIMIT
from goldenthread.judgement.spc.method import Method
from goldenthread.judgement.spc.rules import RUN, Rule
from goldenthread.judgement.spc.shown import shown_limits
from goldenthread.terms.judging import Assurance, Variation
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Better, Unit

When = Callable[[date], str]
Shown = Callable[[float], str]
Ends = Callable[[float, float], tuple[str, str]]

VARIATION_WORDS = {
    Variation.COMMON: "No significant change",
    Variation.IMPROVEMENT_HIGH: "Improvement",
    Variation.IMPROVEMENT_LOW: "Improvement",
    Variation.CONCERN_HIGH: "Concern",
    Variation.CONCERN_LOW: "Concern",
    Variation.NEITHER_HIGH: "Change, neither good nor bad",
    Variation.NEITHER_LOW: "Change, neither good nor bad",
}
ASSURANCE_WORDS = {
    Assurance.PASS: "The target will be met",
    Assurance.FAIL: "The target won't be met",
    Assurance.HIT_OR_MISS: "The target may or may not be met",
    Assurance.NONE: "",
}
RULE_NAMES = {
    Rule.OUTSIDE: "beyond a limit",
    Rule.TREND: f"among {RUN} or more in a row that each rise, or each fall",
    Rule.TWO_IN_THREE: "among two of three in a row near the same limit",
    Rule.SHIFT: f"among {RUN} or more in a row on one side of the average",
    Rule.NONE: "",
}
"""The rules in a few words, for where `rule_words` stands elsewhere on the page or in the report. Of a run some months
may be marked by an earlier rule, so those that are named are among it.
"""
LIMITS = (
    f"The limits are {STEPS_TO_LIMIT} times the average step from one figure to the next, on either side of the "
    "average."
)
_WILL = {
    Assurance.PASS: "will",
    Assurance.FAIL: "won't",
    Assurance.HIT_OR_MISS: "may or may not",
    Assurance.NONE: "may or may not",
}
_UP = (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH, Variation.NEITHER_HIGH)


def rule_words(rule: Rule, method: Method) -> str:
    """What it takes for a rule to mark a figure; for a legend."""
    beyond = "or beyond it" if method.two_of_three_2023 else "and not beyond it"
    return {
        Rule.OUTSIDE: "The figure is beyond a limit.",
        Rule.TREND: f"{RUN} or more figures in a row each rise, or each fall.",
        Rule.TWO_IN_THREE: (
            f"Two of three figures in a row are near the same limit {beyond}, and the third is on the same side of "
            "the average. Near is more than two thirds of the way from the average."
        ),
        Rule.SHIFT: f"{RUN} or more figures in a row are on one side of the average.",
        Rule.NONE: "No rule marks the figure: it is within the usual ups and downs.",
    }[rule]


def _shown_ends(ends: tuple[float, float], shown: Shown, both: Ends | None) -> tuple[str, str]:
    return both(*ends) if both else (shown(ends[0]), shown(ends[1]))


def _range(ends: tuple[float, float], shown: Shown, both: Ends | None) -> str:
    return " to ".join(_shown_ends(ends, shown, both))


def signal_words(
    chart: Chart,
    when: When = show_day,
    shown: Shown = short,
    unit: Unit | None = None,
    both: Ends | None = None,
) -> str:
    """What the last figure shows, with the rule and its numbers. With a unit, limits are cut as pages show them.

    `both`: how the two limits are told, else each as it is `shown`.
    """
    if not chart.points:
        return "There are no figures."
    group, last = chart.groups[-1], chart.points[-1]
    if group.limits.is_short:
        there = "there is 1" if group.n == 1 else f"there are {group.n}"
        return f"Too few figures for a signal: {there}, and limits need {chart.method.fewest}."
    now = f"{when(last.day)}, {shown(last.value)},"
    if last.type is not Variation.COMMON:
        better = "" if chart.better is Better.NEITHER else f" {chart.better.value.capitalize()} is better."
        return f"{VARIATION_WORDS[last.type]}: {now} {_why(last, group, shown, unit, both)}.{better}"
    ends = shown_limits(group, unit)
    if ends is None:
        return f"No variation: the figures from {when(group.start)} are all {shown(group.mean)}."
    return (
        f"No significant change: {now} is within the usual ups and downs, "
        f"{_range(ends, shown, both)} around an average of {shown(group.mean)}."
    )


def _why(point: Point, group: Group, shown: Shown, unit: Unit | None, both: Ends | None) -> str:
    up = point.type in _UP
    ends = shown_limits(group, unit)
    edge = (
        ""
        if ends is None
        else f"the {'upper' if up else 'lower'} limit, {_shown_ends(ends, shown, both)[up]}"
    )
    side = "above" if up else "below"
    return {
        Rule.OUTSIDE: f"is {side} {edge}",
        Rule.TREND: f"is one of {RUN} or more figures in a row that each {'rise' if up else 'fall'}",
        Rule.TWO_IN_THREE: f"is near {edge}, as is one of the two before it",
        Rule.SHIFT: f"is one of {RUN} or more figures in a row {side} the average, {shown(group.mean)}",
        Rule.NONE: "",
    }[point.rule]


def _has_left_its_limits(chart: Chart, target: float) -> bool:
    """Whether the last figure is on the side of the target on which, by its limits, no figure will be."""
    last = chart.points[-1].value
    is_as_good = last >= target if chart.better is Better.HIGHER else last <= target
    return chart.assurance is (Assurance.FAIL if is_as_good else Assurance.PASS)


def assurance_words(
    chart: Chart,
    shown: Shown = short,
    unit: Unit | None = None,
    of_parts: str = "",
    both: Ends | None = None,
) -> str:
    """Whether the target will be met, and why; or why that is not said. With a unit, limits are cut.

    `of_parts`: what the figures are ("single months") where the target is held against another figure, such as the
    year's. Then nothing is said of the target, only of them.
    """
    if chart.target is None:
        return "No target has been set."
    target = f"the target of {shown(chart.target)}"
    if chart.better is Better.NEITHER:
        return f"Neither higher nor lower is better, so nothing is said of {target}."
    if not chart.groups or chart.groups[-1].limits.is_short:
        will = f"{of_parts} will be as good as {target}" if of_parts else f"{target} will be met"
        return f"Too few figures to say whether {will}."
    group = chart.groups[-1]
    ends = shown_limits(group, unit)
    if ends is None:
        none = "There are no limits, because the figures do not vary."
        if of_parts:
            good = {Assurance.PASS: "as good as", Assurance.FAIL: "not as good as"}.get(chart.assurance)
            return f"{none} {of_parts.capitalize()} are {good} {target}." if good else none
        met = {Assurance.PASS: "meet", Assurance.FAIL: "miss"}.get(chart.assurance, "meet or miss")
        return f"{none} They {met} {target}."
    will = _WILL[chart.assurance]
    higher = (chart.assurance is Assurance.FAIL) == (chart.better is Better.HIGHER)
    lies = "within" if chart.assurance is Assurance.HIT_OR_MISS else "above" if higher else "below"
    limits = _range(ends, shown, both)
    if of_parts and _has_left_its_limits(chart, chart.target):
        return (
            f"Whether {of_parts} will be as good as {target} can't be told yet: {shown(chart.points[-1].value)}, the "
            f"last of them, is not what the limits, {limits}, would give."
        )
    if of_parts:
        return f"If nothing changes, {of_parts} {will} be as good as {target}: it lies {lies} the limits, {limits}."
    return f"If nothing changes, {target} {will} be met: it lies {lies} the limits, {limits}."
