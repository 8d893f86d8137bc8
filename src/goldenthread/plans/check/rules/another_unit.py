"""A measure that counts one thing, with a baseline or target in another unit."""

import re
from collections.abc import Iterator

from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import number_of
from goldenthread.plans.plan import Measure, Plan

_COUNT = re.compile(r"(?:the )?(?:total )?number of\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent", re.IGNORECASE)


def find(plan: Plan, _: Context) -> Iterator[Found]:
    for measure in plan.measures:
        is_count = bool(_COUNT.match(measure.name.strip())) and not _SHARE.search(measure.name)
        given = (("baseline", measure.baseline), ("target", measure.target))
        said = [f'its {what} is "{words}"' for what, words in given if is_count and _is_share(words)]
        if said:
            yield Found(measure.name, f"It is a number, and {' and '.join(said)}.")


def _is_share(words: str) -> bool:
    return number_of(words) is not None and bool(re.match(r"[^a-z]*(?:%|per ?cent)", words, re.IGNORECASE))


def _measure(name: str, baseline: str, target: str = "") -> Measure:
    return Measure("Part", "", name, baseline, None, target)


RULE = PlanRule(
    "A number with a percentage",
    "A number and a percentage can't be held against each other.",
    "Name the measure as a percentage of something, or give the number.",
    find,
    (
        Case(
            Plan(
                measures=(
                    _measure("Number of contacts that become no referral", "78% of contacts do not"),
                    _measure("Number of moves", "12", "10%"),
                    _measure("Number of visits", "12", "14, which is 10% more"),
                    _measure("% of contacts that become no referral", "78%"),
                    _measure("Number of children as % of all", "78%"),
                )
            ),
            ("Number of contacts that become no referral", "Number of moves"),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
