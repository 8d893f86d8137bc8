"""The headings, the columns and the fixed sentences of the layout."""

from __future__ import annotations

import re

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

_CONTINUED = " (continued)"
_PRIORITY = re.compile(r"Priority(?: (?P<number>[^:]*))?:(?P<name>.*)", re.DOTALL)


def note(about: str) -> str:
    """What stands first in a file and is not read: what the file is, and what may be changed in it."""
    return f"{about} {NOTE}".strip()


def part_heading(name: str, *, again: bool) -> str:
    """What stands above a part; `again`: it has begun before."""
    return _headed("Part:", name, again) if name else NO_PART


def priority_heading(number: str, name: str, *, again: bool) -> str:
    """What stands above a priority, or above an area that is none of the priorities (then `again`)."""
    if again and not name:
        return NO_PRIORITY
    return _headed(f"Priority {number}:" if number else "Priority:", name, again)


def part_named(heading: str) -> tuple[str, bool] | None:
    """The part that a heading names, and whether it only goes on."""
    if heading == NO_PART:
        return "", True
    return _named(heading.removeprefix("Part:")) if heading.startswith("Part:") else None


def priority_named(heading: str) -> tuple[str, str, bool] | None:
    """The number and the name of the priority that a heading names, and whether it only goes on."""
    if heading == NO_PRIORITY:
        return "", "", True
    found = _PRIORITY.fullmatch(heading)
    return ((found["number"] or "").strip(), *_named(found["name"])) if found else None


def _headed(word: str, name: str, again: bool) -> str:
    return f"{word} {name}".strip() + (_CONTINUED if again else "")


def _named(words: str) -> tuple[str, bool]:
    return words.removesuffix(_CONTINUED).strip(), words.endswith(_CONTINUED)
