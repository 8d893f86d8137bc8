"""Which parts of a plan partners work on: proposed by what they are called, decided by people alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.queries.plans import parts_seen

_OF_PARTNERS = re.compile(r"(?<!business )\bpartners(?:hips?)?\b|\bmulti[- ]?agency\b", re.IGNORECASE)


def proposed(names: Iterable[str]) -> list[str]:
    """The names of parts that speak of partners: a partnership, what is multi-agency. Business partners are staff."""
    return [name for name in names if _OF_PARTNERS.search(name)]


def sees_no_part(by: SignedIn, plan: ImprovementPlan) -> bool:
    """Whether somebody is a partner, and no part of the plan is marked as one that partners work on."""
    return is_partner_only(by) and not parts_seen(by, plan)
