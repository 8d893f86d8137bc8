"""The risks that were put down, rated otherwise, closed or opened again since a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby, takewhile
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan, Risk
from goldenthread_web.improvement.operations.before import Said, said_of
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.registers.permissions import seen_by
from goldenthread_web.improvement.registers.queries import level_of


@dataclass(frozen=True)
class ChangedRisk:
    """A risk, and what was done to it in the time: a sentence each."""

    risk: Risk
    words: tuple[str, ...]


def risks_since(
    by: SignedIn, plan: ImprovementPlan, since: date, actions: Collection[int]
) -> tuple[ChangedRisk, ...]:
    """Those that somebody sees, open ones first and the highest first: in one question.

    actions: the keys of the actions that this reader sees. What a risk said before it belonged to one of them is not
    told to a partner.
    """
    begin = timezone.make_aware(datetime.combine(since, time.min))
    rows = (
        Risk.objects.filter(seen_by(by), plan=plan)
        .annotate(
            earlier=FilteredRelation("before", condition=Q(before__at__gte=begin)), was=F("earlier__said")
        )
        .filter(Q(put_down_on__gte=begin) | Q(closed_on__gte=since) | Q(earlier__pk__isnull=False))
        .order_by("pk", "earlier__pk")
    )
    found = []
    for _, several in groupby(rows, lambda one: one.pk):
        states: list[Any] = list(several)
        said = [one.was for one in states if one.was]
        own = _own(said, actions) if is_partner_only(by) else said
        is_new = bool(states[0].put_down_on and states[0].put_down_on >= begin)
        if words := tuple(_words(states[0], own, since, is_new=is_new)):
            found.append(ChangedRisk(states[0], words))
    return tuple(
        sorted(found, key=lambda one: (one.risk.closed_on is not None, -one.risk.score, one.risk.pk))
    )


def _own(said: Sequence[Said], actions: Collection[int]) -> list[Said]:
    """What it said since it last came to one of these actions."""
    return list(takewhile(lambda one: one["action_id"] in actions, reversed(said)))[::-1]


def _words(risk: Risk, said: Sequence[Said], since: date, *, is_new: bool) -> Iterator[str]:
    """What is other now than it was when the time began."""
    was, now = said[0] if said else None, said_of(risk)
    if is_new:
        yield f"Put down and rated {_rated(now)}."
    was_closed = bool(was and was["closed_on"]) and not is_new
    if risk.closed_on is not None and risk.closed_on >= since and not was_closed:
        yield f"Closed: {risk.closed_because}"
    if was_closed and risk.closed_on is None:
        yield "Opened again."
    if was and not is_new and _rated(was) != _rated(now):
        yield f"Rated {_rated(now)}. It was {_rated(was)}."


def _rated(said: Said) -> str:
    likely, grave = int(said["likelihood"] or 0), int(said["gravity"] or 0)
    return (
        f"{likely * grave} of 25, {level_of(likely * grave).lower()} (likelihood {likely}, gravity {grave})"
    )
