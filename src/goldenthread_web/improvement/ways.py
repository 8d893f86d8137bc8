"""The ways to look at the improvement plan, in groups: one place from which every page of it leads to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.groups import WAYS


@dataclass(frozen=True)
class Way:
    """A page of the plan. of_work: it shows how the work goes, which not everybody sees. of_figures: it is for those
    who see the council's figures. of_draft: it says something of a draft too, on which nobody works yet. of_ended: it
    says what a plan was that ended. outside: what it is called for whoever does not see how the work goes, where that
    is something else. ended: what it is called of a plan that ended, likewise."""

    words: str
    route: str
    given: tuple[str, ...] = ()
    of_work: bool = False
    of_figures: bool = False
    of_draft: bool = False
    of_ended: bool = False
    outside: str = ""
    ended: str = ""

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
            *(
                Way(f"By {way.words}", "plan_by", (key,), of_draft=True, of_ended=True)
                for key, way in WAYS.items()
            ),
            Way("Timeline", "plan_timeline", of_draft=True, of_ended=True),
        ),
    ),
    Ways(
        "How it goes",
        (
            Way("What is late and why", "plan_late", of_work=True),
            Way("What changed since the last board", "plan_changes", of_work=True),
            Way("We said, we have done", "plan_done", of_ended=True),
            Way("The next six months", "plan_next", of_draft=True),
            Way("Report for the board", "plan_report", outside="Report"),
        ),
    ),
    Ways(
        "What it is for",
        (
            Way("Golden thread", "plan_thread", of_draft=True, of_ended=True),
            Way("For children, in plain words", "plan_for_children"),
            Way("Its parts, and who watches them", "plan_parts", of_draft=True, of_ended=True),
        ),
    ),
    Ways(
        "What is to do",
        (
            Way("My actions", "plan_mine", of_work=True),
            Way("Figures that people enter", "plan_series", of_work=True),
            Way("What is wrong with it", "plan_check", of_work=True, of_draft=True),
            Way(
                "Versions, and what waits", "plan_versions", of_figures=True, of_ended=True, ended="Versions"
            ),
        ),
    ),
    Ways(
        "Registers",
        (
            Way("Meetings of the boards", "plan_boards", of_work=True),
            Way("Risks", "plan_risks", of_work=True, of_ended=True),
            Way("Strategies and policies", "plan_documents", of_work=True, of_ended=True),
            Way("Self-assessments and reviews", "plan_assessments", of_figures=True, of_ended=True),
        ),
    ),
)


def ways_for(by: SignedIn, *, of_draft: bool = False, of_ended: bool = False) -> Iterator[Ways]:
    """The groups of pages that somebody may look at, of a draft or a plan that ended fewer; no empty group."""
    for group in _ALL:
        here = (
            one for one in group.ways if (one.of_draft or not of_draft) and (one.of_ended or not of_ended)
        )
        seen = tuple(_called(way, by, of_ended) for way in here if _is_seen(way, by))
        if seen:
            yield Ways(group.heading, seen)


def _is_seen(way: Way, by: SignedIn) -> bool:
    return (not way.of_work or sees_work(by)) and (not way.of_figures or bool(by.roles & READERS_OF_FIGURES))


def _called(way: Way, by: SignedIn, of_ended: bool) -> Way:
    """A way with the words that it has for somebody: the report for the board is not for everybody; for a plan that
    ended nothing waits."""
    if of_ended and way.ended:
        return replace(way, words=way.ended)
    return replace(way, words=way.outside) if way.outside and not sees_work(by) else way
