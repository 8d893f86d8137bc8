"""What the columns of a plan's tables are, by the words above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading import days
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.within import is_of_others
from goldenthread.plans.reading.wording import bare, column_of, is_a_role, is_unsure, may_be, says_actions

__all__ = [
    "Column",
    "column_of",
    "columns_of",
    "is_a_role",
    "is_actions",
    "is_measures",
    "is_unsure",
    "may_be",
]

_STEPS_OR_ACTIONS = re.compile(r"\bactions?\b|\btasks?\b", re.IGNORECASE)
_PLAINLY = re.compile(
    r"^(?:what\b.*|(?:[a-z]+ )?actions?(?: (?:required|needed|planned|agreed|to be taken|we will take))?)$"
)
_OF_RISKS = re.compile(r"\b(?:likelihood|probability)\b")
_RISK = re.compile(r"\brisks?\b")
_RECOMMENDS = "recommendation"
_CRITERIA = re.compile(r"\bsuccess\b|\bgood\b", re.IGNORECASE)
_OF_ACTIONS = frozenset({
    Column.PART, Column.PRIORITY, Column.NUMBER, Column.OUTCOME, Column.ACTION, Column.STEPS, Column.HORIZON,
    Column.BY_WHEN, Column.DUE, Column.EARLIER, Column.LEADS, Column.MEASURE, Column.IMPACT, Column.DEPENDS,
    Column.GROUP,
})  # fmt: skip
_OF_MEASURES = frozenset({
    Column.PART, Column.PRIORITY, Column.NAME, Column.BASELINE, Column.BASELINE_DATE, Column.NOW, Column.TARGET,
    Column.TARGET_DATE, Column.INDICATOR, Column.SHARED, Column.GROUP,
})  # fmt: skip
OF_A_VALUE = frozenset({
    Column.BASELINE, Column.BASELINE_DATE, Column.NOW, Column.TARGET, Column.TARGET_DATE, Column.INDICATOR,
    Column.SHARED,
})  # fmt: skip
"""What a measure has beside its name."""
_DATES_OF_AN_ACTION = frozenset({Column.BY_WHEN, Column.DUE, Column.REVISED})
_SINGLE = frozenset({
    Column.PART, Column.PRIORITY, Column.NUMBER, Column.HORIZON, Column.BY_WHEN, Column.DUE, Column.BASELINE,
    Column.BASELINE_DATE, Column.NOW, Column.TARGET, Column.TARGET_DATE, Column.INDICATOR,
})  # fmt: skip


def columns_of(row: Row) -> tuple[Column, ...] | None:
    """What each column holds, if the row is the heading of a plan's table; else None.

    A column that this kind of table has no place for is OTHER: what stands in it is listed and never dropped.
    """
    found = _without_risks(_with_actions(tuple(column_of(cell) for cell in row.cells), row), row)
    known = set(found) - {Column.OTHER, Column.GROUP, Column.DEPENDS}
    if is_of_both(found):
        return _of_both(found, row)
    if Column.NAME not in found and Column.MEASURE in found and known & {Column.BASELINE, Column.TARGET}:
        found = tuple(Column.NAME if each is Column.MEASURE else each for each in found)
    if len(known) < 2 or not (is_actions(found) or is_measures(found)):
        return None
    if is_measures(found):
        return _once(_known(days.of_measures(found), _OF_MEASURES), row)
    return _once(_of_actions(found, row), row)


def _of_actions(columns: tuple[Column, ...], heading: Row) -> tuple[Column, ...]:
    found = _without_roles(days.of_actions(columns, heading.cells), heading)
    return _known(_with_criteria(_measured(found), heading), _OF_ACTIONS)


def is_of_both(columns: Sequence[Column]) -> bool:
    """Whether each row has an action and a measure that shows it. A table of measures may say in one column more what
    is to be done, without who or when: that makes it none of actions."""
    names = [n for n, each in enumerate(columns) if each in (Column.NAME, Column.MEASURE)]
    if Column.ACTION not in columns or not names or not {Column.BASELINE, Column.TARGET} & set(columns):
        return False
    has_own = bool({Column.LEADS, *_DATES_OF_AN_ACTION} & set(columns))
    return has_own or columns.index(Column.ACTION) < names[0]


def _of_both(columns: tuple[Column, ...], heading: Row) -> tuple[Column, ...]:
    """The columns of the action, its measure's name among them; and those of the measure's values, which keep theirs.

    A target date is the action's, unless that has another or the target stands right before it.
    """
    has_date = bool(_DATES_OF_AN_ACTION & set(columns))
    values = {
        n
        for n, each in enumerate(columns)
        if each in OF_A_VALUE
        and (each is not Column.TARGET_DATE or has_date or columns[n - 1 : n] == (Column.TARGET,))
    }
    others = tuple(Column.OTHER if n in values else each for n, each in enumerate(columns))
    actions = _of_actions(others, heading)
    return _once([columns[n] if n in values else each for n, each in enumerate(actions)], heading)


def _without_roles(columns: Sequence[Column], heading: Row) -> tuple[Column, ...]:
    """The columns without one that says the role of whoever another names: "Owner role" beside "Owner"."""
    leads = [n for n, each in enumerate(columns) if each is Column.LEADS]
    roles = {n for n in leads if is_a_role(heading.cells[n])}
    kept = set(leads) - roles
    return tuple(Column.OTHER if kept and n in roles else each for n, each in enumerate(columns))


def _measured(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns of a table of actions: a name of a measure is what an action is measured by."""
    return [Column.MEASURE if each is Column.NAME else each for each in columns]


def _with_criteria(columns: Sequence[Column], heading: Row) -> Sequence[Column]:
    """The columns of a table of actions: success criteria are what an action is for only beside what measures it, and
    where no other column says what it is for; else they are what shows that it is done."""
    for_it = [n for n, each in enumerate(columns) if each is Column.OUTCOME]
    criteria = [n for n in for_it if _CRITERIA.search(heading.cells[n])]
    if Column.MEASURE in columns and criteria == for_it:
        return columns
    return [Column.MEASURE if n in criteria else each for n, each in enumerate(columns)]


def _known(columns: Sequence[Column], known: frozenset[Column]) -> tuple[Column, ...]:
    return tuple(each if each in known else Column.OTHER for each in columns)


def _once(columns: Sequence[Column], heading: Row) -> tuple[Column, ...]:
    """The columns with one only of days, numbers or values each: the first that says plainly that it is, else the
    first; one that says whose it is only where none is the council's own. Any other is OTHER."""
    found = list(columns)
    for column in _SINGLE & set(columns):
        same = [n for n, each in enumerate(columns) if each is column]
        kept = min(same, key=lambda n: (is_of_others(heading.cells[n]), is_unsure(heading.cells[n])))
        found = [Column.OTHER if n in same and n != kept else each for n, each in enumerate(found)]
    return tuple(found)


def is_actions(columns: Sequence[Column]) -> bool:
    return Column.ACTION in columns or {Column.STEPS, Column.LEADS} <= set(columns)


def is_measures(columns: Sequence[Column]) -> bool:
    """Whether the table is of measures, and of no actions beside them."""
    if Column.NAME not in columns or not {Column.BASELINE, Column.TARGET} & set(columns):
        return False
    return Column.ACTION not in columns or columns.index(Column.NAME) < columns.index(Column.ACTION)


def _with_actions(columns: tuple[Column, ...], heading: Row) -> tuple[Column, ...]:
    """Which column holds the actions. Beside one of actions, recommendations are what these are for.

    Where no column is called that of actions alone, one of "actions (steps)" or of tasks holds them, else one of
    actions and what became of them.
    """
    words = [bare(cell) for cell in heading.cells]
    of_actions = [n for n, each in enumerate(columns) if each is Column.ACTION]
    if not of_actions:
        steps = (
            n for n, each in enumerate(columns) if each is Column.STEPS and _STEPS_OR_ACTIONS.search(words[n])
        )
        perhaps = (n for n, each in enumerate(words) if may_be(each) is Column.ACTION)
        at = next(steps, next(perhaps, None))
        return tuple(Column.ACTION if n == at else each for n, each in enumerate(columns))
    if not any(map(says_actions, (words[n] for n in of_actions))):
        return columns
    asks = {n for n in of_actions if words[n].startswith(_RECOMMENDS) and not says_actions(words[n])}
    said = [n for n in of_actions if says_actions(words[n])]
    at = next((n for n in said if _PLAINLY.match(words[n])), said[0])
    found = dict.fromkeys(said, Column.OTHER) | dict.fromkeys(asks, Column.OUTCOME) | {at: Column.ACTION}
    return tuple(found.get(n, each) for n, each in enumerate(columns))


def _without_risks(columns: Sequence[Column], heading: Row) -> tuple[Column, ...]:
    """The columns without the impact of a risk, which is none for children."""
    words = [bare(cell) for cell in heading.cells]
    first = next((n for n, each in enumerate(words) if _RISK.search(each)), len(words))
    of_risks = any(map(_OF_RISKS.search, words)) or any(each is Column.ACTION for each in columns[first:])
    is_of_one = [of_risks and words[n] in ("impact", "impact of risk") for n in range(len(columns))]
    return tuple(Column.OTHER if is_of_one[n] else each for n, each in enumerate(columns))
