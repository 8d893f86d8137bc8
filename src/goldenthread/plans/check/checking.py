"""Runs the rules over a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.plans.check.rule import Context, names_of, rules
from goldenthread.plans.plan import Plan
from goldenthread.targets.target import Target


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, why it matters and how to mend it."""

    rule: str
    where: str
    message: str
    matters: str
    mend: str


def check(
    plan: Plan,
    today: date,
    evidenced: frozenset[str] = frozenset(),
    targets: Iterable[Target] = (),
    *,
    fed: frozenset[tuple[str, str]] = frozenset(),
    served: Iterable[str] = (),
    names: Mapping[int, str] | None = None,
) -> list[Finding]:
    """Everything that is wrong with a plan on a day. evidenced: actions that have evidence of being done.

    targets: the council's list of targets, which the plan's own must not contradict. fed: measures, by part and name,
    whose figures somebody gives. served: what is known to be served beside the words of these actions.
    names: what the actions are called in a larger plan of which this is a part (`names_of`).
    """
    called = names_of(plan.actions) if names is None else names
    return list(_findings(plan, Context(today, evidenced, tuple(targets), fed, tuple(served), called)))


def _findings(plan: Plan, context: Context) -> Iterator[Finding]:
    for name, rule in rules().items():
        for found in rule.find(plan, context):
            yield Finding(name, found.where, found.message, rule.matters, rule.mend)
