"""What a row of a table of actions is by what stands in it: an action of its own, a step, or more of the one above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from goldenthread.plans.dates import is_dated
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered

Cells = Mapping[Column, str]

_ODD = re.compile(
    r"^(?:(?P<marked>[A-Z]|\d{1,3})[.):]|(?P<plain>(?!Q[1-4]\b)[A-Z]{1,4}-?\d{1,3}[a-z]?|\d{1,3}[a-z]))"
    r"\s+(?=[A-Z\"“'‘(~])"
)
_SUB = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4})[).]\s")
_NOBODY = re.compile(r"tb[acd]|n/?a|vacant|none|all|various|to be (?:confirmed|agreed)|[-–—]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_OF_A_STEP = {Column.BY_WHEN, Column.DUE, Column.OTHER, Column.GROUP}


def odd_number(words: str) -> tuple[str, str]:
    """A number of another form than most, and the words after it: "A. Do it", "EH-07 Do it", "1a Do it"."""
    found = _ODD.match(words)
    return (found["marked"] or found["plain"], words[found.end() :]) if found else ("", words)


def is_action(above: Gathered | None, cells: Cells) -> bool:
    """Whether a row without a number is an action all the same: its words begin here, and so does its lead.

    One that has only a date of its own is a step.
    """
    words, lead = cells.get(Column.ACTION, ""), cells.get(Column.LEADS, "")
    if not _begins(above, words, Column.ACTION) or t.is_item(words):
        return False
    is_led = is_somebody(lead) or _is_dated(cells)
    return bool(_NOBODY.fullmatch(lead)) or (is_led and _begins(above, lead, Column.LEADS))


def begins_as_another(above: Gathered, cells: Cells) -> bool:
    """Whether a row of a text without a number is another action: words that begin, and a date where both have one."""
    words, lead, day = (cells.get(column, "") for column in (Column.ACTION, Column.LEADS, Column.BY_WHEN))
    if not _begins(above, words, Column.ACTION):
        return False
    is_dated_beside = is_dated(above.text(Column.BY_WHEN)) and not t.hangs(above.text(Column.BY_WHEN))
    has_own_day = is_dated(day) and not t.goes_on(day)
    no_rest = not t.hangs(above.text(Column.LEADS))
    return no_rest and (bool(_NOBODY.fullmatch(lead)) or (bool(lead) and is_dated_beside and has_own_day))


def is_of_its_own(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row of true cells is an action: it has words for one, and more of its own beside them.

    In Word, Excel and CSV a row is a row: how its words begin does not matter. Only one that says to be a part of the
    action above ("a) write it"), and has no more than a date, is a step of that.
    """
    if row.below is None:
        return False
    own = [(column, cell) for n, (column, cell) in enumerate(zip(columns, row.cells, strict=False))
           if cell and n not in row.below]  # fmt: skip
    words = [cell for column, cell in own if column is Column.ACTION]
    beside = {column for column, _ in own if column is not Column.ACTION}
    is_merged = any(columns[n] is Column.ACTION for n in row.below if n < len(columns))
    is_step = any(map(is_sub, words)) and beside <= _OF_A_STEP
    return bool(words and beside) and not (is_merged or is_step)


def may_be_the_rest(above: Gathered | None, words: str) -> bool:
    """Whether words may belong to an action above all the same: they can't begin so, or those above can't end so."""
    return above is not None and (t.goes_on(words) or t.hangs(above.text(Column.ACTION)))


def is_led(cells: Cells) -> bool:
    """Whether anybody leads a row, or it says that nobody does yet. Any words in that place name somebody: who leads
    is said in a council's own short forms ("HoS", "Health", "Police").
    """
    lead = cells.get(Column.LEADS, "")
    return bool(_LETTER.search(lead) or _NOBODY.fullmatch(lead))


def says_what(cells: Cells) -> bool:
    """Whether a row has words for what is to be done."""
    return bool(cells.get(Column.ACTION) or cells.get(Column.STEPS))


def is_dated_step(cells: Cells) -> bool:
    """Whether a row without a number has only words and a date of its own."""
    words = cells.get(Column.ACTION, "")
    return bool(words) and (is_sub(words) or not t.goes_on(words)) and _is_dated(cells)


def is_sub(words: str) -> bool:
    """Whether the words are marked as a part of something: "a) write it"."""
    return bool(_SUB.match(words))


def is_whole(cells: Cells) -> bool:
    """Whether a row has the beginning of an action, and a lead or a day: more than a line of a page."""
    words = cells.get(Column.ACTION, "")
    begins = is_sub(words) or not t.goes_on(words)
    return bool(words) and begins and (bool(cells.get(Column.LEADS)) or _is_dated(cells))


def _is_dated(cells: Cells) -> bool:
    return is_dated(cells.get(Column.BY_WHEN, ""))


def _begins(above: Gathered | None, words: str, column: Column) -> bool:
    """Whether a cell has words that begin in it, and do not end what stands above."""
    if not words or t.goes_on(words) or words.startswith("("):
        return False
    return above is None or not t.hangs(above.text(column))
