"""Numbers of actions held against each other: two of a part that are the same, and numbers of one form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from goldenthread.plans.plan import Priority
from goldenthread.plans.reading.found import Placed
from goldenthread.plans.reading.numbering import OF_ANOTHER_FORM

_DECIMAL = re.compile(r"(?P<first>[A-Z]*\d+(?:\.\d+)*\.)(?P<last>\d+)")
_PLAIN = re.compile(r"\d{1,3}[a-z]?")
_LAST = re.compile(r"(?P<before>.*?)(?P<last>\d+)")
_Key = tuple[str, str]


def told_apart(actions: Sequence[Placed], priorities: Sequence[Priority]) -> None:
    """Each action that has the number of one before it in its part gets another, or none, and a guess says so.

    A workbook keeps a number typed as 1.10 as 1.1: where it follows 1.9, it is 1.10 again. Numbers that start again
    under each priority become whole: 1 of the second priority is 2.1.
    """
    of_priorities = {(each.part, each.name): each.number for each in priorities}
    taken = {_key(each) for each in actions}
    first: dict[_Key, int] = {}  # by part and number: its line
    before = ""
    for each in actions:
        row, number = each.row, each.row.number
        if number and (line := first.get(_key(each))) is not None:
            row.number, meant = _another(each, before, of_priorities, taken)
            taken.add(_key(each))
            why = f"The action of line {line} has the number {number} too: {meant}."
            row.guess(row.line, "number", row.number, why)
        first.setdefault(_key(each), row.line)
        before = row.number


def asked_of_odd_ones(actions: Sequence[Placed]) -> None:
    """Where each number of a plan is like "A1", none has another form than most: nothing is said of it.

    Only where every action has one, or each follows the one before: "S47 Review it" among actions without numbers is
    asked.
    """
    rows = [each.row for each in actions]
    numbers = [row.number for row in rows if row.number]
    if len(numbers) < 2 or len(set(map(_form, numbers))) > 1:
        return
    if len(numbers) == len(rows) or all(_follows(first, second) for first, second in pairwise(numbers)):
        for row in rows:
            row.withdraw("number", OF_ANOTHER_FORM)


def _form(number: str) -> str:
    """A number without its figures and letters: "A1" and "B12" have one form, "1" and "1a" do not."""
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", number)))


def _follows(first: str, second: str) -> bool:
    """Whether a number comes next: A2 after A1, or B1 after it."""
    was, now = _LAST.fullmatch(first), _LAST.fullmatch(second)
    if not was or not now:
        return False
    if was["before"] == now["before"]:
        return int(now["last"]) == int(was["last"]) + 1
    return int(now["last"]) == 1


def _another(
    action: Placed, before: str, of_priorities: Mapping[_Key, str], taken: set[_Key]
) -> tuple[str, str]:
    """A number that is free in the part, or none; and in words why it is that."""
    number, of_priority = action.row.number, of_priorities.get((action.part, action.priority), "")
    if (whole := _after(before, number)) and (action.part, whole) not in taken:
        return whole, f"taken for {whole}, which a workbook keeps as {number}"
    if of_priority and _PLAIN.fullmatch(number):
        whole = f"{of_priority}.{number}"
        if (action.part, whole) not in taken:
            return whole, f"taken as {whole}, since it is number {number} of priority {of_priority}"
    return "", "it is kept without a number"


def _after(before: str, number: str) -> str:
    """The number that follows another and loses its last nought in a workbook: 1.10 after 1.9."""
    found = _DECIMAL.fullmatch(before)
    following = f"{found['first']}{int(found['last']) + 1}" if found else ""
    return following if following.endswith("0") and following.rstrip("0") == number else ""


def _key(action: Placed) -> _Key:
    return action.part, action.row.number
