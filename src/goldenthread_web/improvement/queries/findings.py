"""What the plan check finds in a plan as it stands today, with what was dismissed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldenthread.plans.check.checking import Finding, check
from goldenthread.plans.check.rule import name_of, rules
from goldenthread_web.improvement.models import Dismissal, Evidence, ImprovementPlan
from goldenthread_web.improvement.queries.whole import lines, of_lines
from goldenthread_web.improvement.status import Checked


@dataclass(frozen=True)
class ShownFinding:
    """A finding, the action that it is about (where it is one), and who dismissed it, why."""

    finding: Finding
    reference: str
    dismissal: Dismissal | None


@dataclass(frozen=True)
class ShownRule:
    """Everything that one rule found, open ones first."""

    name: str
    title: str
    matters: str
    mend: str
    open: tuple[ShownFinding, ...]
    dismissed: tuple[ShownFinding, ...]


def findings(plan: ImprovementPlan) -> list[ShownRule]:
    """What each rule found; rules that found nothing are left out."""
    accepted = Evidence.objects.filter(action=OuterRef("pk"), state=Checked.ACCEPTED.value)
    kept = list(lines(plan).annotate(has_evidence=Exists(accepted)))
    read = of_lines(plan, kept)
    names = [name_of(line) for line in read.actions]
    references = {name: action.reference for name, action in zip(names, kept, strict=True)}
    evidenced = frozenset(name for name, action in zip(names, kept, strict=True) if action.has_evidence)
    dismissed = {
        (each.rule, each.where): each for each in plan.dismissals.filter(ended_on=None).select_related("by")
    }
    shown: dict[str, list[ShownFinding]] = {}
    for each in check(read, timezone.localdate(), evidenced):
        one = ShownFinding(each, references.get(each.where, ""), dismissed.get((each.rule, each.where)))
        shown.setdefault(each.rule, []).append(one)
    return [_rule(name, shown[name]) for name in rules() if name in shown]


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
