"""For which dates the loads in force speak, aspect by aspect: what may be shown, and with what bias."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

import pyarrow as pa

from goldenthread.records.load import Covers, Window
from goldenthread.records.loads import KeptLoad
from goldenthread.records.table import arrow_schema, day, text

COVERAGE_COLUMNS = (
    text("authority", "The authority."),
    text("aspect", "A table, or a part of one: see `records.load.Window`."),
    text("covers", "events, spells or as_at."),
    day("first", "The first day of the stretch."),
    day("last", "Its last day. Stretches of one aspect and sense do not overlap."),
    text("bias", "How figures for these days are known to be off; missing = in no way."),
    text("load", "The newest load that speaks for these days."),
    day("reference_date", "That load's reference date."),
)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days next to each other of which one load speaks, with one bias."""

    aspect: str
    covers: Covers
    first: date
    last: date
    bias: str | None
    load: str
    reference_date: date


def coverage(loads: Sequence[KeptLoad]) -> list[Stretch]:
    """The stretches of every aspect, in order. `loads`: those in force, the newest last.

    A day is free of bias as soon as one load speaks for it without, or has it as the last day of its
    window: what that load knew is kept beside what later ones say. Of what holds on one day only
    nothing later is said, so its bias stays.
    """
    spoken = [(window, load) for load in loads for window in load.windows]
    kinds = sorted({(w.aspect, w.covers) for w, _ in spoken})
    return [
        stretch
        for aspect, covers in kinds
        for stretch in _stretches([s for s in spoken if (s[0].aspect, s[0].covers) == (aspect, covers)])
    ]


def coverage_table(loads: Sequence[KeptLoad], authority: str) -> pa.Table:
    rows = [
        {**vars(stretch), "authority": authority, "covers": stretch.covers.value}
        for stretch in coverage(loads)
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema(COVERAGE_COLUMNS))


def _stretches(spoken: list[tuple[Window, KeptLoad]]) -> Iterator[Stretch]:
    pieces = [piece for first, last in _days(spoken) if (piece := _piece(first, last, spoken))]
    for _, together in groupby(_numbered(pieces), key=lambda piece: piece[0]):
        run = [piece for _, piece in together]
        yield Stretch(
            run[0].aspect,
            run[0].covers,
            run[0].first,
            run[-1].last,
            run[0].bias,
            run[0].load,
            run[0].reference_date,
        )


def _days(spoken: list[tuple[Window, KeptLoad]]) -> Iterator[tuple[date, date]]:
    """The stretches between which nothing can change: each window's last day stands by itself."""
    cuts = {cut for window, _ in spoken for cut in (_first(window), window.last, window.last + _DAY)}
    for start, end in pairwise(sorted(cuts)):
        yield start, end - _DAY


def _first(window: Window) -> date:
    return window.last if window.covers is Covers.AS_AT else window.first


def _piece(first: date, last: date, spoken: list[tuple[Window, KeptLoad]]) -> Stretch | None:
    speaking = [(w, load) for w, load in spoken if _first(w) <= first and last <= w.last]
    if not speaking:
        return None
    window, load = speaking[-1]
    unbiased = any(
        w.bias is None or (w.covers is not Covers.AS_AT and w.last == first == last) for w, _ in speaking
    )
    bias = None if unbiased else window.bias
    return Stretch(window.aspect, window.covers, first, last, bias, load.id, load.reference_date)


def _numbered(pieces: list[Stretch]) -> Iterator[tuple[int, Stretch]]:
    """Pieces with the number of the run they belong to: next to each other and alike but for the days."""
    run = 0
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        if before and not _continues(before, piece):
            run += 1
        yield run, piece


def _continues(before: Stretch, piece: Stretch) -> bool:
    alike = (before.load, before.bias) == (piece.load, piece.bias)
    return alike and before.last + _DAY == piece.first
