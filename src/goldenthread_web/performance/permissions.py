"""Which parts of the council somebody sees figures of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import Http404

from goldenthread.terms.words import Breakdown
from goldenthread_web.accounts.people import WHOLE_COUNCIL, SignedIn, lies_in
from goldenthread_web.accounts.reasons import may_open_children_of, parts_opened
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, SEES_CHILDREN, Role

SEES_TEAMS = SEES_CHILDREN | {Role.GOVERNANCE}
"""Those who see the figures of single teams: in a team a number is soon a child or a colleague."""


class OutOfReach(Http404):
    """Something that is there, and not for this person: answered as if it were not, and remembered."""


def areas_seen(person: SignedIn, areas: Iterable[str], teams: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of the council whose figures a person sees, in the order given, beside the council as a whole.

    Whoever reads figures sees the council, its services and its localities. A team is seen by those who answer for it,
    for its service or for the council.
    """
    if not person.roles & READERS_OF_FIGURES:
        return ()
    over = person.parts(SEES_TEAMS)
    return tuple(
        area
        for area in areas
        if not area.startswith(f"{Breakdown.TEAM}=") or lies_in({area, *belongs_to(area, teams)}, over)
    )


def own_parts(person: SignedIn, areas: Iterable[str], teams: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of the council that a person holds a role for; none for whoever holds one for the whole council."""
    held = person.parts(READERS_OF_FIGURES)
    if WHOLE_COUNCIL in held:
        return ()
    return tuple(area for area in areas_seen(person, areas, teams) if area in held)


def belongs_to(area: str, teams: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of the council that an area lies in: a team in its service."""
    return (teams[area],) if area in teams else ()


def may_open(person: SignedIn, area: str, teams: Mapping[str, str]) -> bool:
    """Whether a person may see the children behind the figures of an area, by a role or by a reason given."""
    return person.may_see_children and may_open_children_of(person, area, within=belongs_to(area, teams))


def parts_to_open(person: SignedIn, areas: Iterable[str], teams: Mapping[str, str]) -> tuple[str, ...]:
    """Those of some parts of the council whose children a person may see, in the order given: asked once for all."""
    opened = parts_opened(person)
    return tuple(area for area in areas if lies_in({area, *belongs_to(area, teams)}, opened))
