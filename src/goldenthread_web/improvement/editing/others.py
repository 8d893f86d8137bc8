"""The words of priorities, of measures, and of the plan as a whole: read, written back, made new."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.places import placed
from goldenthread_web.improvement.editing.words import Kind, Words, relisted
from goldenthread_web.improvement.models import ImprovementPlan, KeyOutcome, Measure, Need, Outcome, Priority
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.reach import check_texts

# --- a priority ---

_OF_A_PRIORITY = {
    "number": "Number",
    "name": "Name",
    "statement": "What we want",
    "needs": "What needs improvement",
    "outcomes": "Outcomes sought",
}


def _read_priority(priority: Priority) -> Words:
    return {
        "number": priority.number,
        "name": priority.name,
        "statement": priority.statement,
        "needs": [one.text for one in priority.needs.all()],
        "outcomes": [one.text for one in priority.outcomes.all()],
    }


def _write_priority(priority: Priority, now: Words, was: Words) -> None:  # noqa: ARG001
    simple = {name: now[name] for name in ("number", "name", "statement") if name in now}
    if simple:
        Priority.objects.filter(pk=priority.pk).update(**simple)
    if "needs" in now:
        relisted(
            priority.needs.all(),
            now["needs"],
            lambda order, text: Need.objects.create(priority=priority, order=order, text=text),
        )
    if "outcomes" in now:
        relisted(
            priority.outcomes.all(),
            now["outcomes"],
            lambda order, text: Outcome.objects.create(priority=priority, order=order, text=text),
        )


def _make_priority(plan: ImprovementPlan, reference: str, words: Words) -> Priority:  # noqa: ARG001
    raise NotAllowed("A new priority comes with a plan that is read in.")


def _check_priority(plan: ImprovementPlan, reference: str, words: Words) -> None:
    if not words["name"]:
        raise NotAllowed("Give the priority a name.")
    key = int(reference.partition("-")[2])
    same = Priority.objects.filter(part__plan=plan, name=words["name"]).exclude(pk=key)
    if same.filter(part__priorities=key).exists():
        raise NotAllowed("Another priority of this part has this name.")


PRIORITY = Kind(
    "priority", "priority", _OF_A_PRIORITY, _read_priority, _write_priority, _make_priority, _check_priority
)

# --- a measure ---

_OF_A_MEASURE = {
    "name": "What is measured",
    "place": "Priority",
    "baseline": "Baseline",
    "baseline_date": "Day of the baseline",
    "target": "Target",
    "target_date": "Day of the target",
    "source": "Source",
}
_TEXTS = ("name", "baseline", "target", "source")
_DAYS = ("baseline_date", "target_date")


def _read_measure(measure: Measure) -> Words:
    texts = {name: getattr(measure, name) for name in _TEXTS}
    days = {name: day.isoformat() if (day := getattr(measure, name)) else "" for name in _DAYS}
    at = f"priority-{measure.priority_id}" if measure.priority_id else f"part-{measure.part_id}"
    return {**texts, **days, "place": at}


def _write_measure(measure: Measure, now: Words, was: Words) -> None:  # noqa: ARG001
    fields: dict[str, Any] = {name: now[name] for name in _TEXTS if name in now}
    fields |= {name: date.fromisoformat(now[name]) if now[name] else None for name in _DAYS if name in now}
    if "place" in now:
        fields["part"], fields["priority"] = placed(measure.part.plan, now["place"])
    Measure.objects.filter(pk=measure.pk).update(version=F("version") + 1, **fields)
    measure.refresh_from_db()


def _make_measure(plan: ImprovementPlan, reference: str, words: Words) -> Measure:
    part, priority = placed(plan, words["place"])
    last = Measure.objects.filter(part__plan=plan).aggregate(last=Max("order"))["last"]
    made: Measure = Measure.objects.create(
        reference=reference, part=part, priority=priority, name=words["name"], area=priority.name if priority else "",
        order=0 if last is None else last + 1,
    )  # fmt: skip
    _write_measure(made, words, {})
    return made


def _check_measure(plan: ImprovementPlan, reference: str, words: Words) -> None:  # noqa: ARG001
    if not words["name"] or len(words["name"]) > 2 * SHORT:
        raise NotAllowed(f"Say what is measured, in {2 * SHORT} letters or fewer.")
    placed(plan, words["place"])
    check_texts(words["baseline_date"], words["target_date"])
    if words["baseline_date"] and words["target_date"] and words["target_date"] < words["baseline_date"]:
        raise NotAllowed("The day of the target can't lie before that of the baseline.")


MEASURE = Kind(
    "measure", "measure", _OF_A_MEASURE, _read_measure, _write_measure, _make_measure, _check_measure
)

# --- the plan as a whole ---

_OF_A_PLAN = {
    "title": "Title",
    "starts": "First day",
    "ends": "Last day",
    "approver": "Who is to approve it",
    "key_outcomes": "What children should be able to say",
}


def _read_plan(plan: ImprovementPlan) -> Words:
    return {
        "title": plan.title,
        "starts": plan.starts.isoformat() if plan.starts else "",
        "ends": plan.ends.isoformat() if plan.ends else "",
        "approver": plan.approver,
        "key_outcomes": [one.text for one in plan.key_outcomes.all()],
    }


def _write_plan(plan: ImprovementPlan, now: Words, was: Words) -> None:  # noqa: ARG001
    fields: dict[str, object] = {name: now[name] for name in ("title", "approver") if name in now}
    fields |= {
        name: date.fromisoformat(now[name]) if now[name] else None
        for name in ("starts", "ends")
        if name in now
    }
    if fields:
        ImprovementPlan.objects.filter(pk=plan.pk).update(**fields)
    if "key_outcomes" in now:
        relisted(
            plan.key_outcomes.all(),
            now["key_outcomes"],
            lambda order, text: KeyOutcome.objects.create(plan=plan, order=order, text=text),
        )


def _make_plan(plan: ImprovementPlan, reference: str, words: Words) -> ImprovementPlan:  # noqa: ARG001
    raise NotAllowed("A new improvement plan is read in.")


def _check_plan(plan: ImprovementPlan, reference: str, words: Words) -> None:  # noqa: ARG001
    if not words["title"]:
        raise NotAllowed("Give the improvement plan a title.")
    check_texts(words["starts"], words["ends"])
    if words["starts"] and words["ends"] and words["ends"] < words["starts"]:
        raise NotAllowed("The last day can't lie before the first.")


PLAN = Kind("plan", "improvement plan", _OF_A_PLAN, _read_plan, _write_plan, _make_plan, _check_plan)
