"""Generated narrative on generated scorecards: it passes its own check, and a change in it doesn't.

What "caught" means. A figure, or a word of change, comparison, signal or target, is changed into another that
says something else: the check then finds a wrong claim, and sign-off is refused. A number that is part of a
date or an age group is changed: the text then speaks of another cell or of none. Either a claim is no longer
true, or it is bound to that other cell, which holds the same value: the changed text is true, and says so.
"In line with" is changed into the side on which the figure does not stand: 26.1 is higher than 26, and in line with it.
"Section 47" is the name of a law and no number of the report; it is left as it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.narrative.checked import told
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Verdict, easily_misread, may_be_signed_off, wrong
from goldenthread.narrative.telling import Narrative, Part, tell
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.scorecard.earlier import Earlier, months_before, printed_in
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from tests.narrative.made import card, row

pytestmark = pytest.mark.acceptance("3.4")

_HIGHEST = {Unit.PERCENT: 100.0, Unit.PER_10000: 900.0, Unit.MEAN: 40.0, Unit.COUNT: 60.0}
# Words of the narrative, and those that say something else in the same place.
_OTHERS = (
    ("higher than", "lower than", "in line with"),
    ("rose from", "fell from", "stayed the same from"),
    ("no signal", "a signal of improvement", "a signal of concern"),
    ("a signal of unusually low figures", "a signal of unusually high figures", "no signal"),
    ("is reached", "is not reached"),
    ("unchanged since", "up since", "down since"),
    ("fell from", "rose from", "is unchanged from"),
    ("is not final", "is final"),
    ("just above", "just below"),
)
_WORDS = re.compile("|".join(sorted({w for several in _OTHERS for w in several}, key=len, reverse=True)))
_DIGITS = re.compile(r"(?<!ection )(?<![\d.,])\d[\d,]*(?:\.\d+)?")


def scorecard(chance: random.Random) -> Scorecard:
    """A scorecard of some indicators with values, gaps, comparators and signals by chance."""
    known = [indicator for indicator in catalogue.load().values() if indicator.in_report]
    last = Month(chance.randint(2021, 2026), chance.randint(1, 12))
    rows = [
        _row(chance, indicator, group, last)
        for indicator in chance.sample(known, 6)
        for group in ([f"age={band.label}" for band in indicator.bands] or [""])
    ]
    return card(rows, last)


def _row(chance: random.Random, indicator: Indicator, group: str, last: Month) -> Row:
    top = _HIGHEST[indicator.unit] * chance.choice((0.02, 0.3, 1))
    middle = chance.uniform(0, top)

    def value() -> float:
        near = min(max(chance.gauss(middle, top / 12), 0), _HIGHEST[indicator.unit])
        return (
            float(round(near)) if indicator.unit is Unit.COUNT else round(near, chance.choice((0, 1, 2, 6)))
        )

    months = [None if chance.random() < 0.05 else value() for _ in range(chance.choice((3, 12, 24)))]
    year, judged = (None if chance.random() < 0.05 else value() for _ in range(2))
    england, neighbours, target = (value() if chance.random() < 0.8 else None for _ in range(3))
    return row(
        indicator.code, months, year, england, neighbours, target,
        group=group, last=last, provisional=chance.choice((0, 0, 1, 2)), judged=judged,
        signal=_signal(chance, indicator),
    )  # fmt: skip


def _signal(chance: random.Random, indicator: Indicator) -> Variation | None:
    neither = (Variation.NEITHER_HIGH, Variation.NEITHER_LOW)
    rated = (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW)
    if indicator.better is Better.LOWER:
        rated = (Variation.IMPROVEMENT_LOW, Variation.CONCERN_HIGH)
    return chance.choice(
        (None, Variation.COMMON, *(neither if indicator.better is Better.NEITHER else rated))
    )


def _one(seed: int) -> None:
    """Everything that must hold of one generated scorecard."""
    chance = random.Random(seed)
    now = scorecard(chance)
    earlier = _earlier(chance, now)
    narrative = tell(now, earlier)
    text = narrative.markdown
    findings = check(text, now, earlier=earlier)
    assert [f for f in findings if f.verdict is not Verdict.TRUE] == []
    assert easily_misread(findings) == []
    assert told(now, earlier).left_out == ()
    assert _figures(narrative) == [f.words.split()[0] for f in findings if f.kind == "number"]
    for changed, what in _with_a_figure_changed(narrative, chance):
        assert wrong(check(changed, now, earlier=earlier)), f"seed {seed}: {what}"
    for changed, what in _with_a_word_changed(narrative, chance):
        assert not may_be_signed_off(check(changed, now, earlier=earlier)), f"seed {seed}: {what}"
    for changed, what in _with_any_number_changed(text, chance):
        found = check(changed, now, earlier=earlier)
        others = [f for f in found if f.verdict is not Verdict.TRUE]
        bound = [f.bound_to for f in found] != [f.bound_to for f in findings]
        assert others or bound, f"seed {seed}: {what}"


def _earlier(chance: random.Random, now: Scorecard) -> Earlier | None:
    """A report of an earlier month, of which some years have changed since; or that month without a report."""
    kind, month = chance.choice(("none", "month", "report", "report")), now.month.plus(-chance.randint(1, 4))
    if kind == "none":
        return None
    rows = [_row(chance, row.indicator, row.group, month) for row in now.rows]
    if kind == "month":
        return months_before(card(rows, month))
    printed = [row.judged for row in rows if row.judged is not None]
    today = [replace(f, value=f.value and f.value * chance.choice((1, 1, 0.9, 1.2))) for f in printed]
    return printed_in(month, printed, today)


def _parts(narrative: Narrative) -> Iterator[Part]:
    for area in narrative.areas:
        for paragraph in area.paragraphs:
            for statement in paragraph.statements:
                yield from statement.parts


def _is_figure(part: Part) -> bool:
    return len(part.cells) == 1 and part.text[0].isdigit()


def _figures(narrative: Narrative) -> list[str]:
    return [part.text.split()[0] for part in _parts(narrative) if _is_figure(part)]


def _with_a_figure_changed(narrative: Narrative, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text with one of its figures by chance made another as it is shown."""
    text, place, places = narrative.markdown, 0, []
    for part in _parts(narrative):
        place = text.index(part.text, place)
        if _is_figure(part):
            places.append(place)
        place += len(part.text)
    if places:
        yield _with_number_at(text, chance.choice(places), chance)


def _with_any_number_changed(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    places = [match.start() for match in _DIGITS.finditer(text)]
    if places:
        yield _with_number_at(text, chance.choice(places), chance)


def _with_number_at(text: str, place: int, chance: random.Random) -> tuple[str, str]:
    """The text with the number at a place made a different one, with as many decimals."""
    match = _DIGITS.match(text, place)
    assert match
    decimals = len(match[0].partition(".")[2])
    old = float(match[0].replace(",", ""))
    step = 10**-decimals
    new = old + chance.choice((1, 2, 10, 37)) * step * chance.choice((1, -1))
    new = old + 3 * step if new < 0 else new
    shown = f"{new:.{decimals}f}"
    return text[:place] + shown + text[match.end() :], f"{match[0]} became {shown} in: {_around(text, place)}"


def _with_a_word_changed(narrative: Narrative, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text with one of its words of change, comparison, signal or target by chance made another that is not so."""
    text = narrative.markdown
    found = list(_WORDS.finditer(text))
    if found:
        match = chance.choice(found)
        others = next(several for several in _OTHERS if match[0] in several)
        so = {match[0], _also_so(narrative, match)}
        new = chance.choice([word for word in others if word not in so])
        changed = text[: match.start()] + new + text[match.end() :]
        yield changed, f"{match[0]} became {new} in: {_around(text, match.start())}"


def _also_so(narrative: Narrative, match: re.Match[str]) -> str:
    """What is so beside "in line with": 26.1 is in line with 26, and as printed it is higher than 26.

    Where the sentence says further on that ours is 0.9%, just below the neighbours' 1%, it is printed with a decimal.
    """
    place = 0
    for part in _parts(narrative):
        place = match.string.index(part.text, place)
        if place == match.start() and part.text == "in line with":
            ours, theirs = part.cells
            apart = float(ours.shown_number - theirs.shown_number)
            if any(f"just {side} " in match.string[place:].partition(". ")[0] for side in ("above", "below")):
                apart = (ours.value or 0.0) - (theirs.value or 0.0)
            return "higher than" if apart > 0 else "lower than" if apart < 0 else ""
        place += len(part.text)
    return ""


def _around(text: str, place: int) -> str:
    return text[max(0, place - 120) : place + 120].replace("\n", " ")


@pytest.mark.parametrize("seed", range(40))
def test_generated_narrative_passes_its_own_check_and_changed_it_fails(seed: int) -> None:
    """A sample of the scorecards below."""
    _one(seed)


@pytest.mark.whole
@pytest.mark.parametrize("hundred", range(10))
def test_generated_narrative_on_a_thousand_scorecards(hundred: int) -> None:
    """1,000 generated scorecards: each narrative is true, each change in it is caught."""
    for seed in range(1_000 + hundred * 100, 1_100 + hundred * 100):
        _one(seed)


def test_every_indicator_of_the_catalogue_is_named_by_its_own_words_alone() -> None:
    """No two indicators' sentences begin so that the check takes one for the other."""
    rows = [
        row(code, [10.0, 11.0, 12.0], 30.0 + at, group=f"age={i.bands[0].label}" if i.bands else "")
        for at, (code, i) in enumerate(catalogue.load().items())
    ]
    findings = check(tell(card(rows)).markdown, card(rows))
    assert [f for f in findings if f.verdict is not Verdict.TRUE] == []
    years = [
        f.words.split()[0].rstrip("%") for f in findings if "year to" in f.bound_to or "average" in f.bound_to
    ]
    assert all(float(after) > float(before) for before, after in pairwise(years) if float(before) >= 30)
