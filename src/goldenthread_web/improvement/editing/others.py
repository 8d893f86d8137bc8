"""The words of priorities, of measures, and of the plan as a whole: read, written back, made new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F

from goldenthread.plans.layout.cells import shared_of
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.order import order_in, order_of_priority
from goldenthread_web.improvement.editing.places import Place, canonical, check_place, part_of, placed
from goldenthread_web.improvement.editing.words import WITHDRAWN, Kind, Words, relisted
from goldenthread_web.improvement.models import (
    ImprovementPlan,
    Measure,
    Need,
    Outcome,
    Priority,
)
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.reach import check_texts
from goldenthread_web.improvement.status import MeasureKind

# --- a priority ---

_CHOOSE_PART = "Choose a part of this improvement plan."

_OF_A_PRIORITY = {
    "part": "Part",
    "number": "Number",
    "name": "Name",
    "statement": "What we want",
    "needs": "What needs improvement",
    "outcomes": "Outcomes sought",
    WITHDRAWN: "Why it is withdrawn",
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
            lambda order, text: Need(priority=priority, order=order, text=text),
        )
    if "outcomes" in now:
        relisted(
            priority.outcomes.all(),
            now["outcomes"],
            lambda order, text: Outcome(priority=priority, order=order, text=text),
        )


def _make_priority(plan: ImprovementPlan, reference: str, words: Words) -> Priority:
    """A new priority at the end of its part."""
    part = part_of(plan, words["part"])
    if part is None:
        raise NotAllowed(_CHOOSE_PART)
    made: Priority = Priority.objects.create(
        part=part, reference=reference, order=order_of_priority(part), name=words["name"]
    )
    _write_priority(made, words, {})
    return made


def _check_priority(plan: ImprovementPlan, reference: str, words: Words, found: Sequence[Place]) -> None:  # noqa: ARG001
    """A priority has a name of its own in its part, also beside those that wait to be added."""
    if not words["name"] or len(words["name"]) > SHORT:
        raise NotAllowed(f"Give the priority a name, in {SHORT} letters or fewer.")
    own = canonical(found, reference)
    part = next((place.part for place in found if place.key == own), "")
    if "part" in words:
        part = canonical(found, words["part"])
        if not any(place.is_part and place.key == part for place in found):
            raise NotAllowed(_CHOOSE_PART)
    others = [place for place in found if place.part == part and not place.is_part and place.key != own]
    if any(place.has_name(words["name"]) for place in others):
        raise NotAllowed("Another priority of this part has this name, or is to have it.")


PRIORITY = Kind(
    "priority", "priority", _OF_A_PRIORITY, _read_priority, _write_priority, _make_priority, _check_priority
)

# --- a measure ---

_OF_A_MEASURE = {
    "name": "What is measured",
    "place": "Priority",
    "area": "What it stands under",
    "indicator": "Indicator",
    "baseline": "Baseline",
    "baseline_date": "Day of the baseline",
    "target": "Target",
    "target_date": "Day of the target",
    "now": "When the plan was written",
    "source": "Source",
    "unit": "Unit",
    "shared_with": "Shared with",
    "shared": "Shared with another plan",
    WITHDRAWN: "Why it is withdrawn",
}
_TEXTS = ("name", "baseline", "target", "now", "source", "unit", "shared_with")
_DAYS = ("baseline_date", "target_date")


def _read_measure(measure: Measure) -> Words:
    texts = {name: getattr(measure, name) for name in _TEXTS}
    days = {name: day.isoformat() if (day := getattr(measure, name)) else "" for name in _DAYS}
    at = f"priority-{measure.priority_id}" if measure.priority_id else f"part-{measure.part_id}"
    return {**texts, **days, "place": at, "area": "" if measure.priority_id else measure.area}


def _write_measure(measure: Measure, now: Words, was: Words) -> None:  # noqa: ARG001
    fields: dict[str, Any] = {name: now[name] for name in _TEXTS if name in now}
    fields |= {name: date.fromisoformat(now[name]) if now[name] else None for name in _DAYS if name in now}
    if "place" in now:
        fields["part"], priority = placed(measure.part.plan, now["place"])
        fields |= {"priority": priority, "area": priority.name if priority else ""}
    if now.get("area"):
        fields["area"] = now["area"]
    if "shared_with" in now:
        is_shared, other = shared_of(now["shared_with"])
        # Shared with no name of the other plan: that stays until somebody gives one and takes it away, or says no.
        stays = measure.shared and not measure.shared_with and not now["shared_with"]
        fields |= {"shared": is_shared or stays, "shared_with": other}
    Measure.objects.filter(pk=measure.pk).update(version=F("version") + 1, **fields)
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.version += 1


def _make_measure(plan: ImprovementPlan, reference: str, words: Words) -> Measure:
    part, priority = placed(plan, words["place"])
    order = order_in(Measure.objects.filter(part__plan=plan), part, priority)
    made: Measure = Measure.objects.create(
        reference=reference, part=part, priority=priority, name=words["name"],
        order=order, shared=bool(words.get("shared")), **_fed(words),
    )  # fmt: skip
    _write_measure(made, words, {})
    return made


def _fed(words: Words) -> dict[str, str]:
    """The indicator that a new measure is, where its document or whoever read it in says so."""
    code = words.get("indicator", "")
    return {"indicator": code, "kind": (MeasureKind.INDICATOR if code else MeasureKind.ASKED).value}


def _check_measure(plan: ImprovementPlan, reference: str, words: Words, found: Sequence[Place]) -> None:  # noqa: ARG001
    if not words["name"] or len(words["name"]) > 2 * SHORT:
        raise NotAllowed(f"Say what is measured, in {2 * SHORT} letters or fewer.")
    check_place(found, words["place"])
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
    """Its own words. What children should be able to say is written at last (`serving.serving_at_last`)."""
    fields: dict[str, object] = {name: now[name] for name in ("title", "approver") if name in now}
    fields |= {
        name: date.fromisoformat(now[name]) if now[name] else None
        for name in ("starts", "ends")
        if name in now
    }
    if fields:
        ImprovementPlan.objects.filter(pk=plan.pk).update(**fields)


def _make_plan(plan: ImprovementPlan, reference: str, words: Words) -> ImprovementPlan:  # noqa: ARG001
    raise NotAllowed("A new improvement plan is read in.")


def _check_plan(plan: ImprovementPlan, reference: str, words: Words, found: Sequence[Place]) -> None:  # noqa: ARG001
    if not words["title"]:
        raise NotAllowed("Give the improvement plan a title.")
    check_texts(words["starts"], words["ends"])
    if words["starts"] and words["ends"] and words["ends"] < words["starts"]:
        raise NotAllowed("The last day can't lie before the first.")


PLAN = Kind("plan", "improvement plan", _OF_A_PLAN, _read_plan, _write_plan, _make_plan, _check_plan)
