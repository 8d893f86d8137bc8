"""The narrative as it goes into a report: told, then held against the scorecard like anybody's text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.claims import check_against
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.headlines import headlines
from goldenthread.narrative.telling import Paragraph, tell
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.words import Theme


@dataclass(frozen=True)
class Told:
    """What a report says in words: the headlines, and for each area a paragraph for each row.

    left_out: paragraphs of which a claim did not hold, with the claim. They are not said: better nothing than
    something that contradicts the table. There are none unless goldenthread itself is at fault.
    """

    headlines: tuple[str, ...]
    areas: Mapping[Theme, tuple[str, ...]]
    left_out: tuple[str, ...] = ()


def told(card: Scorecard, earlier: Earlier | None = None) -> Told:
    """The words of a report, each paragraph checked by itself, as a reader may meet it.

    `earlier`: what the last report printed, for what changed since.
    """
    cells = Cells(card, earlier=earlier)
    left_out: list[str] = []

    def holding(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
        faults = [(paragraph, _fault(paragraph, cells)) for paragraph in paragraphs]
        left_out.extend(fault for _, fault in faults if fault)
        return tuple(paragraph.text for paragraph, fault in faults if not fault)

    first = holding(headlines(card))
    areas = {area.theme: holding(area.paragraphs) for area in tell(card, earlier).areas}
    return Told(first, areas, tuple(dict.fromkeys(left_out)))


def _fault(paragraph: Paragraph, cells: Cells) -> str:
    """The first claim of a paragraph that does not hold; "" where all do."""
    for finding in check_against(cells, paragraph.text):
        if finding.verdict is not Verdict.TRUE:
            where = f"{paragraph.code} {paragraph.group}".strip()
            return f"{where}: {finding.words!r}: {finding.right or finding.why}"
    return ""
