"""An action whose date has passed, with no evidence that it is done; one that goes on: that it is in place by then."""

from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.showing import show_day


def find(plan: Plan, context: Context) -> Iterator[Found]:
    for action in plan.actions:
        if action.due is None or action.due >= context.today or context.name_of(action) in context.evidenced:
            continue
        was, done = ("to be in place", "in place") if action.ongoing else ("due", "done")
        message = f"It was {was} by {show_day(action.due)}, and there is no evidence that it is {done}."
        yield Found(context.name_of(action), message)


RULE = PlanRule(
    "Past its date, no evidence",
    "Nobody can tell a finished action from a forgotten one.",
    "Add what shows that it is done, or move its date with a reason.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1", "Do", due=date(2030, 6, 29)),
                    Action("Part", "", "2", "Do", due=date(2030, 6, 30)),
                    Action("Part", "", "3", "Do", due=date(2030, 5, 31)),
                    Action("Part", "", "4", "Do", due=date(2030, 5, 31), ongoing=True),
                    Action("Part", "", "5", "Do", due=date(2030, 5, 31), ongoing=True),
                    Action("Part", "", "6", "Do", due=date(2030, 6, 30), ongoing=True),
                    Action("Part", "", "7", "Do", ongoing=True),
                )
            ),
            ("1", "4"),
            evidenced=frozenset({"3", "5"}),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
