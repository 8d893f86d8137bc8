"""A plan in which nothing is to be done: what was read may be no improvement plan."""

from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Measure, Plan


def find(plan: Plan, _: Context) -> Iterator[Found]:
    if plan.actions:
        return
    kept = [
        words
        for there, words in (
            (plan.priorities, "priorities"),
            (plan.measures, "measures"),
            (plan.key_outcomes, "outcomes"),
        )
        if there
    ]
    rest = (
        f"It has {' and '.join(kept)}, and nothing that anybody will do."
        if kept
        else "It has nothing else either."
    )
    yield Found(plan.title or "The improvement plan", f"It has no action. {rest}")


RULE = PlanRule(
    "No action",
    "A plan without actions can't be followed, and a document that was not understood looks like a sound one.",
    "Write the first action. If the document has actions, give their table a heading row with Action, Lead and "
    "By when, or copy them into the template.",
    find,
    (
        Case(Plan(title="Improvement plan"), ("Improvement plan",)),
        Case(Plan(measures=(Measure("Part", "", "Visits", "86%", None, "90%"),)), ("The improvement plan",)),
        Case(Plan(actions=(Action("Part", "", "1", "Do"),)), ()),
    ),
    importance=Importance.ANSWERED_FOR,
)
