"""The words of an action: read as they stand, written back, and made into a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F, Prefetch, prefetch_related_objects

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout.steps import step_of
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.going_on import kept_of, put_otherwise
from goldenthread_web.improvement.editing.order import order_in
from goldenthread_web.improvement.editing.places import Place, check_place, placed
from goldenthread_web.improvement.editing.sayings import key_of
from goldenthread_web.improvement.editing.words import WITHDRAWN, Kind, Words, relisted
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    Dependency,
    Impact,
    ImprovementPlan,
    Sign,
    Step,
)
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.reach import check_days

FIELDS = {
    "number": "Number",
    "place": "Priority",
    "text": "What will be done",
    "success": "What success is",
    "horizon": "Horizon",
    "by_when": "By when",
    "due": "Due",
    "leads": "Leads",
    "signs": "What shows that it is done",
    "impact": "What it changes for children",
    "sayings": "What children should be able to say by it",
    "steps": "Steps",
    "depends": "It rests on",
    WITHDRAWN: "Why it is withdrawn",
}
"""Day, steps and what it rests on stand here with an action that a document adds; on the site they have their own
ways of being changed."""
LEADS = Prefetch("leads", ActionLead.objects.select_related("person"))
LISTS = (Prefetch("impacts", Impact.objects.select_related("key_outcome")), LEADS, "signs")
"""What is read with actions whose words are."""
_SIMPLE = ("number", "text", "success", "horizon")


def read(action: Action) -> Words:
    """The words of an action as they stand."""
    prefetch_related_objects([action], *LISTS)
    impacts = action.impacts.all()
    sayings = {key_of(one.key_outcome_id) for one in impacts if one.key_outcome_id}
    return {
        **{name: getattr(action, name) for name in _SIMPLE},
        "place": f"priority-{action.priority_id}" if action.priority_id else f"part-{action.part_id}",
        "by_when": action.by_when,
        "leads": [lead.words for lead in action.leads.all()],
        "signs": [sign.text for sign in action.signs.all()],
        "impact": [one.text for one in impacts if not (one.key_outcome and one.key_outcome.text == one.text)],
        "sayings": sorted(sayings),
    }


def write(action: Action, now: Words, was: Words) -> None:
    """Write what changed. A day follows from "by when" as it is written, and is the first that was agreed.

    What it changes for children, and the sayings that it serves, are written at last (`serving.serving_at_last`).
    """
    fields: dict[str, object] = {name: now[name] for name in _SIMPLE if name in now}
    plan = action.part.plan
    if "place" in now:
        part, priority = placed(plan, now["place"])
        fields |= {"part": part, "priority": priority}
        if (part.pk, priority and priority.pk) != (action.part_id, action.priority_id):
            fields["order"] = order_in(Action.objects.filter(part__plan=plan), part, priority)
    if "by_when" in now:
        fields |= _dated(plan, now["by_when"], now.get("due"))
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1, **fields)
    for name, value in fields.items():
        setattr(action, name, value)
    action.version += 1
    if "leads" in now:
        _leads(action, now, was)
    if "signs" in now:
        relisted(
            action.signs.all(),
            now["signs"],
            lambda order, text: Sign(action=action, order=order, text=text),
        )
    vars(action).pop("_prefetched_objects_cache", None)  # the lists are others now


def _dated(plan: ImprovementPlan, words: str, said: str | None) -> dict[str, object]:
    """said: the day, where a document says it beside its words; "" where it says none."""
    meant = by_when(words, plan.starts)
    due = meant.due if said is None else date.fromisoformat(said) if said else None
    return {"by_when": words, "due": due, "original_due": due, "ongoing": meant.ongoing}


def _leads(action: Action, now: Words, was: Words) -> None:
    """Name and take away leads. Whom somebody named meanwhile, on the page of leads, stays named, and the account of a
    lead that goes on in other words stays with it."""
    held = {lead.words: lead for lead in action.leads.all()}
    kept = kept_of("leads", was, now)
    wanted = put_otherwise(
        {words: lead.person_id for words, lead in held.items()}, was.get("leads") or [], now["leads"], kept
    )
    if gone := held.keys() - wanted.keys():
        action.leads.filter(words__in=gone).delete()
    stay = [held[words] for words in wanted if words in held]
    for lead in stay:
        lead.order, lead.person_id = list(wanted).index(lead.words), wanted[lead.words]
    ActionLead.objects.bulk_update(stay, ["order", "person"])
    ActionLead.objects.bulk_create(
        ActionLead(action=action, order=order, words=words, person_id=person)
        for order, (words, person) in enumerate(wanted.items())
        if words not in held
    )


def make(plan: ImprovementPlan, reference: str, words: Words) -> Action:
    """A new action at the end of its priority."""
    part, priority = placed(plan, words["place"])
    part.plan = plan
    order = order_in(Action.objects.filter(part__plan=plan), part, priority)
    made: Action = Action.objects.create(reference=reference, part=part, priority=priority, order=order)
    write(made, {name: said for name, said in words.items() if name != "place"}, {})
    Step.objects.bulk_create(_step(made, n, item) for n, item in enumerate(words.get("steps", ())))
    return made


def _step(action: Action, order: int, item: str) -> Step:
    step = step_of(item, action.part.plan.starts)
    return Step(action=action, order=order, text=step.text, by_when=step.by_when, due=step.due)


def rest(plan: ImprovementPlan, added: Mapping[str, Words]) -> None:
    """Say what new actions rest on, once all of them are there: by the names of lines. None rests on itself."""
    names = {subject: words["depends"] for subject, words in added.items() if words.get("depends")}
    wanted = {*names, *(on for several in names.values() for on in several)}
    keys = dict(
        Action.objects.filter(part__plan=plan, reference__in=wanted).values_list("reference", "pk")
        if names
        else ()
    )
    Dependency.objects.bulk_create(
        Dependency(action_id=keys[subject], on_id=keys[on])
        for subject, several in names.items()
        for on in dict.fromkeys(several)
        if on in keys and on != subject
    )


def check(plan: ImprovementPlan, reference: str, words: Words, found: Sequence[Place]) -> None:
    """An action has words, a number once it had one, and by when: with a day that can be read, or as it stood before.

    That nobody else has its number is looked at with all that is changed together (`standing.check_numbers`).
    """
    if not words["text"]:
        raise NotAllowed("Say what will be done.")
    too_long = [line for name in ("leads",) for line in words[name] if len(line) > SHORT]
    if too_long:
        raise NotAllowed(f"Name each lead in {SHORT} letters or fewer.")
    check_place(found, words["place"])
    if not words["number"] and Action.objects.filter(reference=reference).exclude(number="").exists():
        raise NotAllowed("Give the action a number: people know it by its number.")
    if (said := words["by_when"]) and "due" not in words:
        meant = by_when(said, plan.starts)
        if meant.due is None and not meant.ongoing and not _says_when(reference, said):
            raise NotAllowed("Write a day or a month by when, such as 31 July 2026, July 2026, or ongoing.")
        check_days(meant.due)


def _says_when(reference: str, said: str) -> bool:
    """Whether an action has these words by when already: a document may say "TBC", and the rest of it is changed."""
    return Action.objects.filter(reference=reference, by_when=said).exists()


ACTION = Kind(
    "action", "action", FIELDS, read, write, make, check, frozenset({"leads", "impact", "sayings", "number"})
)
"""Its own words on what changes for children follow the plan's sayings, and numbers are given all at once."""
