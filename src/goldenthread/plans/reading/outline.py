"""What the headings of a document are by what stands below them: its title, and priorities that do not say so.

Councils call their priorities themes, workstreams, outcomes, or only by their names. Such a heading is known by the
table of actions below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plans.reading.bands import has_names
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.columns import Column, columns_of, is_actions
from goldenthread.plans.reading.headings import PART, is_named, is_numbered, says_title, says_what_is_below
from goldenthread.plans.reading.heads import heading, heading_rows
from goldenthread.plans.reading.other_kinds import why_other
from goldenthread.plans.reading.trackers import band_of, levels, named_priority
from goldenthread.plans.reading.unsure import settled


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


def _owners(blocks: Iterable[Block], title: Heading | None) -> Iterator[Heading]:
    """The headings that are the priority of a table of actions.

    Where rows of the table name what the rows below them are of, and do not call it a priority, its heading may be
    one, or those rows are: the heading where it has a number, or most of those beside it have tables with no such rows.
    """
    above: list[Heading] = []
    plain: list[Heading] = []
    banded: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            above = [each for each in above if each.level < block.level] + [block]
        elif isinstance(block, Table) and _is_of_actions(block, above) and (owner := _owner(above, title)):
            is_sure = is_numbered(owner.text) or not _has_names(block)
            (plain if is_sure else banded).append(owner)
    levels_of_plain, of_banded = (Counter(each.level for each in them) for them in (plain, banded))
    yield from plain
    yield from (each for each in banded if levels_of_plain[each.level] > of_banded[each.level])


def _owner(above: Sequence[Heading], title: Heading | None) -> Heading | None:
    """Of the headings above a table of actions the one that is their priority, if none says that it is one.

    A numbered one ("Theme 1") before any other; else the nearest that names something.
    """
    texts = [each.text.rstrip(":") for each in above]
    begin = max((n + 1 for n, text in enumerate(texts) if _ends_the_search(text, above[n], title)), default=0)
    found = list(zip(above[begin:], texts[begin:], strict=True))
    if any(named_priority(text) for _, text in found):
        return None
    numbered = next((each for each, text in found if is_numbered(text)), None)
    names = [each for each, text in found if not says_what_is_below(text)]
    return numbered or (names[-1] if names else None)


def _ends_the_search(text: str, block: Heading, title: Heading | None) -> bool:
    return block == title or says_title(text) or bool(PART.match(text))


def _is_of_actions(table: Table, above: Sequence[Heading]) -> bool:
    """Whether a table is of actions, and none of its rows says under which priority it stands."""
    rows, columns = _read(table)
    if not columns or why_other(heading(table), rows, columns, above[-1].text if above else ""):
        return False
    says = Column.PRIORITY in columns and not levels(rows, columns)
    return is_actions(columns) and not says and not any(named_priority(band_of(row)) for row in rows)


def _has_names(table: Table) -> bool:
    rows, columns = _read(table)
    return has_names(rows, columns)


def _read(table: Table) -> tuple[tuple[Row, ...], tuple[Column, ...]]:
    """The rows of a table below its heading, and what its columns hold, if it is one of a plan."""
    head = heading(table)
    columns = columns_of(head)
    if columns is None:
        return (), ()
    rows = table.rows[heading_rows(table) :]
    return rows, settled(columns, head, rows)[0]
