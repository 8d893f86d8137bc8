"""What headings and lines of a document say by their own words: a part, a list, a priority by its number.

Councils call their priorities themes, workstreams, outcomes, or only by their names (`outline`).
"""

from __future__ import annotations

import re

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Words
from goldenthread.plans.reading.trackers import (
    HORIZON,
    NUMBER_OF_A_PRIORITY,
    figure,
    named_priority,
    number_and_name,
)

PART = re.compile(
    r"^(?:(?:part|section):?\s+)?(?:[\dA-Z]{1,2}[.)]\s+)?(.*\b(?:action|delivery|improvement) plan)$", re.I
)
STATUS = re.compile(r"draft|approved|final|for approval", re.IGNORECASE)
_KINDS = (
    "theme|work ?stream|strand|pillar|outcome|objective|aim|goal|domain|recommendation"
    "|area for improvement|p(?=\\d)"
)
_NUMBERED = re.compile(
    rf"^(?:(?:our|key|strategic|improvement) )?(?:{_KINDS})(?!\s*(?-i:[A-Z])\s+\w)\s*{NUMBER_OF_A_PRIORITY}(.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"improvement plan", re.IGNORECASE)
_LONGEST_TITLE = 150  # letters
_LONGEST_NAME = 120  # letters, of a priority
_PRIORITY_WITHOUT_NUMBER = re.compile(r"^priority(?: area)?\s*[:–—-]\s+", re.IGNORECASE)
_LABEL = re.compile(r"[^:]{1,60}:\s")
_WHO = re.compile(
    r"(?:[\w’']+ ){0,3}(?:leads?|sponsor|owner|officer|director|sro|chair)(?:\(s\))?:\s", re.IGNORECASE
)
_LISTS = (
    ("key outcomes", re.compile(r"^key outcomes?$|^i statements?$", re.IGNORECASE)),
    ("needs", re.compile(r"^what needs (improvement|to improve|improving)\??$", re.IGNORECASE)),
    ("outcomes", re.compile(r"^outcomes?(?: sought)?$", re.IGNORECASE)),
    ("serves", re.compile(r"themes?\b|^corporate plan priorities$|^links? to\b", re.IGNORECASE)),
    ("nothing", re.compile(r"^(actions?|measures?)$", re.IGNORECASE)),
)
_SAYS_WHAT_IS_BELOW = re.compile(
    r"\b(?:actions|steps|tasks|milestones|trackers?|logs?|appendix|annex)\b|\bwe (?:will|are going to) do\b|"
    r"\b(?:action|delivery|improvement|implementation|recovery) (?:plans?|list|table)\b|^(?:the |our )?plan\b|"
    r"^(?:sheet|table) ?\d+$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:(?:our|the|key|main|success|performance|outcome|improvement) )*"
    r"(?:actions?|measures?|milestones|(?:performance )?indicators|kpis?)",
    re.IGNORECASE,
)
_OF_A_PRIORITY = re.compile(
    r"(?:['’]s\s+)?(?:(?:the|key|main|success|performance|outcome|impact|improvement|delivery) )*"
    r"(?:actions?|measures?|milestones?|(?:performance )?indicators?|kpis?|risks|issues|steps|tasks|targets|outcomes?|"
    r"outputs|evidence|progress|updates?|dependencies|success criteria|plan|scorecard|dashboard|tracker|timeline|"
    r"summary|overview|resources)"
    r"(?:\s*(?:and|&|,|/)\s*(?:\w+ )?(?:actions|measures|milestones|indicators|kpis|risks|issues|steps|targets|"
    r"outcomes|evidence|progress|updates?|mitigations?))?"
    r"(?: (?:table|list|log|register|plan|tracker|summary|report))?(?:\W+cont(?:inued|['’]?d|\.)?)?|"
    r"(?:['’]s\s+)?what needs (?:improvement|to improve|improving)\??|cont(?:inued|['’]?d|\.)?",
    re.IGNORECASE,
)


def list_of(text: str) -> str:
    """Which list of the plan a heading begins, or "": "What needs improvement?" begins its needs."""
    if _NUMBERED.match(text):
        return ""
    return next((name for name, pattern in _LISTS if pattern.search(text)), "")


def is_frame(text: str) -> bool:
    """Whether a heading says only what kind of thing stands below it: "Success measures"."""
    return bool(_FRAME.fullmatch(text))


def is_of_a_priority(name: str, called: str = "") -> bool:
    """Whether what stands behind a priority's number is no name, but a kind of content: "Priority 1 measures".

    called: the name of the priority of this number, which may stand before it: "Priority 1: Early help - measures".
    """
    if called and name.lower().startswith(called.lower()) and name[len(called) :].lstrip()[:1] in "-–—:(,/":
        name = name[len(called) :]
    return bool(_OF_A_PRIORITY.fullmatch(name.strip(" -–—:().,/")))


def says_kind(text: str) -> bool:
    """Whether a heading names only a kind of content, which may be of one priority or of the whole plan."""
    return bool(list_of(text)) or is_frame(text) or bool(_SAYS_WHAT_IS_BELOW.search(text))


def says_title(text: str, *, is_heading: bool = True) -> bool:
    """Whether the words name an improvement plan, and are no sentence that speaks of one."""
    named = bool(_TITLE.search(text))
    return named and (is_heading or (len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(".")))


def is_numbered_kind(text: str) -> bool:
    """Whether the words are a number and a name of what councils have for priorities: "Theme 1: Front door"."""
    found = _NUMBERED.match(text)
    return bool(found and found[2].strip())


def is_numbered(text: str) -> bool:
    """Whether the words begin with the number of what councils have for priorities: "Theme 1"."""
    return bool(_NUMBERED.match(text))


def says_what_is_below(text: str) -> bool:
    """Whether a heading names only what kind of thing stands below it, or what it is in a plan."""
    return is_named(text) or says_kind(text)


def priority_called(text: str) -> tuple[str, str]:
    """The number and the name of a priority in a heading that may not say "priority": ("1", "Front door")."""
    text = _PRIORITY_WITHOUT_NUMBER.sub("", text)
    if found := _NUMBERED.match(text):
        return figure(found[1]), found[2].strip()
    return number_and_name(text)


def is_named(text: str) -> bool:
    """Whether a heading says of itself what it is in a plan."""
    return bool(
        named_priority(text) or _NUMBERED.match(text) or HORIZON.match(text) or PART.match(text)
        or list_of(text) or STATUS.fullmatch(text)
    )  # fmt: skip


def may_name(block: Words) -> bool:
    """Whether a paragraph may be the name of the priority whose heading right above has only a number."""
    text = block.text
    is_one = not block.is_item and len(text) <= _LONGEST_NAME and text[0].isalnum() and text[-1] not in ".:;,"
    return is_one and not (is_label(text) or is_legend(text) or is_named(text))


def is_label(text: str) -> bool:
    """Whether a paragraph says one thing of what it stands below: "Executive lead: Director"."""
    return bool(_LABEL.match(text))


def says_who(text: str) -> bool:
    """Whether a paragraph says who answers for a priority: "Executive lead: Director of Care"."""
    return bool(_WHO.match(text))


def is_legend(text: str) -> bool:
    """Whether a paragraph explains the marks of a table: "Key: R - off track"."""
    return bool(re.match(r"^(?:key|legend|notes?)\s*[:–-]", t.plain(text), re.IGNORECASE))
