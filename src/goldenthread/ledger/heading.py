"""What stands above the rows of an opened figure: the figure, its rule, its population, the settings in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.catalogue.pages import BASES, setting_in_words, settings_of
from goldenthread.indicators.counting import Rate
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.indicators.wording import RuleInWords, rule_in_words
from goldenthread.records.settings import Settings
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show, show_count, show_month
from goldenthread.terms.words import Unit

OF_STATUS = "recording_lag_working_days"


def heading(
    indicator: Indicator, figures: Iterable[Figure], population: Population, settings: Settings
) -> Iterator[str]:
    """The lines of it. `figures`: those that are opened, one for each group; `settings`: the snapshot's."""
    yield f"{indicator.title} ({indicator.code})"
    for figure in figures:
        yield from _figure(figure, indicator, population)
    yield "Rule"
    yield from _rule(indicator)
    yield "Settings in force"
    for name in (*settings_of(indicator), OF_STATUS):
        yield f"  {name}: {setting_in_words(getattr(settings, name))}. {Settings.meaning(name)}"


def _figure(figure: Figure, indicator: Indicator, population: Population) -> Iterator[str]:
    group = f", {figure.breakdown}" if figure.breakdown else ""
    yield f"{figure.area}{group}, {show_month(Month.of(figure.period_end))}: {_value(figure, indicator)}"
    yield f"  The figure {BASES[figure.basis]}. Snapshot {figure.snapshot}."
    if figure.reason:
        yield f"  Reason: {figure.reason}."
    if figure.numerator is not None:
        below = "" if figure.denominator is None else f" Below the line: {show_count(figure.denominator)}."
        yield f"  Above the line: {show_count(figure.numerator)}.{below}"
    if isinstance(indicator.measure, Rate):
        estimate = population.of(figure.area, figure.breakdown)
        known = estimate if isinstance(estimate, str) else f"{estimate.count:,} children, {estimate.vintage}"
        yield f"  Population: {known}."


def _value(figure: Figure, indicator: Indicator) -> str:
    if figure.value is None:
        return figure.status.value
    unit = f" {figure.unit}" if figure.unit is Unit.PER_10000 else ""
    return f"{show(figure.value, figure.unit, indicator.decimals)}{unit}, {figure.status}"


def _rule(indicator: Indicator) -> Iterator[str]:
    above, below = rule_in_words(indicator.measure)
    yield from _side("Above the line", above)
    if below is not None:
        yield from _side("Below the line", below)
    elif isinstance(indicator.measure, Rate):
        yield "  Below the line: children aged 0 to 17 who live in the area, by the population estimate in force."


def _side(name: str, rule: RuleInWords) -> Iterator[str]:
    yield f"  {name}: {', '.join((rule.counts, *rule.only))}.".replace("*", "")
    if rule.leaves_out:
        yield f"    Left out: {'; '.join(rule.leaves_out)}."
