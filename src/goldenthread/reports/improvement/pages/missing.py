"""What is missing: the findings of the plan check that stand."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Column, Number, Words
from goldenthread.reports.blocks import Block, Group, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.told import Told
from goldenthread.terms.words import Unit

NAME = "Missing"


def pages(told: Told) -> Iterator[Page]:
    if told.is_for_board:
        title = "What is missing in the plan"
        yield Page(
            "missing", title, tuple(_blocks(told)), is_wide=bool(told.actions), shown=tuple(_shown(told))
        )


def _blocks(told: Told) -> Iterator[Block]:
    if not told.faults:
        yield Paragraph("The plan check finds nothing that is missing or contradicts itself.", is_lead=True)
        return
    yield Paragraph(_lead(told), is_lead=True)
    rows = tuple(
        Group(fault.title, tuple((Words(where), Words(message)) for where, message in fault.found))
        for fault in told.faults
    )
    columns = (Column("Where"), Column("What"))
    yield Table(NAME, "What the plan check finds today", columns, rows, grouped_by="Finding")


def _lead(told: Told) -> str:
    found = sum(len(fault.found) for fault in told.faults)
    return f"{many(found, 'finding')} of the plan check that nobody has dismissed. Each weakens what this report says."


def _shown(told: Told) -> Iterator[Block]:
    if not told.faults:
        yield from _blocks(told)
        return
    found = sum(len(fault.found) for fault in told.faults)
    title = f"The plan check finds {many(found, 'thing')} to mend"
    rows = tuple((Words(fault.title), Number(len(fault.found), Unit.COUNT)) for fault in told.faults)
    yield Table(
        NAME,
        title,
        (Column("Finding"), Column("How many", is_number=True)),
        (Group("", rows),),
        message=title,
    )
