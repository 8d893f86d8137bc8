"""What changed since the last board: delivered, closed, newly late, moved, rated by a person, become practice."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.reports.blocks import Block, Heading, Listing, Paragraph
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.told import Told
from goldenthread.terms.showing import show_day


def pages(told: Told) -> Iterator[Page]:
    yield Page("changes", f"What changed since {show_day(told.changes.since)}", tuple(_blocks(told)))


def _blocks(told: Told) -> Iterator[Block]:
    if told.changes.summary:
        yield Paragraph(" ".join(told.changes.summary), is_lead=True)
    if not told.changes.kinds:
        yield Paragraph("Nothing in the plan was delivered, closed, moved or rated otherwise in this time.")
    for kind in told.changes.kinds:
        yield Heading(kind.heading)
        yield Listing(kind.said)
