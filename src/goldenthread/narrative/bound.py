"""Ties what a sentence speaks of to what is held: the row, the group, the further cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.narrative.cells import Cell, Cells, Held
from goldenthread.narrative.finding import Ruling, Verdict
from goldenthread.narrative.periods import Period
from goldenthread.narrative.sentence import Sentence, Subject
from goldenthread.narrative.tokens import Token
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Unit

EARLIER = "the earlier report"
_UNITS = {"%": Unit.PERCENT, "per 10,000": Unit.PER_10000}


def unchecked(why: str, held: Iterable[Held] = ()) -> Ruling:
    """The ruling on a claim of which something is missing; `why` names it."""
    return Ruling(Verdict.UNCHECKED, "; ".join(one.label for one in held), "", why)


def held_for(cells: Cells, sentence: Sentence, token: Token) -> list[Held] | Ruling | None:
    """The rows that a token may speak of; a ruling where what it names is not held; None where it names nothing."""
    subjects = list(sentence.subjects(token))
    choices = [found for subject in subjects if (found := list(rows_of(cells, sentence, subject)))]
    fitting = [found for found in choices if any(unit_fits(token, held) for held in found)]
    if fitting or choices:
        return (fitting or choices)[0]
    return _absent(cells, subjects[0]) if subjects else None


def of_the_report(held: Held, period: Period | None) -> list[Cell] | str:
    """What the last report printed; words for what is missing where there was none, or the text names another."""
    named = period.months[-1] if period is not None and period.months else None
    if held.report is not None and named is not None and named != held.report:
        return f"the report of {show_month(named)}: the last one is of {show_month(held.report)}"
    return [held.earlier] if held.earlier is not None else EARLIER


def unit_fits(token: Token, held: Held) -> bool:
    """Whether a number with this unit may be a figure of the row."""
    return token.unit not in _UNITS or _UNITS[token.unit] is held.unit


def rows_of(cells: Cells, sentence: Sentence, subject: Subject) -> Iterator[Held]:
    """The rows that a subject may be."""
    found = [held for key in subject.keys for held in cells.of_key(key)]
    rows = [
        held for held in found if held.row is not None and held.group == (subject.group or cells.card.area)
    ]
    extra = [held for held in found if held.row is None]
    scoped = [
        held for held in extra if any(words.casefold() in sentence.text.casefold() for words in held.scope)
    ]
    if scoped:
        yield from (*(row for row in rows if _is_of(row, scoped, sentence)), *scoped)
    else:
        yield from (*rows, *extra)


def _is_of(row: Held, scoped: Iterable[Held], sentence: Sentence) -> bool:
    """Whether a row is of what the text says, as the further cells are: of social workers, not of all posts."""
    text, title = sentence.text.casefold(), row.row.indicator.title.casefold() if row.row else ""
    return any(
        words.casefold() in text and words.casefold() in title for one in scoped for words in one.scope
    )


def _absent(cells: Cells, subject: Subject) -> Ruling:
    if not subject.keys:
        return unchecked("which measure is meant: the scorecard has no row for these alone")
    groups = sorted(
        {held.group.partition("=")[2] for key in subject.keys for held in cells.of_key(key) if held.group}
    )
    if groups and not subject.group:
        return unchecked(f"which age group is meant: the scorecard has {' and '.join(groups)}")
    if groups:
        wanted = (subject.group or "").partition("=")[2]
        return unchecked(f"a row for {wanted}: the scorecard has {' and '.join(groups)}")
    return unchecked(f"a row of the scorecard: {' or '.join(subject.keys)} is not on it")
