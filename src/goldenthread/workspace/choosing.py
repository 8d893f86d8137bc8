"""A choice of the council's, changed: prepared beside the workspace, looked at, and put in force in one step.

What is prepared is the file as it would read and, where records would be worked out otherwise, the snapshot. That
`goldenthread.toml` is replaced is the step. Whoever is killed before it has changed nothing; after it the choice is in
force, and asking again writes down what is missing of who did it.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from goldenthread.records.files import replace_durably, seal, write_durably, write_json
from goldenthread.records.snapshot import Snapshot, build_snapshot, read_snapshot, snapshot_id
from goldenthread.terms.choices import ChoiceError
from goldenthread.workspace import history
from goldenthread.workspace.config import CHOICES, FILE, read_config
from goldenthread.workspace.history import Event
from goldenthread.workspace.lines import with_value
from goldenthread.workspace.loading import Progress
from goldenthread.workspace.problem import BusyError, WorkspaceError
from goldenthread.workspace.snapshots import ROOM, loads_in_force, wanted, with_snapshot
from goldenthread.workspace.staging import discard, place_of
from goldenthread.workspace.workspace import Workspace, current_user, nobody_watches
from goldenthread.workspace.writing import SNAPSHOTS, bytes_of, need_space, saying_when_full, writing

ACTION, MANIFEST, FIGURES = "setting changed", "change.json", "settings"
"""What the history calls it; the file of what is prepared; the section whose choices work records out otherwise."""

OVERTAKEN = (
    "goldenthread.toml or the records changed since it was worked out what this moves. Nothing was changed. "
    "Work it out again."
)
OTHERWISE_NOW = (
    "This setting itself was changed since this was asked for. Nothing was changed. Leave this change, and ask for "
    "another where it is still wanted."
)
GONE = "What was prepared is no longer there. Nothing was changed. Work it out again."
_NUMBER = re.compile(r"-?(?=\.?[0-9])[0-9]*(?P<part>\.[0-9]+)?")
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True)
class Change:
    """One choice, and what it would be. Both values are plain: a list for several texts."""

    section: str
    name: str
    before: Any
    after: Any

    @property
    def is_of_figures(self) -> bool:
        """Whether records are worked out otherwise by it."""
        return self.section == FIGURES


class Ready(Enum):
    """What is prepared, beside what is in force. done: the file says it already. otherwise: the choice itself was
    changed. overtaken: something else was, or the records.
    """

    YES = auto()
    DONE = auto()
    OTHERWISE = auto()
    OVERTAKEN = auto()
    GONE = auto()


@dataclass(frozen=True)
class _Plan:
    """file, snapshot: what it was prepared from, by hash and name. fresh: the file as it would read, by hash."""

    change: Change
    file: str
    fresh: str
    snapshot: str


def typed(section: str, name: str, text: str) -> Any:
    """A value as a person types it: several texts stand on lines of their own."""
    kind = _default(section, name)
    words = text.strip()
    if isinstance(kind, tuple):
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if isinstance(kind, bool):
        return _YES_OR_NO.get(words.lower(), words)
    if isinstance(kind, int | float) and (number := _NUMBER.fullmatch(words)):
        return _number(words, is_whole=not number["part"])
    return words


def _number(words: str, *, is_whole: bool) -> int | float:
    value = int(words) if is_whole else float(words)
    return value or abs(value)  # nobody means a zero that is less than nothing


def change_of(workspace: Workspace, section: str, name: str, value: Any) -> Change:
    """What changing a choice means here. A value that can't be taken is a `ChoiceError`, in words."""
    now = workspace.choices(section)
    before = now.as_dict()
    _default(section, name)
    after = type(now).read({**before, name: value}).as_dict()
    if not _can_be_written(after[name]):
        raise ChoiceError(f"The setting {name!r} holds letters that no text has.")
    if after[name] == before[name]:
        raise ChoiceError("That is what it is now.")
    return Change(section, name, before[name], after[name])


def supposing(workspace: Workspace, change: Change) -> Workspace:
    """The workspace as if the change were in force: only to look at."""
    now = workspace.choices(change.section)
    return workspace.supposing(change.section, type(now).read({**now.as_dict(), change.name: change.after}))


def prepare(
    workspace: Workspace, name: str, change: Change, *, progress: Progress = nobody_watches
) -> Snapshot | None:
    """Have a change ready under a name. Returns the snapshot as it would be, where records are worked out otherwise."""
    folder, place = workspace.folder, place_of(workspace, name)
    text = _text(folder)
    _check_unchanged(folder, workspace, change, text)
    fresh = _fresh(workspace, change, text)
    discard(workspace, name)
    with saying_when_full():
        place.mkdir(parents=True, mode=0o700)
        snapshot = _snapshot(workspace, place, change, progress) if change.is_of_figures else None
        write_durably(place / FILE, fresh.encode())
        seal(place)
        plan = _Plan(change, _hash(text), _hash(fresh), _wanted(workspace))
        write_json(place / MANIFEST, asdict(plan))
    return snapshot


def readiness(workspace: Workspace, name: str) -> Ready:
    """Whether what is prepared can be put in force as it was worked out."""
    try:
        plan, fresh = _read(place_of(workspace, name))
    except WorkspaceError:
        return Ready.GONE
    text = _text(workspace.folder)
    if text == fresh:
        return Ready.DONE
    if workspace.choices(plan.change.section).as_dict()[plan.change.name] != plan.change.before:
        return Ready.OTHERWISE
    return Ready.YES if _holds(plan, workspace, text) else Ready.OVERTAKEN


def put_in_force(
    workspace: Workspace, name: str, *, who: str | None = None, progress: Progress = nobody_watches
) -> Change:
    """Write what is prepared into the file. Where it stands there already, what is missing after it is done."""
    place = place_of(workspace, name)
    with writing(workspace.folder) as change:
        plan, fresh = _read(place)
        now = Workspace(workspace.folder)
        text = _text(workspace.folder)
        if text != fresh and not _holds(plan, now, text):
            raise WorkspaceError(OVERTAKEN)
        then = supposing(now, plan.change)
        state = change.state
        if plan.change.is_of_figures:
            state = with_snapshot(change, state, then.authority, then.settings, place / SNAPSHOTS)[0]
        progress("switch", 0, 1)
        if _text(workspace.folder) != text:  # whoever writes into it by hand asks nobody
            raise WorkspaceError(OVERTAKEN)
        if text != fresh:
            replace_durably(workspace.folder / FILE, fresh.encode())
        change.commit(state, _events(workspace.folder, plan, name, who), then.settings.snapshots_kept)
    return plan.change


def _default(section: str, name: str) -> Any:
    """The default of a choice, as its class has it."""
    choices = CHOICES[section]()
    if name not in choices.as_dict():
        raise ChoiceError(f"There is no setting {name!r}.")
    return getattr(choices, name)


def _can_be_written(value: Any) -> bool:
    """Whether the file can hold it: text can come with letters that are none."""
    try:
        line = f"value = {json.dumps(value, ensure_ascii=False)}"
        return bool(tomllib.loads(line.encode().decode())["value"] == value)
    except ValueError:
        return False


def _fresh(workspace: Workspace, change: Change, text: str) -> str:
    """The file as it would read."""
    default = CHOICES[change.section]().as_dict()[change.name]
    if (workspace.folder / FILE).is_symlink():
        raise WorkspaceError(
            f"{FILE} is a link to a file elsewhere. Whoever runs the site changes {change.name} there."
        )
    return with_value(text, change.section, change.name, change.after, default)


def _snapshot(workspace: Workspace, place: Path, change: Change, progress: Progress) -> Snapshot:
    """The records worked out by the other choice, beside those of now."""
    progress("snapshot", 0, 1)
    settings = supposing(workspace, change).settings
    loads = loads_in_force(workspace.folder, workspace.state)
    need_space(workspace.folder, ROOM * bytes_of(loads))
    named = snapshot_id([load.id for load in loads], workspace.authority, settings)
    there = workspace.folder / SNAPSHOTS / named
    if there.is_dir():  # as it was before, and kept
        return read_snapshot(there)
    found = build_snapshot(place / SNAPSHOTS / named, loads, workspace.authority, settings)
    progress("snapshot", 1, 1)
    return found


def _check_unchanged(folder: Path, workspace: Workspace, change: Change, text: str) -> None:
    """What was read of the file must be what is changed: somebody may be writing it."""
    now = read_config(folder)
    if _text(folder) != text or now.choices(change.section) != workspace.choices(change.section):
        raise BusyError
    if workspace.choices(change.section).as_dict()[change.name] != change.before:
        raise WorkspaceError(OTHERWISE_NOW)


def _wanted(workspace: Workspace) -> str:
    return wanted(workspace.folder, workspace.state, workspace.authority, workspace.settings)


def _holds(plan: _Plan, workspace: Workspace, text: str) -> bool:
    """Whether file and records are those that it was worked out from."""
    return _hash(text) == plan.file and _wanted(workspace) == plan.snapshot


def _read(place: Path) -> tuple[_Plan, str]:
    try:
        given: Mapping[str, Any] = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        fresh = (place / FILE).read_bytes().decode()
        plan = _Plan(Change(**given["change"]), given["file"], given["fresh"], given["snapshot"])
    except (FileNotFoundError, ValueError):
        raise WorkspaceError(GONE) from None
    if _hash(fresh) != plan.fresh:
        raise WorkspaceError(GONE)
    return plan, fresh


def _events(folder: Path, plan: _Plan, name: str, who: str | None) -> list[Event]:
    """The line of the history; none where it stands there, since whoever wrote it was killed a moment later."""
    change = plan.change
    before, after = (json.dumps(value, ensure_ascii=False) for value in (change.before, change.after))
    lines = history.read(folder)
    if any(line["action"] == ACTION and line["outcome"].endswith(f", {name}") for line in lines):
        return []
    return [
        Event(
            who or current_user(), ACTION, f"{change.section}.{change.name}", f"{before} to {after}, {name}"
        )
    ]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _text(folder: Path) -> str:
    """The file letter by letter, with the ends of lines that it has."""
    return (folder / FILE).read_bytes().decode()
