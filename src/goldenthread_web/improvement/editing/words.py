"""What somebody changed in a line: its words as plain data, told apart field by field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from goldenthread_web.improvement.models import Change, ImprovementPlan

Words = dict[str, Any]
"""The fields of a line: each a text, or a list of texts. What can be chosen stands there by its key."""

WITHDRAWN = "withdrawn"
"""Among the changed fields of an action that is withdrawn."""


@dataclass(frozen=True)
class Kind:
    """A kind of line. fields: each as a reader calls it, in the order of the form. make: a new one of it.

    write: is given the line, what changed, and what stood there before. check: raises a sentence where words can't
    stand in a plan together with the others, told the line's own name and all places that there are for it. merged:
    the fields that follow from others, or keep what somebody else put there meanwhile.
    """

    name: str
    called: str
    fields: Mapping[str, str]
    read: Callable[[Any], Words]
    write: Callable[[Any, Words, Words], None]
    make: Callable[[ImprovementPlan, str, Words], Any]
    check: Callable[[ImprovementPlan, str, Words, Sequence[Any]], None]
    merged: frozenset[str] = frozenset()


def mark_of(words: object) -> str:
    """What a line says now, as a short mark: another wherever anything of it was changed."""
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:16]


def alike(one: Any, other: Any) -> bool:
    """Whether two fields say the same: spaces, an empty line and a line said twice are no difference."""
    return bool(_told(one) == _told(other))


def _told(value: Any) -> Any:
    lines = value.splitlines() if isinstance(value, str) else value
    if not isinstance(lines, list | tuple):
        return value or []
    return list(filter(None, dict.fromkeys(" ".join(str(line).split()) for line in lines)))


def difference(before: Words, given: Words) -> tuple[Words, Words]:
    """The fields that differ: as they were, and as they are given."""
    differing = [name for name in given if given[name] != before.get(name, "")]
    return {name: before.get(name, "") for name in differing}, {name: given[name] for name in differing}


def waiting(plan: ImprovementPlan) -> QuerySet[Change]:
    """The changes that wait for the next version of a plan to be approved, in their order."""
    found: QuerySet[Change] = plan.changes.filter(holds_since=None, dropped_on=None)
    return found.select_related("by").order_by("pk")


def folded(words: Words, changes: Iterable[Change]) -> Words:
    """The words of a line with what waits laid over them."""
    found = dict(words)
    for change in changes:
        found |= change.now
    return found


def relisted(existing: QuerySet[Any], texts: Sequence[str], make: Callable[[int, str], Model]) -> None:
    """Write a list of lines on which nothing hangs. Those whose words stay are the same; all others go or are new.

    make: a line that is not written yet. What stays as it is is not written.
    """
    rows, lines = list(existing), existing.model._default_manager
    before = {row.pk: row.order for row in rows}
    found: dict[str, Any] = {row.text: row for row in reversed(rows) if row.text in texts}
    if gone := before.keys() - {row.pk for row in found.values()}:
        lines.filter(pk__in=gone).delete()
    places = {text: order for order, text in enumerate(dict.fromkeys(texts))}
    for text, row in found.items():
        row.order = places[text]
    lines.bulk_update([row for row in found.values() if before[row.pk] != row.order], ["order"])
    lines.bulk_create(make(order, text) for text, order in places.items() if text not in found)
