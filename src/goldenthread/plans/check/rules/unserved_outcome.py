"""Something that children should be able to say, and that no action serves."""

import re
from collections.abc import Iterator

from goldenthread.judgement.saying import listed
from goldenthread.plans.check.likeness import serves, words_of
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.plan import Action, Plan, Priority

_NEAR = 0.25
_SHARED = 2
_MOST = 3
_FIRST_PERSON = re.compile(r"\bI\b|\b[Mm][ey]\b|\bmine\b")
_NO_MATTER = words_of("about am can from get has have know like need there want what where which who")


def find(plan: Plan, context: Context) -> Iterator[Found]:
    sayings = (*(saying for action in plan.actions for saying in action.impact), *context.served)
    for outcome in dict.fromkeys((*plan.key_outcomes, *_first_person(plan))):
        if not any(serves(saying, outcome) for saying in sayings):
            near = _near(plan, outcome, context)
            asks = f" Near it in words: {near}. Say whether that is meant, in the same words." if near else ""
            yield Found(outcome, f"No action names this as its impact for children.{asks}")


def _first_person(plan: Plan) -> Iterator[str]:
    """The outcomes of priorities that are said as a child or parent would."""
    for priority in plan.priorities:
        yield from filter(_FIRST_PERSON.search, priority.outcomes)


def _near(plan: Plan, outcome: str, context: Context) -> str:
    """The actions that may mean it in other words, as "1.7 and 1.8"; empty where there are none."""
    scores = [
        (max((_nearness(saying, outcome) for saying in each.impact), default=0.0), each)
        for each in plan.actions
    ]
    best = max((score for score, _ in scores), default=0.0)
    names = [context.name_of(action) for score, action in scores if score == best > 0]
    rest = len(names) - _MOST
    told = [*names[:_MOST], f"{rest} more"] if rest > 0 else names
    return listed(told) if told else ""


def _nearness(saying: str, outcome: str) -> float:
    """The share of the shorter one's words of weight that both have, 0.0 where it is too little to ask."""
    a, b = (words_of(text) - _NO_MATTER for text in (saying, outcome))
    shared = len(a & b)
    score = shared / min(len(a), len(b)) if a and b else 0.0
    return score if shared >= _SHARED and score >= _NEAR else 0.0


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
        Case(
            Plan(key_outcomes=("I only tell my story once.", "I feel safe at home.")),
            ("I feel safe at home.",),
            served=("I only tell my story once",),
        ),
        Case(
            Plan(
                key_outcomes=("I want to live where my friends and family support me.",),
                priorities=(
                    Priority(
                        "Part",
                        "1",
                        "Care",
                        outcomes=("I am loved.", "Staff have time.", "It helps my family."),
                    ),
                ),
                actions=(
                    Action("Part", "", "1", "Do", impact=("I can live the life I want with my family.",)),
                    Action("Part", "", "2", "Do", impact=("I know that I am loved.",)),
                ),
            ),
            ("I want to live where my friends and family support me.", "It helps my family."),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
