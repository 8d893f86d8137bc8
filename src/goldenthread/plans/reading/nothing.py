"""A document in which nothing of a plan was found: what is looked for, and what to do."""

from __future__ import annotations

from goldenthread.plans.plan import Draft

NO_LINES = (
    "No action and no measure was found in it. They are read from tables with a heading such as Action, Lead, By when, "
    "or Measure, Baseline, Target; the template shows them. Actions in a list, in running text or in a form each are "
    "not read: copy them into the template. The text of a PDF has lost its tables: open the PDF in Word, save it as "
    ".docx and read that."
)
NO_ACTIONS = (
    "No action was found. Actions are read from tables with a heading such as Action, Lead, By when, and not from "
    "lists, running text or a form each."
)


def is_empty(draft: Draft) -> bool:
    """Whether neither an action nor a measure was found."""
    return not (draft.plan.actions or draft.plan.measures)
