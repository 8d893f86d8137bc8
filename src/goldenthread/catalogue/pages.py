"""An indicator in words: the page that a reader of the report turns to, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from goldenthread.indicators.counting import Rate
from goldenthread.indicators.example import Example, Expect, Given
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.wording import RuleInWords, columns_of, facts_of, rule_in_words, spoken
from goldenthread.records.aspects import aspect_words
from goldenthread.records.fact import Need
from goldenthread.records.settings import Settings
from goldenthread.records.steps import settings_behind
from goldenthread.terms.words import Basis, Better, Theme, Unit

UNITS = {
    Unit.PER_10000: "for every 10,000 children aged 0 to 17",
    Unit.PERCENT: "per cent",
    Unit.COUNT: "a number",
    Unit.MEAN: "an average",
}
DIRECTIONS = {
    Better.HIGHER: "higher",
    Better.LOWER: "lower",
    Better.NEITHER: "neither higher nor lower by itself",
}
BASES = {
    Basis.MONTH: "of the month",
    Basis.MONTH_ANNUALISED: "of the month, times 12, so that it can stand beside a yearly rate",
    Basis.ROLLING_12: "of the 12 months that end with the month",
    Basis.AVERAGE_12: "the average of the 12 months that end with the month",
    Basis.POINT: "of the last day of the month",
}
MISSING = "–"


def page(indicator: Indicator) -> str:
    """The whole page of an indicator."""
    blocks = [
        f"# {indicator.title}",
        indicator.why,
        *_summary(indicator),
        *_rule(indicator),
        *_needs(indicator),
        *_settings(indicator),
        *_section("Good to know", indicator.notes),
        "## Worked examples",
        "Made-up records, and the figure that they must give. Every engine is tested with them.",
        *(block for example in indicator.examples for block in _example(example, indicator)),
    ]
    return "\n\n".join(blocks) + "\n"


def index(indicators: Iterable[Indicator]) -> str:
    """The list of all indicators by theme, each with a link to its page."""
    return _by_theme(indicators, lambda one: f"[{one.title}]({one.code}.md)")


def listing(indicators: Iterable[Indicator]) -> str:
    """The same list for a terminal."""
    more = "`goldenthread catalogue CODE` tells all about one of them.\n"
    return _by_theme(indicators, lambda one: one.title) + "\n" + more


def _by_theme(indicators: Iterable[Indicator], named: Callable[[Indicator], str]) -> str:
    found = list(indicators)
    blocks = ["# What is measured", "Each figure of the report, defined in one place. By theme:"]
    for theme in Theme:
        rows = [
            (named(one), f"`{one.code}`", UNITS[one.unit], DIRECTIONS[one.better])
            for one in found
            if one.theme is theme
        ]
        if rows:
            blocks += [f"## {theme}", table(("Indicator", "Code", "Unit", "Better"), rows)]
    return "\n\n".join(blocks) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _summary(indicator: Indicator) -> Iterator[str]:
    month, year = indicator.bases
    lag = Settings.recording_lag_working_days + indicator.follow_up
    lines = [
        f"**Counted:** {_sentence(indicator.counted)}",
        f"**Over:** {_sentence(indicator.over)}",
        f"**Unit:** {UNITS[indicator.unit]}. **Better:** {DIRECTIONS[indicator.better]}.",
        f"**Monthly figure:** {BASES[month]}. **Yearly figure:** {BASES[year]}{_pooled(indicator)}.",
        f"**Final** {lag} working days after the month has ended; until then it is provisional.",
    ]
    if indicator.bands:
        ages = " and ".join(f"{band.low} to {band.high}" for band in indicator.bands)
        lines.append(f"**Also by age:** {ages}.")
    lines += [
        f"**In the report:** as “{indicator.label}”{'' if indicator.in_report else ', without words of its own'}.",
        f"**Code:** `{indicator.code}`. **Theme:** {indicator.theme}.",
        f"**Source:** {_sentence(indicator.source)}",
        f"**Owner:** {indicator.owner}. **Looked at again by:** {_day(indicator.review_by)}.",
    ]
    yield _bullets(lines)


def _pooled(indicator: Indicator) -> str:
    """How a yearly average is made where there are two counts to add up."""
    over_counts = rule_in_words(indicator.measure)[1] is not None
    return ", both counts added up before they are divided" if over_counts else ""


def _rule(indicator: Indicator) -> Iterator[str]:
    numerator, denominator = rule_in_words(indicator.measure)
    yield "## The rule"
    yield from _side("Above the line" if denominator else "What is counted", numerator)
    if denominator is not None:
        yield from _side("Below the line", denominator)
    elif isinstance(indicator.measure, Rate):
        yield "### Below the line"
        yield "Children aged 0 to 17 who live in the area, by the population estimate in force."
    yield "### Words of the rule"
    words = [(spoken(fact.name), fact.meaning) for fact in facts_of(indicator.measure)]
    words += [(spoken(column.name), column.meaning) for column in columns_of(indicator.measure)]
    yield table(("Word", "Meaning"), words)


def _side(title: str, rule: RuleInWords) -> Iterator[str]:
    yield f"### {title}"
    if len(rule.only) > 1:
        yield f"{rule.counts},"
        yield _bullets([*(f"{only};" for only in rule.only[:-1]), f"{rule.only[-1]}."])
    else:
        yield ", ".join((rule.counts, *rule.only)) + "."
    if rule.leaves_out:
        yield "Left out:"
        yield _bullets(rule.leaves_out)


def _needs(indicator: Indicator) -> Iterator[str]:
    yield from _section("What must be loaded", [_need(need) for need in indicator.all_needs])


def _need(need: Need) -> str:
    kinds = [
        aspect_words(aspect) + (f", with those of the {months} months before" if months else "")
        for aspect, months in need.any_of
    ]
    return "; or ".join(dict.fromkeys(kinds))


def settings_of(indicator: Indicator) -> list[str]:
    """The settings that decide an indicator's figures, by name."""
    names = settings_behind(facts_of(indicator.measure))
    return [*names, "annualise", "population_year"] if isinstance(indicator.measure, Rate) else names


def _settings(indicator: Indicator) -> Iterator[str]:
    names = settings_of(indicator)
    if not names:
        return
    defaults = {field.name: field.default for field in fields(Settings)}
    yield "## Settings behind it"
    yield table(
        ("Setting", "What it decides", "Default"),
        [(f"`{name}`", Settings.meaning(name), setting_in_words(defaults[name])) for name in names],
    )


def setting_in_words(value: Any) -> str:
    """A setting's value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)


def _example(example: Example, indicator: Indicator) -> Iterator[str]:
    yield f"### {example.name}"
    if example.settings:
        given = ", ".join(
            f"`{name}` is {setting_in_words(value)}" for name, value in example.settings.items()
        )
        yield f"In this council {given}."
    for one in example.tables():
        yield _caption(one)
        yield _given(one)
    yield "This gives:"
    yield _expected(example.expect, indicator)


def _caption(given: Given) -> str:
    same = ", ".join(f"{spoken(column)} is {value}" for column, value in given.in_every_row)
    every = f" In every row {same}." if same else ""
    meaning = _sentence(given.table.meaning.removeprefix("Ours: "))
    return f"**{_sentence(spoken(given.table.name))}** {meaning}{every}"


def _given(given: Given) -> str:
    header = [spoken(column) for column in given.columns]
    if len(header) == 1 and not any(given.reasons):
        return f"{header[0].capitalize()}: {', '.join(row[0] for row in given.rows)}."
    with_reasons = any(given.reasons)
    rows = [
        [cell or MISSING for cell in row] + ([reason] if with_reasons else [])
        for row, reason in zip(given.rows, given.reasons, strict=True)
    ]
    return table([*header, "why the row is here"] if with_reasons else header, rows)


def _expected(expect: Sequence[Expect], indicator: Indicator) -> str:
    of_people = any(one.breakdown for one in expect)
    shares = any(one.denominator is not None for one in expect)
    header = ["month", *(["of"] if of_people else []), "counted", *(["over", "figure"] if shares else [])]
    rows = []
    for one in expect:
        group = one.breakdown.replace("age=", "ages ").replace("-", " to ") or "everyone"
        row = [one.month, *([group] if of_people else []), f"{one.numerator:g}"]
        rows.append([*row, *([f"{one.denominator:g}", _figure(one, indicator.unit)] if shares else [])])
    return table(header, rows)


def _figure(expect: Expect, unit: Unit) -> str:
    if not expect.denominator:
        return "none: nothing to count over"
    times = 100 if unit is Unit.PERCENT else 1
    value = f"{int(times * expect.numerator / expect.denominator * 10 + 0.5) / 10:g}"
    return f"{value}%" if unit is Unit.PERCENT else value


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}"
        yield _bullets(lines)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"* {line}" for line in lines)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
