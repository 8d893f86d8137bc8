"""The narrative as it goes into a report: told, then held against the scorecard like anybody's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.headlines import headlines
from goldenthread.narrative.telling import tell
from goldenthread.scorecard.card import Scorecard
from goldenthread.terms.words import Theme


class ContradictionError(RuntimeError):
    """A generated sentence does not fit the scorecard: a fault of goldenthread. No report is made of it."""


@dataclass(frozen=True)
class Told:
    """What a report says in words: the headlines, and for each area a paragraph for each row."""

    headlines: tuple[str, ...]
    areas: Mapping[Theme, tuple[str, ...]]


def told(card: Scorecard, earlier: Scorecard | None = None) -> Told:
    """The words of a report, each paragraph checked by itself, as a reader may meet it.

    `earlier`: the scorecard of the report before, for what changed since.
    """
    areas = {area.theme: tuple(p.text for p in area.paragraphs) for area in tell(card, earlier).areas}
    found = Told(tuple(paragraph.text for paragraph in headlines(card)), areas)
    for paragraph in (*found.headlines, *(p for several in areas.values() for p in several)):
        for finding in check(paragraph, card, earlier=earlier):
            if finding.verdict is not Verdict.TRUE:
                raise ContradictionError(
                    f"{finding.words!r} is {finding.verdict} ({finding.why}): {paragraph}"
                )
    return found
