"""The lines of a plan that a document does not have: withdrawn, or left as they are."""

from __future__ import annotations

from goldenthread_web.improvement.comparing.pieces import STAYS, WITHDRAW, Gone
from goldenthread_web.improvement.comparing.sides import Level, Sides


def is_withdrawn(sides: Sides, subject: str) -> bool:
    """Whether somebody said so of a line."""
    answer = sides.answers.get(f"gone {subject}")
    return answer is not None and answer.said == WITHDRAW


def gone_of(sides: Sides, priorities: Level, actions: Level, measures: Level) -> list[Gone]:
    """What becomes of the lines that the document does not have. What is closed stays, and so does a priority under
    which something stays."""
    parts = {part.pk: part.name for part in sides.part_rows}
    found = []
    for n in actions.left:
        row = sides.action_rows[n]
        why = "It is closed, and stays as it was." if row.closed_on else ""
        found.append(_gone(sides, "action", row.reference, row.called, parts[row.part_id], why))
    for n in measures.left:
        measure = sides.measure_rows[n]
        found.append(_gone(sides, "measure", measure.reference, measure.name, parts[measure.part_id], ""))
    held = _with_something({one.subject for one in found if one.said == STAYS or one.why}, sides)
    for n in priorities.left:
        one = sides.priority_rows[n]
        why = "Something stays under it." if one.pk in held else ""
        called = f"{one.number} {one.name}".strip()
        found.append(_gone(sides, "priority", f"priority-{one.pk}", called, parts[one.part_id], why))
    return found


def _with_something(stays: set[str], sides: Sides) -> set[int | None]:
    """The priorities under which something stays that the document does not have, or an action that is closed."""
    closed = {row.priority_id for row in sides.action_rows if row.closed_on or row.reference in stays}
    return closed | {row.priority_id for row in sides.measure_rows if row.reference in stays}


def _gone(sides: Sides, kind: str, subject: str, called: str, part: str, why: str) -> Gone:
    answer = sides.answers.get(f"gone {subject}")
    said, reason = (answer.said, answer.reason) if answer and not why else ("", "")
    return Gone(kind, subject, called, part, said, reason, why)
