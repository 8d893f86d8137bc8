"""The entries [[rebase]] of `goldenthread.toml`: which chart begins anew, from when, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.new_start import NewStart
from goldenthread.terms.choices import ChoiceError
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Breakdown

NAMES = ("indicator", "group", "from", "reason")
EXAMPLE = 'from = "2023-04"'


def read_new_starts(given: Any) -> tuple[NewStart, ...]:
    """Every entry; one that cannot be taken is an error that says which and what to do."""
    entries = given if isinstance(given, list) else [given]
    found: list[NewStart] = []
    for number, entry in enumerate(entries, start=1):
        try:
            start = _new_start(entry)
            _refuse_twin(start, found)
        except ChoiceError as fault:
            raise ChoiceError(f"entry {number}: {fault}") from fault
        found.append(start)
    return tuple(found)


def _new_start(entry: Any) -> NewStart:
    if not isinstance(entry, dict):
        raise ChoiceError("write each new start as a section of its own, under [[rebase]].")
    for name in entry:
        if name not in NAMES:
            raise ChoiceError(f"there is no {name!r}. Known: {', '.join(NAMES)}.")
    indicator = _indicator(entry)
    return NewStart(
        indicator.code, _month(entry.get("from")), _text(entry, "reason", _WHY), _group(entry, indicator)
    )


_WHY = 'say why the months from here on are of another process: reason = "new front door"'


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    known = catalogue.load()
    code = _text(entry, "indicator", 'name an indicator by its code: indicator = "repeat_referrals"')
    if code not in known:
        near = get_close_matches(code, known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ChoiceError(f"there is no indicator {code!r}.{hint} `goldenthread catalogue` lists them.")
    return known[code]


def _group(entry: Mapping[str, Any], indicator: Indicator) -> str:
    """One of the indicator's age bands, or an area; "" where nothing is said."""
    if "group" not in entry:
        return ""
    bands = [f"{Breakdown.AGE.value}={band.label}" for band in indicator.bands]
    areas = (Breakdown.TEAM, Breakdown.SERVICE, Breakdown.LOCALITY)
    group = _text(entry, "group", "name a group, or leave it out: then the new start is of all of them")
    kind, _, which = group.partition("=")
    if group not in bands and not (which and kind in {area.value for area in areas}):
        written = [*bands, *(f"{area.value}=NAME" for area in areas)]
        raise ChoiceError(f"{indicator.code} has no group {group!r}. Write one of: {', '.join(written)}.")
    return group


def _month(value: Any) -> Month:
    """The month that a date lies in: the first whose figure belongs to the new start."""
    try:
        if isinstance(value, date) and not isinstance(value, datetime):
            return Month.of(value)
        if isinstance(value, str):
            return Month.of(date.fromisoformat(value)) if value.count("-") > 1 else Month.parse(value)
    except ValueError:
        pass  # neither a month nor a date, as other kinds of value are
    raise ChoiceError(f"'from' is a month or a date, and needed: {EXAMPLE}.")


def _text(entry: Mapping[str, Any], name: str, what_to_do: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ChoiceError(f"{name!r} is a text, and needed: {what_to_do}.")
    return value.strip()


def _refuse_twin(start: NewStart, found: list[NewStart]) -> None:
    for other in found:
        same = other.concerns(start.indicator, start.group) or start.concerns(other.indicator, other.group)
        if same and other.month == start.month:
            raise ChoiceError(
                f"{start.indicator} has another new start in {show_month(start.month)}. Put both into one entry."
            )


def example() -> Iterator[str]:
    """What `init` writes of it."""
    yield "# A control chart begins anew where something changed for a known reason. The reason stands under the chart."
    yield "#"
    yield "# [[rebase]]"
    yield '# indicator = "repeat_referrals"'
    yield f"# {EXAMPLE}  # the first month after the change"
    yield '# reason = "new front door"'
