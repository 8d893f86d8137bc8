"""Actions that serve a saying which comes with the same version: tied once that saying is there."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread_web.improvement.editing.going_on import kept_of, same_words
from goldenthread_web.improvement.editing.sayings import text_of_new
from goldenthread_web.improvement.models import Action, Change, Impact, ImprovementPlan, KeyOutcome


def serve(action: Action, sayings: Sequence[KeyOutcome]) -> None:
    """Let an action serve some sayings: by its own words where they are the same, or by those of the saying."""
    rows = list(Impact.objects.filter(action=action))
    served = {one.key_outcome_id for one in rows}
    new: list[Impact] = []
    for saying in (one for one in sayings if one.pk not in served):
        own = (one for one in rows if one.key_outcome_id is None and same_words(one.text, saying.text))
        if found := next(own, None):
            found.key_outcome = saying
            found.save(update_fields=["key_outcome"])
        else:
            order = len(rows) + len(new)
            new.append(Impact(action=action, order=order, text=saying.text, key_outcome=saying))
    Impact.objects.bulk_create(new)


def serve_new(plan: ImprovementPlan, changes: Sequence[Change]) -> None:
    """Tie what some changes tie to sayings that they add, once all of them are written."""
    wanted = {
        one.subject: list(filter(None, map(text_of_new, one.now["sayings"])))
        for one in changes
        if one.kind == "action" and "sayings" in one.now
    }
    if not any(wanted.values()):
        return
    sayings = {one.text: one for one in KeyOutcome.objects.filter(plan=plan)}
    actions = {one.reference: one for one in Action.objects.filter(reference__in=wanted)}
    for subject, texts in wanted.items():
        now = [_put_at_last(text, changes) for text in texts]
        if subject in actions:
            serve(actions[subject], [sayings[text] for text in now if text in sayings])


def _put_at_last(text: str, changes: Sequence[Change]) -> str:
    """A saying in the words in which the changes leave it."""
    for one in changes:
        if one.kind == "plan" and "key_outcomes" in one.now:
            text = kept_of("key_outcomes", one.was, one.now).get(text, text)
    return text


def serves_added(change: Change, waits: Sequence[Change]) -> bool:
    """Whether an action that waits serves a saying that a change adds."""
    added = {*change.now.get("key_outcomes", ())} - {*change.was.get("key_outcomes", ())}
    named = (key for one in waits if one.kind == "action" for key in one.now.get("sayings", ()))
    return any(text_of_new(key) in added for key in named)
