"""What changed since the last board: delivered, closed, newly late, moved, rated by a person, become practice."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.reports.blocks import Block, Heading, Listing, Paragraph
from goldenthread.reports.document import Page
from goldenthread.reports.improvement.told import Told
from goldenthread.reports.shortening import first_words
from goldenthread.terms.showing import show_day

_ON_SLIDES = 12
_LETTERS = 180  # of a change on a slide


def pages(told: Told) -> Iterator[Page]:
    title = f"What changed since {show_day(told.changes.since)}"
    is_wide = told.is_for_board and bool(told.actions)  # as the pages before it and behind it
    yield Page("changes", title, tuple(_blocks(told)), is_wide=is_wide, shown=tuple(_shown(told)))


def _shown(told: Told) -> Iterator[Block]:
    """On slides: the sums, then each change behind its kind, as many as a few hold. The whole is for the speaker."""
    for sentence in told.changes.summary:
        yield Paragraph(sentence, is_lead=True)
    whole = [f"{kind.heading}: {one}" for kind in told.changes.kinds for one in kind.said]
    shown = [first_words(one, _LETTERS) for one in whole[:_ON_SLIDES]]
    if rest := len(whole) - len(shown):
        shown.append(f"{rest:,} more in the report.")
    if left := tuple(one for one in whole if one not in shown):
        yield Listing(left, is_detail=True)
    if shown:
        yield Listing(tuple(shown))


def _blocks(told: Told) -> Iterator[Block]:
    if told.changes.summary:
        yield Paragraph(" ".join(told.changes.summary), is_lead=True)
    if not told.changes.kinds:
        done = "delivered, closed, moved or rated otherwise" if told.is_for_board else "delivered or closed"
        yield Paragraph(f"Nothing in the plan was {done} in this time.")
    for kind in told.changes.kinds:
        yield Heading(kind.heading)
        yield Listing(kind.said)
