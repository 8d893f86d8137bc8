"""Actions that serve a saying which comes, or is put back, with the same version: tied once that saying is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread_web.improvement.editing.going_on import same_words
from goldenthread_web.improvement.editing.sayings import key_of, text_of_new
from goldenthread_web.improvement.editing.ties import Ties, told_of
from goldenthread_web.improvement.models import Action, Change, Impact, ImprovementPlan, KeyOutcome


def serve(action: Action, sayings: Sequence[KeyOutcome], first: Mapping[str, str] | None = None) -> None:
    """Let an action serve some sayings: by its own words where they are the same, or by those of the saying.

    first: by their words, in which sayings waited before they were put otherwise. Where an action has no words but
    these, it has those of the saying.
    """
    rows = list(Impact.objects.filter(action=action))
    served = {one.key_outcome_id for one in rows}
    new: list[Impact] = []
    for saying in (one for one in sayings if one.pk not in served):
        words = (saying.text, (first or {}).get(saying.text, ""))
        free = (one for one in rows if one.key_outcome_id is None)
        if found := next((one for one in free if _has_words(one, words)), None):
            found.key_outcome = saying
            found.text = saying.text if found.text in words else found.text
            found.save(update_fields=["key_outcome", "text"])
        else:
            order = len(rows) + len(new)
            new.append(Impact(action=action, order=order, text=saying.text, key_outcome=saying))
    Impact.objects.bulk_create(new)


def _has_words(own: Impact, words: Iterable[str]) -> bool:
    return any(text and same_words(own.text, text) for text in words)


@dataclass(frozen=True)
class AtLast:
    """What actions serve when some changes are written, as far as writing them one by one does not tie it.

    served: by the references of actions, the words of sayings that the changes add, or put back after one took them
    out, each with those in which it waited first. rows: the lines that were tied to what is put back, by their keys.
    """

    served: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)


def at_last(plan: ImprovementPlan, changes: Sequence[Change]) -> AtLast:
    """The same as *Versions* tells it before the changes are approved: asked before any of them is written."""
    if not any(one.kind == "plan" and "key_outcomes" in one.now for one in changes):
        return AtLast()
    ties = Ties.of_plan(plan, changes)
    told_of(ties, changes)
    come = {key: text for key, text in ties.sayings.items() if key in ties.back or text_of_new(key)}
    served = {
        one: {come[key]: text_of_new(key) for key in keys & come.keys()} for one, keys in ties.serves.items()
    }
    held = {key_of(pk): pk for pk in plan.key_outcomes.values_list("pk", flat=True)} if ties.back else {}
    texts = {held[key]: come[key] for key in ties.back & held.keys() & come.keys()}
    rows = Impact.objects.filter(key_outcome__in=texts).values_list("pk", "key_outcome") if texts else ()
    return AtLast(
        {one: said for one, said in served.items() if said}, {pk: texts[saying] for pk, saying in rows}
    )


def serve_at_last(plan: ImprovementPlan, wanted: AtLast) -> None:
    """Tie it, once all changes are written."""
    if not wanted.served:
        return
    sayings = {one.text: one for one in KeyOutcome.objects.filter(plan=plan)}
    for row in Impact.objects.filter(pk__in=wanted.rows, key_outcome=None).select_related("action"):
        text = wanted.rows[row.pk]
        if text in wanted.served.get(row.action.reference, ()):
            row.key_outcome = sayings.get(text)
            row.save(update_fields=["key_outcome"])
    for action in Action.objects.filter(reference__in=wanted.served):
        said = wanted.served[action.reference]
        serve(action, [one for text, one in sayings.items() if text in said], said)


def serving_added(change: Change, waits: Sequence[Change]) -> list[str]:
    """What the actions are called that wait and serve a saying that a change adds."""
    added = {*change.now.get("key_outcomes", ())} - {*change.was.get("key_outcomes", ())}
    named = {
        one.subject: one.now["sayings"] for one in waits if one.kind == "action" and "sayings" in one.now
    }
    serving = [one for one, keys in named.items() if any(text_of_new(key) in added for key in keys)]
    there = Action.objects.filter(reference__in=serving).values_list("reference", "number", "text")
    called = {reference: _called(number, text) for reference, number, text in there}
    for one in waits:
        if one.subject in serving and {"number", "text"} & one.now.keys() and one.subject not in called:
            called[one.subject] = _called(one.now.get("number", ""), one.now.get("text", ""))
    return [called[one] for one in serving]


def _called(number: str, text: str) -> str:
    return number or f"“{text}”"
