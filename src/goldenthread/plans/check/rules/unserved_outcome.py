"""Something that children should be able to say, and that no action serves."""

from collections.abc import Iterator

from goldenthread.plans.check.likeness import contained
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan

_SERVES = 0.75


def find(plan: Plan, _: Context) -> Iterator[Found]:
    said = [saying for action in plan.actions for saying in action.impact]
    for outcome in plan.key_outcomes:
        if not any(contained(outcome, saying) >= _SERVES for saying in said):
            yield Found(outcome, "No action names this as its impact for children.")


RULE = PlanRule(
    "No action serves it",
    "It is a promise that nobody works on.",
    "Say which actions serve it, or add one.",
    find,
    (
        Case(
            Plan(
                key_outcomes=("I only tell my story once.", "I feel safe at home."),
                actions=(Action("Part", "", "1", "Do", impact=('"I feel safe at home"',)),),
            ),
            ("I only tell my story once.",),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
