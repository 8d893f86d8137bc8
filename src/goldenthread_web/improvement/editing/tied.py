"""Sayings with the actions that serve them, and leads with whose accounts they are, read from the plan at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from goldenthread_web.improvement.models import Action, ActionLead, ImprovementPlan, KeyOutcome

NAMED = "named"
"""The key of a row that only says what an action is called."""


class Row(NamedTuple):
    """A saying with an action that serves it, a lead (no key) with whose account it is, or what an action is called.

    impact: the words in which an action serves a saying.
    """

    key: str
    text: str
    action: str
    one: str
    other: str
    impact: str
    withdrawn: date | None
    part: int | None
    place: int | None
    order: int


def rows(plan: ImprovementPlan, leads: Collection[str], named: Collection[str]) -> list[Row]:
    """All sayings of a plan, the leads of some actions, and what some are called: one question for all."""
    sayings = _columns(
        KeyOutcome.objects.filter(plan=plan), F("pk"), F("text"), F("impacts__action__reference"),
        F("impacts__action__number"), F("impacts__action__text"), F("impacts__text"),
        F("impacts__action__withdrawn_on"), F("impacts__action__part__order"), F("impacts__action__order"),
    )  # fmt: skip
    of_leads = _columns(
        ActionLead.objects.filter(action__reference__in=leads), Value(""), F("words"), F("action__reference"),
        F("person__reference"), F("person__name"), Value(""), F("action__withdrawn_on"), F("action__part__order"),
        F("action__order"),
    )  # fmt: skip
    called = _columns(
        Action.objects.filter(reference__in=named), Value(NAMED), Value(""), F("reference"), F("number"),
        F("text"), Value(""), F("withdrawn_on"), F("part__order"), F("order"),
    )  # fmt: skip
    others = [*([of_leads] if leads else ()), *([called] if named else ())]
    return [Row(*row) for row in (sayings.union(*others, all=True) if others else sayings)]


def _columns(found: QuerySet[Any], *columns: Any) -> Any:
    said = [*(Cast(one, TextField()) for one in columns[:6]), *columns[6:], F("order")]
    named = {f"{name}_there": column for name, column in zip(Row._fields, said, strict=True)}
    return found.order_by().annotate(**named).values_list(*named)
