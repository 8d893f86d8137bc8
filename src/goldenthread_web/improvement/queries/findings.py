"""What the plan check finds in a plan as it stands today, with what was dismissed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldenthread.plans.check.checking import Finding, check
from goldenthread.plans.check.rule import name_of, names_of, rules
from goldenthread.plans.plan import Action, Plan
from goldenthread.plans.reading.actions import called
from goldenthread.targets.target import Target
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.models import Dismissal, Evidence, ImprovementPlan, Measure
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.queries.measures import given
from goldenthread_web.improvement.queries.plans import names_of_parts
from goldenthread_web.improvement.queries.whole import lines, measures_of, of_lines, of_parts
from goldenthread_web.improvement.status import Checked
from goldenthread_web.performance.served import served

OF_NAMES = frozenset({"one-number-twice"})
"""The rules that find something in a number or a name itself, and not in what is called so."""

SHOWN = 40
"""So many findings of one rule stand on the page."""


@dataclass(frozen=True)
class ShownFinding:
    """A finding, the action that it is about with its words or the measure (where it is one), and who dismissed it.

    where and message: as a reader of the plan can find it. key: what it is dismissed by. An action or a measure keeps
    its own, whatever it is numbered or called later; all else is known by its name.
    """

    finding: Finding
    reference: str
    words: str
    dismissal: Dismissal | None
    measure: str
    where: str
    message: str
    key: str


@dataclass(frozen=True)
class ShownRule:
    """Everything that one rule found, open ones first."""

    name: str
    title: str
    matters: str
    mend: str
    open: tuple[ShownFinding, ...]
    dismissed: tuple[ShownFinding, ...]

    @property
    def first(self) -> tuple[ShownFinding, ...]:
        """Those that one page shows: more than anybody mends in a sitting."""
        return self.open[:SHOWN]

    @property
    def later(self) -> int:
        return max(0, len(self.open) - SHOWN)


def findings(plan: ImprovementPlan, by: SignedIn) -> list[ShownRule]:
    """What each rule found in what somebody sees of a plan; rules that found nothing are left out.

    The list of targets is one of figures: it is held against the plan for those who see figures.
    """
    accepted = Evidence.objects.filter(action=OuterRef("pk"), state=Checked.ACCEPTED.value)
    kept = list(lines(plan).annotate(has_evidence=Exists(accepted)))
    held = list(measures_of(plan).annotate(is_given=given()))
    own = names_of_parts(by, plan) if is_partner_only(by) else None
    read = of_lines(plan, kept, held, parts=own)
    names = names_of(read.actions)
    order = [names[id(action)] for action in read.actions]
    served = list(_tied(plan))
    if own is not None:
        served += [saying for action in read.actions if action.part not in own for saying in action.impact]
        read = of_parts(read, own)
    about = {name: (action.reference, action.text) for name, action in zip(order, kept, strict=True)}
    evidenced = frozenset(name for name, action in zip(order, kept, strict=True) if action.has_evidence)
    dismissed = {
        (each.rule, each.where): each for each in plan.dismissals.filter(ended_on=None).select_related("by")
    }
    shown: dict[str, list[ShownFinding]] = {}
    today, seen = timezone.localdate(), set(read.parts_named())
    fed = frozenset((one.part.name, one.name) for one in held if one.is_given)
    measures = {one.name: one.reference for one in reversed(held) if one.part.name in seen}
    keys = _alone(held) | {name: reference for name, (reference, _) in about.items()}
    said = partial(_without_lines, read)
    found = check(read, today, evidenced, _targets(by), fed=fed, served=served, names=names)
    for each in found:
        key = each.where if each.rule in OF_NAMES else keys.get(each.where, each.where)
        one = ShownFinding(
            each,
            *about.get(each.where, ("", "")),
            dismissed.get((each.rule, key)),
            measures.get(each.where, ""),
            said(each.where),
            said(each.message),
            key,
        )
        shown.setdefault(each.rule, []).append(one)
    return [_rule(name, shown[name]) for name in rules() if name in shown]


def _alone(held: Iterable[Measure]) -> dict[str, str]:
    """The keys of the measures that no other is called like: of several of one name a finding does not say which."""
    often = Counter(one.name for one in held)
    return {one.name: one.reference for one in held if often[one.name] == 1}


def _without_lines(read: Plan, words: str) -> str:
    """Words of a finding that name an action without number and text by what else it says, or by its place.

    In a document such an action has a line; in a plan that is kept nobody finds that line.
    """

    def told(line: re.Match[str]) -> str:
        action = next((one for one in read.actions if one.line == int(line[1])), None)
        return _spoken(action) if action and line[0] == name_of(action) else line[0]

    return re.sub(r"the action of line (\d+)", told, words)


def _spoken(action: Action) -> str:
    steps = (step.text for step in action.steps)
    first = next(filter(None, (*steps, action.outcome, *action.impact, *action.measure)), "")
    begins = f' that begins "{called("", first, action.line)}"' if first else ""
    return f"the action without words{begins} (number {action.line} in the plan's order)"


def _tied(plan: ImprovementPlan) -> Iterable[str]:
    """What children should be able to say that some action of any part is tied to."""
    standing = {"impacts__action__withdrawn_on": None, "impacts__action__isnull": False}
    return plan.key_outcomes.filter(**standing).values_list("text", flat=True).distinct()


def _targets(by: SignedIn) -> Iterable[Target]:
    found = served() if by.roles & READERS_OF_FIGURES else None
    return found.reading().targets if found else ()


def _rule(name: str, found: list[ShownFinding]) -> ShownRule:
    rule = rules()[name]
    return ShownRule(
        name,
        rule.title,
        rule.matters,
        rule.mend,
        tuple(each for each in found if each.dismissal is None),
        tuple(each for each in found if each.dismissal is not None),
    )
