"""A rule of the plan check, with made-up plans that show what it finds."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cache

from goldenthread.plans.check.unnamed import without_names
from goldenthread.plans.plan import Action, Plan
from goldenthread.plans.reading.actions import called
from goldenthread.targets.target import Target


@dataclass(frozen=True, slots=True)
class Context:
    """The day on which a plan is looked at, and the actions (by `name_of`) that have evidence of being done.

    targets: the council's list of targets, where there is one. fed: the measures, by part and name, whose figures
    somebody gives. served: what is known to be served beside the words of these actions: in other parts, or as a lead
    tied it. names: what the actions are called (`names_of`).
    """

    today: date
    evidenced: frozenset[str] = field(default_factory=frozenset)
    targets: tuple[Target, ...] = ()
    fed: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    served: tuple[str, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def name_of(self, action: Action) -> str:
        """How findings name an action of the plan that is looked at."""
        return self.names.get(id(action)) or name_of(action)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a rule found: where (an action's number, a measure, a priority) and what, as a sentence."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Case:
    """A made-up plan, the day it is looked at, and where the rule must find something: there and nowhere else."""

    plan: Plan
    finds: tuple[str, ...]
    today: date = date(2030, 6, 30)
    evidenced: frozenset[str] = frozenset()
    targets: tuple[Target, ...] = ()
    fed: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    served: tuple[str, ...] = ()

    @property
    def context(self) -> Context:
        """What the rule knows beside the plan."""
        names = names_of(self.plan.actions)
        return Context(self.today, self.evidenced, self.targets, self.fed, self.served, names)


class Importance(IntEnum):
    """What is mended first: what nobody can answer for, then what nobody can see the effect of, then the rest."""

    ANSWERED_FOR = 1
    SEEN_TO_WORK = 2
    IN_ORDER = 3


@dataclass(frozen=True, slots=True)
class PlanRule:
    """A rule. title: what it finds, short. matters: why it matters. mend: what to do."""

    title: str
    matters: str
    mend: str
    find: Callable[[Plan, Context], Iterator[Found]]
    cases: tuple[Case, ...]
    importance: Importance = field(kw_only=True)


@cache
def rules() -> dict[str, PlanRule]:
    """Every rule by its name, the most important first; found by being a module of `plans.check.rules`."""
    package = importlib.import_module("goldenthread.plans.check.rules")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    found = {
        name.replace("_", "-"): importlib.import_module(f"{package.__name__}.{name}").RULE for name in names
    }
    return dict(sorted(found.items(), key=lambda item: (item[1].importance, item[0])))


def name_of(action: Action) -> str:
    """How findings name an action that no other is called like: its number, or the beginning of its text.

    A person who is named there is left out.
    """
    return called(action.number, without_names(action.text, action.leads), action.line)


def names_of(actions: Sequence[Action]) -> dict[int, str]:
    """How findings name each of a plan's actions, by its identity (two may say the same): no two alike.

    Where several have a number, each is named with its part; where that is not enough, by how many came before it too.
    """
    alone = [name_of(action) for action in actions]
    often = Counter(alone)
    seen: Counter[str] = Counter()
    found = {}
    for name, action in zip(alone, actions, strict=True):
        whole = name if often[name] == 1 or not action.part else f"{name} ({action.part})"
        seen[whole] += 1
        found[id(action)] = whole if seen[whole] == 1 else f"{whole}, number {seen[whole]} that is called so"
    return found
