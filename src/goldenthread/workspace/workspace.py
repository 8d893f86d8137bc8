"""A workspace: what an authority has loaded, and the figures' one source, its current snapshot."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from copy import copy
from dataclasses import replace as replace_in
from datetime import date
from pathlib import Path

from goldenthread.disclosure.cells import Rules
from goldenthread.indicators.population import Estimate, Population
from goldenthread.intake.validate import examine
from goldenthread.judgement.ahead import Ahead
from goldenthread.judgement.cuts import Cuts
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.tracking import Tracking
from goldenthread.records.files import read_parquet, settle, write_durably
from goldenthread.records.load import Source
from goldenthread.records.loads import KeptLoad, load_faults
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot, read_snapshot
from goldenthread.terms.choices import Choices
from goldenthread.workspace import config, history, packs
from goldenthread.workspace.authorities import Authority
from goldenthread.workspace.handed_over import deliveries
from goldenthread.workspace.history import Event
from goldenthread.workspace.loading import Intake, Progress
from goldenthread.workspace.problem import WorkspaceError
from goldenthread.workspace.receipt import Receipt, Standing
from goldenthread.workspace.snapshots import (
    archived,
    changed_since,
    current_snapshot,
    loads_in_force,
    wanted,
    with_snapshot,
)
from goldenthread.workspace.state import Entry, InForce, State, new_state, read_state, write_state
from goldenthread.workspace.writing import LOADS, SNAPSHOTS, writing


def nobody_watches(_what: str, _done: int, _total: int) -> None:
    """Progress that is shown to nobody."""


class Workspace:
    """One folder. Open it with `Workspace.open`, make it with `Workspace.create`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._config = config.read_config(folder)

    @classmethod
    def open(cls, folder: str | Path = ".") -> Workspace:
        workspace = cls(Path(folder))
        read_state(workspace.folder)  # says so at once where it is missing
        return workspace

    @classmethod
    def create(cls, folder: str | Path, authority: Authority) -> Workspace:
        """An empty workspace in a folder that is new or empty."""
        folder = Path(folder)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WorkspaceError(
                f"{folder.name} is there already and is not an empty folder. Name another.", wrong_use=True
            )
        for part in (LOADS, SNAPSHOTS):
            (folder / part).mkdir(parents=True)
        folder.chmod(0o700)  # records of children: for the one who made it, until that one says otherwise
        write_state(folder, new_state())
        write_durably(folder / config.FILE, config.config_text(authority).encode())
        settle(folder)
        return cls(folder)

    @property
    def authority(self) -> str:
        """The authority's code."""
        return self._config.code

    @property
    def name(self) -> str:
        """The authority's name."""
        return self._config.name

    @property
    def made_up(self) -> bool:
        """Whether the authority and its records are invented; reports say so."""
        return self._config.made_up

    @property
    def settings(self) -> Settings:
        return self._config.settings

    @property
    def disclosure(self) -> Rules:
        """What is kept back in what is published."""
        return self._config.disclosure

    @property
    def judgement(self) -> Judgement:
        """How figures are judged."""
        return self._config.judgement

    @property
    def ahead(self) -> Ahead:
        """How far ahead the lists of children who need attention look."""
        return self._config.ahead

    @property
    def tracking(self) -> Tracking:
        """When an action of the improvement plan is at risk."""
        return self._config.tracking

    def choices(self, section: str) -> Choices:
        """The choices that stand in a section of the file."""
        return self._config.choices(section)

    def supposing(self, section: str, choices: Choices) -> Workspace:
        """The same as if a section said otherwise. Only to look at: it is not what the file says."""
        other = copy(self)
        other._config = self._config.supposing(section, choices)
        return other

    @property
    def cuts(self) -> Cuts:
        """Which measures stand in each cut of the dashboard."""
        return self._config.cuts

    @property
    def new_starts(self) -> tuple[NewStart, ...]:
        """From when which control charts begin anew, and why."""
        return self._config.new_starts

    @property
    def state(self) -> State:
        return read_state(self.folder)

    @property
    def population(self) -> Population:
        """The estimates of `goldenthread.toml`, and those of the loaded population.csv, which count first."""
        return self.population_with(self.snapshot())

    def population_with(self, snapshot: Snapshot) -> Population:
        """The same, with the population.csv that a snapshot holds."""
        loaded = read_parquet(snapshot.records("population")).to_pylist()
        estimates = [
            Estimate(
                row["year"],
                row["release"] or "",
                row["area"],
                row["count"],
                row["age_band"] or "0-17",
                row["sex"] or "",
                row["ethnicity"] or "",
            )
            for row in loaded
            if row["count"] is not None
        ]
        return Population([*self._config.estimates, *estimates], self.settings.population_year)

    def load(
        self,
        paths: Sequence[str | Path],
        as_: Source | None = None,
        reference_date: date | None = None,
        *,
        replace: bool = False,
        who: str | None = None,
        progress: Progress = nobody_watches,
    ) -> Receipt:
        """Read, check and keep deliveries: all of them, or none. Then build the snapshot anew."""
        handed_over = deliveries(paths, as_, reference_date)
        with writing(self.folder) as change:
            intake = Intake(change, self.authority, who or current_user(), replacing=replace)
            intake.take(examine(handed_over, reference_date), progress, len(handed_over))
            if intake.refused:
                return Receipt(intake.give_up())
            before = current_snapshot(self.folder, change.state)
            if not intake.changed:
                return Receipt(tuple(intake.delivered), change.state.snapshot)
            progress("snapshot", 0, 1)
            state, snapshot = with_snapshot(change, intake.state, self.authority, self.settings)
            changed = changed_since(before, snapshot, loads_in_force(self.folder, state))
            change.commit(
                state, _events(change.state, intake, who or current_user()), self.settings.snapshots_kept
            )
            progress("snapshot", 1, 1)
        return Receipt(tuple(intake.delivered), snapshot.id, tuple(changed))

    def withdraw(
        self, load_id: str, who: str | None = None, *, progress: Progress = nobody_watches
    ) -> Snapshot:
        """Take a load out of force. It stays in the archive; the figures are those without it."""
        with writing(self.folder) as change:
            entry = change.state.entry(load_id)
            if entry is None or entry.standing is not InForce.YES:
                there = (
                    "is no load of this workspace" if entry is None else f"is {entry.standing.value} already"
                )
                raise WorkspaceError(f"{load_id} {there}. `goldenthread loads` lists them.", wrong_use=True)
            state = change.state.setting(load_id, InForce.WITHDRAWN)
            state, snapshot = with_snapshot(change, state, self.authority, self.settings)
            event = Event(who or current_user(), "load withdrawn", load_id, snapshot.id)
            progress("switch", 0, 1)
            change.commit(state, [event], self.settings.snapshots_kept)
        return self.snapshot()

    @property
    def wanted(self) -> str:
        """The name of the snapshot that the loads in force and the settings give now, whether it is there or not."""
        return wanted(self.folder, self.state, self.authority, self.settings)

    def snapshot(self) -> Snapshot:
        """The current snapshot; built anew where settings or definitions are no longer those it was made with."""
        state = self.state
        name = wanted(self.folder, state, self.authority, self.settings)
        there = current_snapshot(self.folder, state)
        if there is None or there.id != name:
            with writing(self.folder) as change:
                state, built = with_snapshot(change, change.state, self.authority, self.settings)
                event = Event(current_user(), "snapshot rebuilt", built.id, "done")
                change.commit(state, [event], self.settings.snapshots_kept)
        return read_snapshot(self.folder / SNAPSHOTS / name)

    def archive(self) -> list[tuple[KeptLoad, Entry]]:
        """Every load that was ever accepted, by reference date, with where it stands."""
        found = [(archived(self.folder, entry.id), entry) for entry in self.state.loads]
        return sorted(found, key=lambda pair: (pair[0].reference_date, pair[1].number))

    def remember(self, event: Event) -> None:
        """Add to the history something that changes nothing, such as a look at a child's record."""
        with writing(self.folder) as change:
            change.remember([event])

    def faults(self) -> list[str]:
        """What is no longer as it was written, in words; nothing for a sound workspace."""
        state = self.state
        found = [fault for load, _ in self.archive() for fault in load_faults(load)]
        for name in state.snapshots:
            there = current_snapshot(self.folder, replace_in(state, snapshot=name))
            found += there.faults() if there else [f"{SNAPSHOTS}/{name} is missing or damaged"]
        found += packs.faults(self)
        lines = history.read(self.folder)
        return found + history.faults([*lines, *history.missing(lines, state.said)])


def current_user() -> str:
    """Who is at work: GOLDENTHREAD_USER, or the user of the operating system."""
    return os.environ.get("GOLDENTHREAD_USER") or getpass.getuser()


def _events(before: State, intake: Intake, who: str) -> list[Event]:
    kept = [d for d in intake.delivered if d.standing is Standing.KEPT]
    was = {entry.id for entry in before.in_force}
    replaced = [e.id for e in intake.state.loads if e.id in was and e.standing is InForce.REPLACED]
    return [
        *(Event(who, "load kept", str(d.load), d.outcome.value) for d in kept),
        *(Event(who, "load replaced", load, "by another of its source and date") for load in replaced),
    ]
