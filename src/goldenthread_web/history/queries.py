"""Reads the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread_web.history.chain import FIELDS, Head, breaks
from goldenthread_web.history.models import Line

ON_A_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the history; "" or None is everything."""

    person: str = ""
    action: str = ""
    outcome: str = ""
    day: date | None = None

    def __str__(self) -> str:
        """As the history tells of the look at it: by opaque names."""
        given = {"person": self.person, "action": self.action, "outcome": self.outcome, "day": self.day}
        return " ".join(f"{name}={value}" for name, value in given.items() if value)


@dataclass(frozen=True)
class Page:
    """Some lines of the history, the newest first. older and newer: the number of the line to go on from, if any."""

    lines: list[Line]
    older: int | None
    newer: int | None


def faults(heads: Iterable[Head]) -> Iterator[str]:
    """What is wrong with the history as it stands, in words."""
    return breaks(Line.objects.order_by("number").values(*FIELDS, "hash").iterator(chunk_size=2_000), heads)


def end() -> Line | None:
    """The last line."""
    return Line.objects.order_by("-number").first()


def page(wanted: Wanted, before: int | None = None, after: int | None = None) -> Page:
    """The lines that are wanted: the newest, or those just before or just after a line.

    Pages go on from a line and not from a count: the history grows while it is read.
    """
    lines = _of(wanted)
    if after is not None:
        found = list(lines.filter(number__gt=after).order_by("number")[: ON_A_PAGE + 1])
        shown = found[:ON_A_PAGE][::-1]
        more_older, more_newer = True, len(found) > ON_A_PAGE
    else:
        found = list(
            (lines.filter(number__lt=before) if before else lines).order_by("-number")[: ON_A_PAGE + 1]
        )
        shown = found[:ON_A_PAGE]
        more_older, more_newer = len(found) > ON_A_PAGE, before is not None
    older = shown[-1].number if shown and more_older else None
    return Page(shown, older, shown[0].number if shown and more_newer else None)


def _of(wanted: Wanted) -> QuerySet[Line]:
    lines = Line.objects.all()
    given = {"person": wanted.person, "action": wanted.action, "outcome": wanted.outcome}
    lines = lines.filter(**{name: value for name, value in given.items() if value})
    if wanted.day:
        lines = lines.filter(time__gte=_begin(wanted.day), time__lt=_begin(wanted.day + timedelta(days=1)))
    return lines


def _begin(day: date) -> str:
    """When a day begins in London, as the history writes times."""
    begins = datetime.combine(day, time(), timezone.get_default_timezone())
    return begins.astimezone(UTC).isoformat(timespec="milliseconds")


def names(references: Iterable[str] | None = None) -> Mapping[str, str]:
    """The names of people by their opaque references: of these, or of all who have an account."""
    people = get_user_model()._default_manager.all()
    if references is not None:
        people = people.filter(reference__in=set(references))
    return dict(people.order_by("name").values_list("reference", "name"))
