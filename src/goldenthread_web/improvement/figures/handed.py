"""What a spreadsheet of figures would change: read through the gate, held against what there is, kept nowhere yet."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from goldenthread.intake.finding import Finding
from goldenthread.plans.figures.asked import Asked, Given
from goldenthread.plans.figures.reading import Figures, Row, read
from goldenthread.plans.figures.sound import faults, worked_out
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.files.names import plain
from goldenthread_web.improvement.entering import asked_of
from goldenthread_web.improvement.forms.words import advice, signs_of_a_child
from goldenthread_web.improvement.models import Entered, Measure
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.entered import IS_OVER, NO_REASON, Handed, lacks_reason
from goldenthread_web.improvement.queries.owed import newest_of

LONGEST_NOTE = 1_000
GOOD_FOR = 4 * 3600  # seconds in which what was shown can be handed over
_SALT = "improvement.figures.handed"


class Kind(StrEnum):
    """What a row would do."""

    NEW = "New"
    INSTEAD = "In place of a figure that waits or was returned"
    CORRECTION = "Corrects an accepted figure"
    SAME = "No change"


@dataclass(frozen=True)
class Change:
    """A row beside the figure that its month has. look: what to look at again before it is handed over."""

    row: int
    measure: Measure
    given: Given
    kind: Kind
    held: Entered | None = None
    look: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What a file would change. faults: why nothing of it is taken. token: what is sent back to hand it over."""

    file: str
    sha256: str
    changes: tuple[Change, ...]
    faults: tuple[Finding, ...]
    token: str = ""

    @property
    def kept(self) -> tuple[Change, ...]:
        """The rows that change something."""
        return tuple(one for one in self.changes if one.kind is not Kind.SAME)

    @property
    def unchanged(self) -> int:
        return len(self.changes) - len(self.kept)

    @property
    def groups(self) -> list[tuple[str, list[Change]]]:
        """The rows by what they would do."""
        kinds = (Kind.CORRECTION, Kind.INSTEAD, Kind.NEW)
        return [
            (kind.value, found) for kind in kinds if (found := [one for one in self.kept if one.kind is kind])
        ]


def read_given(given: UploadedFile[Any]) -> Figures:
    """The figures of a file that was sent. It lies on the disk for the time of reading alone."""
    with tempfile.TemporaryDirectory(dir=settings.ENVIRONMENT.workspace, prefix=".plan-") as folder:
        path = Path(folder) / plain(given.name or "")
        with path.open("wb") as file:
            for chunk in given.chunks():
                file.write(chunk)
        return read(path)


def shown(found: Figures, measures: Iterable[Measure], by: SignedIn) -> Shown:
    """What a file would change. measures: those that its giver enters figures of."""
    known = {measure.reference: measure for measure in measures}
    today = timezone.localdate()
    wrong = [*found.faults, *_unknown(found, known), *_twice(found)]
    rows = [row for row in found.rows if row.code in known]
    given = Entered.objects.filter(measure__in={known[row.code].pk for row in rows}).select_related("by")
    held = newest_of(given)
    changes = []
    for row in rows:
        measure = known[row.code]
        asked, before = asked_of(measure), held.get((measure.pk, str(row.given.month)))
        wrong += [*_over(found, row, measure), *_wrong(found, row, asked, before, today)]
        changes.append(_change(row, measure, asked, before))
    told = Shown(found.file, found.sha256, tuple(changes), tuple(sorted(set(wrong), key=_place)))
    if told.faults or not told.kept:
        return told
    return Shown(told.file, told.sha256, told.changes, (), _token(told, by))


def _place(fault: Finding) -> tuple[int, str, str]:
    return fault.row or 0, fault.column, fault.rule


def _unknown(found: Figures, known: Mapping[str, Measure]) -> Iterator[Finding]:
    words = "There is no measure of this code that you enter figures of. The sheet Measures of the template lists them."
    for row in found.rows:
        if row.code not in known:
            yield found.fault(row.number, "measure", "unknown-measure", words)


def _twice(found: Figures) -> Iterator[Finding]:
    first: dict[tuple[str, Month], int] = {}
    for row in found.rows:
        at = first.setdefault((row.code, row.given.month), row.number)
        if at != row.number:
            words = f"Row {at} gives this month of this measure already. Keep one of the two."
            yield found.fault(row.number, "month", "given-twice", words)


def _over(found: Figures, row: Row, measure: Measure) -> Iterator[Finding]:
    if measure.is_over_in(str(row.given.month)):
        yield found.fault(row.number, "month", "series-ended", IS_OVER)


def _wrong(found: Figures, row: Row, asked: Asked, before: Entered | None, today: date) -> Iterator[Finding]:
    for fault in faults(row.given, asked, today):
        yield found.fault(row.number, fault.column, fault.rule, fault.words)
    for part, most in (("source", SHORT), ("note", LONGEST_NOTE)):
        if len(getattr(row.given, part)) > most:
            yield found.fault(row.number, part, "too-long", f"Write {most:,} letters or fewer.")
    if before is not None and not _is_same(row.given, asked, before) and lacks_reason(row.given, before):
        yield found.fault(row.number, "note", "no-reason", NO_REASON)


def _change(row: Row, measure: Measure, asked: Asked, before: Entered | None) -> Change:
    given = worked_out(row.given, asked)
    if before is None:
        kind = Kind.NEW
    elif _is_same(row.given, asked, before):
        kind = Kind.SAME
    else:
        kind = Kind.CORRECTION if before.holds or before.corrects_id is not None else Kind.INSTEAD
    looks = () if kind is Kind.SAME else tuple(_looks(row, asked))
    return Change(row.number, measure, given, kind, before, looks)


def _looks(row: Row, asked: Asked) -> Iterator[str]:
    value, is_single = row.given.value, row.given.numerator is None
    if (
        asked.unit is Unit.PERCENT
        and is_single
        and value is not None
        and 0 < value < 1
        and not row.is_shown_as_percentage
    ):
        yield "It is less than 1 per cent. If a share of 1 is meant, write 87 for 87%."
    for part in ("source", "note"):
        yield from (advice(sign) for sign in signs_of_a_child(getattr(row.given, part)))


def _is_same(given: Given, asked: Asked, held: Entered) -> bool:
    figure = worked_out(given, asked)
    numbers = (
        (figure.value, held.value),
        (given.numerator, held.numerator),
        (given.denominator, held.denominator),
    )
    return (given.source, given.note) == (held.source, held.note) and all(_equal(*pair) for pair in numbers)


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _token(told: Shown, by: SignedIn) -> str:
    """What was shown, sealed against change: nothing of it is kept until it comes back."""
    rows = [
        [
            one.row, one.measure.reference, str(one.given.month), one.given.value, one.given.numerator,
            one.given.denominator, one.given.source, one.given.note, one.held.reference if one.held else "",
        ]
        for one in told.kept
    ]  # fmt: skip
    given = {"by": by.account.reference, "file": told.file, "sha256": told.sha256, "rows": rows}
    return signing.dumps(given, salt=_SALT, compress=True)


@dataclass(frozen=True)
class Sealed:
    """What comes back: the rows that were shown, of which file."""

    file: str
    sha256: str
    rows: tuple[Handed, ...]


def opened(token: str, measures: Iterable[Measure], by: SignedIn) -> Sealed | None:
    """What was shown to this person; None where it is too old, another's, or of a measure that is gone."""
    try:
        given = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    known = {measure.reference: measure for measure in measures}
    if given["by"] != by.account.reference or any(row[1] not in known for row in given["rows"]):
        return None
    rows = tuple(
        Handed(known[code], Given(Month.parse(month), value, source, note, above, below), seen, at)
        for at, code, month, value, above, below, source, note, seen in given["rows"]
    )
    return Sealed(given["file"], given["sha256"], rows)
