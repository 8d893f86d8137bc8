"""Taking deliveries into the archive: all of one call, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from goldenthread import __version__
from goldenthread.intake.finding import Finding, Outcome, Severity, outcome_of
from goldenthread.intake.rules.not_this_authority import RULE as NOT_THIS_AUTHORITY
from goldenthread.intake.validate import Examined
from goldenthread.records.changes import changes
from goldenthread.records.files import write_durably
from goldenthread.records.load import Load, Source
from goldenthread.records.loads import KeptLoad, Packed, pack, read_load, windows_as_written, write_load
from goldenthread.terms.safe_csv import csv_text
from goldenthread.workspace import history
from goldenthread.workspace.authorities import authorities
from goldenthread.workspace.receipt import Delivered, Standing
from goldenthread.workspace.state import InForce, State
from goldenthread.workspace.writing import LOADS, Writing, need_space

Progress = Callable[[str, int, int], None]

# Tables that most deliveries fill on the way: holding them alone does not make two deliveries the same.
_ON_THE_WAY = frozenset({"person", "disability", "immigration_status"})
_FINDING_COLUMNS = ("file", "sheet", "row", "column", "rule", "severity", "message")


class Intake:
    """The deliveries of one call, staged beside the archive as they are read."""

    def __init__(self, writing: Writing, authority: str, who: str, *, replacing: bool) -> None:
        self._writing = writing
        self._authority = authority
        self._who = who
        self._replacing = replacing
        self._staged: dict[str, KeptLoad] = {}
        self.state: State = writing.state
        self.delivered: list[Delivered] = []

    def take(self, examined: Iterable[Examined], progress: Progress, total: int) -> None:
        """Read, check and stage every delivery; say of each what it is to the archive."""
        for number, each in enumerate(examined, start=1):
            self.delivered.append(self._take(each))
            progress(", ".join(each.files[:3]), number, total)

    @property
    def refused(self) -> bool:
        return any(d.standing in (Standing.REFUSED, Standing.DIFFERS) for d in self.delivered)

    @property
    def changed(self) -> bool:
        return any(d.standing is Standing.KEPT for d in self.delivered)

    def give_up(self) -> tuple[Delivered, ...]:
        """The deliveries when none is kept, because not all can be."""
        return tuple(
            replace(d, standing=Standing.NOT_KEPT) if d.standing is Standing.KEPT else d
            for d in self.delivered
        )

    def _take(self, each: Examined) -> Delivered:
        seen = Delivered(each.files, Standing.REFUSED, each.outcome, each.findings, each.source)
        load = each.load
        if load is None:
            return seen
        seen = replace(
            seen,
            reference_date=load.reference_date,
            rows=sum(table.num_rows for table in load.tables.values()),
            notes=load.notes,
        )
        if each.outcome is Outcome.REFUSED:
            return seen
        seen = self._of_ours(load, seen)
        if seen.outcome is Outcome.REFUSED:
            return seen
        packed = pack(load)
        return self._place(packed, replace(seen, load=packed.id))

    def _of_ours(self, load: Load, seen: Delivered) -> Delivered:
        """Refused where the files say that they are of another council; a code that no council has is a warning."""
        if load.authority in ("", self._authority):
            return seen
        severity = Severity.REFUSE if load.authority in authorities() else Severity.WARN
        said = f"It says {load.authority[:8]}, and this is the workspace of {self._authority}. "
        rule = NOT_THIS_AUTHORITY
        found = Finding(load.files[0].name, "", None, "", rule.name, said + rule.message, severity)
        findings = (*seen.findings, found)
        return replace(seen, findings=findings, outcome=outcome_of(findings))

    def _place(self, packed: Packed, seen: Delivered) -> Delivered:
        load = packed.load
        held = self._held(load, packed.id)
        if held is not None:
            otherwise = held != packed.id and not _is_undated(load)
            return replace(seen, standing=Standing.HELD, load=held, read_otherwise=otherwise)
        kept = self._stage(packed, seen)
        others = self._of_the_same(load)
        if not others:
            return self._accept(seen)
        other = others[-1]
        differences = tuple(changes(other.path_of, kept.path_of))
        seen = replace(seen, instead_of=other.id, differences=differences)
        if not differences and other.manifest["windows"] == windows_as_written(load):
            return replace(seen, standing=Standing.HELD, load=other.id)
        if not self._replacing:
            return replace(seen, standing=Standing.DIFFERS)
        for each in others:
            self.state = self.state.setting(each.id, InForce.REPLACED)
        return self._accept(seen)

    def _accept(self, seen: Delivered) -> Delivered:
        self.state = self.state.accepting(str(seen.load))
        return replace(seen, standing=Standing.KEPT)

    def _held(self, load: Load, name: str) -> str | None:
        """The load in force that says the same already, or was read from the same files for the same date.

        What was read by an earlier version of goldenthread may be read otherwise today: it stays as it was
        read until it is replaced. A local table speaks for no dates, so its day is no matter.
        """
        if any(entry.id == name for entry in self.state.in_force):
            return name
        if _is_undated(load):
            rivals = [other for other in self._in_force(load.source) if set(load.tables) & set(other.tables)]
            newest = sorted(rivals, key=lambda other: other.reference_date)[-1:]
            return next((other.id for other in newest if _is_of_the_files(other, load)), None)
        same = [] if self._replacing else self._of_the_same(load)
        return next((other.id for other in same if _is_of_the_files(other, load)), None)

    def _of_the_same(self, load: Load) -> list[KeptLoad]:
        return of_the_same(load, self._in_force(load.source))

    def _in_force(self, source: Source) -> list[KeptLoad]:
        entries = [entry for entry in self.state.in_force if f"-{source.value}-" in entry.id]
        return [self._staged.get(e.id) or read_load(self._writing.folder / LOADS / e.id) for e in entries]

    def _stage(self, packed: Packed, seen: Delivered) -> KeptLoad:
        """Write a load beside the archive; one that the archive has, no longer in force, is there already."""
        name = packed.id
        archived = self._writing.folder / LOADS / name
        if archived.is_dir():
            return read_load(archived)
        need_space(self._writing.folder, sum(table.nbytes for table in packed.tables.values()))
        folder = self._writing.place(LOADS, name)
        said = {
            "authority": self._authority,
            "who": self._who,
            "when": history.now(),
            "read_by": __version__,
            "outcome": seen.outcome.value,
            "counts": counts_by_rule(seen.findings),
        }
        kept = write_load(folder, packed, said)
        write_durably(folder / "findings.csv", findings_csv(seen.findings).encode())
        self._staged[name] = kept
        return kept


def of_the_same(load: Load | KeptLoad, in_force: Iterable[KeptLoad]) -> list[KeptLoad]:
    """Loads in force of the same source and date that hold a table of this one: it would take their place."""
    tables = set(load.tables) - _ON_THE_WAY
    return [
        other
        for other in in_force
        if other.source is load.source
        and other.reference_date == load.reference_date
        and tables & set(other.tables)
    ]


def _is_undated(load: Load) -> bool:
    """Whether it is a local table that holds until the next, whatever its day."""
    return load.source is Source.LOCAL and not load.windows


def _is_of_the_files(kept: KeptLoad, load: Load) -> bool:
    """Whether a load in the archive was read from just these files, whatever they were called."""
    hashes = sorted(file.sha256 for file in load.files)
    return bool(hashes) and sorted(file["sha256"] for file in kept.manifest["files"]) == hashes


def counts_by_rule(findings: Iterable[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    return dict(sorted(counts.items()))


def findings_csv(findings: Iterable[Finding]) -> str:
    """The findings as a file to work through: where each is, what is wrong, what to do."""
    return csv_text(_FINDING_COLUMNS, [[getattr(f, name) for name in _FINDING_COLUMNS] for f in findings])
