"""How to read the report: what the colours, arrows, signals and marks mean, and what is never judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.charts.marks import RATINGS
from goldenthread.judgement.rag import meaning
from goldenthread.reports.blocks import Block, Heading, Listing, Paragraph, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import KEPT_BACK, Audience, Material
from goldenthread.reports.words import (
    EARLIER_YEAR,
    EARLIER_YEAR_MEANING,
    EARLIER_YEAR_WORDS,
    KEPT_BACK_MEANING,
    MEANINGS,
    STATUS_MARKS,
    STATUS_MEANINGS,
    STATUS_WORDS,
    low,
)
from goldenthread.terms.showing import MARKS

ORDER = 20


def pages(material: Material) -> Iterator[Page]:
    title = "How to read this report"
    yield Page("reading", title, tuple(_blocks(material)), shown=tuple(_shown(material)))


def _shown(material: Material) -> Iterator[Block]:
    """The colours and signals of the tables that follow. The rest is for the speaker; each table has its marks."""
    yield from (replace(block, is_detail=True) for block in _blocks(material))
    yield Heading("How to read the tables")
    yield from (Paragraph(f"{mark}: {low(meaning)}.") for mark, meaning in key_of_ratings(material))
    yield Paragraph(
        "Improvement or concern: the last final month is more than chance explains. No signal: chance may be all of it."
    )
    yield Paragraph(
        "Unusually high or low: more than chance explains, and neither way is better. Doubtful: may be no signal."
    )


def _blocks(material: Material) -> Iterator[Paragraph | Terms | Listing]:
    yield Paragraph(
        "Each measure is compared with England, with the councils most like ours and with our target, and each "
        "comparison has its own colour. The three are never made into one.",
        is_lead=True,
    )
    ratings = ((mark, _sentence(words)) for mark, words in key_of_ratings(material))
    yield Terms("Colours", tuple(ratings))
    yield Terms(
        "Arrows and signals",
        (
            ("Direction", "The arrow is the movement of the last final month from the one before, and the word "
             "says whether that is good. The column's head names the month; where it is another, the cell does. "
             "One month up or down is often chance."),
            ("Signal", "A control chart looks at up to 24 months. Improvement or concern means more than chance "
             "explains; no signal means that chance may be all of it."),
            ("Unusually high, low", "More than chance explains, of a measure of which neither way is better."),
            ("Doubtful", "A signal that may be none: more than half of the figures are the same, which this kind of "
             "chart suits poorly."),
        ),
    )  # fmt: skip
    statuses = [
        (f"{mark}  {STATUS_WORDS[s]}", _sentence(STATUS_MEANINGS[s])) for s, mark in STATUS_MARKS.items()
    ]
    earlier = _sentence(EARLIER_YEAR_WORDS).rstrip(".")
    statuses.append((f"{EARLIER_YEAR}  {earlier}", _sentence(EARLIER_YEAR_MEANING)))
    gaps = [(mark, _sentence(meaning)) for mark, meaning in marks(material).items()]
    yield Terms("Marks at a number, and in place of one", (*statuses, *gaps))
    yield Listing((
        "A month that is not final yet is shown, and never rated, given a direction or called a signal.",
        "Rates are for every 10,000 children aged 0 to 17. What happens in a month is shown as a yearly rate.",
        "The year is the 12 months to the report's month, or to the last final one: what happened in them, or the "
        "average of their ends.",
        "The figures of England and of our neighbours are of a year of their own. Under the dashboard it stands which, "
        "and every comparison names its own.",
    ), is_detail=True)  # fmt: skip


def key_of_ratings(material: Material) -> tuple[tuple[str, str], ...]:
    """What the colours mean, by the edges that the council chose."""
    amber = material.card.judgement.amber
    return tuple((f"{mark.sign} {mark.word}", meaning(rag, amber)) for rag, mark in RATINGS.items())


def key_of_numbers(material: Material) -> Iterator[tuple[str, str]]:
    """What the marks at a number, and in place of one, mean."""
    may_be = {*STATUS_MARKS.values(), EARLIER_YEAR, *marks(material)}
    return ((mark, means) for mark, means in MEANINGS.items() if mark in may_be)


def marks(material: Material) -> dict[str, str]:
    """The marks that stand in place of a number, each with its meaning."""
    if material.audience is not Audience.SCRUTINY:
        return MARKS
    return {**MARKS, KEPT_BACK: KEPT_BACK_MEANING}


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
