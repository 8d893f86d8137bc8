"""The headings, the columns and the fixed sentences of the layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

MARK = "goldenthread reads this document as it stands."
NOTE = (
    f"{MARK} Keep the headings and the first row of each table as they are; the rest is yours to change, and rows "
    "can be added or taken out."
)
SEE_HELP = ' What goes where is said at the end, under "How to fill this in", which is not read.'
ABOUT = "About this document: "
FRONT = "Improvement plan"
HELP = "How to fill this in"
KEY_OUTCOMES = "Key outcomes"
PARTS, PRIORITIES, ACTIONS, MEASURES = "Parts", "Priorities", "Actions", "Measures"
SERVES = "What this part serves"
NEEDS = "What needs improvement?"
OUTCOMES = "Outcomes"
NO_PART, NO_PRIORITY = "In no part", "Under no priority"
STATUS, PERIOD, APPROVER = "Status: ", "Period: ", "To be approved by: "
NOT_SET = "not set"

NONE = "none"
YES, NO = "yes", "no"

# The columns of each table, in the order in which they are written.
PART, PRIORITY, NUMBER = "Part", "Priority", "Number"
ACTION, HORIZON, OUTCOME, LEADS = "Action", "Horizon", "Outcome", "Leads"
BY_WHEN, DUE, GOES_ON = "By when", "Due", "Goes on"
MEASURE, IMPACT, STEPS, DEPENDS = "Measure", "Impact for children", "Steps", "Depends on"
BASELINE, BASELINE_DATE, TARGET, TARGET_DATE = "Baseline", "Baseline date", "Target", "Target date"
NOW, UNIT, SOURCE, INDICATOR, SHARED = "Now", "Unit", "Source", "Indicator code", "Shared with"
STATEMENT = "Statement"
WHAT, WORDS = "What", "Words"

OF_A_PART = (PART, "Status", "Serves")
OF_A_PRIORITY = (PART, NUMBER, PRIORITY, STATEMENT, NEEDS, OUTCOMES)
OF_AN_ACTION = (
    NUMBER, ACTION, LEADS, BY_WHEN, DUE, GOES_ON, OUTCOME, MEASURE, IMPACT, STEPS, HORIZON, DEPENDS, PRIORITY, PART
)  # fmt: skip
OF_A_MEASURE = (
    MEASURE, BASELINE, BASELINE_DATE, TARGET, TARGET_DATE, NOW, UNIT, SOURCE, INDICATOR, SHARED, PRIORITY, PART
)  # fmt: skip
OF_THE_FRONT = (WHAT, WORDS)

_CONTINUED, _BEGINS = " (continued)", " (begins here)"
_PRIORITY = re.compile(r"Priority(?: (?P<number>[^:]*))?:(?P<name>.*)", re.DOTALL)
_COLON = (
    "\u2236"  # for a colon in a number, since the first colon of a heading ends the number; it looks like one
)
_AS_IT_IS = "\ufe0e"  # not seen: the letter behind it stands for itself
_TOLD_APART = re.compile(f"[:{_COLON}{_AS_IT_IS}]")
_TOLD = re.compile(f"{_AS_IT_IS}(.)|{_COLON}")
_IN_PART, _AREA = "In part:", "Area:"
# A name may end like a heading that only goes on: where it begins, that is said behind it.
_ODD = re.compile(r"\s\(continued\)(?P<begins>(?:\s\(begins here\))*)\Z")


class Named(NamedTuple):
    """What a heading names. again: it declares none. asked: its ending says so, but nothing of the name came before."""

    name: str
    number: str = ""
    again: bool = False
    asked: bool = False


def note(about: str) -> str:
    """What stands first in a file and is not read: what the file is, and what may be changed in it."""
    return f"{about} {NOTE}".strip()


def part_heading(name: str) -> str:
    """What stands above a part where it begins."""
    return _beginning(f"Part: {name}") if name else NO_PART


def part_again(name: str, *, begun: bool = True) -> str:
    """What stands above more of a part, or of one that is none of the parts of the plan (then not `begun`)."""
    return f"Part: {name}{_CONTINUED}" if name and begun else f"{_IN_PART} {name}" if name else NO_PART


def priority_heading(number: str, name: str) -> str:
    """What stands above a priority where it begins."""
    shown = _TOLD_APART.sub(lambda each: _COLON if each[0] == ":" else _AS_IT_IS + each[0], number)
    return _beginning(f"Priority {shown}: {name}".strip() if shown else f"Priority: {name}".strip())


def priority_again(name: str, *, begun: bool = True) -> str:
    """What stands above more of a priority, or above an area that is none of the priorities (then not `begun`)."""
    return f"Priority: {name}{_CONTINUED}" if name and begun else f"{_AREA} {name}" if name else NO_PRIORITY


def part_named(heading: str, begun: Collection[str]) -> Named | None:
    """The part that a heading names. begun: the names of those before it."""
    if heading == NO_PART:
        return Named("", again=True)
    if heading.startswith(_IN_PART):
        return Named(heading.removeprefix(_IN_PART).strip(), again=True)
    if not heading.startswith("Part:"):
        return None
    return _named(heading.removeprefix("Part:"), "", lambda name: name in begun)


def priority_named(heading: str, begun: Collection[tuple[str, str]]) -> Named | None:
    """The priority that a heading names. begun: number and name of those before it in its part."""
    if heading == NO_PRIORITY:
        return Named("", again=True)
    if heading.startswith(_AREA):
        return Named(heading.removeprefix(_AREA).strip(), again=True)
    found = _PRIORITY.fullmatch(heading)
    if not found:
        return None
    number = _TOLD.sub(lambda each: each[1] or ":", (found["number"] or "").strip())
    return _named(
        found["name"],
        number,
        lambda name: any(each == (number or each[0], name) for each in begun),
    )


def _beginning(heading: str) -> str:
    return heading + (_BEGINS if _ODD.search(heading) else "")


def _named(words: str, number: str, has_begun: Callable[[str], bool]) -> Named:
    """The ending is taken off only where the name without it has begun: else it is of the name."""
    whole, odd = words.strip(), _ODD.search(words.rstrip())
    if not odd:
        return Named(whole, number)
    if odd["begins"]:
        return Named(whole[: -len(_BEGINS)], number)
    name = words.rstrip()[: -len(_CONTINUED)].strip()
    if has_begun(name):
        return Named(name, number, again=True)
    return Named(whole, number, again=has_begun(whole), asked=not has_begun(whole))
