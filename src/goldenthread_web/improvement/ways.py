"""The ways to look at the improvement plan, in groups: one place from which every page of it leads to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.groups import WAYS


@dataclass(frozen=True)
class Way:
    """A page of the plan. of_work: it shows how the work goes, which not everybody sees."""

    words: str
    route: str
    given: tuple[str, ...] = ()
    of_work: bool = False

    @property
    def address(self) -> str:
        return reverse(self.route, args=self.given)


@dataclass(frozen=True)
class Ways:
    """Pages that belong together."""

    heading: str
    ways: tuple[Way, ...]


_ALL = (
    Ways(
        "The actions",
        (
            *(Way(f"By {way.words}", "plan_by", (key,)) for key, way in WAYS.items()),
            Way("Timeline", "plan_timeline"),
        ),
    ),
    Ways(
        "How it goes",
        (
            Way("What is late and why", "plan_late", of_work=True),
            Way("What changed since the last board", "plan_changes", of_work=True),
            Way("We said, we have done", "plan_done"),
            Way("The next six months", "plan_next"),
            Way("Report for the board", "plan_report"),
        ),
    ),
    Ways(
        "What it is for",
        (
            Way("Golden thread", "plan_thread"),
            Way("For children, in plain words", "plan_for_children"),
            Way("Its parts, and who watches them", "plan_parts"),
        ),
    ),
    Ways(
        "What is to do",
        (
            Way("My actions", "plan_mine", of_work=True),
            Way("Figures that people enter", "plan_series", of_work=True),
            Way("What is wrong with it", "plan_check", of_work=True),
        ),
    ),
)


def ways_for(by: SignedIn) -> Iterator[Ways]:
    """The groups of pages that somebody may look at; an empty one is left out."""
    for group in _ALL:
        seen = tuple(way for way in group.ways if not way.of_work or sees_work(by))
        if seen:
            yield Ways(group.heading, seen)
