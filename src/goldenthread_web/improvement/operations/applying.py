"""What waited is written into the plan, change by change, when it is approved or where the plan is a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.actions import rest
from goldenthread_web.improvement.editing.behind import check_not_behind
from goldenthread_web.improvement.editing.kinds import KINDS, thing_of, things_of
from goldenthread_web.improvement.editing.places import ARE_PLACES, Place, all_places
from goldenthread_web.improvement.editing.serving import WRITTEN_AT_LAST, serving_at_last
from goldenthread_web.improvement.editing.standing import check_left_by_all, check_numbers, laid_of
from goldenthread_web.improvement.editing.words import WITHDRAWN, Kind, Words
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Priority


class _Undone(Exception):  # noqa: N818
    """What was tried is not kept."""


def held(plan: ImprovementPlan, changes: list[Change], since: datetime) -> None:
    """What waited comes to hold, as the next version of a plan. Inside somebody else's transaction."""
    which = [one.pk for one in changes]
    Change.objects.filter(pk__in=which).update(holds_since=since, edition=plan.edition + 1)
    applied(plan, changes)


def why_not_held(plan: ImprovementPlan, changes: list[Change]) -> str:
    """Why what waits could not come to hold as the next version; "" where it could. It is tried, and not kept."""
    try:
        with transaction.atomic():
            held(plan, changes, timezone.now())
            raise _Undone
    except _Undone:
        return ""
    except NotAllowed as refusal:
        return str(refusal)


def applied(plan: ImprovementPlan, changes: list[Change]) -> None:
    """Write what waited, in the order in which it was changed: each change was right beside those before it.

    Numbers come last, so that actions can give them to each other, and so do the sayings of children with what serves
    them. Inside somebody else's transaction.
    """
    laid = laid_of(changes)
    check_numbers(plan, laid, changes)
    for change in changes:
        if change.kind == "priority" and change.now.get(WITHDRAWN):
            check_left_by_all(plan, change.subject, changes)
    numbers = {
        one.subject: laid[one.subject]["number"]
        for one in changes
        if one.kind == "action" and "number" in one.now
    }
    Action.objects.filter(reference__in=numbers, closed_on=None).update(number="")
    there = _There(plan, changes)
    with serving_at_last(plan, changes):
        for change in changes:
            _write(there, KINDS[change.kind], change)
    _numbered(numbers)
    rest(plan, {one.subject: one.now for one in changes if one.kind == "action" and not one.was})


class _There:
    """The lines and places of a plan as they stand, read once: anew only where a change before made them others."""

    def __init__(self, plan: ImprovementPlan, changes: Iterable[Change]) -> None:
        self.plan = plan
        self._places: list[Place] | None = None
        self._lines: dict[str, Any] = {}
        self._at_last: dict[str, Words] = {}
        subjects: dict[str, set[str]] = {}
        for one in changes:
            if one.was:
                subjects.setdefault(one.kind, set()).add(one.subject)
        for kind, several in subjects.items():
            self._lines |= things_of(kind, several)

    def line(self, kind: Kind, subject: str) -> Any:
        found = self._lines.get(subject) or thing_of(kind.name, subject)
        if found is None:
            raise NotAllowed("A line that this version changes is not there any more.")
        return found

    def stands(self, kind: Kind, line: Any, subject: str) -> Words:
        """The words of a line, with what changes before said of it that is written at last."""
        return kind.read(line) | self._at_last.get(subject, {})

    def places(self) -> list[Place]:
        if self._places is None:
            self._places = all_places(self.plan)
        return self._places

    def changed(self, kind: Kind, change: Change) -> None:
        """A line was written: it is read again for the next change of it, and so are the places if it is one."""
        self._lines.pop(change.subject, None)
        said = {name: change.now[name] for name in WRITTEN_AT_LAST & change.now.keys()}
        self._at_last.setdefault(change.subject, {}).update(said)
        if kind.name in ARE_PLACES:
            self._places = None


def _write(there: _There, kind: Kind, change: Change) -> None:
    if not change.was:
        words = change.now | ({"number": ""} if kind.name == "action" else {})
        _check(there, kind, change, words)
        kind.make(there.plan, change.subject, words)
        there.changed(kind, change)
        return
    line = there.line(kind, change.subject)
    if isinstance(line, Action) and line.closed_on is not None:
        raise NotAllowed(
            f"Action {line.number} was closed meanwhile, so this version can't change it. Take that change back."
            if line.number
            else "An action that this version changes was closed meanwhile. Take that change back."
        )
    left_out = {WITHDRAWN, "number"} if kind.name == "action" else {WITHDRAWN}
    now = {name: value for name, value in change.now.items() if name not in left_out}
    if now:
        stands = there.stands(kind, line, change.subject)
        check_not_behind(kind, change, stands, there.places())
        _check(there, kind, change, stands | now)
        kind.write(line, now, change.was)
    if change.now.get(WITHDRAWN):
        withdrawn(line)
    there.changed(kind, change)


def _check(there: _There, kind: Kind, change: Change, words: Words) -> None:
    """What can't hold is said of its line: whoever approves sees many."""
    try:
        kind.check(there.plan, change.subject, words, there.places())
    except NotAllowed as refusal:
        called = change.now.get("number") or words.get("number") or words.get("name") or ""
        of = f"{kind.called.capitalize()} {called}".strip()
        raise NotAllowed(
            f"{of}: {refusal} A plan lead changes this line, or takes its change back."
        ) from refusal


def withdrawn(thing: Any) -> None:
    """Write that a line is withdrawn. Its reason stands with the change."""
    fields: dict[str, Any] = {"withdrawn_on": timezone.localdate()}
    if not isinstance(thing, Priority):
        fields["version"] = F("version") + 1
    type(thing).objects.filter(pk=thing.pk).update(**fields)


def _numbered(numbers: dict[str, str]) -> None:
    rows = list(Action.objects.filter(reference__in=numbers))
    for row in rows:
        row.number = numbers[row.reference]
    Action.objects.bulk_update(rows, ["number"])
