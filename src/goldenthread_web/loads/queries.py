"""Reads deliveries, loads and what figures rest on, for the pages of Data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.benchmarks.store import FOLDER as BENCHMARKS
from goldenthread.benchmarks.store import Kept, manifest
from goldenthread.indicators.population import Estimate
from goldenthread.records.loads import KeptLoad
from goldenthread.records.snapshot import Snapshot
from goldenthread.workspace import Workspace
from goldenthread.workspace.snapshots import current_snapshot
from goldenthread.workspace.state import Entry, InForce, State
from goldenthread.workspace.writing import SNAPSHOTS
from goldenthread_web.history.queries import names
from goldenthread_web.loads.models import Delivery, Withdrawal
from goldenthread_web.loads.status import Status
from goldenthread_web.loads.told import Told, rules
from goldenthread_web.loads.words import note_words, source_words, table_words

WAITING = (Status.RECEIVED, Status.STAGED, Status.ACCEPTING)
EARLIER = 10


@dataclass(frozen=True)
class Loaded:
    """A load of the archive, as a page shows it. who: whoever loaded it, by name where that is known."""

    load: KeptLoad
    entry: Entry
    who: str

    @property
    def id(self) -> str:
        return self.load.id

    @property
    def kind(self) -> str:
        return source_words(self.load.source.value)

    @property
    def notes(self) -> list[str]:
        """What is worth knowing of the reading."""
        return [note_words(str(note)) for note in self.load.manifest["notes"]]

    @property
    def when(self) -> datetime:
        """When it was loaded, in the council's own time."""
        when = datetime.fromisoformat(str(self.load.manifest["when"]))
        return when.astimezone(timezone.get_current_timezone())

    @property
    def is_in_force(self) -> bool:
        return self.entry.standing is InForce.YES

    @property
    def warnings(self) -> int:
        """How many findings there were. All are warnings: what refuses a delivery keeps it out."""
        return sum(self.load.manifest["counts"].values())

    @property
    def lists(self) -> list[tuple[str, int]]:
        """The rows of each list."""
        return [(table_words(name), of["rows"]) for name, of in self.load.manifest["tables"].items()]

    @property
    def findings(self) -> list[Told]:
        """By rule: how often, what it means, what to do; the most frequent first."""
        return [_rule(name, count) for name, count in _most_first(self.load.manifest["counts"])]


def workspace() -> Workspace:
    return Workspace.open(settings.ENVIRONMENT.workspace)


def loads(found: Workspace) -> list[Loaded]:
    """Every load that was ever accepted: in force first, the newest first."""
    kept = found.archive()
    known = names({str(load.manifest["who"]) for load, _ in kept})
    rows = [
        Loaded(load, entry, known.get(str(load.manifest["who"]), str(load.manifest["who"])))
        for load, entry in kept
    ]
    return sorted(
        rows, key=lambda row: (row.is_in_force, row.load.reference_date, row.entry.number), reverse=True
    )


def load(found: Workspace, name: str) -> Loaded | None:
    return next((row for row in loads(found) if row.id == name), None)


def waiting() -> QuerySet[Delivery]:
    """The deliveries that somebody is to do something about, or that are being worked on."""
    return _with_people().filter(status__in=[status.value for status in WAITING])


def earlier() -> QuerySet[Delivery]:
    """The last of those that nothing is to be done about any more."""
    return _with_people().exclude(status__in=[status.value for status in WAITING])[:EARLIER]


def deliveries() -> QuerySet[Delivery]:
    return _with_people()


def withdrawal_of(name: str) -> Withdrawal | None:
    """The last time that somebody withdrew a load, or began to."""
    return Withdrawal.objects.select_related("asked_by").filter(load=name, left_on=None).first()


def snapshots(found: Workspace) -> list[tuple[Snapshot, bool]]:
    """The snapshots that are kept, the newest first, each with whether it is the current one."""
    state = found.state
    there = (_snapshot(found, state, name) for name in reversed(state.snapshots))
    return [(snapshot, snapshot.id == state.snapshot) for snapshot in there if snapshot]


def estimates(found: Workspace) -> Sequence[Estimate]:
    """How many children live here, as the current snapshot has it: a page works none out."""
    snapshot = current_snapshot(found.folder, found.state)
    return (found.population_with(snapshot) if snapshot else found.population).in_force


def benchmarks(found: Workspace) -> list[Kept]:
    """The published files that are compared with, by release."""
    kept = manifest(found.folder / BENCHMARKS)
    return sorted((each for each in kept if not each.replaced), key=lambda each: (each.release, each.title))


def _snapshot(found: Workspace, state: State, name: str) -> Snapshot | None:
    is_there = (found.folder / SNAPSHOTS / name).is_dir()
    return current_snapshot(found.folder, State(state.salt, snapshot=name)) if is_there else None


def _with_people() -> QuerySet[Delivery]:
    return Delivery.objects.select_related("handed_by", "decided_by")


def _most_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _rule(name: str, count: int) -> Told:
    rule = rules().get(name)
    return {
        "rule": name,
        "count": count,
        "refuses": False,
        "meaning": rule.meaning if rule else name,
        "what_to_do": rule.what_to_do if rule else "",
    }
