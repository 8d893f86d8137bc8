"""What the headings of a document are: its title, and the priorities that do not call themselves so.

Councils call their priorities themes, workstreams, outcomes, or only by their names. Such a heading is known by what
stands below it: a table of actions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Block, Heading, Table, Words
from goldenthread.plans.reading.columns import Column, columns_of, is_actions
from goldenthread.plans.reading.heads import heading, heading_rows
from goldenthread.plans.reading.trackers import (
    HORIZON,
    NUMBER_OF_A_PRIORITY,
    band_of,
    figure,
    levels,
    named_priority,
    number_and_name,
)
from goldenthread.plans.reading.unsure import settled

PART = re.compile(
    r"^(?:(?:part|section):?\s+)?(?:[\dA-Z]{1,2}[.)]\s+)?(.*\b(?:action|delivery|improvement) plan)$", re.I
)
STATUS = re.compile(r"draft|approved|final|for approval", re.IGNORECASE)
_KINDS = "theme|work ?stream|strand|pillar|outcome|objective|aim|goal|domain|p(?=\\d)"
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


def list_of(text: str) -> str:
    """Which list of the plan a heading begins, or "": "What needs improvement?" begins its needs."""
    if _NUMBERED.match(text):
        return ""
    return next((name for name, pattern in _LISTS if pattern.search(text)), "")


def is_frame(text: str) -> bool:
    """Whether a heading says only what kind of thing stands below it: "Success measures"."""
    return bool(_FRAME.fullmatch(text))


def says_kind(text: str) -> bool:
    """Whether a heading names only a kind of content, which may be of one priority or of the whole plan."""
    return bool(list_of(text)) or is_frame(text) or bool(_SAYS_WHAT_IS_BELOW.search(text))


def says_title(text: str, *, is_heading: bool = True) -> bool:
    """Whether the words name an improvement plan, and are no sentence that speaks of one."""
    named = bool(_TITLE.search(text))
    return named and (is_heading or (len(text) <= _LONGEST_TITLE and not text.rstrip().endswith(".")))


def priority_called(text: str) -> tuple[str, str]:
    """The number and the name of a priority in a heading that may not say "priority": ("1", "Front door")."""
    text = _PRIORITY_WITHOUT_NUMBER.sub("", text)
    if found := _NUMBERED.match(text):
        return figure(found[1]), found[2].strip()
    return number_and_name(text)


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be said of a document's headings only by what stands below them.

    title: the first top heading, where nothing in the document says that it is an improvement plan.
    priorities: those that stand right above actions, and say no priority.
    """

    title: Heading | None
    priorities: frozenset[Heading]


def outline_of(blocks: Sequence[Block]) -> Outline:
    headings = [each for each in blocks if isinstance(each, Heading)]
    owners = frozenset(_owners(blocks, None))
    title = None if any(map(_is_titled, blocks)) else _first(headings, owners)
    return Outline(title, frozenset(_owners(blocks, title)))


def _is_titled(block: Block) -> bool:
    if isinstance(block, Heading):
        return says_title(block.text)
    return isinstance(block, Words) and not block.note and says_title(block.text, is_heading=False)


def _first(headings: Sequence[Heading], owners: frozenset[Heading]) -> Heading | None:
    """The first heading, where no other stands higher, and it is not one of several that stand above actions."""
    if not headings:
        return None
    first = headings[0]
    beside = [each for each in headings if each.level <= first.level]
    is_its_own = len(beside) == 1 or (first not in owners and all(e.level == first.level for e in beside))
    parts = [each for each in headings if PART.match(each.text.rstrip(":"))]
    is_said = is_named(first.text) and not (parts == [first] and len(beside) == 1)
    return first if is_its_own and not first.is_sheet and not is_said else None


def is_named(text: str) -> bool:
    """Whether a heading says of itself what it is in a plan."""
    return bool(
        named_priority(text) or _NUMBERED.match(text) or HORIZON.match(text) or PART.match(text)
        or list_of(text) or STATUS.fullmatch(text)
    )  # fmt: skip


def _owners(blocks: Iterable[Block], title: Heading | None) -> Iterable[Heading]:
    above: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            above = [each for each in above if each.level < block.level] + [block]
        elif isinstance(block, Table) and _is_of_actions(block) and (owner := _owner(above, title)):
            yield owner


def _owner(above: Sequence[Heading], title: Heading | None) -> Heading | None:
    """Of the headings above a table of actions the one that is their priority, if none says that it is one.

    A numbered one ("Theme 1") before any other; else the nearest that names something.
    """
    texts = [each.text.rstrip(":") for each in above]
    begin = max((n + 1 for n, text in enumerate(texts) if _ends_the_search(text, above[n], title)), default=0)
    found = list(zip(above[begin:], texts[begin:], strict=True))
    if any(named_priority(text) for _, text in found):
        return None
    numbered = next((each for each, text in found if _NUMBERED.match(text)), None)
    names = [each for each, text in found if not _says_what_is_below(text)]
    return numbered or (names[-1] if names else None)


def _says_what_is_below(text: str) -> bool:
    return is_named(text) or is_frame(text) or bool(_SAYS_WHAT_IS_BELOW.search(text))


def _ends_the_search(text: str, block: Heading, title: Heading | None) -> bool:
    return block == title or says_title(text) or bool(PART.match(text))


def _is_of_actions(table: Table) -> bool:
    """Whether a table is of actions, and none of its rows says under which priority it stands."""
    head = heading(table)
    columns = columns_of(head)
    if columns is None or not is_actions(columns):
        return False
    rows = table.rows[heading_rows(table) :]
    columns, _ = settled(columns, head, rows)
    says = Column.PRIORITY in columns and not levels(rows, columns)
    return not says and not any(named_priority(band_of(row)) for row in rows)


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
