"""A lead with too much due in one month."""

from collections.abc import Iterator
from datetime import date

from goldenthread.judgement.saying import listed
from goldenthread.plans.check.roles import is_nobody, is_role, same
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan
from goldenthread.terms.months import Month, is_countable
from goldenthread.terms.showing import show_month

MOST = 4


def find(plan: Plan, context: Context) -> Iterator[Found]:
    due: dict[tuple[str, Month], list[Action]] = {}
    spelt: dict[str, str] = {}
    for action in (each for each in plan.actions if each.due and is_countable(each.due)):
        for lead in dict.fromkeys(lead for lead in action.leads if not is_nobody(lead)):
            spelt.setdefault(same(lead), lead)
            own = due.setdefault((same(lead), Month.of(action.due or date.max)), [])
            own += [] if action in own[-1:] else [action]
    told = [
        _told(context, spelt[key], month, actions)
        for (key, month), actions in due.items()
        if len(actions) > MOST
    ]
    yield from dict.fromkeys(told)


def _told(context: Context, lead: str, month: Month, actions: list[Action]) -> Found:
    """A role is named. A person is not: the finding stands with the first of the actions."""
    when = f"{len(actions)} actions due in {show_month(month)}, more than {MOST}"
    which = listed([context.name_of(action) for action in actions])
    if is_role(lead):
        return Found(lead, f"It has {when}: {which}.")
    return Found(context.name_of(actions[0]), f"One lead has {when}: {which}.")


RULE = PlanRule(
    "Too much due at once",
    "What is due all at once is late all at once.",
    "Spread the dates, or share the lead.",
    find,
    (
        Case(
            Plan(
                actions=tuple(
                    Action("Part", "", str(n), "Do", leads=(lead,), due=date(2030, 7, 1 + n))
                    for n, lead in enumerate(
                        ("Head of Care", "Head for Care", "Heads of Care", "Head, Care", "Head of Care")
                    )
                )
            ),
            ("Head of Care",),
        ),
        Case(
            Plan(
                actions=tuple(
                    Action("Part", "", f"7.{n}", "Do", leads=("Robin Example",), due=date(2030, 7, 1 + n))
                    for n in range(5)
                )
            ),
            ("7.0",),
        ),
        Case(
            Plan(
                actions=tuple(
                    Action("Part", "", str(n), "Do", leads=("TBC",), due=date(2030, 7, 1 + n))
                    for n in range(5)
                )
            ),
            (),
        ),
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
