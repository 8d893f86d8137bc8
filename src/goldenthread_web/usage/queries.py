"""Reads how much the dashboards were used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from goldenthread.terms.months import Month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.usage.middleware import PAGES
from goldenthread_web.usage.models import Use

MONTHS = 12


@dataclass(frozen=True)
class Row:
    """One role, or one page, with how often in each month and in all of them."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Used:
    """The use of the last months, by role and by page. Every role stands there: who never looked is what is sought."""

    months: tuple[Month, ...]
    roles: tuple[Row, ...]
    pages: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.roles)


def used(today: date) -> Used:
    """What was opened in the 12 months up to a day."""
    last = Month.of(today)
    months = tuple(last.plus(step) for step in range(1 - MONTHS, 1))
    found = Use.objects.filter(day__gte=months[0].start, day__lte=last.end)
    counts: dict[tuple[str, Month], int] = {}
    for day, page, role, count in found.values_list("day", "page", "role").annotate(Sum("count")):
        for name in (f"role={role}", f"page={page}"):
            key = (name, Month.of(day))
            counts[key] = counts.get(key, 0) + count

    def row(kind: str, key: str, words: str) -> Row:
        return Row(words, tuple(counts.get((f"{kind}={key}", month), 0) for month in months))

    roles = tuple(row("role", role.value, role.value.capitalize()) for role in Role)
    return Used(months, roles, tuple(row("page", route, words) for route, words in PAGES.items()))


def days() -> Iterator[tuple[object, ...]]:
    """Every count, by day, page and role."""
    yield from Use.objects.order_by("day", "page", "role").values_list("day", "page", "role", "count")
