"""A lead with too much due in one month."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month

MOST = 4


def find(plan: Plan, _: Context) -> Iterator[Found]:
    due = Counter(
        (lead, Month.of(action.due)) for action in plan.actions if action.due for lead in action.leads
    )
    for (lead, month), count in due.items():
        if count > MOST:
            yield Found(lead, f"{count} of its actions are due in {show_month(month)}: more than {MOST}.")


RULE = PlanRule(
    "Too much due at once",
    "What is due all at once is late all at once.",
    "Spread the dates, or share the lead.",
    find,
    (
        Case(
            Plan(
                actions=tuple(
                    Action("Part", "", str(n), "Do", leads=("Director",), due=date(2030, 7, 1 + n))
                    for n in range(5)
                )
            ),
            ("Director",),
        ),
        Case(
            Plan(
                actions=tuple(
                    Action("Part", "", str(n), "Do", leads=("Director",), due=date(2030, 6 + n // 4, 1))
                    for n in range(5)
                )
            ),
            (),
        ),
    ),
    importance=Importance.IN_ORDER,
)
