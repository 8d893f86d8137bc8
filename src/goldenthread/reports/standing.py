"""What some measures come to, in words for people who do not read control charts: how many are red, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.reports.material import Material, label
from goldenthread.reports.row_cells import is_doubtful
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status

AGAINST = {"england": "England", "neighbours": "our neighbours", "target": "our target"}
CONCERN = (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)
IMPROVEMENT = (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)
NEITHER = (Variation.NEITHER_HIGH, Variation.NEITHER_LOW)
_NAMED = 6  # measures that are named where they are counted; more are a list of their own
_JUDGED = {False: "can be judged", True: "are shown and can be judged"}
_CHANCE = "more than chance would explain"


@dataclass(frozen=True)
class Changed:
    """The measures with a signal, by what it says; a measure that has two bases is there once.

    doubtful: their signal may be none, so it is counted nowhere else. again: the second bases, each with the row that
    tells of it. untold: how many have no signal told, since months that it would rest on are kept back.
    """

    worse: tuple[Row, ...]
    better: tuple[Row, ...]
    unusual: tuple[Row, ...]
    doubtful: tuple[Row, ...]
    again: tuple[tuple[Row, Row], ...]
    untold: int

    @property
    def shown(self) -> bool:
        """Whether it is said of those that are shown alone, since nothing is told of others."""
        return self.untold > 0

    @property
    def told(self) -> tuple[Row, ...]:
        return (*self.worse, *self.better, *self.unusual)


def changed(material: Material, rows: Sequence[Row]) -> Changed:
    """Which of some measures have a signal that can be relied on, and which have one that can't."""
    first: dict[tuple[str, str, bool], Row] = {}
    again: list[tuple[Row, Row]] = []
    doubtful = tuple(row for row in rows if is_doubtful(material, row))
    for row in rows:
        if row.signal not in (*CONCERN, *IMPROVEMENT, *NEITHER) or row in doubtful:
            continue
        known = first.setdefault((row.indicator.counted, row.group, row.signal in CONCERN), row)
        if known is not row:
            again.append((row, known))
    told = list(first.values())
    worse, better, unusual = (
        tuple(row for row in told if row.signal in kinds) for kinds in (CONCERN, IMPROVEMENT, NEITHER)
    )
    untold = sum(row.is_kept_back or row.is_signal_kept_back for row in rows)
    return Changed(worse, better, unusual, doubtful, tuple(again), untold)


def not_final(rows: Sequence[Row], month: Month) -> list[Row]:
    """The measures of which the report's month may still change: they are judged by the months before it."""
    return [
        row
        for row in rows
        if any(f.period_end == month.end and f.status is Status.PROVISIONAL for f in row.months)
    ]


def red_words(rows: Sequence[Row]) -> str:
    """How many of some measures are red: against the first comparator with a red one, else the first that is rated."""
    found = [(name, rated) for field, name in AGAINST.items() if (rated := _rated(rows, field))]
    if not found:
        return ""
    name, rated = next((pair for pair in found if Rag.RED in pair[1]), found[0])
    red = rated.count(Rag.RED)
    if len(rated) == 1:
        return f"the one measure rated against {name} is {'' if red else 'not '}red"
    return f"{red or 'none'} of {len(rated)} measures rated against {name} {'are' if red > 1 else 'is'} red"


def some_kept_back(rows: Sequence[Row]) -> bool:
    """Whether of some of the measures nothing is judged here, because it is kept back."""
    return any(row.is_kept_back or row.year.kept_back for row in rows)


def red_in_short(rows: Sequence[Row]) -> str:
    """How many of the measures that can be judged are red against England, and how many against the target."""
    counted = _in_short(rows, Rag.RED)
    are = "is" if counted.partition(" ")[0] in ("none", "1") else "are"
    return (
        f"Of measures that {_JUDGED[some_kept_back(rows)]}, {counted.replace(' measures', f' {are} red', 1)}"
        if counted
        else ""
    )


def green_in_short(rows: Sequence[Row]) -> str:
    """How many are as good as England or better, and how many as good as the target."""
    counted = _in_short(rows, Rag.GREEN)
    return f"As good or better: {counted}" if counted else ""


def _in_short(rows: Sequence[Row], rag: Rag) -> str:
    fields = (("england", "England"), ("target", "our target"))
    rated = [(name, found) for field, name in fields if (found := _rated(rows, field))]
    return ", ".join(
        f"{found.count(rag) or 'none'} of {len(found)}{'' if at else ' measures'} against {name}"
        for at, (name, found) in enumerate(rated)
    )


def _rated(rows: Sequence[Row], field: str) -> list[Rag]:
    found = [against.rag for row in rows if (against := getattr(row, field)) is not None]
    return [rag for rag in found if rag is not Rag.NOT_RATED]


def change_words(material: Material, rows: Sequence[Row]) -> str:
    """How many of some measures changed, in a few words; of what is kept back nothing is said."""
    found = changed(material, rows)
    if not found.worse and not found.better and found.unusual:
        those = many(len(found.unusual), found.shown)
        return f"{those} {_are(found.unusual)} unusually high or low, and neither way is better"
    if not found.worse and not found.better:
        return f"{many(0, found.shown)} changed {_CHANCE}"
    those = many(len(found.worse), found.shown)
    return f"{those} changed for the worse, {len(found.better) or 'none'} for the better"


def change_sentences(material: Material, rows: Sequence[Row]) -> Iterator[str]:
    """What changed, what is unusual, what is doubtful and what is not told: a sentence each."""
    found = changed(material, rows)
    for way, which in (("for the worse", found.worse), ("for the better", found.better)):
        those = many(len(which), found.shown)
        yield f"{those[:1].upper()}{those[1:]} changed {_CHANCE}, {way}{_named(which)}."
    if found.unusual:
        those = many(len(found.unusual), found.shown)
        yield f"{those} {_are(found.unusual)} unusually high or low, and neither way is better{_named(found.unusual)}."
    if found.doubtful:
        those = "1 signal is" if len(found.doubtful) == 1 else f"{len(found.doubtful)} signals are"
        yield f"{those} doubtful and not counted, since the chart suits the figures poorly{_named(found.doubtful)}."
    if found.untold:
        yield (
            f"No signal is told of {found.untold} of {len(rows)} measures, since months that it would rest on are "
            "kept back."
        )


def many(number: int, shown: bool = False) -> str:
    """How many measures; shown: others are kept back, so it is of those that are shown."""
    of = (" that is shown" if number <= 1 else " that are shown") if shown else ""
    return f"{number or 'no'} measure{'' if number <= 1 else 's'}{of}"


def _are(rows: Sequence[Row]) -> str:
    return "is" if len(rows) == 1 else "are"


def _named(rows: Sequence[Row]) -> str:
    return f": {'; '.join(map(label, rows))}" if 0 < len(rows) <= _NAMED else ""
