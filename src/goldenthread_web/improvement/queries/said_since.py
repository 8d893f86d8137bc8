"""What was said, shown and approved in a plan since a day: counted, in one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateTimeField, F, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from goldenthread_web.improvement.models import Evidence, ImprovementPlan, Update
from goldenthread_web.improvement.status import Checked

_UPDATES, _EVIDENCE, _VERSION = "updates", "evidence", "version"


@dataclass(frozen=True)
class Said:
    """What was said and shown in the time: updates of how many actions, how many asked for help; evidence."""

    updates: int = 0
    actions: int = 0
    help_asked: int = 0
    given: int = 0
    accepted: int = 0
    returned: int = 0


@dataclass(frozen=True)
class Heard:
    """What was said and shown; the actions of which anything was said; the versions that were approved, in order."""

    said: Said
    actions: frozenset[int]
    approved: tuple[tuple[int, date], ...]


def heard_since(plan: ImprovementPlan, keys: Sequence[int], since: date) -> Heard:
    """keys: those of the actions that the reader sees."""
    rows: list[tuple[str, int, int, int, int, Any]] = list(_rows(plan, keys, since))
    updates = [row for row in rows if row[0] == _UPDATES]
    shown = [row[2:5] for row in rows if row[0] == _EVIDENCE]
    given, accepted, returned = (sum(counts) for counts in zip(*shown, strict=True)) if shown else (0, 0, 0)
    said = Said(
        sum(row[2] for row in updates), len(updates), sum(bool(row[3]) for row in updates),
        given, accepted, returned,
    )  # fmt: skip
    versions = sorted((row[1], timezone.localdate(row[5])) for row in rows if row[0] == _VERSION)
    if plan.approved_on and timezone.localdate(plan.approved_on) >= since:
        versions.append((plan.edition, timezone.localdate(plan.approved_on)))
    return Heard(said, frozenset(row[1] for row in updates), tuple(versions))


def _rows(plan: ImprovementPlan, keys: Sequence[int], since: date) -> Any:
    """Of each action what was said and shown, counted; and the earlier versions, where there may be some."""
    none, no_time = Value(0, IntegerField()), Cast(Value(None), DateTimeField())
    said, shown = (
        Update.objects.filter(action__in=keys, at__date__gte=since),
        Evidence.objects.filter(
            Q(at__date__gte=since, taken_back=None) | Q(checked_on__date__gte=since), action__in=keys
        ),
    )
    checked = Q(checked_on__date__gte=since)
    rows = _row(
        said.values("action_id"), _UPDATES, F("action_id"), Count("pk"),
        Count("pk", filter=~Q(help_needed="")), none, no_time,
    ).union(
        _row(
            shown.values("action_id"), _EVIDENCE, F("action_id"),
            Count("pk", filter=Q(at__date__gte=since, taken_back=None)),
            Count("pk", filter=checked & Q(state=Checked.ACCEPTED.value)),
            Count("pk", filter=checked & Q(state=Checked.RETURNED.value)), no_time,
        ),
        all=True,
    )  # fmt: skip
    if plan.edition == 1:
        return rows
    versions = plan.versions.filter(approved_on__date__gte=since, edition__lt=plan.edition)
    earlier = _row(versions, _VERSION, Cast("edition", IntegerField()), none, none, none, F("approved_on"))
    return rows.union(earlier, all=True)


def _row(rows: Any, kind: str, key: Any, one: Any, two: Any, three: Any, at: Any) -> Any:
    """In the columns that all of these questions have."""
    found = rows.order_by().annotate(
        sort=Value(kind, TextField()), key=key, one=one, two=two, three=three, day=at
    )
    return found.values_list("sort", "key", "one", "two", "three", "day")
