"""What the plan check finds in a plan as it stands today, with what was dismissed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldenthread.plans.check.checking import Finding, check
from goldenthread.plans.check.rule import name_of, rules
from goldenthread.targets.target import Target
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.models import Dismissal, Evidence, ImprovementPlan
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.queries.measures import given
from goldenthread_web.improvement.queries.plans import names_of_parts
from goldenthread_web.improvement.queries.whole import lines, measures_of, of_lines, of_parts
from goldenthread_web.improvement.status import Checked
from goldenthread_web.performance.served import served

SHOWN = 40
"""So many findings of one rule stand on the page."""


@dataclass(frozen=True)
class ShownFinding:
    """A finding, the action that it is about with its words or the measure (where it is one), and who dismissed it."""

    finding: Finding
    reference: str
    words: str
    dismissal: Dismissal | None
    measure: str = ""


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
    names = [name_of(line) for line in read.actions]
    served = list(_tied(plan))
    if own is not None:
        served += [saying for action in read.actions if action.part not in own for saying in action.impact]
        read = of_parts(read, own)
    about = {name: (action.reference, action.text) for name, action in zip(names, kept, strict=True)}
    evidenced = frozenset(name for name, action in zip(names, kept, strict=True) if action.has_evidence)
    dismissed = {
        (each.rule, each.where): each for each in plan.dismissals.filter(ended_on=None).select_related("by")
    }
    shown: dict[str, list[ShownFinding]] = {}
    today, seen = timezone.localdate(), set(read.parts_named())
    fed = frozenset((one.part.name, one.name) for one in held if one.is_given)
    measures = {one.name: one.reference for one in reversed(held) if one.part.name in seen}
    found = check(read, today, evidenced, _targets(by), fed=fed, served=served)
    for each in found:
        one = ShownFinding(
            each,
            *about.get(each.where, ("", "")),
            dismissed.get((each.rule, each.where)),
            measures.get(each.where, ""),
        )
        shown.setdefault(each.rule, []).append(one)
    return [_rule(name, shown[name]) for name in rules() if name in shown]


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
