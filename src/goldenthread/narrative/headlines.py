"""The few things that a reader in a hurry should take away: signals first, then targets that are far off."""

from __future__ import annotations

from goldenthread.judgement.spc.notes import caveat
from goldenthread.narrative.telling import Paragraph, tell_row
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.terms.judging import Rag, Variation

MOST = 6
_CONCERN = (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)
_COMMON = (None, Variation.COMMON)
RULE = (
    "Signals of concern come first, then measures that are red against their target, then the other signals; "
    "each in the order of the report. A signal that may be none, because the chart suits the figures poorly, is left "
    "out."
)


def headlines(card: Scorecard, most: int = MOST) -> tuple[Paragraph, ...]:
    """The rows that matter most, each with its year's figure, its signal and its target."""
    return tuple(_short(row) for row in _first(card)[:most])


def also_red(card: Scorecard, field: str, most: int = MOST) -> tuple[Row, ...]:
    """The rows that are red against England (field "england") or their target ("target"), and are no headline."""
    told = {(row.indicator.counted, row.group) for row in _first(card)[:most]}
    red = [
        row for row in card.rows if (against := getattr(row, field)) is not None and against.rag is Rag.RED
    ]
    return tuple(row for row in red if (row.indicator.counted, row.group) not in told)


def _first(card: Scorecard) -> list[Row]:
    """The rows that stand out, those that matter most first."""
    rated = [(rank, row) for row in card.rows if (rank := _rank(row)) is not None and row.indicator.in_report]
    rated.sort(key=lambda pair: pair[0])
    # Of an indicator's groups the first alone, and of one thing on two bases too.
    first = {row.indicator.counted: row for _, row in reversed(rated)}
    return [row for _, row in rated if first[row.indicator.counted] is row]


def _rank(row: Row) -> int | None:
    """How early a row is told; None where nothing about it stands out."""
    if row.judged is None or row.judged.value is None:
        return None
    doubtful = row.chart is not None and bool(caveat(row.chart))
    if row.signal in _CONCERN and not doubtful:
        return 0
    if row.target is not None and row.target.rag is Rag.RED:
        return 1
    return None if row.signal in _COMMON or doubtful else 2


def _short(row: Row) -> Paragraph:
    """Of a row's paragraph the sentences on the year, the signal and the target."""
    whole = tell_row(row)
    kept = [statement for at, statement in enumerate(whole.statements) if at == 0 or statement.is_verdict]
    return Paragraph(whole.code, whole.group, tuple(kept))
