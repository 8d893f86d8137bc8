"""What was read becomes the council's improvement plan: every line of it, in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.utils import timezone

from goldenthread.plans import plan as read
from goldenthread.plans.check.likeness import likeness, serves
from goldenthread.plans.resting import Names
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.fitted import fitted, titled
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    Dependency,
    Impact,
    ImprovementPlan,
    KeyOutcome,
    Measure,
    Need,
    Outcome,
    Part,
    Priority,
    ReadDraft,
    Serves,
    Sign,
    Step,
)
from goldenthread_web.improvement.status import MeasureKind


@operation("improvement.plan.accepted")
def accept(*, draft: ReadDraft, by: SignedIn, partners: Collection[str] = ()) -> ImprovementPlan:
    """Make a plan of a draft. Refused while a guess has no answer: what nobody looked at is in no plan.

    partners: the names of the parts that partners see and update.
    """
    draft.refresh_from_db()
    permissions.check_may_edit(by)
    if draft.plan_id is not None:
        raise NotAllowed("This draft was accepted already.")
    if draft.set_aside_on is not None:
        raise NotAllowed("This draft was set aside. Read the document again.")
    if draft.next_of_id is not None:
        raise NotAllowed("This document is to be the next version of a plan. Compare it with that plan.")
    left = len(draft.draft["guesses"]) - draft.answers.count()
    if left:
        open_ = "1 guess has" if left == 1 else f"{left} guesses have"
        raise NotAllowed(f"{open_} no answer yet. Say of each that it is right, or correct it.")
    plan = made(fitted(from_data(draft.draft).plan).plan, by, partners)
    draft.plan, draft.accepted_by, draft.accepted_on = plan, by.account, timezone.now()
    draft.save(update_fields=["plan", "accepted_by", "accepted_on"])
    record("improvement.plan.accepted", by=by.as_by, subject=plan.reference, reason=draft.reference)
    return plan


def made(given: read.Plan, by: SignedIn, partners: Collection[str] = ()) -> ImprovementPlan:
    """A plan in the database of a plan that fits. Inside somebody else's transaction."""
    plan: ImprovementPlan = ImprovementPlan.objects.create(
        title=titled(given),
        starts=given.starts,
        ends=given.ends,
        approver=given.approver,
        begun_by=by.account,
    )
    outcomes = KeyOutcome.objects.bulk_create(
        KeyOutcome(plan=plan, order=n, text=text) for n, text in enumerate(given.key_outcomes)
    )
    parts = {part.name: part for part in _parts(plan, given, partners)}
    priorities = {(each.part.name, each.name): each for each in _priorities(given, parts)}
    measures = _measures(given, parts, priorities)
    actions = [_action(each, n, parts, priorities, outcomes) for n, each in enumerate(given.actions)]
    _dependencies(given.actions, actions)
    _tie(given.actions, actions, measures)
    return plan


def parts_of(given: read.Plan) -> tuple[str, ...]:
    """The names of the parts that a plan comes to have: one by its title where the document has none."""
    return given.parts_named() or (titled(given),)


def _parts(plan: ImprovementPlan, given: read.Plan, partners: Collection[str]) -> Iterable[Part]:
    known = {part.name: part for part in given.parts}
    for n, name in enumerate(parts_of(given)):
        said = known.get(name)
        part = Part.objects.create(
            plan=plan,
            order=n,
            name=name,
            status=said.status if said else "",
            for_partners=name in partners,
        )
        Serves.objects.bulk_create(
            Serves(part=part, order=at, text=text) for at, text in enumerate(said.serves if said else ())
        )
        part.name = name  # the whole of it, to be found by
        yield part


def _priorities(given: read.Plan, parts: dict[str, Part]) -> Iterable[Priority]:
    for n, each in enumerate(given.priorities):
        made_of = Priority.objects.create(
            part=parts[each.part],
            order=n,
            number=each.number,
            name=each.name,
            statement=each.statement,
        )
        Need.objects.bulk_create(
            Need(priority=made_of, order=at, text=text) for at, text in enumerate(each.needs)
        )
        Outcome.objects.bulk_create(
            Outcome(priority=made_of, order=at, text=text) for at, text in enumerate(each.outcomes)
        )
        made_of.name = each.name
        yield made_of


def _measures(
    given: read.Plan, parts: dict[str, Part], priorities: dict[tuple[str, str], Priority]
) -> list[Measure]:
    made_of: list[Measure] = Measure.objects.bulk_create(
        Measure(
            part=parts[each.part],
            priority=priorities.get((each.part, each.priority)),
            order=n,
            name=each.name,
            area=each.priority,
            kind=(MeasureKind.INDICATOR if each.indicator else MeasureKind.ASKED).value,
            indicator=each.indicator,
            baseline=each.baseline,
            baseline_date=each.baseline_date,
            now=each.now,
            target=each.target,
            target_date=each.target_date,
            shared=each.shared,
            shared_with=each.shared_with,
            source=each.source,
            unit=each.unit,
        )
        for n, each in enumerate(given.measures)
    )
    return made_of


def _action(
    each: read.Action,
    order: int,
    parts: dict[str, Part],
    priorities: dict[tuple[str, str], Priority],
    outcomes: list[KeyOutcome],
) -> Action:
    action: Action = Action.objects.create(
        part=parts[each.part],
        priority=priorities.get((each.part, each.priority)),
        order=order,
        number=each.number,
        text=each.text,
        horizon=each.horizon,
        success=each.outcome,
        by_when=each.by_when,
        due=each.due,
        original_due=each.due,
        ongoing=each.ongoing,
    )
    leads = dict.fromkeys(words for words in each.leads if words)
    ActionLead.objects.bulk_create(
        ActionLead(action=action, order=n, words=words) for n, words in enumerate(leads)
    )
    Step.objects.bulk_create(_step(action, n, step) for n, step in enumerate(each.steps))
    Sign.objects.bulk_create(Sign(action=action, order=n, text=text) for n, text in enumerate(each.measure))
    Impact.objects.bulk_create(
        Impact(action=action, order=n, text=text, key_outcome=_served(text, outcomes))
        for n, text in enumerate(each.impact)
    )
    return action


def _step(action: Action, order: int, step: read.Step) -> Step:
    due: date | None = step.due
    return Step(action=action, order=order, text=step.text, by_when=step.by_when, due=due)


def _served(text: str, outcomes: list[KeyOutcome]) -> KeyOutcome | None:
    """The "I statement" that a saying is by the rule of the plan check, the likest where it is several."""
    said = (outcome for outcome in outcomes if serves(text, outcome.text))
    return max(said, key=lambda outcome: likeness(text, outcome.text), default=None)


def _dependencies(given: tuple[read.Action, ...], actions: list[Action]) -> None:
    names = Names(given)
    Dependency.objects.bulk_create(
        Dependency(action=action, on=actions[n])
        for each, action in zip(given, actions, strict=True)
        for n in names.resting(each).on
    )


def _tie(given: Sequence[read.Action], actions: Sequence[Action], measures: Iterable[Measure]) -> None:
    """An action is meant to move a measure that it names, in the same words, as what shows that it is done.

    Of several with that name it is the one of its priority; where none or several are of that, a plan lead says which.
    """
    by_name: dict[tuple[int, str], list[Measure]] = {}
    for measure in measures:
        by_name.setdefault((measure.part_id, _in_a_row(measure.name)), []).append(measure)
    tie = Action.measures.through
    tie.objects.bulk_create(
        tie(action=action, measure=found[0])
        for each, action in zip(given, actions, strict=True)
        for name in dict.fromkeys(map(_in_a_row, each.measure))
        if len(found := _of(action, by_name.get((action.part_id, name), []))) == 1
    )


def _of(action: Action, named: list[Measure]) -> list[Measure]:
    """Of measures with one name those of the action's priority, or all where none is."""
    return [one for one in named if one.priority_id == action.priority_id] or named


def _in_a_row(words: str) -> str:
    return " ".join(words.split()).casefold()
