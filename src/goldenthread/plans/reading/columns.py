"""What the columns of a plan's tables are, by the words above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.plans.reading import days
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.within import is_a_period, is_of_the_start, parted, says_nothing_of

__all__ = ["Column", "column_of", "columns_of", "is_a_role", "is_actions", "is_measures", "is_unsure"]

_DAY = r"(?:dates?|deadlines?|timescales?|timeframes?|timelines?|by when|when|due|completion|finish|end|delivery)"
_ACTUAL = re.compile(rf"\bactual(?:ly)?\b.*\b{_DAY}\b|\b{_DAY}\b.*\bactual")
_REVISED = r"(?:revised|amended|extended|re-?scheduled|re-?baselined)"
_EARLIER = r"(?:original|initial|first|previous|prior|old|former|earlier|superseded)"

# The first that fits a heading of a column says what it is.
_WORDS = (
    (
        Column.REVISED,
        rf"\b{_REVISED}\b(?: [a-z]+){{0,2}} {_DAY}\b|\b(?:new|current|latest)\b(?: [a-z]+){{0,2}} {_DAY}$|"
        rf"\bupdated (?:[a-z]+ )?(?!date$){_DAY}$|{_DAY}\s*[:(/–-]\s*(?:{_REVISED}|new|current|latest|updated)$|"
        rf"^(?:now )?{_REVISED}(?: to)?$",
    ),
    (
        Column.EARLIER,
        rf"^(?:the )?{_EARLIER}(?:ly)?(?: [a-z]+){{0,2}} {_DAY}$|{_DAY}\s*[:(/–-]\s*{_EARLIER}(?:ly)?$",
    ),
    (
        Column.IMPACT,
        r"\bimpact\b|outcomes? for (?:(?:a|the|each|every|our) )?(?:child|young p|famil|care leavers?)|"
        r"difference .*children|^what difference will (this|it|we) make",
    ),
    (Column.PART, r"^(part|plan)$"),
    (Column.PRIORITY, r"^priority( area)?$|^area$"),
    (
        Column.NUMBER,
        r"^((action|item|task|plan|unique) )?(no|nr|num|number|ref|reference|id|identifier)\.?( (no|number))?\.?$|^#$",
    ),
    (Column.HORIZON, r"^horizon$"),
    (Column.DEPENDS, r"^predecessors?$|^depend(?:s|ent) (?:up)?on$|^dependenc(?:y|ies)$"),
    (
        Column.OUTCOME,
        r"success criteria|^((expected|desired|intended|planned) )?outcomes?( sought)?$|"
        r"^(what (does |will )?)?success (will )?looks? like",
    ),
    (Column.STEPS, r"\bsteps?\b|\bmilestones?\b|\btasks?\b|^sub-?actions?$"),
    (Column.BASELINE_DATE, r"baseline.*\bdate\b|date of baseline"),
    (
        Column.TARGET_DATE,
        r"target (\w+ )?date|date of target|target by$|^target (for )?(completion|end|finish)$",
    ),
    (Column.BASELINE, r"\bbaseline\b|starting point"),
    (Column.NOW, r"where (are )?we( are)?( now)?$|\bcurrent(ly)?\b|latest( figure)?$|^now$"),
    (Column.DUE, r"^(due( date| day)?|day that it means)$"),
    (Column.TARGET, r"\btarget\b|^goal$|^ambition$"),
    (Column.INDICATOR, r"^(indicator code|indicator of the catalogue|code)$"),
    (Column.SHARED, r"^shared\b"),
    (
        Column.BY_WHEN,
        r"\bby when\b|timescales?|timeframes?|^when\b|deadline|(completion|end|finish|delivery) date|^date( due)?$|"
        r"^(complete|completed|deliver|delivered|done) by$|^(end|finish|completion)( by)?$|^date (for|of) completion$",
    ),
    (
        Column.LEADS,
        r"\bleads?(/s|\(s\))?\b|\bowners?\b|responsible|accountable|^who\b|"
        r"^(?:assigned|allocated|delegated) to$|^assignees?$",
    ),
    (Column.NAME, r"^(key )?(performance )?indicators?$|^kpis?$"),
    (
        Column.MEASURE,
        r"^((key |performance |success |outcome )*measures?( of success)?)$|how (will )?we('ll| will)? know|^evidence",
    ),
    (Column.ACTION, r"\bactions?\b|^what (we will|will we) do|^recommendation|^activit(y|ies)$"),
)
_ROLE = re.compile(r"\b(?:role|title|post|position|job)s?$|^(?:role|job title|title|post|position) of\b")
_DAYS_OF = (Column.BASELINE_DATE, Column.TARGET_DATE, Column.REVISED, Column.EARLIER)
# These say what a column may be: the first is asked about.
_PERHAPS = (
    (Column.BASELINE, r"^where (we|things) (were|started)\b|\bout-?turn\b"),
    (Column.TARGET, r"^where (we|things) (want|need|aim|hope|plan|ought)\b"),
)
_STEPS_OR_ACTIONS = re.compile(r"\bactions?\b|\btasks?\b", re.IGNORECASE)
_SAYS_ACTION = re.compile(r"\bactions?\b|^what (we will|will we) do")
_OF_PROGRESS = re.compile(r"\b(?:progress|status|updates?|taken|completed|comments?)\b")
_RECOMMENDS = "recommendation"
_OF_ACTIONS = frozenset({
    Column.PART, Column.PRIORITY, Column.NUMBER, Column.OUTCOME, Column.ACTION, Column.STEPS, Column.HORIZON,
    Column.BY_WHEN, Column.DUE, Column.EARLIER, Column.LEADS, Column.MEASURE, Column.IMPACT, Column.DEPENDS,
    Column.GROUP,
})  # fmt: skip
_OF_MEASURES = frozenset({
    Column.PART, Column.PRIORITY, Column.NAME, Column.BASELINE, Column.BASELINE_DATE, Column.NOW, Column.TARGET,
    Column.TARGET_DATE, Column.INDICATOR, Column.SHARED, Column.GROUP,
})  # fmt: skip
_SINGLE = frozenset({
    Column.PART, Column.PRIORITY, Column.NUMBER, Column.HORIZON, Column.BY_WHEN, Column.DUE, Column.BASELINE,
    Column.BASELINE_DATE, Column.NOW, Column.TARGET, Column.TARGET_DATE, Column.INDICATOR,
})  # fmt: skip


def columns_of(row: Row) -> tuple[Column, ...] | None:
    """What each column holds, if the row is the heading of a plan's table; else None.

    A column that this kind of table has no place for is OTHER: what stands in it is listed and never dropped.
    """
    found = _with_actions(tuple(column_of(cell) for cell in row.cells), row)
    known = set(found) - {Column.OTHER, Column.GROUP, Column.DEPENDS}
    if Column.NAME not in found and Column.MEASURE in found and known & {Column.BASELINE, Column.TARGET}:
        found = tuple(Column.NAME if each is Column.MEASURE else each for each in found)
    if len(known) < 2 or not (is_actions(found) or is_measures(found)):
        return None
    if is_measures(found):
        return _once(_known(days.of_measures(found), _OF_MEASURES))
    found = _without_roles(days.of_actions(found, row.cells), row)
    return _once(_known(_measured(found), _OF_ACTIONS))


def _without_roles(columns: Sequence[Column], heading: Row) -> tuple[Column, ...]:
    """The columns without one that says the role of whoever another names: "Owner role" beside "Owner"."""
    leads = [n for n, each in enumerate(columns) if each is Column.LEADS]
    roles = {n for n in leads if is_a_role(heading.cells[n])}
    kept = set(leads) - roles
    return tuple(Column.OTHER if kept and n in roles else each for n, each in enumerate(columns))


def _measured(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns of a table of actions: a name of a measure is what an action is measured by."""
    if Column.MEASURE in columns:
        return columns
    return [Column.MEASURE if each is Column.NAME else each for each in columns]


def _known(columns: Sequence[Column], known: frozenset[Column]) -> tuple[Column, ...]:
    return tuple(each if each in known else Column.OTHER for each in columns)


def _once(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with a second one of days, numbers or values as OTHER: two of these can't be one."""
    return tuple(
        Column.OTHER if each in _SINGLE and each in columns[:n] else each for n, each in enumerate(columns)
    )


def is_actions(columns: Sequence[Column]) -> bool:
    return Column.ACTION in columns or {Column.STEPS, Column.LEADS} <= set(columns)


def is_measures(columns: Sequence[Column]) -> bool:
    """Whether the table is of measures. An action that stands before a measure is measured by it."""
    if Column.NAME not in columns or not {Column.BASELINE, Column.TARGET} & set(columns):
        return False
    return Column.ACTION not in columns or columns.index(Column.NAME) < columns.index(Column.ACTION)


def column_of(words: str) -> Column:
    """What the words above a column say that it holds, by themselves."""
    words = _bare(words)
    if not words:
        return Column.GROUP
    if is_of_the_start(words) or _ACTUAL.search(words):
        return Column.OTHER
    upper, lower = parted(words)
    return _below(upper, lower) if upper else _by_words(words)


def _below(upper: str, lower: str) -> Column:
    """What a column holds whose heading is a cell below another: its own words say it before those above them."""
    both, alone, above = _by_words(f"{upper} {lower}"), _by_words(lower), _by_words(f"{upper}: {lower}")
    if above in (Column.REVISED, Column.EARLIER):
        return above
    if alone is Column.BY_WHEN and both in _DAYS_OF:
        return both
    if alone is not Column.OTHER or says_nothing_of(lower):
        return alone
    return Column.OTHER if above is Column.BY_WHEN and is_a_period(lower) else above


def _by_words(words: str) -> Column:
    return next(
        (column for column, pattern in (*_WORDS, *_PERHAPS) if re.search(pattern, words)), Column.OTHER
    )


def is_a_role(words: str) -> bool:
    """Whether the words above a column say the role of somebody who leads: "Owner role", "Job title of the lead"."""
    return column_of(words) is Column.LEADS and bool(_ROLE.search(_bare(words)))


def is_unsure(words: str) -> bool:
    """Whether the words above a column may mean what they are taken for, and may mean something else."""
    return not any(re.search(pattern, _bare(words)) for _, pattern in _WORDS) and column_of(words) not in (
        Column.OTHER,
        Column.GROUP,
    )


def _bare(words: str) -> str:
    return " ".join(words.lower().replace("- ", "").split()).strip(" :*()?")


def _with_actions(columns: tuple[Column, ...], heading: Row) -> tuple[Column, ...]:
    """Which column holds the actions. Beside one of actions, recommendations are what these are for.

    Where no column is called that of actions alone, one of "actions (steps)" or of tasks holds them.
    """
    if Column.ACTION in columns:
        words = [_bare(cell) for cell in heading.cells]
        of_actions = {n for n, each in enumerate(columns) if each is Column.ACTION}
        if not any(_SAYS_ACTION.search(words[n]) and not _OF_PROGRESS.search(words[n]) for n in of_actions):
            return columns
        asks = {
            n for n in of_actions if words[n].startswith(_RECOMMENDS) and not _SAYS_ACTION.search(words[n])
        }
        return tuple(Column.OUTCOME if n in asks else each for n, each in enumerate(columns))
    at = next(
        (n for n, each in enumerate(columns)
         if each is Column.STEPS and _STEPS_OR_ACTIONS.search(heading.cells[n])), None
    )  # fmt: skip
    return tuple(Column.ACTION if n == at else each for n, each in enumerate(columns))
