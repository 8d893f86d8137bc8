"""The report of an improvement plan as a document, which every format of a report shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goldenthread.judgement.saying import listed
from goldenthread.reports.document import Document, Page
from goldenthread.reports.improvement.pages import (
    actions,
    changes,
    late,
    measures,
    missing,
    overview,
    registers,
    rules,
)
from goldenthread.reports.improvement.told import Told
from goldenthread.reports.words import MARKING
from goldenthread.terms.showing import show_day

PUBLISHED = "For publication"

DRAFT = "Draft that nobody has approved"

_PAGES: tuple[Callable[[Told], Iterator[Page]], ...] = (
    overview.pages,
    late.pages,
    changes.pages,
    actions.pages,
    measures.pages,
    registers.pages,
    missing.pages,
    rules.pages,
)


def build(told: Told) -> Document:
    """The report: the answer first, the rules last."""
    return Document(
        title=f"{told.title}: {_subject(told)}",
        council=told.council,
        marking=_marking(told),
        source=f"{told.council}: the improvement plan as it stood on {show_day(told.today)}",
        known_on=told.today,
        pages=tuple(page for make in _PAGES for page in make(told)),
        known_words="The improvement plan as it stood on",
    )


def _subject(told: Told) -> str:
    if told.only_parts:
        return f"where {listed([part.name for part in told.parts]) or 'your part'} stands"
    return "report to the board" if told.is_for_board else "where it stands"


def _marking(told: Told) -> str:
    if not told.is_for_board:
        return PUBLISHED
    return f"{DRAFT}. {MARKING}" if told.is_draft else MARKING
