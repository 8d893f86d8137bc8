"""The work in a document that becomes the next version of a plan: it goes on from version to version."""

from __future__ import annotations

from typing import Any

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.lines import AT_ONCE
from goldenthread_web.improvement.comparing.pieces import MOVE, Pair
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.operations import steps, tracking


def change_work(comparison: Comparison, by: SignedIn) -> None:
    """Write steps and what actions rest on as a document has them, and move the days of which somebody said so."""
    for pair in comparison.pairs:
        if pair.kind == "action" and AT_ONCE & pair.differs.keys():
            _stepped(comparison, pair, by)
    for one in comparison.dated:
        if one.said == MOVE and one.to.due is not None:
            name = comparison.sides.kept.file_name
            reason = f"Moved in the document that is to be the next version: {name}"
            tracking.move(action=one.action, to=one.to.due, reason=reason, was=one.action.due, by=by)


def _stepped(comparison: Comparison, pair: Pair, by: SignedIn) -> None:
    sides_ = comparison.sides
    action = sides_.action_rows[pair.found.of or 0]
    said = sides_.theirs.actions[pair.n]
    rows = [steps.Row(one.pk, one.text, one.by_when) for one in action.steps.all()]
    if "steps" in pair.differs:
        rows = _rows(rows, {one.pk for one in action.steps.all() if one.done_on}, said)
    rests = steps.rests_on(action)
    if "depends" in pair.differs:
        rests = list(pair.differs["depends"][1])
    on = list(Action.objects.filter(reference__in=rests).select_related("part"))
    try:
        steps.change_steps(
            action=action,
            rows=rows,
            on=on,
            seen=steps.mark_of_steps(action.steps.all(), steps.rests_on(action)),
            by=by,
            among=sides_.action_rows,
        )
    except NotAllowed as refusal:
        raise NotAllowed(f"Action {action.number}: {refusal}") from refusal


def _rows(held: list[steps.Row], done: set[int], said: Any) -> list[steps.Row]:
    """The steps of a document: one with the same words is the same step, and what is done stays."""
    by_words = {row.text: row for row in reversed(held)}
    found = []
    for step in said.steps:
        row = by_words.pop(step.text, None)
        found.append(steps.Row(row.key if row else 0, step.text, step.by_when))
    kept = {row.key for row in found}
    left = [row for row in held if row.key not in kept]
    return [*found, *(row if row.key in done else steps.Row(row.key, "", "") for row in left)]
