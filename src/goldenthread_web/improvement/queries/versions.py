"""The versions of an improvement plan: what waits for the next one, line by line, and what each before changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import Any

from goldenthread.terms.showing import show_day
from goldenthread_web.improvement.editing.behind import behind
from goldenthread_web.improvement.editing.going_on import GOES_ON
from goldenthread_web.improvement.editing.kinds import KINDS
from goldenthread_web.improvement.editing.places import Place, all_places, names_of
from goldenthread_web.improvement.editing.sayings import IN_WORDS, held_by, quoted
from goldenthread_web.improvement.editing.ties import Ties, taken_out_by, ties_at_hand, told_of
from goldenthread_web.improvement.editing.told import Tie
from goldenthread_web.improvement.editing.words import Words, folded
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure, Version

_OF_ACTIONS = frozenset({"action", "steps"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
STEPS = {"steps": "Steps", "depends": "It rests on"}


@dataclass(frozen=True)
class Field:
    """One field that changed: what stood there, and what stands there after it. Each as lines."""

    label: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A change as a reader sees it. called: the line. is_closed: whether that is an action that is closed.

    otherwise: the fields that were changed in another way meanwhile, as they stand now. ties: what hangs on lines that
    it puts otherwise or takes out, and what becomes of that, in sentences.
    """

    change: Change
    called: str
    is_new: bool
    is_withdrawn: bool
    fields: tuple[Field, ...]
    is_closed: bool = False
    otherwise: tuple[Field, ...] = ()
    ties: tuple[str, ...] = ()

    @property
    def cannot_hold(self) -> bool:
        """Whether it must be taken back before the version can be approved."""
        return self.is_closed or bool(self.otherwise)


@dataclass(frozen=True)
class ShownVersion:
    """A version that was approved, with what it changed."""

    edition: int
    version: Version | None
    changes: tuple[Shown, ...]


def shown(
    plan: ImprovementPlan,
    changes: Sequence[Change],
    there: Sequence[Place],
    of: object = None,
    among: Sequence[Change] = (),
) -> list[Shown]:
    """Changes in words: keys by what they stand for, lines by what they are called.

    there: all places of the plan. of: the one line that all of them are of, where it is at hand. among: all that waits,
    where the changes are some of it and others say too what hangs on their lines.
    """
    actions = list(Action.objects.filter(part__plan=plan).only("reference", *_AT_HAND, "closed_on"))
    of_measures = [one.subject for one in changes if one.kind == "measure"]
    measures = list(Measure.everything.filter(reference__in=of_measures)) if of_measures else []
    waits = [one for one in among or changes if one.holds_since is None]
    at_hand = ties_at_hand(plan, waits, of)
    names = _names(plan, actions, there, at_hand)
    ties, gone = told_of(at_hand, waits), _taken_out(changes)
    parts = {name: place.name for place in there if place.is_part for name in place.names}
    called = _called(plan, changes, names | {key: f"Part: {name}" for key, name in parts.items()}, measures)
    closed = {one.reference for one in actions if one.closed_on is not None}
    otherwise = _otherwise(changes, actions, measures, there)
    return [
        replace(
            _shown(one, called, names, parts),
            is_closed=one.subject in closed,
            otherwise=_fields(one, {}, otherwise.get(one.reference, {}), names, parts),
            ties=_ties(one, ties, gone),
        )
        for one in changes
    ]


_AT_HAND = ("number", "text", "success", "horizon")
"""What is read of all actions of a plan. Their lists stay unread here, and are looked at when a version is approved."""


def _otherwise(
    changes: Sequence[Change], actions: Sequence[Action], measures: Sequence[Measure], there: Sequence[Place]
) -> dict[str, Words]:
    """By the references of changes that wait: what a line says by now where it was changed in another way."""
    stands: dict[str, Words] = {
        one.reference: {name: getattr(one, name) for name in _AT_HAND} for one in actions
    }
    stands |= {one.reference: KINDS["measure"].read(one) for one in measures}
    found = {}
    for change in changes:
        if change.holds_since is None and change.subject in stands and change.kind in KINDS:
            held = stands[change.subject]
            found[change.reference] = behind(KINDS[change.kind], change, held, there)
            stands[change.subject] = folded(held, [change])
    return found


def _ties(
    change: Change, ties: Mapping[str, Sequence[Tie]], gone: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """What a change that waits keeps and unties; of one that holds, what went on as what and what it took out."""
    if change.holds_since is None:
        return tuple(one.said for one in ties.get(change.reference, ()))
    kept = chain.from_iterable(several.items() for several in change.now.get(GOES_ON, {}).values())
    return (*(f"“{old}” went on as “{new}”." for old, new in kept), *gone.get(change.reference, ()))


def _taken_out(changes: Iterable[Change]) -> dict[str, Sequence[str]]:
    """By the references of changes that hold, the sayings that each took out: of those that came to hold together."""
    together: dict[datetime, list[Change]] = {}
    for one in changes:
        if one.holds_since is not None:
            together.setdefault(one.holds_since, []).append(one)
    return {name: said for several in together.values() for name, said in taken_out_by(several).items()}


def all_shown(plan: ImprovementPlan) -> list[Shown]:
    """All that was changed and not taken back, in its order."""
    found = list(plan.changes.filter(dropped_on=None).select_related("by").order_by("pk"))
    if not found:
        return []
    waits = [one for one in found if not one.holds_since]
    return shown(plan, found, all_places(plan, waits, withdrawn=True))


def versions(plan: ImprovementPlan, everything: Sequence[Shown]) -> list[ShownVersion]:
    """The versions, the newest first, each with what changed in it."""
    words = [one for one in everything if one.change.holds_since]
    held = [one.change for one in words]
    kept = {one.edition: one for one in plan.versions.select_related("approved_by")}
    editions = sorted({plan.edition, *kept, *(one.edition for one in held)}, reverse=True)
    return [
        ShownVersion(edition, kept.get(edition), tuple(one for one in words if one.change.edition == edition))
        for edition in editions
    ]


def _names(
    plan: ImprovementPlan, actions: Sequence[Action], there: Sequence[Place], ties: Ties | None
) -> dict[str, str]:
    sayings = (ties.sayings if ties else {}) or held_by(plan)
    quoted = {key: f"“{text}”" for key, text in sayings.items()}
    return names_of(there) | quoted | {one.reference: one.called for one in actions}


def _called(
    plan: ImprovementPlan, changes: Sequence[Change], names: Mapping[str, str], measures: Sequence[Measure]
) -> dict[str, str]:
    """What the lines of some changes are called; of new ones that wait by the words that they are to have."""
    subjects = {one.subject for one in changes}
    found = {one.subject: _words(one) for one in reversed(changes) if not one.was}
    kinds = {one.subject: one.kind for one in changes}
    for subject in subjects & names.keys():
        found[subject] = f"Action {names[subject]}" if kinds[subject] in _OF_ACTIONS else names[subject]
    for measure in measures:
        found[measure.reference] = f"Measure: {measure.name}"
    return found | {plan.reference: "The plan as a whole"}


def _words(change: Change) -> str:
    said = str(change.now.get("text") or change.now.get("name") or "")
    return f"{change.kind.capitalize()} {change.now.get('number', '')} {said}".replace("  ", " ")


def _shown(
    change: Change, called: Mapping[str, str], names: Mapping[str, str], parts: Mapping[str, str]
) -> Shown:
    fields = _fields(change, change.was, change.now, names, parts)
    told = tuple(field for field in fields if field.was or field.now)
    return Shown(
        change, called.get(change.subject, change.subject), not change.was, "withdrawn" in change.now, told
    )


def _fields(
    change: Change, was: Words, now: Words, names: Mapping[str, str], parts: Mapping[str, str]
) -> tuple[Field, ...]:
    """A change that holds says its sayings as they were when it was made, however they were put since."""
    kept = change.now.get(IN_WORDS, {})
    if change.holds_since and kept:
        names = {**names, **{key: quoted(key, kept) for key in kept}}
    labels = KINDS[change.kind].fields if change.kind in KINDS else STEPS
    return tuple(
        Field(
            label,
            *(in_lines(said.get(name), parts if name == "part" else names, kept) for said in (was, now)),
        )
        for name, label in labels.items()
        if name in now
    )


def in_lines(value: Any, names: Mapping[str, str], kept: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What a field says as lines to read: keys by what they stand for, days as people write them.

    kept: the words of sayings, as they are kept with a change of them.
    """
    lines = value if isinstance(value, list | tuple) else [value] if value else []
    return tuple(names.get(line) or quoted(line, kept or {}) or _in_words(line) for line in map(str, lines))


def _in_words(said: str) -> str:
    return show_day(date.fromisoformat(said)) if _DAY.fullmatch(said) else said
