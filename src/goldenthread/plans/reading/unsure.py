"""Columns that are taken for something by more than the words above them; each such column is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from goldenthread.plans.dates import by_when, is_dated, is_only_a_day
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.plan import Guess
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import (
    OF_A_VALUE,
    Column,
    column_of,
    is_a_role,
    is_measures,
    is_unsure,
    may_be,
)
from goldenthread.plans.reading.days import is_of_days
from goldenthread.plans.reading.headless import with_those_beside
from goldenthread.plans.reading.step_columns import of_steps
from goldenthread.plans.reading.trackers import band_of, is_level, levels, named_priority
from goldenthread.plans.reading.within import is_a_period, is_of_others, parted

_BY = "by"
_DONE_BY = re.compile(r"(?:actions?|tasks?|steps?) by:?", re.IGNORECASE)
_HOLDS: tuple[tuple[Column, str, Callable[[str], bool]], ...] = (
    (Column.BY_WHEN, "days", lambda cell: is_dated(cell) or by_when(cell).ongoing),
    (Column.LEADS, "people or roles", lambda cell: cell[0].isupper() and is_somebody(cell)),
)
_ONE_IS_TAKEN = (Column.BASELINE, Column.TARGET)
OF_OTHERS = (
    "Its figures seem to be those of others. No other column is of baselines: taken for the council's own."
)
_OBJECTIVE = "objective"
_GROUPS = ("theme", "workstream", "strand", "pillar", "area for improvement", "improvement area", _OBJECTIVE)
"""What councils call their priorities at the top of a column, the surest first."""


def settled(
    columns: tuple[Column, ...], heading: Row, rows: Sequence[Row], *, in_priority: bool = False
) -> tuple[tuple[Column, ...], list[Guess]]:
    """What the columns of a table hold, with those that only their cells can tell; and what is to be asked.

    in_priority: a heading above says the priority of all its rows.
    """
    columns, guesses = with_those_beside(columns, heading, rows)
    found = list(columns)
    if (at := _of_priorities(columns, heading, rows)) is not None and not in_priority:
        found = [Column.OTHER if each is Column.PRIORITY else each for each in found]
        found[at] = Column.PRIORITY
        why = "Nothing else says the priorities of these actions: this column is taken for them."
        guesses.append(_guess(heading, heading.cells[at], Column.PRIORITY, why))
        columns = tuple(found)
    if (at := _of_objectives(columns, heading, rows)) is not None:
        found[at] = Column.OUTCOME
        why = "Rows of this table name the priorities: this column is taken for what their actions are for."
        guesses.append(_guess(heading, heading.cells[at], Column.OUTCOME, why))
        columns = tuple(found)
    for n, words in enumerate(heading.cells):
        if found[n] is Column.OTHER and words.lower().rstrip(": ") == _BY and not is_measures(columns):
            found[n], holds = _by(found, _cells(rows, n))
            if holds:
                why = f'"{words}" may say when or who: most of its cells name {holds}.'
                guesses.append(_guess(heading, words, found[n], why))
        elif not is_measures(columns) and _is_target_of_days(words, _cells(rows, n)):
            is_when = not {Column.BY_WHEN, Column.DUE} & set(found)
            found[n] = Column.BY_WHEN if is_when else Column.OTHER
            columns = tuple(found)
            why = f"Its cells name days: {'taken for by when' if is_when else 'not taken, and listed cell by cell'}."
            guesses.append(_guess(heading, words, found[n], why))
        elif found[n] is Column.LEADS and _DONE_BY.fullmatch(words.strip()):
            others = [each for at, each in enumerate(found) if at != n]
            if _by(others, _cells(rows, n))[0] is Column.BY_WHEN:
                found[n] = Column.BY_WHEN
                columns = tuple(found)
                why = f'"{words}" may say when or who: most of its cells name days.'
                guesses.append(_guess(heading, words, found[n], why))
        elif found[n] is Column.OUTCOME and column_of(words) is Column.ACTION:
            why = "Another column holds the actions: this one is taken for what they are for."
            guesses.append(_guess(heading, words, found[n], why))
        elif found[n] is Column.ACTION and may_be(words) is Column.ACTION:
            why = "No other column holds the actions: this one is taken for them, and may say how they stand."
            guesses.append(_guess(heading, words, found[n], why))
        elif found[n] is Column.OTHER and (why := _doubt(words, columns)):
            if any(_cells(rows, n)):
                guesses.append(_guess(heading, words, found[n], why))
        elif found[n] not in (Column.OTHER, Column.GROUP) and is_unsure(words):
            why = "Only the words above it say so, and they may mean something else."
            guesses.append(_guess(heading, words, found[n], why))
    if not is_measures(columns) and not {Column.BASELINE, Column.TARGET} & set(found):
        found = [Column.OTHER if each in OF_A_VALUE else each for each in found]
        columns = tuple(found)
    asked = (
        _twice,
        _of_others,
        _more_days,
        _only_periods,
        _more_leads,
        _more_outcomes,
        of_steps,
        _of_the_target,
    )
    return tuple(found), [*guesses, *(guess for each in asked for guess in each(columns, heading))]


def _of_priorities(columns: Sequence[Column], heading: Row, rows: Sequence[Row]) -> int | None:
    """Which column holds the priorities of actions by another name, where none does by its own."""
    is_said = (Column.PRIORITY in columns and not levels(rows, columns)) or _name_priorities(rows)
    if is_measures(columns) or is_said:
        return None
    free = _free(columns, heading)
    at = next((free[name] for group in _GROUPS if (name := group.replace(" ", "")) in free), None)
    given = [row.cells[at] for row in rows if at is not None and at < len(row.cells) and row.cells[at]]
    return at if given and not all(map(is_level, given)) else None


def _of_objectives(columns: Sequence[Column], heading: Row, rows: Sequence[Row]) -> int | None:
    """Which column holds objectives, where rows name the priorities and no column says what an action is for."""
    if is_measures(columns) or Column.OUTCOME in columns or not _name_priorities(rows):
        return None
    return _free(columns, heading).get(_OBJECTIVE)


def _name_priorities(rows: Sequence[Row]) -> bool:
    """Whether rows of the table stand over all its columns and name a priority, for the actions below them."""
    return any(named_priority(band_of(row)) for row in rows)


def _free(columns: Sequence[Column], heading: Row) -> dict[str, int]:
    """The columns that nothing is known of, by their names: without spaces, and of one thing."""
    names = [words.lower().replace(" ", "").strip(":*").removesuffix("s") for words in heading.cells]
    return {name: n for n, name in reversed(list(enumerate(names))) if columns[n] is Column.OTHER}


def _cells(rows: Sequence[Row], n: int) -> list[str]:
    return [row.cells[n] for row in rows if n < len(row.cells)]


def _is_target_of_days(words: str, cells: Sequence[str]) -> bool:
    """Whether a column of targets of actions says only by when they are to be done."""
    given = [cell for cell in cells if cell]
    return column_of(words) is Column.TARGET and 2 * sum(map(is_only_a_day, given)) > len(given)


def _by(columns: Sequence[Column], cells: Sequence[str]) -> tuple[Column, str]:
    given = [cell for cell in cells if cell]
    for column, holds, test in _HOLDS:
        if column not in columns and 2 * sum(map(test, given)) > len(given):
            return column, holds
    return Column.OTHER, ""


def _doubt(words: str, columns: Sequence[Column]) -> str:
    """Why a column of a table of actions is listed whose heading may be of the plan; "" where it plainly is not."""
    if is_measures(columns):
        return ""
    if column_of(words) is Column.ACTION:
        return "Another column holds the actions: this one is not taken, and listed cell by cell."
    if column_of(words) is Column.IMPACT:
        return "Its table is of risks: it is not taken for the impact for children, and listed cell by cell."
    if may_be(words) is not Column.OTHER:
        return "It may say how things stand, and not what is planned: not taken, and listed cell by cell."
    return ""


def _twice(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess for each value of measures that has two columns or more, of which one is taken."""
    for column in _ONE_IS_TAKEN:
        same = [n for n, words in enumerate(heading.cells) if column_of(words) is column]
        taken = next((n for n in same if columns[n] is column), None)
        if len(same) > 1 and taken is not None:
            others = ", ".join(f'"{heading.cells[n]}"' for n in same if n != taken)
            why = f"There is more than one such column. Not taken, and listed cell by cell: {others}."
            yield _guess(heading, heading.cells[taken], column, why)


def _of_others(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where the only baselines of measures are those of England or of neighbours."""
    same = [n for n, words in enumerate(heading.cells) if column_of(words) is Column.BASELINE]
    if len(same) == 1 and columns[same[0]] is Column.BASELINE and is_of_others(heading.cells[same[0]]):
        yield _guess(heading, heading.cells[same[0]], Column.BASELINE, OF_OTHERS)


def _of_the_target(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where the one date of a row with an action and its measure is taken for the measure's."""
    if Column.ACTION in columns and Column.TARGET_DATE in columns and Column.BY_WHEN not in columns:
        words = heading.cells[columns.index(Column.TARGET_DATE)]
        why = "It stands right after the target: taken for its date, and not for that of the action."
        yield _guess(heading, words, Column.TARGET_DATE, why)


def _more_days(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where more columns than one are of days by which something is due, and one is not taken."""
    taken = Column.TARGET_DATE if is_measures(columns) else Column.BY_WHEN
    said = list(zip(heading.cells, columns, strict=False))
    left = [words for words, each in said if each is Column.OTHER and is_of_days(column_of(words))]
    if left and taken in columns:
        others = ", ".join(f'"{words}"' for words in left)
        why = f"There is more than one column of dates. Not taken, and listed cell by cell: {others}."
        yield _guess(heading, heading.cells[columns.index(taken)], taken, why)


def _more_leads(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where more columns than one may name who leads an action, whether each is taken or one."""
    leads = [words for words, each in zip(heading.cells, columns, strict=False) if each is Column.LEADS]
    if is_measures(columns) or not leads:
        return
    roles = [words for words in heading.cells if words not in leads and is_a_role(words)]
    for words in roles:
        why = f'It is taken for the role of whoever "{leads[0]}" names: not taken as a lead, and listed cell by cell.'
        yield _guess(heading, words, Column.OTHER, why)
    if more := [words for words in leads[1:] if words]:
        others = ", ".join(f'"{words}"' for words in more)
        why = (
            f"More than one column says who leads. Those in this one are leads as well as those in {others}."
        )
        yield _guess(heading, leads[0], Column.LEADS, why)


def _more_outcomes(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where more columns than one say what an action is for, which is one text."""
    said = [words for words, each in zip(heading.cells, columns, strict=False) if each is Column.OUTCOME]
    if len(said) > 1 and not is_measures(columns):
        others = ", ".join(f'"{words}"' for words in said[1:])
        why = f"More than one column says what actions are for. The words of {others} stand after those of this one."
        yield _guess(heading, said[0], Column.OUTCOME, why)


def _only_periods(columns: Sequence[Column], heading: Row) -> Iterator[Guess]:
    """A guess where "Timescale" stands over quarters or months, in which a mark says when: no date is taken then."""
    if is_measures(columns) or Column.BY_WHEN in columns:
        return
    said = [parted(words) for words in heading.cells]
    over = dict.fromkeys(upper for upper, lower in said if is_a_period(lower.lower()))
    for upper in over:
        if column_of(upper) is Column.BY_WHEN:
            why = (
                "Only months, quarters or terms stand below it: no date is taken, and their cells are listed."
            )
            yield _guess(heading, upper, Column.OTHER, why)


def _guess(heading: Row, words: str, column: Column, why: str) -> Guess:
    taken = "" if column is Column.OTHER else str(column)
    return Guess(heading.line, f'the column "{words}"', "column", taken, why)
