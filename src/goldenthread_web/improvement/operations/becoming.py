"""A document becomes the next version of a plan: what differs waits, as every change of what was approved does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from goldenthread.plans.comparing import fields as f
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.lines import (
    AT_ONCE,
    listed,
    new_action,
    new_measure,
)
from goldenthread_web.improvement.comparing.pieces import WITHDRAW, Gone, Pair
from goldenthread_web.improvement.comparing.sides import sides
from goldenthread_web.improvement.editing.going_on import settled
from goldenthread_web.improvement.editing.kinds import KINDS, thing_of
from goldenthread_web.improvement.editing.places import Place, all_places
from goldenthread_web.improvement.editing.sayings import held_by, in_words
from goldenthread_web.improvement.editing.standing import check_numbers, laid_of
from goldenthread_web.improvement.editing.ties import ties_of
from goldenthread_web.improvement.editing.words import WITHDRAWN, Words, folded, mark_of, waiting
from goldenthread_web.improvement.models import Change, ImprovementPlan, ReadDraft
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.adding import NEW
from goldenthread_web.improvement.operations.applying import applied
from goldenthread_web.improvement.operations.comparing import plan_of
from goldenthread_web.improvement.operations.drafts import Overtaken, check_open
from goldenthread_web.improvement.operations.ties import remember_ties
from goldenthread_web.improvement.operations.work import change_work
from goldenthread_web.improvement.status import PlanStatus

WAITS = (
    "Changes wait for the next version. A document is compared with what holds: approve them or take them "
    "back first."
)


@dataclass
class _Line:
    """A line that changes. was: nothing where it is new."""

    kind: str
    subject: str
    was: Words
    now: Words


@dataclass
class _Becoming:
    """The changes of a document, in the order in which they can be made. names: of new lines, by their places in it."""

    comparison: Comparison
    names: dict[str, str] = field(default_factory=dict)

    @property
    def plan(self) -> ImprovementPlan:
        return self.comparison.sides.plan

    def lines(self) -> list[_Line]:
        """Parts and priorities come before what stands in them, and priorities go when they are left by all."""
        for pair in self.comparison.new:
            self.names[f"new {pair.kind} {pair.n}"] = NEW[pair.kind]()
        found = [line for kind in _ORDER for line in self._of(kind)]
        gone = [self._withdrawn(one) for one in self.comparison.gone if one.said == WITHDRAW]
        return [*found, *gone]

    def _of(self, kind: str) -> Iterator[_Line]:
        for pair in self.comparison.pairs:
            if pair.kind == kind and pair.is_new:
                yield _Line(kind, self.named(f"new {kind} {pair.n}"), {}, self._made(pair))
            elif pair.kind == kind and (differs := self._differs(pair)):
                yield _Line(kind, pair.subject, *differs)

    def named(self, key: str) -> str:
        """The name of a line by which changes call it."""
        return self.names.get(key, key)

    def _made(self, pair: Pair) -> Words:
        sides = self.comparison.sides
        if pair.kind == "part":
            return listed(f.of_part(sides.their_parts[pair.n]))
        if pair.kind == "priority":
            priority = sides.theirs.priorities[pair.n]
            words = listed(f.of_priority(priority))
            part = self.named(self.comparison.part_keys[priority.part])
            return words | {"name": priority.name[:SHORT], "part": part}
        if pair.kind == "measure":
            measure = sides.theirs.measures[pair.n]
            in_priority = (measure.part, measure.priority) in self.comparison.places
            return new_measure(measure, self._place(measure), "" if in_priority else measure.priority)
        action = sides.theirs.actions[pair.n]
        numbered = self.comparison.numbered
        rests = [self.named(key) for key in numbered.theirs.rests_on(action)]
        number, place = numbered.numbers[pair.n], self._place(action)
        served = self.comparison.sayings.served(action.impact)
        return new_action(action, number, place, rests, self.plan, served)

    def _place(self, line: Any) -> str:
        comparison = self.comparison
        return self.named(comparison.places.get((line.part, line.priority), comparison.part_keys[line.part]))

    def _differs(self, pair: Pair) -> tuple[Words, Words] | None:
        """What differs, as changes keep it; without what is changed at once."""
        fields = {name: value for name, value in pair.differs.items() if name not in AT_ONCE}
        if not fields:
            return None
        was = listed({name: value[0] for name, value in fields.items()})
        now = listed({name: value[1] for name, value in fields.items()})
        if "place" in now:
            now["place"] = self.named(now["place"])
        if {"impact", "sayings"} & now.keys() and pair.found.of is not None:
            sides = self.comparison.sides
            action, before = sides.action_rows[pair.found.of], sides.ours.actions[pair.found.of].impact
            said = self.comparison.sayings.of(action, before, sides.theirs.actions[pair.n].impact)
            held = KINDS["action"].read(action)
            was, now = was | {name: held[name] for name in said}, now | said
        return (was, now) if was != now else None

    def _withdrawn(self, one: Gone) -> _Line:
        return _Line(one.kind, one.subject, {WITHDRAWN: ""}, {WITHDRAWN: one.reason})


_ORDER = ("part", "priority", "action", "measure", "plan")


@operation("improvement.draft.became")
def become(*, draft: ReadDraft, seen: str, by: SignedIn) -> list[Change]:
    """Make a document the next version of its plan. seen: the mark of the comparison as it was read.

    Of an approved plan each difference waits for the version to be approved; in a draft it holds at once. Steps and
    what actions rest on change at once in both, and days are moved where somebody said so.
    """
    check_open(draft, by)
    plan = plan_of(draft)
    if len(draft.draft["guesses"]) > draft.answers.count():
        raise NotAllowed("Some guesses have no answer yet. Say of each that it is right, or correct it.")
    if waiting(plan).exists():
        raise NotAllowed(WAITS)
    comparison = Comparison(sides(draft, plan))
    if comparison.left:
        raise NotAllowed(f"{comparison.left} lines have no answer yet. Say of each what it is.")
    if seen != mark_of_comparison(comparison):
        raise Overtaken
    becoming = _Becoming(comparison)
    changes = _kept(plan, becoming.lines(), by)
    change_work(comparison, by)
    draft.plan, draft.accepted_by, draft.accepted_on = plan, by.account, timezone.now()
    draft.save(update_fields=["plan", "accepted_by", "accepted_on"])
    record(
        "improvement.draft.became",
        by=by.as_by,
        subject=f"{draft.reference} {plan.reference}",
        reason=f"{len(changes)} changes",
    )
    return changes


def mark_of_comparison(comparison: Comparison) -> str:
    """What a comparison says, as a short mark: another as soon as the plan or an answer is."""
    return mark_of(
        [
            [(pair.key, pair.subject, listed(pair.differs)) for pair in comparison.pairs],
            [(one.key, one.said, one.why) for one in comparison.gone],
            [(one.key, one.said, str(one.to.due)) for one in comparison.dated],
        ]
    )


def _kept(plan: ImprovementPlan, lines: list[_Line], by: SignedIn) -> list[Change]:
    """The changes as rows, each held against all of them; applied at once where the plan is a draft."""
    waits = plan.status == PlanStatus.APPROVED
    now, held = timezone.now(), held_by(plan)
    changes = [
        Change.objects.create(
            plan=plan, kind=line.kind, subject=line.subject, was=line.was, by=by.account,
            now=line.now | settled(line.was, line.now, {}) | in_words(held, line.was, line.now),
            edition=plan.edition + 1 if waits else plan.edition, holds_since=None if waits else now,
        )
        for line in lines
    ]  # fmt: skip
    if waits:
        check_numbers(plan, laid_of(changes), changes)
        found = all_places(plan, changes)
        for change in changes:
            _check(plan, change, found)
    else:
        ties = list(ties_of(plan, changes))
        applied(plan, changes)
        remember_ties(plan, ties, by)
    return changes


def _check(plan: ImprovementPlan, change: Change, found: Sequence[Place]) -> None:
    """What could not be approved is refused now, and said of which line."""
    if WITHDRAWN in change.now:
        return
    kind = KINDS[change.kind]
    held = kind.read(thing_of(change.kind, change.subject)) if change.was else {}
    try:
        kind.check(plan, change.subject, folded(held, [change]), found)
    except NotAllowed as refusal:
        number = change.now.get("number") or held.get("number") or ""
        raise NotAllowed(f"{kind.called.capitalize()} {number}: {refusal}".replace(" :", ":")) from refusal
