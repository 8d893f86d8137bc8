"""An action that stands there twice."""

from collections.abc import Iterator

from goldenthread.plans.check.likeness import likeness
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan, Step

_ALIKE = 0.8


def find(plan: Plan, context: Context) -> Iterator[Found]:
    """Each action is told of the first that says the same, once: of ten rows of one action nine are findings."""
    for at, second in enumerate(plan.actions):
        first = next((earlier for earlier in plan.actions[:at] if _are_one(earlier, second)), None)
        if first is not None:
            is_same = (first.by_when, first.due) == (second.by_when, second.due)
            dates = "" if is_same else ", with other dates"
            yield Found(
                context.name_of(second), f"It is there twice: also as {context.name_of(first)}{dates}."
            )


def _are_one(first: Action, second: Action) -> bool:
    if first.text and second.text:
        return likeness(first.text, second.text) >= _ALIKE
    if first.text or second.text or first.leads != second.leads:
        return False
    return likeness(_steps(first), _steps(second)) >= _ALIKE


def _steps(action: Action) -> str:
    return " ".join(step.text for step in action.steps)


RULE = PlanRule(
    "There twice",
    "Two rows of one action are updated by two people, differently.",
    "Keep one, with the dates that hold.",
    find,
    (
        Case(
            Plan(
                actions=(
                    Action("Part", "", "1", "Publish the strategy for sufficiency"),
                    Action("Part", "", "2", "Publish the sufficiency strategy"),
                    Action("Part", "", "3", "Publish the strategy for short breaks"),
                )
            ),
            ("2",),
        ),
        Case(Plan(actions=tuple(Action("Part", "", n, "Publish it") for n in "123")), ("2", "3")),
        Case(
            Plan(
                actions=(
                    Action(
                        "Part",
                        "",
                        "",
                        "",
                        leads=("A",),
                        steps=(Step("Review the levels of need"), Step("Agree who comes first")),
                        line=3,
                    ),
                    Action(
                        "Part",
                        "",
                        "",
                        "",
                        leads=("A",),
                        steps=(Step("Review the levels of need"), Step("Agree who comes first")),
                        line=4,
                    ),
                    Action(
                        "Part", "", "", "", leads=("B",), steps=(Step("Review the levels of need"),), line=5
                    ),
                )
            ),
            ("the action of line 4",),
        ),
    ),
    importance=Importance.ANSWERED_FOR,
)
