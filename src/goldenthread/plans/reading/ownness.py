"""What a row of a table of actions is by what stands in it: an action of its own, a step, or more of the one above."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goldenthread.plans.dates import is_dated
from goldenthread.plans.leads import is_somebody
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.gathered import Gathered

Cells = Mapping[Column, str]

_ODD = re.compile(
    r"^(?:(?P<marked>[A-Z]|\d{1,3})[.):]|(?P<plain>(?!Q[1-4]\b)[A-Z]{1,4}-?\d{1,3}[a-z]?|\d{1,3}[a-z]))"
    r"\s+(?=[A-Z\"“'‘(~])"
)
_SUB = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4})[).]\s")
_NOBODY = re.compile(r"tb[acd]|n/?a|vacant|none|all|-", re.IGNORECASE)


def odd_number(words: str) -> tuple[str, str]:
    """A number of another form than most, and the words after it: "A. Do it", "EH-07 Do it", "1a Do it"."""
    found = _ODD.match(words)
    return (found["marked"] or found["plain"], words[found.end() :]) if found else ("", words)


def is_action(above: Gathered | None, cells: Cells) -> bool:
    """Whether a row without a number is an action all the same: its words begin here, and so does its lead.

    One that has only a date of its own is a step.
    """
    words, lead = cells.get(Column.ACTION, ""), cells.get(Column.LEADS, "")
    if not _begins(above, words, Column.ACTION) or t.is_item(words) or not _begins(above, lead, Column.LEADS):
        return False
    return is_somebody(lead) or bool(_NOBODY.fullmatch(lead)) or _is_dated(cells)


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
